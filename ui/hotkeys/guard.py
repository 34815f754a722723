"""Keeps keys that were meant for something small away from the air.

A plain key (no Ctrl, no Alt, no function key) is a hotkey only while nothing else has the keyboard: the window itself, or a
widget that `gives_keys_to_the_show`. In a field it types, in a list it chooses, on a button it presses.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

_TYPED_IN = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSES = (*_ENDS, Qt.Key.Key_Space, Qt.Key.Key_Select)
_PROPERTY = "givesKeysToTheShow"


def give_keys_to_the_show(widget: QWidget) -> None:
    """Let hotkeys work while `widget` has the keyboard: it shows what is on air or next, and has no use for plain keys."""
    widget.setProperty(_PROPERTY, True)


class KeyGuard(QObject):
    """Watches only the widget that has the focus: a filter on the whole application would see every event in Python."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._behind: QWidget | None = None  # the rows behind an editor that was opened in a list
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if self._behind is not None:
            self._behind.removeEventFilter(self)
            self._behind.destroyed.disconnect(self._forget)
        self._behind = _rows_behind(new)
        if self._behind is not None:
            self._behind.installEventFilter(self)
            self._behind.destroyed.connect(self._forget)
        if new is not None and new is not self._window and not new.property(_PROPERTY):
            new.installEventFilter(self)

    def _forget(self) -> None:
        self._behind = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if watched is self._behind:
            event.accept()  # typed into an editor in a row: the row behind it does not hear of it
            return True
        if event.type() is QEvent.Type.ShortcutOverride and _plain(event):
            event.accept()  # the key goes to the widget
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat() and event.key() in (_ENDS if isinstance(watched, _TYPED_IN) else _PRESSES):
            return not isinstance(watched, QPlainTextEdit)  # a key that is held presses nothing a second time
        if event.key() in _ENDS and isinstance(watched, QAbstractSpinBox):
            QTimer.singleShot(0, watched, watched.clearFocus)  # the next key is for the show again
        if event.key() == Qt.Key.Key_Escape and not isinstance(watched, _TYPED_IN) and watched.window() is self._window:
            QTimer.singleShot(0, watched, watched.clearFocus)
        return False


def _rows_behind(editor: QWidget | None) -> QWidget | None:
    """The part of a list that lies behind an editor opened in one of its rows, None when `editor` is no such thing."""
    behind = editor.parentWidget() if editor is not None else None
    view = behind.parentWidget() if behind is not None else None
    return behind if isinstance(view, QAbstractItemView) and view.viewport() is behind else None


def _plain(event: QKeyEvent) -> bool:
    """True for keys that widgets understand: no Ctrl, no Alt, no function key."""
    return event.modifiers() in _PLAIN and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
