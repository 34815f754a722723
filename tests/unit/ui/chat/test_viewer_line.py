"""Viewers are answered and kept in order from the panel: with the mouse's menu, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from studio.control.schema.state.host import ChatRow
from studio.plugin_api.abilities import ChatMessage
from tests.fakes.channel import MemoryChannel, MemoryChat
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from tests.unit.ui.laid_out import lay_out
from ui.chat.model import CHAT_ROLE
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
def chat(selling_corner: Corner, selling_desk: DeskThread, asked: list[str], until: Until) -> ChatPanel:
    """With a channel that can do all, one that can only be read, and a row of each."""
    panel = selling_corner.panel("chat")
    ours = channel(selling_desk, "ours")
    market = MemoryChat(selling_desk.processes, "market")
    selling_desk.connects("rehearsal", selling_desk.shop)
    connect(selling_desk, "market", market)
    ours.writes(ChatMessage(id="1", buyer_key="ann", name="Ann", text="How long is it?", at_ms=0))
    market.writes(ChatMessage(id="1", buyer_key="ann", name="Ann", text="Hello", at_ms=0))
    until(lambda: panel.model.rowCount() == 2 and panel.viewer_line.connection == "ours")
    selling_corner.activateWindow()
    return panel


def channel(desk: DeskThread, name: str) -> MemoryChannel:
    """One more channel of the show, which can do all."""
    made = MemoryChannel(desk.processes, name)
    connect(desk, name, made)
    return made


def connect(desk: DeskThread, name: str, channel: MemoryChat) -> None:
    """The show has one more account, which has this channel."""
    desk.connects(name, channel)
    desk.call("connection.add", plugin="rehearsal", name=f"Channel {name}", id=name)


def sent(desk: DeskThread) -> list[dict[str, Any]]:
    """What was written to viewers, once that was confirmed."""
    return [
        {name: value for name, value in call.items() if name != "confirm"}
        for call in desk.named("chat.send")
        if "confirm" in call
    ]


def words(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def choose(panel: ChatPanel, place: int, until: Until) -> None:
    panel.view.setFocus()
    until(panel.view.hasFocus)
    panel.view.setCurrentIndex(panel.model.index(place))


def test_there_is_no_line_while_nothing_takes_messages(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    line = selling_corner.panel("chat").viewer_line
    selling_desk.connects("rehearsal", selling_desk.shop)
    until(lambda: not line.isVisible())
    channel(selling_desk, "ours")
    until(line.isVisible)
    assert (line.connection, line.channel.isVisible(), line.text.maxLength()) == ("ours", False, 200)
    channel(selling_desk, "too")
    until(line.channel.isVisible)
    selling_desk.connects("ours", MemoryChat(selling_desk.processes, "ours"))
    selling_desk.call("connection.remove", connection="too")
    until(lambda: not line.isVisible())


def test_where_there_are_several_chats_each_row_says_its_own(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    ours, market = (chat.model.index(place) for place in (0, 1))
    until(lambda: ours.data(CHAT_ROLE) == "Channel ours" and market.data(CHAT_ROLE) == "Channel market")
    assert ours.data(Qt.ItemDataRole.AccessibleTextRole) == "Ann (Channel ours): How long is it?"
    line = chat.view.visualRect(ours)
    line = line.adjusted(line.width() * 2 // 3, 0, 0, -line.height() // 2)  # nothing else is painted there
    named = chat.view.viewport().grab(line).toImage()
    selling_desk.call("connection.remove", connection="market")
    until(lambda: ours.data(CHAT_ROLE) == "")
    assert ours.data(Qt.ItemDataRole.AccessibleTextRole) == "Ann: How long is it?"
    assert chat.view.viewport().grab(line).toImage() != named


def test_a_row_is_answered_by_keyboard_alone(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    choose(chat, 0, until)
    QTest.keyClick(chat.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    line = chat.viewer_line
    until(line.text.hasFocus)
    assert "How long is it?" in line.answers.toolTip() + line.answers.text()
    QTest.keyClicks(line.text, "12 cm")
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    until(lambda: sent(selling_desk) == [{"connection": "ours", "text": "12 cm", "reply_to": "ours:1"}])
    until(lambda: not line.text.text() and not line.answers.isVisible())
    assert selling_desk.named("stage.take") == []


def test_esc_answers_nobody(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    line = chat.viewer_line
    chat.reply("ours:1")
    assert line.answers.isVisible()
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert not line.answers.isVisible()
    line.text.setText("To all")
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    until(lambda: sent(selling_desk) == [{"connection": "ours", "text": "To all"}])


def test_what_is_refused_stays_in_the_line(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.refuses("chat.send", "The platform does not take it.")
    chat.viewer_line.text.setText("Link 1")
    QTest.keyClick(chat.viewer_line.text, Qt.Key.Key_Return)
    until(lambda: chat.act_line.words.text() == "Nothing was sent. The platform does not take it.")
    assert chat.viewer_line.text.text() == "Link 1"


def test_what_is_said_to_viewers_is_asked_first_and_no_keeps_it(
    chat: ChatPanel, selling_desk: DeskThread, asked: list[str], monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    monkeypatch.setattr("ui.notices.confirming.sure", lambda _parent, _title, words, *_more: bool(asked.append(words)))
    chat.viewer_line.text.setText("Link 1")
    QTest.keyClick(chat.viewer_line.text, Qt.Key.Key_Return)
    until(lambda: asked == ["Write this to Channel ours, in the show's name? Link 1"])
    until(lambda: not chat.viewer_line._under_way)
    assert (chat.viewer_line.text.text(), chat.act_line.isVisible(), sent(selling_desk)) == ("Link 1", False, [])


def test_del_hides_and_ctrl_m_mutes_where_the_chat_can(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    choose(chat, 1, until)
    for key, modifier in (
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(chat.view, key, modifier)
    choose(chat, 0, until)
    QTest.keyClick(chat.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(chat.view, Qt.Key.Key_Delete)
    until(lambda: selling_desk.named("chat.hide") == [{"id": "ours:1"}])
    assert selling_desk.named("chat.mute") == [{"id": "ours:1", "seconds": 600}]


def test_a_hidden_row_leaves_also_while_the_others_hold_still(chat: ChatPanel) -> None:
    chat.model.hold(True)
    chat.model.hear([ChatRow(id="ours:2", text="Spam")])
    chat.room.desk.happened.emit("chat_hidden", {"ids": ["ours:1", "ours:2"]})
    chat.model.hold(False)
    assert [chat.model.row(name) is not None for name in ("ours:1", "ours:2", "market:1")] == [False, False, True]


def test_the_menus_offer_what_the_chat_of_the_row_can(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    assert words(chat.row_menu("market:1")) == ["Show to the host", "Put on air"]
    menu = chat.row_menu("ours:1")
    assert words(menu)[2:] == [
        *("Reply", "Hide from everybody", "Pin above the chat"),
        *("Mute for 1 min", "Mute for 10 min", "Mute for 1 h", "Let write again", "Block…", "Unblock"),
    ]
    actions: dict[str, Any] = {action.text().partition("\t")[0].replace("&", ""): action for action in menu.actions()}
    actions["Pin above the chat"].trigger()
    until(lambda: selling_desk.named("chat.pin") == [{"connection": "ours", "id": "ours:1"}])
    order = chat.viewer_line.order_menu()
    assert words(order)[0] == "Slow mode off"
    order.actions()[2].trigger()
    until(lambda: selling_desk.named("chat.slow_mode") == [{"connection": "ours", "seconds": 30}])


def test_what_was_written_for_a_chat_that_goes_is_sent_to_no_other(
    chat: ChatPanel, selling_desk: DeskThread, until: Until
) -> None:
    line = chat.viewer_line
    channel(selling_desk, "too")
    until(lambda: line.channel.count() == 2)
    line.channel.setCurrentIndex(line.channel.findData("too"))
    QTest.keyClicks(line.text, "Code for you alone")
    said: list[tuple[str, str]] = []
    chat.room.notice.connect(lambda level, text: said.append((level, text)))
    selling_desk.call("connection.remove", connection="too")
    until(lambda: line.channel.currentText() == "Channel too (away)")
    assert line.connection == "too"
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    assert said == [("warn", "The chat of Channel too is away: nothing was sent. Choose another chat, or wait.")]
    assert selling_desk.named("chat.send") == []
    assert line.text.text() == "Code for you alone"
    line.text.clear()
    line.channel.setCurrentIndex(line.channel.findData("ours"))
    until(lambda: line.channel.findData("too") < 0)


def test_return_twice_sends_once(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    line = chat.viewer_line
    line.text.setText("Link 1")
    for _time in range(2):
        QTest.keyClick(line.text, Qt.Key.Key_Return)
    until(lambda: not line.text.text())
    QTest.qWait(100)
    assert len(sent(selling_desk)) == 1
    line.text.setText("Link 2")
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    until(lambda: len(sent(selling_desk)) == 2)


def test_who_is_answered_meanwhile_stays_answered(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    line = chat.viewer_line
    line.text.setText("To all")
    QTest.keyClick(line.text, Qt.Key.Key_Return)
    chat.reply("ours:1")
    until(lambda: not line.text.text())
    assert line.answers.isVisible()


def test_what_failed_can_be_sent_again(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    line = chat.viewer_line
    selling_desk.refuses("chat.send", "The platform does not take it.")
    line.text.setText("Link 1")
    for times in (1, 2):
        QTest.keyClick(line.text, Qt.Key.Key_Return)
        until(lambda times=times: len(selling_desk.named("chat.send")) == times and chat.act_line.isVisible())


def test_the_field_is_wide_where_there_are_two_chats(chat: ChatPanel, selling_desk: DeskThread, until: Until) -> None:
    line = chat.viewer_line
    channel(selling_desk, "too")
    until(line.channel.isVisible)
    lay_out()
    assert line.text.width() > line.width() * 0.6
    chat.reply("ours:1")
    lay_out()
    assert line.answers.width() > line.width() * 0.6


def test_a_row_that_goes_hands_what_was_meant_for_it_to_no_neighbour(
    chat: ChatPanel, selling_desk: DeskThread, until: Until
) -> None:
    choose(chat, 1, until)
    chat.model.forget(["market:1"])
    assert not chat.view.currentIndex().isValid()
    QTest.keyClick(chat.view, Qt.Key.Key_Delete)
    QTest.qWait(50)
    assert selling_desk.named("chat.hide") == []


def test_after_esc_no_row_is_chosen_and_del_with_others_hides_nothing(
    chat: ChatPanel, selling_desk: DeskThread, until: Until
) -> None:
    choose(chat, 0, until)
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier):
        QTest.keyClick(chat.view, Qt.Key.Key_Delete, held)
    QTest.keyClick(chat.view, Qt.Key.Key_Escape)
    assert not chat.view.currentIndex().isValid()
    QTest.keyClick(chat.view, Qt.Key.Key_Delete)
    asked: list[object] = []
    chat.view.customContextMenuRequested.disconnect(chat._menu)
    chat.view.customContextMenuRequested.connect(asked.append)
    QApplication.sendEvent(chat.view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    QTest.qWait(50)
    assert (selling_desk.named("chat.hide"), asked) == ([], [])
