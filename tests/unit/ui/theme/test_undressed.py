"""A window that is built without the style sheet looks as one that was built with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.theme.parts import PanelFrame
from ui.window import MainWindow


def _column() -> QWidget:
    """Measured before it has a parent, as splitters and pages do it."""
    whole, area, button, figure = QWidget(), PanelFrame("Sales"), QPushButton("Go live"), QLabel("1:02")
    button.setObjectName("golive")
    figure.setObjectName("figure")
    row = QHBoxLayout()
    row.addWidget(button)
    row.addWidget(figure)
    area.body.addLayout(row)
    area.sizeHint()
    QVBoxLayout(whole).addWidget(area)
    whole.sizeHint()
    return whole


def _look(made: QWidget) -> list[tuple[object, ...]]:
    made.show()
    QApplication.processEvents()  # layouts measure anew
    seen = [
        (part.geometry().size(), part.sizeHint(), part.font().toString(), part.palette().windowText().color())
        for part in (made, *made.findChildren(QWidget))
    ]
    made.hide()
    return seen


def test_it_looks_the_same(application: QApplication, nothing_left: None) -> None:
    usual = _column()
    with theme.undressed(application):
        made = _column()
        bare = made.sizeHint()
    assert _look(made) == _look(usual)
    assert made.sizeHint() == usual.sizeHint() != bare
    usual.deleteLater()
    made.deleteLater()


def test_the_style_sheet_comes_back_also_after_an_error(application: QApplication, nothing_left: None) -> None:
    before, meanwhile = application.styleSheet(), ["never seen"]

    def build() -> None:
        with theme.undressed(application):
            meanwhile[:] = [application.styleSheet()]
            raise ValueError("no window")

    with pytest.raises(ValueError, match="no window"):
        build()
    assert meanwhile == [""]
    assert application.styleSheet() == before != ""


def test_the_button_that_ends_the_show_is_as_high_as_the_one_that_begins_it(
    window: MainWindow, until: Callable[..., None]
) -> None:
    ends, begins = window.panel("golive").end_button, window.panel("golive").go_button
    assert ends.minimumSizeHint().height() == begins.sizeHint().height() > window.modes.sizeHint().height()
    until(lambda: begins.height() == begins.sizeHint().height())
