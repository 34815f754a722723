"""Scrolling past a field changes nothing in it; the field that has the keyboard follows the wheel."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.forms.fields import NumberField
from ui.sound.fader import Fader

Until = Callable[..., None]


def _number(box: QSpinBox | QDoubleSpinBox) -> QWidget:
    box.setRange(0, 100)
    box.setValue(50)
    return box


def _choice() -> QWidget:
    box = QComboBox()
    box.addItems(["CNY", "USD", "EUR"])
    box.setCurrentIndex(1)
    return box


def _slider() -> QWidget:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setValue(50)
    return slider


FIELDS: dict[str, Callable[[], QWidget]] = {
    "whole number": lambda: _number(QSpinBox()),
    "number": lambda: _number(QDoubleSpinBox()),
    "number of the inspector": lambda: _number(NumberField(0, 100, lambda value: None)),
    "choice": _choice,
    "slider": _slider,
    "fader": Fader,
}


def _said(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    return field._gain_db if isinstance(field, Fader) else field.value()  # type: ignore[attr-defined]


def _turn(field: QWidget) -> None:
    """Over its middle, as a mouse would: what the field leaves goes on to what is around it."""
    window = field.window()
    QTest.wheelEvent(window.windowHandle(), QPointF(field.mapTo(window, field.rect().center())), QPoint(0, -120))


@pytest.mark.parametrize("name", FIELDS)
def test_the_wheel_changes_only_the_field_that_has_the_keyboard(name: str, nothing_left: None, until: Until) -> None:
    panel, inside = QScrollArea(), QWidget()
    field, other = FIELDS[name](), QComboBox()
    field.setFixedHeight(60)
    column = QVBoxLayout(inside)
    column.addWidget(other)
    column.addWidget(field)
    column.addSpacing(2000)
    panel.setWidget(inside)
    panel.setWidgetResizable(True)
    panel.resize(300, 200)
    panel.show()
    panel.activateWindow()
    other.setFocus()
    until(lambda: other.hasFocus() and panel.verticalScrollBar().maximum() > 0)
    before = _said(field)
    _turn(field)
    until(lambda: panel.verticalScrollBar().value() > 0)
    assert _said(field) == before
    assert other.hasFocus()
    panel.verticalScrollBar().setValue(0)
    field.setFocus()
    until(field.hasFocus)
    _turn(field)
    until(lambda: _said(field) != before)
    panel.close()
    panel.deleteLater()
