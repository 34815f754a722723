"""Take by key and by button: two hands that take in the same moment mean one take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.double_clicks import LONG_MS, double_clicks_take
from ui.window import MainWindow

Until = Callable[..., None]


def ready(window: MainWindow, until: Until) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    until(window.hotkeys.take_key)


def click(window: MainWindow, button: str) -> None:
    QTest.mouseClick(getattr(window.monitors.take_bar, button), Qt.MouseButton.LeftButton)


def space(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)


@pytest.mark.parametrize("button", ["take_button", "cut_button"])
@pytest.mark.parametrize("key_first", [True, False])
def test_key_and_button_in_the_same_moment_take_once(
    window: MainWindow, desk: DeskThread, until: Until, button: str, key_first: bool
) -> None:
    ready(window, until)
    hands = [lambda: space(window), lambda: click(window, button)]
    with double_clicks_take(LONG_MS):
        for deed in hands if key_first else reversed(hands):
            deed()
    until(lambda: desk.named("stage.take"))
    until(lambda: not window.room.desk._waiting)
    assert len(desk.named("stage.take")) == 1


def test_a_key_pressed_twice_takes_twice(window: MainWindow, desk: DeskThread, until: Until) -> None:
    ready(window, until)
    space(window)
    space(window)
    until(lambda: len(desk.named("stage.take")) == 2)


def test_the_other_hand_takes_again_after_a_moment(window: MainWindow, desk: DeskThread, until: Until) -> None:
    ready(window, until)
    space(window)
    with double_clicks_take(1):
        QTest.qWait(5)
        click(window, "take_button")
    until(lambda: len(desk.named("stage.take")) == 2)
