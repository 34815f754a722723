"""Help opens what it names, and says so when the desktop opens nothing; the rehearsal page's address is shown and copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QAction, QGuiApplication

from studio import __version__
from tests.parts.desk_thread import DeskThread
from ui.hotkeys.dialog import HotkeyDialog
from ui.opening import Opening
from ui.window import MainWindow

Until = Callable[..., None]


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """Stands in for the desktop's opener: ends with a code, after writing down what it was given."""

    def make(code: int) -> Path:
        program, given = tmp_path / "bin" / "xdg-open", tmp_path / "given"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "$1" >> {given}\nexit {code}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
        return given

    return make


def entries(window: MainWindow) -> dict[str, QAction]:
    menu = window.menuBar().actions()[-1].menu()
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}  # type: ignore[attr-defined]


def test_help_opens_documents_that_are_there(selling_window: MainWindow, until: Until, opener: Callable[[int], Path]) -> None:
    given = opener(0)
    for words in ("First steps", "Plugins of your own", "Control by programs"):
        entries(selling_window)[words].trigger()
    until(lambda: given.exists() and len(given.read_text().split()) == 3)
    until(lambda: not selling_window.room.findChildren(Opening))
    for address in given.read_text().split():
        assert Path(address.removeprefix("file://")).is_file()


def test_help_opens_the_folder_of_kept_logs(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, opener: Callable[[int], Path], tmp_path: Path
) -> None:
    given = opener(0)
    until(lambda: selling_window.room.store.state.logs.kept)
    entries(selling_window)["Logs and reports"].trigger()
    until(given.exists)
    until(lambda: given.read_text().strip() == f"file://{tmp_path}/data/nightmarket/sessions")
    until(lambda: not selling_window.room.findChildren(Opening))


def test_help_has_the_keys_and_the_version(selling_window: MainWindow) -> None:
    assert f"About Nightmarket {__version__}" in entries(selling_window)
    entries(selling_window)["Keys…"].trigger()
    dialog = selling_window.findChildren(HotkeyDialog)[0]
    assert dialog.isVisible()
    dialog.reject()


def open_page(window: MainWindow, until: Until) -> None:
    """That of the rehearsal, once its address is known: before that there is no page to open."""
    row = window.panel("destinations").rows["rehearsal"]
    until(row._address.isVisible)
    row.open_page()


def test_a_browser_that_does_not_start_is_said_with_the_address(
    selling_window: MainWindow, until: Until, opener: Callable[[int], Path]
) -> None:
    opener(3)
    said: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: said.append(words))
    open_page(selling_window, until)
    until(lambda: said)
    assert "http://127.0.0.1:1/" in said[0]


def test_a_desktop_without_an_opener_is_said(
    selling_window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: said.append(words))
    open_page(selling_window, until)
    until(lambda: said)


def test_the_rehearsal_pages_address_is_shown_and_copied(selling_window: MainWindow, until: Until) -> None:
    row = selling_window.panel("destinations").rows["rehearsal"]
    until(row._address.isVisible)
    assert row._address._full == "http://127.0.0.1:1/"
    assert not selling_window.panel("destinations").rows["shop"]._address.isVisible()
    row.copy_address()
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:1/"
