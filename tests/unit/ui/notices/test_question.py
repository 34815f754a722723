"""Questions: what they are answered by, and what was meant for something else."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tests.unit.ui.double_clicks import LONG_MS, double_clicks_take
from tests.unit.ui.mouse import double_click
from ui.notices.question import sure


def test_the_second_click_of_a_double_click_answers_no_question_that_came_under_the_mouse(application: object) -> None:
    parent = QWidget()
    still_open = []

    def click_twice() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        go = next(button for button in box.buttons() if button.text() == "End it")
        with double_clicks_take(LONG_MS):
            double_click(go)
            still_open.append(box.isVisible())
        with double_clicks_take(1):
            QTest.qWait(5)
            QTest.mouseClick(go, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, click_twice)
    assert sure(parent, "Close?", "The show is on air.", "End it")
    assert still_open == [True]


def test_the_return_that_ended_what_was_typed_answers_no_question(application: object) -> None:
    parent = QWidget()
    still_open = []

    def press_twice() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        with double_clicks_take(LONG_MS):
            for aim in (box.defaultButton(), box):
                for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                    QTest.keyClick(aim, key)
            still_open.append(box.isVisible())
        with double_clicks_take(1):
            QTest.qWait(5)
            QTest.keyClick(box.defaultButton(), Qt.Key.Key_Return)

    QTimer.singleShot(0, press_twice)
    assert sure(parent, "Pull?", "It is on air.", "Pull", go_at_once=True)
    assert still_open == [True]
