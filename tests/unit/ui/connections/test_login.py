"""Logging in from the dialog of connections: the address and the code are shown, the page is opened once, and its end is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from tests.parts.desk_thread import DeskThread
from ui.connections import ConnectionsDialog
from ui.opening import Opening
from ui.window import MainWindow

Until = Callable[..., None]
ADDRESS = "https://www.twitch.tv/activate?device-code=AB12"


class Account:
    """A provider that counts how often a login was begun, and refuses with `refusal`."""

    def __init__(self) -> None:
        self.prompt: LoginPrompt | None = None
        self.begun = 0
        self.refusal: AbilityError | None = None

    async def log_in(self) -> None:
        self.begun += 1
        if self.refusal is not None:
            raise self.refusal


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """What the desktop's opener was given."""
    program, given = tmp_path / "bin" / "xdg-open", tmp_path / "given"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" >> {given}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return lambda: given.read_text().split() if given.exists() else []


@pytest.fixture
def dialog(selling_window: MainWindow, selling_desk: DeskThread, account: Account, until: Until) -> ConnectionsDialog:
    """Of a show with the rehearsal and a channel where nobody is logged in."""
    selling_desk.processes.says("plugin.twitch", "failed", "Nobody is logged in at Twitch.")
    selling_desk.call("connection.add", plugin="twitch", name="Channel", settings={"client_id": "standin0client0id"})
    selling_desk.connects("twitch", account)
    made = ConnectionsDialog(selling_window.room, selling_window)
    made.open()
    until(lambda: made.list.count() == 2 and "Failed" in made.list.item(1).text())
    made.list.setCurrentRow(1)
    return made


def say(desk: DeskThread, address: str | None, code: str = "AB12") -> None:
    """The plugin says that a login waits, or none."""
    login = {"address": address, "code": code} if address is not None else None
    desk.processes.event("plugin.twitch", "connection_state", state="failed", text="", abilities=["login"], login=login)


def test_it_is_there_for_a_platform_with_a_login_alone(dialog: ConnectionsDialog) -> None:
    assert not dialog.login.isHidden()
    assert dialog.login.page.isHidden()
    assert dialog.login.words.isHidden()
    assert dialog.forms.secrets is None, "nobody types the login"
    dialog.list.setCurrentRow(0)
    assert dialog.login.isHidden()


def test_space_pressed_twice_on_log_in_grants_nothing(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until
) -> None:
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    dialog.login.log_in.setFocus()
    until(dialog.login.log_in.hasFocus)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Space)
    until(lambda: account.begun == 1)
    selling_desk.processes.says("plugin.twitch", "running")
    until(lambda: dialog.state.text() == "Running")
    assert dialog.login.log_in.hasFocus()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Space)
    until(lambda: account.begun == 2)
    assert selling_desk.named("connection.grant") == []


def test_a_button_that_goes_hands_the_keyboard_to_the_list(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until
) -> None:
    """Qt would go on to the next part, the check box that tells buyers' names."""
    say(selling_desk, ADDRESS)
    until(dialog.login.copy.isVisible)
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    dialog.login.copy.setFocus()
    until(dialog.login.copy.hasFocus)
    say(selling_desk, None)
    until(lambda: not dialog.login.copy.isVisible())
    assert isinstance(dialog.focusWidget(), QListWidget)


def test_the_page_is_opened_once_and_shown_in_words(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until, opened: Callable[[], list[str]]
) -> None:
    dialog.login.log_in.click()
    until(lambda: account.begun == 1)
    assert selling_desk.named("connection.log_in") == [{"connection": "twitch"}]
    say(selling_desk, ADDRESS)
    until(lambda: ADDRESS in dialog.login.words.text() and "AB12" in dialog.login.words.text())
    assert dialog.login.words.textFormat() == Qt.TextFormat.PlainText
    until(lambda: opened() == [ADDRESS])
    dialog.login.copy.click()
    assert QGuiApplication.clipboard().text() == "AB12"
    dialog.login.page.click()
    until(lambda: opened() == [ADDRESS, ADDRESS])
    until(lambda: not dialog.room.findChildren(Opening))
    say(selling_desk, None)
    selling_desk.processes.says("plugin.twitch", "running")
    until(lambda: dialog.login.words.text() == "Logged in.")
    assert dialog.login.page.isHidden()


def test_a_login_that_somebody_else_began_opens_nothing(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until, opened: Callable[[], list[str]]
) -> None:
    say(selling_desk, ADDRESS)
    until(lambda: ADDRESS in dialog.login.words.text())
    assert opened() == []
    assert not dialog.room.findChildren(Opening)


def test_another_page_than_the_plugin_names_is_neither_shown_nor_opened(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until, opened: Callable[[], list[str]]
) -> None:
    dialog.login.log_in.click()
    until(lambda: account.begun == 1)
    say(selling_desk, "https://evil.example/activate")
    until(lambda: "does not name" in dialog.login.words.text())
    assert "evil" not in dialog.login.words.text()
    assert dialog.login.page.isHidden()
    assert opened() == []


def test_a_login_that_cannot_begin_says_why(dialog: ConnectionsDialog, account: Account, until: Until) -> None:
    account.refusal = AbilityError("refused", "Twitch takes no login: invalid client. Check the client ID.")
    dialog.login.log_in.click()
    until(lambda: dialog.line.text() == account.refusal.text)
