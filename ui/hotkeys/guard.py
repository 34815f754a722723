"""Keeps hotkeys away from whoever is typing: Return after a name or a number must never cut on air."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

_FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingGuard(QObject):
    """Watches only the field that has the focus: a filter on the whole application would see every event in Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _FIELDS):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and _typed(event):
            event.accept()  # the key goes to the field
            return True
        if event.type() is QEvent.Type.KeyPress and event.key() in _ENDS and isinstance(watched, QAbstractSpinBox):
            QTimer.singleShot(0, watched, watched.clearFocus)  # the next key is for the show again
        return False


def _typed(event: QKeyEvent) -> bool:
    """True for keys that fields understand: no Ctrl, no Alt, no function key."""
    return event.modifiers() in _PLAIN and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
