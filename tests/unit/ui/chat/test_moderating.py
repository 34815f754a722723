"""Viewers are muted and blocked from the panel; what was refused is said there, and what was done is taken back there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from studio.control.schema.state.host import ChatRow
from studio.plugin_api.abilities import ChatMessage
from tests.fakes.channel import MemoryChannel
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.chat.panel import ChatPanel

Until = Callable[..., None]


@pytest.fixture
def panels() -> tuple[str, ...]:
    return ("chat",)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the operator was asked, who says yes to all."""
    questions: list[str] = []
    monkeypatch.setattr(
        "ui.notices.confirming.sure", lambda _parent, _title, words, _go, _at_once: questions.append(words) or True
    )
    return questions


@pytest.fixture
def ours(selling_desk: DeskThread) -> MemoryChannel:
    channel = MemoryChannel(selling_desk.processes, "ours")
    selling_desk.connects("rehearsal", selling_desk.shop)
    selling_desk.connects("ours", channel)
    selling_desk.call("connection.add", plugin="rehearsal", name="My channel", id="ours")
    return channel


@pytest.fixture
def chat(selling_corner: Corner, ours: MemoryChannel, asked: list[str], until: Until) -> ChatPanel:
    """With a row of a viewer, which is chosen."""
    panel = selling_corner.panel("chat")
    ours.writes(ChatMessage(id="1", buyer_key="ann", name="Ann", text="Boo", at_ms=0))
    until(lambda: panel.model.rowCount() == 1 and panel.moderating.can("block", "ours:1"))
    selling_corner.activateWindow()
    panel.view.setFocus()
    until(panel.view.hasFocus)
    panel.view.setCurrentIndex(panel.model.index(0))
    return panel


