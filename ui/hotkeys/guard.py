"""Keeps keys that were meant for something small away from the air.

A plain key (no Ctrl, no Alt, no function key) is a hotkey only while the stage has the keyboard: preview, program, or the
scenes. Whatever else is chosen or opened takes the keyboard from it, a menu, a dialog and another program as well; what
closes does not give it back, and what goes out of sight leaves it to nobody. Esc or a click on the stage does give it back.
"/" only moves the keyboard: it goes past everything that takes no text.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.stage import TYPED_IN, on_stage

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSES = (*_ENDS, Qt.Key.Key_Space, Qt.Key.Key_Select)
_TAKEN_BY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class KeyGuard(QObject):
    """Watches the stage and the widget that has the focus: a filter on the whole application would see every event in Python."""

    stage_has_keys_changed = Signal(bool)

    def __init__(self, window: QMainWindow, home: QWidget) -> None:
        """`home` is the part of the stage to which Esc gives the keyboard."""
        super().__init__(window)
        self._window, self._home = window, home
        self._behind: QWidget | None = None  # the rows behind an editor that was opened in a list
        self._had: dict[QWidget, QWidget | None] = {}  # who had the keyboard of a window when another window took it
        self._said: bool | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        window.installEventFilter(self)
        for dock in window.findChildren(QDockWidget):
            dock.installEventFilter(self)

    def stage_has_keys(self) -> bool:
        """Whether a plain key is for the show."""
        active = QApplication.activeWindow()
        window = active if active is not None and self._is_ours(active) else self._window
        return on_stage(window.focusWidget())

    def _is_ours(self, window: QWidget) -> bool:
        """Whether it is the window itself, or a panel of it that floats."""
        return window is self._window or (isinstance(window, QDockWidget) and window.parentWidget() is self._window)

    def _give_to_stage(self) -> None:
        self._window.activateWindow()
        self._home.setFocus()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):  # the window lets the keyboard go as it ends, and its guard ends after it
            return
        if old is not None and not self._is_ours(old):
            old.removeEventFilter(self)
        if self._behind is not None:
            self._behind.removeEventFilter(self)
            self._behind.destroyed.disconnect(self._forget)
        self._behind = _rows_behind(new)
        if self._behind is not None:
            self._behind.installEventFilter(self)
            self._behind.destroyed.connect(self._forget)
        if new is not None and not self._is_ours(new):
            new.installEventFilter(self)
        if isinstance(new, QAbstractButton) and self._is_ours(new.window()) and self._gone(old):
            QTimer.singleShot(0, new, new.clearFocus)  # Qt chose it: nobody did, and Space would press it
        self._say()

    def _gone(self, widget: QWidget | None) -> bool:
        """Whether a widget of the window had the keyboard and can no longer have it."""
        return widget is not None and self._is_ours(widget.window()) and not (widget.isVisible() and widget.isEnabled())

    def _window_is_back(self, window: QWidget) -> None:
        """Qt gives the keyboard to the first button it finds when the widget that had it has gone meanwhile."""
        has_it = window.focusWidget()
        if isinstance(has_it, QAbstractButton) and has_it is not self._had.get(window) and not has_it.isDown():
            has_it.clearFocus()

    def _say(self) -> None:
        now = self.stage_has_keys()
        if now is not self._said:
            self._said = now
            self.stage_has_keys_changed.emit(now)

    def _forget(self) -> None:
        self._behind = None

    def _leave_stage(self, left: QWidget) -> None:
        has_it = left.window().focusWidget() if isValid(left) else None
        if has_it is not None and on_stage(has_it):
            has_it.clearFocus()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched.isWindow() and self._is_ours(watched):
            self._of_a_window(watched, event)
        if isinstance(event, QFocusEvent):
            if event.type() is QEvent.Type.FocusOut and event.reason() in _TAKEN_BY and on_stage(watched):
                assert isinstance(watched, QWidget)
                QTimer.singleShot(0, self, partial(self._leave_stage, watched))  # Qt would give it back by itself
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if self._is_ours(watched):
            return False
        return False if on_stage(watched) else self._key_of_something_small(watched, event)

    def _of_a_window(self, window: QWidget, event: QEvent) -> None:
        if event.type() is QEvent.Type.WindowDeactivate:
            self._had[window] = window.focusWidget()
        elif event.type() is QEvent.Type.WindowActivate:
            QTimer.singleShot(0, window, partial(self._window_is_back, window))
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            nobody = window.focusWidget() is None
            if nobody and event.key() == Qt.Key.Key_Escape:
                self._give_to_stage()

    def _key_of_something_small(self, watched: QWidget, event: QKeyEvent) -> bool:
        typed_in = isinstance(watched, TYPED_IN)
        if watched is self._behind:
            event.accept()  # typed into an editor in a row: the row behind it does not hear of it
            return True
        if event.type() is QEvent.Type.ShortcutOverride and _plain(event.key(), event.modifiers()):
            if typed_in or event.text() != "/":
                event.accept()  # the key goes to the widget
                return not _in_popup(watched)  # an open list of choices takes Return from this very event
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat() and event.key() in (_ENDS if typed_in else _PRESSES):
            return not isinstance(watched, QPlainTextEdit)  # a key that is held presses nothing a second time
        if event.key() in _ENDS and isinstance(watched, QAbstractSpinBox):
            QTimer.singleShot(0, watched, watched.clearFocus)  # the number is whole
        if event.key() == Qt.Key.Key_Escape and not typed_in and self._is_ours(watched.window()):
            QTimer.singleShot(0, self._home, self._give_to_stage)
        return False


def _in_popup(widget: QWidget) -> bool:
    return widget.window().windowType() is Qt.WindowType.Popup


def _rows_behind(editor: QWidget | None) -> QWidget | None:
    """The part of a list that lies behind an editor opened in one of its rows, None when `editor` is no such thing."""
    behind = editor.parentWidget() if editor is not None else None
    view = behind.parentWidget() if behind is not None else None
    return behind if isinstance(view, QAbstractItemView) and view.viewport() is behind else None


def _plain(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    return modifiers in _PLAIN and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
