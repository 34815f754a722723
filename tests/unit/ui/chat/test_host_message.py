"""What is said about a message to the host is true: that it arrived, and whether anybody can see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.widgets.second_screen import WINDOW
from ui.window import MainWindow

Until = Callable[..., None]


def typed(window: MainWindow | Corner, until: Until, words: str) -> None:
    window.activateWindow()
    window.panel("chat").message.setFocus()
    until(window.panel("chat").message.hasFocus)
    window.panel("chat").message.setText(words)
    QTest.keyClick(window.panel("chat").message, Qt.Key.Key_Return)


def send(window: MainWindow | Corner, until: Until, words: str) -> str:
    said: list[str] = []
    window.room.notice.connect(lambda _level, text: said.append(text))
    typed(window, until, words)
    until(lambda: said)
    return said[0]


def test_without_a_host_view_nobody_sees_it(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    assert "Nobody sees" in send(selling_corner, until, "Louder")
    assert selling_desk.named("host.message") == [{"text": "Louder"}]


def test_with_a_host_view_it_is_seen(selling_window: MainWindow, until: Until) -> None:
    selling_window.host.show_on(WINDOW)
    assert send(selling_window, until, "Louder") == "The host sees your message."
    assert selling_window.panel("chat").message.text() == ""


def test_what_the_desk_refuses_is_not_said_to_be_seen(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_desk.asks("host.message", "No.", "x")
    selling_window.host.show_on(WINDOW)
    selling_window.room.desk.confirmation.disconnect()
    said: list[str] = []
    selling_window.room.notice.connect(lambda _level, text: said.append(text))
    typed(selling_window, until, "Louder")
    until(lambda: selling_desk.named("host.message"))
    QTest.qWait(100)
    assert said == []
    assert selling_window.panel("chat").message.text() == "Louder"
