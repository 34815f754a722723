"""Shows what has the keyboard: a frame along the inner edge of whatever Tab has come to.

Style sheets cannot: a button with a name of its own keeps its own border, and lists, sliders, tabs and pictures have none.
A click draws no frame, for the hand knows where it is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme import colours

_ACCENT_PX, _EDGE_PX = 2, 1  # the dark edge inside is seen on grounds that are as light as the accent


class FocusFrame(QWidget):
    """Lies over the widget that has the keyboard, which goes on hearing the mouse through it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        self._lie(around)
        self.show()
        self.raise_()

    def _lie(self, around: QWidget) -> None:
        inset = _ACCENT_PX + _EDGE_PX
        self.setGeometry(around.rect())
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(inset, inset, -inset, -inset)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie(watched)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.ACCENT))
        painter.fillRect(self.rect().adjusted(_ACCENT_PX, _ACCENT_PX, -_ACCENT_PX, -_ACCENT_PX), QColor(colours.BASE))


class FocusMark(QObject):
    """Moves the frame with the keyboard. One for the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: FocusFrame | None = None
        application.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        frame, self._frame = self._frame, None
        if frame is not None and isValid(frame):
            frame.hide()
            frame.deleteLater()
        by_hand = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not by_hand and not new.isWindow() and new.window().windowType() is not Qt.WindowType.Popup:
            self._frame = FocusFrame(new)
