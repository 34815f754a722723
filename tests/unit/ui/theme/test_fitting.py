"""What a dialog holds is scrolled where the screen is too low."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

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