def words(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def silenced(panel: ChatPanel) -> QMenu:
    """The list of them, in the menu of the chosen chat."""
    (menu,) = (action.menu() for action in panel.viewer_line.order_menu().actions() if action.menu() is not None)
    assert isinstance(menu, QMenu)
    return menu


def ctrl(panel: ChatPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.view, key, Qt.KeyboardModifier.ControlModifier)


def test_a_viewer_is_blocked_by_key_once_named_and_let_in_by_undo(
    chat: ChatPanel, ours: MemoryChannel, asked: list[str], until: Until
) -> None:
    ctrl(chat, Qt.Key.Key_B)
    until(lambda: ours.done == [("block", "ann", True)])
    assert asked == ["Block Ann in the chat of My channel? They can neither write there nor come back until they are unblocked."]
    line = chat.act_line
    until(line.isVisible)
    assert (line.words.text(), line.undo.isVisible()) == ("Ann is blocked.", True)
    line.undo.setFocus()
    QTest.keyClick(line.undo, Qt.Key.Key_Space)
    until(lambda: ours.done[1:] == [("block", "ann", False)])
    until(lambda: not line.isVisible())


def test_a_block_that_is_not_meant_is_none(
    chat: ChatPanel, ours: MemoryChannel, asked: list[str], monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    monkeypatch.setattr("ui.notices.confirming.sure", lambda _parent, _title, words, *_more: bool(asked.append(words)))
    ctrl(chat, Qt.Key.Key_B)
    until(lambda: len(asked) == 1)
    assert (ours.done, chat.act_line.isVisible()) == ([], False)


def test_a_viewer_is_muted_for_as_long_as_is_chosen_and_undo_lets_them_write(
    chat: ChatPanel, ours: MemoryChannel, until: Until
) -> None:
    menu = chat.row_menu("ours:1")
    for name, seconds in (("Mute for 1 min", 60), ("Mute for 1 h", 3600), ("Let write again", 0)):
        next(action for action in menu.actions() if action.text().replace("&", "") == name).trigger()
        until(lambda seconds=seconds: ours.done[-1:] == [("mute", "ann", seconds)])
    ctrl(chat, Qt.Key.Key_M)
    until(lambda: chat.act_line.words.text() == "Ann is muted for 10 min.")
    chat.act_line.undo.click()
    until(lambda: ours.done[-2:] == [("mute", "ann", 600), ("mute", "ann", 0)])


def test_a_message_is_pinned_by_key_and_taken_down(chat: ChatPanel, ours: MemoryChannel, until: Until) -> None:
    ctrl(chat, Qt.Key.Key_P)
    until(lambda: ours.done == [("pin", "1")])
    until(chat.act_line.undo.isVisible)
    chat.act_line.undo.click()
    until(lambda: ours.done == [("pin", "1"), ("pin", None)])


def test_undo_goes_once_somebody_else_has_ended_what_it_would_take_back(
    chat: ChatPanel, selling_desk: DeskThread, ours: MemoryChannel, until: Until
) -> None:
    line = chat.act_line
    ctrl(chat, Qt.Key.Key_B)
    until(lambda: line.undo.isVisible() and chat.room.store.state.silenced)
    selling_desk.call("chat.block", id="ours:1", blocked=False)
    until(lambda: not line.undo.isVisible())
    assert line.words.text() == "Ann is blocked."
    ctrl(chat, Qt.Key.Key_P)
    until(lambda: line.undo.isVisible() and chat.room.store.state.chat["ours"].pinned)
    ours.writes(ChatMessage(id="2", buyer_key="bo", name="Bo", text="Pin me", at_ms=0))
    until(lambda: chat.model.rowCount() == 2)
    selling_desk.call("chat.pin", connection="ours", id="ours:2")
    until(lambda: not line.undo.isVisible())


def test_a_key_at_a_row_out_of_sight_shows_it_first(chat: ChatPanel, ours: MemoryChannel, until: Until) -> None:
    view = chat.view
    chat.model.hear(ChatRow(id=f"ours:m{n}", name=f"V{n}", text="Hello") for n in range(50))
    chat.model.turn()
    view.scrollToBottom()
    until(lambda: not view.viewport().rect().intersects(view.visualRect(chat.model.index(0))))
    ctrl(chat, Qt.Key.Key_M)
    assert view.visualRect(chat.model.index(0)).top() == 0
    assert (view.holding, chat.act_line.isVisible()) == (True, False)
    ctrl(chat, Qt.Key.Key_M)
    until(lambda: chat.act_line.words.text() == "Ann is muted for 10 min.")
    assert ours.done == [("mute", "ann", 600)]


def test_what_a_platform_refused_is_said_in_the_panel_until_something_else_is_done(
    chat: ChatPanel, selling_desk: DeskThread, ours: MemoryChannel, until: Until
) -> None:
    toasts: list[str] = []
    chat.room.notice.connect(lambda _level, text: toasts.append(text))
    selling_desk.refuses("chat.mute", "Nobody may mute the owner.")
    ctrl(chat, Qt.Key.Key_M)
    line = chat.act_line
    until(lambda: line.words.text() == "Ann is not muted. Nobody may mute the owner.")
    assert (line.isVisible(), line.undo.isVisible(), line.words.property("level"), toasts) == (True, False, "warn", [])
    line.close_button.click()
    assert not line.isVisible()
    ctrl(chat, Qt.Key.Key_M)
    until(line.isVisible)
    selling_desk.allows("chat.mute")
    ctrl(chat, Qt.Key.Key_M)
    until(lambda: line.words.text() == "Ann is muted for 10 min.")


def test_what_the_platform_cannot_is_not_offered(
    chat: ChatPanel, selling_desk: DeskThread, ours: MemoryChannel, until: Until
) -> None:
    ours.acts = frozenset({"hide", "block"})
    selling_desk.connects("ours", ours)
    until(lambda: not chat.moderating.can("mute", "ours:1"))
    assert words(chat.row_menu("ours:1"))[2:] == ["Reply", "Hide from everybody", "Block…", "Unblock"]
    assert words(chat.viewer_line.order_menu()) == ["Muted and blocked: 0"]
    for key in (Qt.Key.Key_M, Qt.Key.Key_P):
        chat.act_line.clear()
        ctrl(chat, key)
        assert chat.act_line.words.text() == "This cannot be done in My channel from here. Use its own page or program."
    ctrl(chat, Qt.Key.Key_B)
    until(lambda: ours.done == [("block", "ann", True)])


def test_who_is_silenced_stands_in_a_list_and_is_let_in_there(
    chat: ChatPanel, selling_desk: DeskThread, ours: MemoryChannel, until: Until
) -> None:
    assert not silenced(chat).isEnabled()
    ours.writes(ChatMessage(id="2", buyer_key="bo", name="B&o", text="Boo, too", at_ms=0))
    until(lambda: chat.model.rowCount() == 2)
    chat.moderating.block("ours:1")
    until(lambda: len(chat.room.store.state.silenced) == 1)
    chat.moderating.mute("ours:2", 3600)
    until(lambda: len(chat.room.store.state.silenced) == 2)
    muted, blocked = (action.text() for action in silenced(chat).actions())
    assert blocked == "Unblock Ann (My channel), blocked by window"
    assert muted.startswith("Let B&&o write again (My channel), muted until ")
    chat.room.desk.happened.emit("chat_hidden", {"ids": ["ours:1"]})
    selling_desk.do(lambda: selling_desk.desk.sales.chat.hide("ours:1"))
    silenced(chat).actions()[1].trigger()
    until(lambda: ours.done[-1] == ("block", "ann", False))
    until(lambda: [one.name for one in chat.room.store.state.silenced] == ["B&o"])


def test_a_long_name_widens_no_panel(chat: ChatPanel, ours: MemoryChannel, until: Until) -> None:
    before = chat.minimumSizeHint().width()
    chat.act_line.say(f"{'w' * 80} is muted for 10 min.", lambda: None)
    until(chat.act_line.isVisible)
    chat.body.activate()
    assert chat.minimumSizeHint().width() <= max(before, 240)
