"""One small picture with its name and tally."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.pictures import PictureView, ViewBoard
from ui.pictures.board import THUMBNAIL_RATE_HZ
from ui.pictures.frame import draw_badge, draw_tally
from ui.theme import colours

_NAME_PX = 18


class Tile(PictureView):
    """A scene or source. Clicked once: preview; twice: take."""

    clicked = Signal(str)
    taken = Signal(str)

    def __init__(self, board: ViewBoard, kind: str, ref: str, parent: QWidget | None = None) -> None:
        super().__init__(board, f"tile-{kind}-{ref}", THUMBNAIL_RATE_HZ, parent)
        self.kind, self.ref = kind, ref
        self.name = ref
        self.tally = ""
        self.warning = ""
        self.badge = ""  # amber: the scene is on air as it was taken, its edits are not
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "scene" else Qt.CursorShape.ArrowCursor)

    def set_words(self, name: str, tally: str, warning: str) -> None:
        if (name, tally, warning) != (self.name, self.tally, self.warning):
            self.name, self.tally, self.warning = name, tally, warning
            self.setToolTip(f"{name}\n{warning}" if warning else name)
            self.setAccessibleName(name)
            self.update()

    def set_badge(self, words: str) -> None:
        if words != self.badge:
            self.badge = words
            self.update()

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        bar = QRect(0, self.height() - _NAME_PX, self.width(), _NAME_PX)
        shade = {"program": colours.ON_AIR_DARK, "preview": colours.OK_DARK}.get(self.tally, "")
        painter.fillRect(bar, QColor(shade) if shade else QColor(0, 0, 0, colours.SHADE))
        painter.setPen(QColor(colours.WARN if self.warning else colours.TEXT))
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        words = painter.fontMetrics().elidedText(
            ("⚠ " if self.warning else "") + self.name, Qt.TextElideMode.ElideRight, bar.width() - 10
        )
        painter.drawText(bar.adjusted(5, 0, -5, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.tally:
            draw_tally(painter, self.rect(), colours.ON_AIR_FRAME if self.tally == "program" else colours.OK)
        draw_badge(painter, self.rect(), self.badge, colours.WARN)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(self.ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit(self.ref)
