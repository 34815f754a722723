"""The table of hotkeys says what the desk refuses of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QKeySequence

from tests.parts.desk_thread import DeskThread
from ui.hotkeys.dialog import HotkeyDialog
from ui.window import MainWindow

Until = Callable[..., None]


def test_a_refusal_is_said_in_the_dialog(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    """The window's notices lie behind it; the key that was pressed is not the action's."""
    dialog = HotkeyDialog(selling_window.room, selling_window)
    dialog.open()
    behind: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: behind.append(words))
    before = dialog._edits["take"].keySequence()
    dialog._edits["take"].setKeySequence(QKeySequence("Return"))
    until(lambda: dialog.line.text() != "")
    assert dialog.line.text().startswith("Return")
    assert dialog._edits["take"].keySequence() == before
    assert behind == []
    dialog._edits["take"].setKeySequence(QKeySequence("F12"))
    until(lambda: selling_desk.show.hotkeys.get("take") == "F12")
    assert dialog.line.text() == ""
    dialog.reject()


def test_keys_that_the_window_has_are_refused(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until, subtests: pytest.Subtests
) -> None:
    """Two that hear the same keys: Qt calls neither."""
    dialog = HotkeyDialog(selling_window.room, selling_window)
    dialog.open()
    before = dialog._edits["cut"].keySequence()
    for keys in ("Ctrl+Z", "Ctrl+R", "Ctrl+M", "Ctrl+P", "Ctrl+B", "Ctrl+Return"):
        with subtests.test(keys=keys):
            dialog._edits["cut"].setKeySequence(QKeySequence(keys))
            assert dialog.line.text() == f"{QKeySequence(keys).toString()} does something else in this window. Choose other keys."
            assert dialog._edits["cut"].keySequence() == before
            until(lambda: not selling_window.room.desk._waiting)
            assert selling_desk.named("hotkey.set") == []
    dialog._edits["cut"].setKeySequence(QKeySequence("F9"))
    until(lambda: selling_desk.show.hotkeys.get("cut") == "F9")
    assert dialog.line.text() == ""
    dialog.reject()
