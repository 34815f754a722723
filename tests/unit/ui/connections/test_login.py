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
from shiboken6 import isValid

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.connections import ConnectionsDialog
from ui.opening import Opening

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
def dialog(selling_corner: Corner, selling_desk: DeskThread, account: Account, until: Until) -> ConnectionsDialog:
    """Of a show with the rehearsal and a channel where nobody is logged in."""
    selling_desk.processes.says("plugin.twitch", "failed", "Nobody is logged in at Twitch.")
    selling_desk.call("connection.add", plugin="twitch", name="Channel", settings={"client_id": "standin0client0id"})
    selling_desk.connects("twitch", account)
    made = ConnectionsDialog(selling_corner.room, selling_corner)
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


def test_a_page_without_a_code_is_waited_for_in_the_browser(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until, opened: Callable[[], list[str]]
) -> None:
    address = "https://www.twitch.tv/agree?state=" + "s" * 400
    dialog.login.log_in.click()
    until(lambda: account.begun == 1)
    say(selling_desk, address, code="")
    until(lambda: opened() == [address])
    assert dialog.login.words.text() == (
        "Waiting for the browser: agree on the page of www.twitch.tv there. The rest goes by itself."
    )
    assert (dialog.login.page.isHidden(), dialog.login.copy.isHidden()) == (False, True)
    dialog.login.page.click()
    until(lambda: opened() == [address, address])
    until(lambda: not dialog.room.findChildren(Opening))


def test_a_login_that_somebody_else_began_opens_nothing(
    dialog: ConnectionsDialog, selling_desk: DeskThread, until: Until, opened: Callable[[], list[str]]
) -> None:
    say(selling_desk, ADDRESS)
    until(lambda: ADDRESS in dialog.login.words.text())
    assert opened() == []
    assert not dialog.room.findChildren(Opening)


def test_a_login_of_somebody_else_after_a_refused_one_opens_nothing(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until
) -> None:
    account.refusal = AbilityError("refused", "Not now.")
    dialog.login.log_in.click()
    until(lambda: dialog.line.text() == "Not now.")
    say(selling_desk, ADDRESS)
    until(lambda: ADDRESS in dialog.login.words.text())
    assert not dialog.room.findChildren(Opening)


def test_a_second_press_opens_the_new_page_and_not_the_one_that_waits(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until, opened: Callable[[], list[str]]
) -> None:
    say(selling_desk, ADDRESS)
    until(lambda: ADDRESS in dialog.login.words.text())
    dialog.login.log_in.click()
    until(lambda: account.begun == 1)
    selling_desk.processes.says("plugin.twitch", "running")
    until(lambda: dialog.state.text() == "Running")
    another = ADDRESS.replace("AB12", "CD34")
    say(selling_desk, another, "CD34")
    until(lambda: opened() == [another])
    until(lambda: not dialog.room.findChildren(Opening))


def test_what_was_asked_for_one_connection_opens_no_page_of_another(
    dialog: ConnectionsDialog, selling_desk: DeskThread, account: Account, until: Until
) -> None:
    """The chosen one goes from the show, and the list chooses its neighbour without saying so."""
    selling_desk.call("connection.add", plugin="twitch", name="Second", settings={"client_id": "standin0client0id"})
    until(lambda: dialog.list.count() == 3)
    second = next(name for name in dialog.room.store.state.connections if name not in ("rehearsal", "twitch"))
    dialog.login.log_in.click()
    until(lambda: account.begun == 1)
    selling_desk.call("connection.remove", connection="twitch")
    until(lambda: dialog.chosen() == second)
    login = {"address": ADDRESS, "code": "AB12"}
    event = {"state": "failed", "text": "", "abilities": ["login"], "login": login}
    selling_desk.processes.says(f"plugin.{second}", "failed")
    selling_desk.processes.event(f"plugin.{second}", "connection_state", **event)
    until(lambda: ADDRESS in dialog.login.words.text())
    assert not dialog.room.findChildren(Opening)


def test_a_browser_that_fails_after_the_dialog_was_closed_is_told_of_in_the_window(
    dialog: ConnectionsDialog, opened: Callable[[], list[str]], tmp_path: Path, until: Until
) -> None:
    go = tmp_path / "go"
    opener = tmp_path / "bin" / "xdg-open"
    opener.write_text(f"#!/bin/sh\nuntil [ -e {go} ]; do sleep 0.05; done\nexit 3\n")
    room, told = dialog.room, list[tuple[str, str]]()
    room.notice.connect(lambda level, words: told.append((level, words)))
    until(dialog.page.isHidden)
    dialog.list.setCurrentRow(0)
    until(lambda: not dialog.page.isHidden())
    dialog.page.click()
    assert len(room.findChildren(Opening)) == 1
    dialog.reject()
    until(lambda: not isValid(dialog))
    go.touch()
    until(lambda: not room.findChildren(Opening))
    assert [(level, words[:28]) for level, words in told] == [("warn", "No browser could be opened. ")]


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
