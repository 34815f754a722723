"""The wheel moves what it was turned for: it scrolls a panel, and changes a value only in the field that has the keyboard.

Qt's number fields, lists of choices and sliders take the wheel wherever it passes over them: who scrolls through a form would
change a currency, or the delay of a sound on air.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

FIELDS = (QAbstractSpinBox, QComboBox, QAbstractSlider)  # asked of every widget that comes


class WheelRule(QObject):
    """Holds the fields of the application to it. The application's style shows it every widget that is one of `FIELDS`."""

    def watch(self, widget: QWidget) -> None:
        if not isinstance(widget, QScrollBar):
            if widget.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # turning the wheel chooses nothing
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # for the panel around it
            return True
        return False
