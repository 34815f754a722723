"""What a hand does with the mouse, event by event. Qt's own double click never lets the button go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def double_click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press, release, press and release, the way the system reports two clicks that come quickly."""
    where = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, _LEFT, _NO_KEY, where)
    QTest.mouseDClick(widget, _LEFT, _NO_KEY, where)
    QTest.mouseRelease(widget, _LEFT, _NO_KEY, where)
