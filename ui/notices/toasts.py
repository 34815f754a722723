"""Short notices over a picture of the window, never over a control: what was refused and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import colours

_MAX_SHOWN = 3
_EDGE_PX = 8
_EDGES = {"fail": colours.WARN, "warn": colours.WARN, "ok": colours.OK}


class Toasts(QWidget):
    """At most three at once, as far as they fit over `picture`; the same words again only live longer. A click closes one."""

    def __init__(self, window: QWidget, picture: QWidget) -> None:
        super().__init__(window)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: list[_Toast] = []
        picture.installEventFilter(self)
        self.hide()

    def show_notice(self, level: str, text: str) -> None:
        same = next((toast for toast in self._shown if toast.text() == text), None)
        if same is not None:
            same.stay()
            return
        while len(self._shown) >= _MAX_SHOWN:
            self._shown[0].leave()
        toast = _Toast(level, text, self)
        toast.left.connect(self._left)
        self._shown.append(toast)
        self._column.addWidget(toast)
        self._place()

    def _left(self, toast: _Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._shown:
            self.hide()
            return
        place = QRect(self._picture.mapTo(parent, QPoint(0, 0)), self._picture.size())
        width = min(440, place.width() - 2 * _EDGE_PX)
        heights = [max(toast.heightForWidth(width), toast.sizeHint().height()) + 6 for toast in self._shown]
        if len(heights) > 1 and sum(heights) > place.height():
            self._shown[0].leave()  # comes back here
            return
        left = place.x() + (place.width() - width) // 2
        self.setGeometry(left, place.y() + _EDGE_PX, width, min(sum(heights), place.height() - _EDGE_PX))
        self.show()
        self.raise_()


class _Toast(QLabel):
    left = Signal(object)

    def __init__(self, level: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        edge = _EDGES.get(level, colours.WARN)
        self.setStyleSheet(
            f"background: {colours.RAISED}; border: 1px solid {colours.LINE}; border-left: 4px solid {edge};"
            "border-radius: 5px; padding: 9px 12px;"
        )
        self._timer = QTimer(self, singleShot=True, interval=4000 + 60 * len(text))
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    def stay(self) -> None:
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        self.hide()
        self.left.emit(self)
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()
