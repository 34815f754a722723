"""Dialogs that fit on any screen: no larger than it when they open, and scrolled where what they hold is taller."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget

_FRAME = QSize(8, 60)  # what a window manager puts around a dialog, and a bar of the desktop
_LEAST_PX = 72  # two fields stay in sight


def fit(dialog: QWidget, size: QSize) -> None:
    """Give a dialog that size, as far as its screen has room for it and its title."""
    dialog.resize(size.boundedTo(dialog.screen().availableSize() - _FRAME))


class Scrolled(QScrollArea):
    """Scrolls what does not fit. With `grows` its dialog becomes taller first, as far as the screen has room."""

    def __init__(self, inside: QWidget, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside, self._grows = inside, grows
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside.setObjectName("scrolled")
        self.setWidget(inside)

    def _height(self) -> int:
        """What it holds would have, at the width that is there."""
        inside = self._inside
        width = max(inside.minimumSizeHint().width(), self.viewport().width())
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()

    def _ask_for_room(self) -> None:
        dialog, missing = self.window(), self._height() - self.height()
        if self._grows and missing > 0 and self.isVisible() and isinstance(dialog, QDialog):
            fit(dialog, QSize(dialog.width(), dialog.height() + missing))

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        width = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, min(_LEAST_PX, self._height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self._ask_for_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._ask_for_room()
        return done
