"""What a dialog holds is scrolled where the screen is too low, and the wheel changes no field that it passes over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ui.theme.fitting import Scrolled, fit

Until = Callable[..., None]


def made(*fields: QWidget) -> tuple[QDialog, Scrolled, QVBoxLayout]:
    """A dialog with fields that scroll, and a button below them."""
    dialog, inside = QDialog(), QWidget()
    rows = QVBoxLayout(inside)
    for field in fields:
        rows.addWidget(field)
    scrolled = Scrolled(inside, grows=True)
    column = QVBoxLayout(dialog)
    column.addWidget(scrolled)
    column.addWidget(QPushButton("Close"))
    return dialog, scrolled, rows


def wheel(field: QWidget) -> None:
    place = QPointF(field.rect().center())
    event = QWheelEvent(
        place,
        QPointF(field.mapToGlobal(place)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)


def test_no_dialog_is_larger_than_the_screen(application: QApplication, nothing_left: None) -> None:
    dialog = QDialog()
    fit(dialog, QSize(300, 200))
    assert dialog.size() == QSize(300, 200)
    fit(dialog, QSize(9000, 9000))
    screen = dialog.screen().availableSize()
    assert dialog.width() <= screen.width()
    assert dialog.height() < screen.height(), "its title has room as well"


def test_a_dialog_grows_with_what_it_holds_and_scrolls_when_the_screen_ends(
    application: QApplication, nothing_left: None, until: Until
) -> None:
    dialog, scrolled, rows = made(QLabel("one"))
    dialog.show()
    until(lambda: scrolled.isVisible())
    bar = scrolled.verticalScrollBar()
    before = dialog.height()
    for number in range(8):
        rows.addWidget(QLabel(f"row {number}"))
    until(lambda: dialog.height() > before and bar.maximum() == 0)
    for number in range(100):
        rows.addWidget(QLabel(f"row {number}"))
    until(lambda: bar.maximum() > 0)
    assert dialog.height() < dialog.screen().availableSize().height()
    dialog.reject()


def test_the_wheel_changes_only_the_field_with_the_keyboard(application: QApplication, nothing_left: None, until: Until) -> None:
    choice, number = QComboBox(), QSpinBox()
    choice.addItems(["cut", "fade", "slide"])
    number.setValue(50)
    dialog, _scrolled, _rows = made(choice, number)
    dialog.show()
    number.setFocus()
    until(number.hasFocus)
    wheel(choice)
    wheel(number)
    assert (choice.currentIndex(), number.value()) == (0, 49)
    dialog.reject()
