from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from studio.control.protocol import notification
from studio.plugin_api.abilities import ChatMessage
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.chat.model import ROW_ROLE
from ui.host.text_dialog import PrompterDialog
from ui.window import MainWindow

Until = Callable[..., None]


@pytest.fixture
def panels() -> tuple[str, ...]:
    return ("chat",)


_ONES, _TENS = "abcdefghij", "klmnopqrst"  # texts that differ in figures alone are one to the chat


def rows(first: int, count: int) -> list[ChatMessage]:
    return [
        ChatMessage(id=f"m{n}", buyer_key=f"v{n}", name=f"viewer {n}", text=f"message {_ONES[n // 10]}{_TENS[n % 10]}", at_ms=0)
        for n in range(first, first + count)
    ]


def told(desk: DeskThread) -> int:
    """How many messages the desk has shown, or still may."""
    chat = desk.desk.sales.chat._chat
    return desk.ask(lambda: chat.total - chat.hidden)


def test_an_empty_chat_says_what_it_waits_for(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    empty = selling_corner.panel("chat")._empty
    until(lambda: "Nobody has written yet" in empty.text())  # the shop runs
    selling_corner.room.store.load(99, selling_corner.room.store.tree | {"selling": {"shops": {}}, "chat": {}})
    assert "once a shop or a platform is connected" in empty.text()
    chat = {"channel": {"name": "My channel"}}
    selling_corner.room.store.load(100, selling_corner.room.store.tree | {"selling": {"shops": {}}, "chat": chat})
    assert "Nobody has written yet" in empty.text(), "a chat without a shop"


def test_chat_runs_stops_under_the_mouse_and_runs_again(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    chat = selling_window.panel("chat")
    selling_window.resize(1366, 768)
    selling_desk.channel.writes(*rows(0, 60))  # more than anybody reads in a second
    until(lambda: "more" in chat.title.toolTip() and chat.model.rowCount() + int(chat.title.toolTip().split()[0]) == 60)
    shown = chat.model.rowCount()
    assert 0 < shown < 60
    until(chat.view.at_end)
    where = QPointF(5, 5)
    QApplication.sendEvent(chat.view, QEnterEvent(where, where, where))
    selling_desk.channel.writes(*rows(60, 5))
    until(lambda: told(selling_desk) > shown and chat.view.pill.text() == f"{told(selling_desk) - shown} new")
    assert chat.view.pill.isVisible()
    assert chat.model.rowCount() == shown
    until(lambda: chat.title.toolTip().startswith(f"{65 - told(selling_desk)} more"))
    QApplication.sendEvent(chat.view, QEvent(QEvent.Type.Leave))
    until(lambda: chat.model.rowCount() == told(selling_desk) and not chat.view.pill.isVisible())
    until(chat.view.at_end)


def test_the_heading_says_how_much_is_shown(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    chat = selling_window.panel("chat")
    selling_window.resize(1366, 768)
    assert chat.title.text() == ""
    selling_desk.channel.writes(*rows(0, 90))
    until(lambda: chat.title.text().endswith(" shown"))
    until(lambda: chat.title.toolTip().splitlines()[-1].endswith(": 90 messages"))
    assert len(chat.title.toolTip().splitlines()) == 2, "one connection"
    # What waits for its turn may be left out still, and the window is told of it twice a second.
    until(lambda: chat.title.toolTip().startswith(f"{90 - told(selling_desk)} more folded or left out\n"))
    tree = selling_window.room.store.tree
    of_before = {"hidden": 5, "connections": tree["chat_counts"]["connections"]}
    selling_window.room.store.load(1_000_000, tree | {"chat_counts": of_before})
    assert chat.title.text() == "5 more folded or left out", "all of what comes now"


def test_the_first_message_under_the_mouse_ends_the_empty_chat(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    chat = selling_corner.panel("chat")
    assert chat._empty.isVisible()
    where = QPointF(5, 5)
    QApplication.sendEvent(chat.view, QEnterEvent(where, where, where))
    selling_desk.channel.writes(*rows(0, 1))
    until(chat.view.pill.isVisible)
    assert not chat._empty.isVisible(), "somebody has written"
    QApplication.sendEvent(chat.view, QEvent(QEvent.Type.Leave))
    assert chat.model.rowCount() == 1
    assert not chat._empty.isVisible()
    chat.model.forget(["rehearsal:m0"])
    assert chat._empty.isVisible(), "a moderator took it away"


def test_a_window_that_comes_shows_what_was_written_before(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    """Also one whose line was cut: no row is shown twice, and what was missed is there."""
    chat = selling_window.panel("chat")
    selling_desk.channel.writes(*rows(0, 3))
    until(lambda: chat.model.rowCount() == 3)
    selling_window.room.desk.happened.disconnect(chat._happened)  # nobody hears the next
    selling_desk.channel.writes(*rows(3, 2))
    until(lambda: len(selling_desk.ask(selling_desk.desk.sales.chat.recent)) == 5)
    selling_window.room.desk.online_changed.emit(True)
    until(lambda: chat.model.rowCount() == 5)
    assert [chat.model.index(place).data(ROW_ROLE).id for place in range(5)] == [f"rehearsal:m{n}" for n in range(5)]
    assert not chat._empty.isVisible()


def test_a_window_that_was_behind_shows_what_went_by_meanwhile(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    chat, desk = selling_corner.panel("chat"), selling_corner.room.desk
    selling_desk.channel.writes(*rows(0, 3))
    until(lambda: chat.model.rowCount() == 3)
    desk.happened.disconnect(chat._happened)  # the desk had to leave events out
    selling_desk.channel.writes(*rows(3, 2))
    until(lambda: len(selling_desk.ask(selling_desk.desk.sales.chat.recent)) == 5)
    desk._heard(notification("snapshot", selling_desk.ask(lambda: selling_desk.desk.state.snapshot())))
    until(lambda: chat.model.rowCount() == 5)


def test_a_message_is_picked_and_put_on_air_with_the_mouse(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    chat = selling_corner.panel("chat")
    selling_desk.channel.writes(*rows(0, 3))
    until(lambda: chat.model.rowCount() == 3)
    box = chat.view.visualRect(chat.model.index(1))
    pick = next(
        QPoint(x, box.center().y())
        for x in range(box.left(), box.right())
        if chat.view.cells.button_at(box, QPoint(x, box.center().y())) == "pick"
    )
    QTest.mouseClick(chat.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pick + QPoint(6, 0))
    until(lambda: selling_desk.named("chat.pick") == [{"id": "rehearsal:m1"}])
    until(lambda: chat.model.picked("rehearsal:m1"))
    chat.toggle_pick("rehearsal:m1")
    until(lambda: not chat.model.picked("rehearsal:m1"))
    QTest.mouseClick(
        chat.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(box.right() - 8, box.center().y())
    )
    until(lambda: selling_desk.named("chat.highlight") == [{"id": "rehearsal:m1"}])


def test_the_desk_writes_to_the_host(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    field = selling_window.panel("chat").message
    selling_window.activateWindow()
    field.setFocus()
    until(field.hasFocus)
    field.setText("  two minutes ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: selling_desk.named("host.message") == [{"text": "two minutes"}])
    assert selling_desk.named("stage.take") == []
    dialog = PrompterDialog(selling_window.room, selling_window)
    dialog.open()
    dialog.text.setPlainText("x" * 2001)
    assert not dialog.go.isEnabled()
    dialog.text.setPlainText("Good evening")
    dialog.accept()
    until(lambda: selling_window.room.store.state.host.prompter.text == "Good evening")


def test_the_chats_button_opens_the_prompters_dialog(selling_window: MainWindow, until: Until) -> None:
    buttons = selling_window.panel("chat").findChildren(QToolButton)
    next(button for button in buttons if button.toolTip() == "Text of the host's prompter").click()
    dialog = selling_window.findChild(PrompterDialog)
    assert isinstance(dialog, PrompterDialog)
    assert dialog.isVisible()
    dialog.reject()
    until(lambda: selling_window.findChild(PrompterDialog) is None)


def test_a_text_for_the_host_is_kept_when_the_desk_is_away(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    dialog = PrompterDialog(selling_corner.room, selling_corner)
    dialog.open()
    dialog.text.setPlainText("Good evening")
    selling_desk.stop()
    until(lambda: not selling_corner.room.desk.online)
    dialog.accept()
    until(lambda: dialog.go.isEnabled())
    assert (dialog.isVisible(), dialog.text.toPlainText()) == (True, "Good evening")
    assert dialog._problem.text() == "The studio is restarting. Try again in a moment."
