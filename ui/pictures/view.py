"""A widget that shows one live picture, read in place from the ring `view.<id>`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from studio.control.schema.stage import ViewKind, ViewWish
from ui.pictures.board import MONITOR_RATE_HZ, ViewBoard
from ui.theme import colours

if TYPE_CHECKING:
    from studio.control.pictures import PictureReader, RingFinder

_OTHER_SHAPE = 0.05  # thumbnails are rounded to even sides
_NS = 1_000_000_000
_LARGEST = QSize(3840, 2160)  # the desk gives no larger picture


def fitted(size: QSize, aspect: float) -> QRect:
    """The largest rectangle of `aspect` (width / height) in the middle of `size`."""
    width, height = size.width(), size.height()
    if width <= 0 or height <= 0:
        return QRect()
    if width / height > aspect:
        fit_width = max(1, round(height * aspect))
        return QRect((width - fit_width) // 2, 0, fit_width, height)
    fit_height = max(1, round(width / aspect))
    return QRect(0, (height - fit_height) // 2, width, fit_height)


class PictureView(QWidget):
    """Shows `kind` `ref` of `canvas` at its own size. Subclasses draw over it in `paint_over`."""

    def __init__(self, board: ViewBoard, view_id: str, rate_hz: float = MONITOR_RATE_HZ, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.board, self.view_id, self.rate_hz = board, view_id, rate_hz
        self._empty_text = ""
        self._what: tuple[ViewKind, str, str] = ("program", "", "")
        self._aspect = 16 / 9
        self._finder: RingFinder | None = None
        self._seen = (0, 0)
        self._old_s = 0
        self._every = max(1, round(MONITOR_RATE_HZ / rate_hz))
        self._turn = hash(view_id) % self._every  # thumbnails take turns instead of all at once

    def show_what(self, kind: ViewKind, ref: str, canvas: str, aspect: float) -> None:
        """Show something else from now on (`ref` "" shows nothing)."""
        if (kind, ref, canvas) != self._what or aspect != self._aspect:
            self._what, self._aspect = (kind, ref, canvas), aspect
            self._ask()
            self.update()

    def picture_rect(self) -> QRect:
        """Where the picture lies in the widget, logical pixels."""
        return fitted(self.size(), self._aspect)

    @property
    def empty_text(self) -> str:
        """What stands where there is no picture."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, words: str) -> None:
        if words != self._empty_text:
            self._empty_text = words
            self.update()

    @property
    def old_s(self) -> int:
        """For how many whole seconds nobody has vouched for the picture that is shown; 0 while it is live."""
        return self._old_s

    def paint_over(self, painter: QPainter, picture: QRect) -> None:
        """Draw above the picture. Overridden."""

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()
        self.board.add_look(self._look)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.release()

    def release(self) -> None:
        """Stop looking and let the memory go; showing the widget again resumes.

        A window deletes its children in the order in which they came: a dialog that is still open is hidden after the board went.
        """
        if isValid(self.board):
            self.board.remove_look(self._look)
            self.board.forget(self.view_id)
        if self._finder is not None:
            self._finder.close()
        self._seen = (0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        target = self.picture_rect()
        if not self._paint_picture(painter, target):
            painter.fillRect(self.rect(), QColor(colours.PICTURE_OFF))
            if self._empty_text:
                painter.setPen(QColor(colours.TEXT_FAINT))
                painter.drawText(target, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        else:
            self._paint_bars(painter, target)
            if self._old_s:
                self._paint_age(painter, target)
        self.paint_over(painter, target)

    # ------------------------------------------------------------ inside

    def _ask(self) -> None:
        kind, ref, canvas = self._what
        if not self.isVisible() or not ref:
            self.board.forget(self.view_id)
            return
        target, ratio = self.picture_rect(), self.devicePixelRatioF()
        sides = target.size() * ratio
        if sides.width() > _LARGEST.width() or sides.height() > _LARGEST.height():
            sides.scale(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
        width, height = (max(16, round(side / 2) * 2) for side in (sides.width(), sides.height()))
        self.board.want(
            ViewWish(id=self.view_id, kind=kind, ref=ref, canvas=canvas, width=width, height=height, rate_hz=self.rate_hz)
        )

    def _ring(self) -> PictureReader | None:
        """The ring of the view, once the desk is there."""
        if self._finder is None:
            if not self.board.desk.online:
                return None
            from studio.control.pictures import RingFinder  # brings numpy, which would keep the window shut for 0.1 s

            self._finder = RingFinder(self.board.desk.session, f"view.{self.view_id}")
        ring = self._finder.ring()
        self._finder.patience = 1 if ring is None else max(5, round(self.rate_hz))  # once a second, and at once at the start
        return ring

    def _look(self) -> None:
        self._turn += 1
        if self._turn % self._every:
            return
        ring = self._ring()
        if ring is None:
            return
        old_s = max(0, time.monotonic_ns() - ring.alive_ns) // _NS if ring.count else 0
        if (ring.epoch, ring.count) != self._seen or old_s != self._old_s:
            self._seen, self._old_s = (ring.epoch, ring.count), old_s
            self.update(self.picture_rect())

    def _paint_picture(self, painter: QPainter, target: QRect) -> bool:
        ring = self._ring()
        picture = ring.newest() if ring is not None and self._what[1] else None
        if ring is None or picture is None or picture.planes.bgra is None:
            return False
        if abs(ring.width / ring.height / self._aspect - 1) > _OTHER_SHAPE:
            return False  # still the picture of another canvas
        image = QImage(picture.flat.data, ring.width, ring.height, ring.width * 4, QImage.Format.Format_RGB32)
        ratio = self.devicePixelRatioF()
        if abs(ring.width - target.width() * ratio) <= 2 and abs(ring.height - target.height() * ratio) <= 2 and ratio == 1.0:
            painter.drawImage(QPoint(target.x(), target.y()), image)
        else:  # another size is on its way
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, image)
        if not picture.still_valid():
            self._seen = (0, 0)  # torn by the writer: look again at the next turn
        return True

    def _paint_age(self, painter: QPainter, target: QRect) -> None:
        """Say over a picture that nobody renews any more how old it is, so that nobody takes it for live."""
        painter.fillRect(target, QColor(0, 0, 0, colours.SHADE))
        painter.setPen(QColor(colours.WARN))
        words = self.tr("This picture is {seconds} s old").format(seconds=self._old_s)
        painter.drawText(target.adjusted(4, 2, -4, -2), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_bars(self, painter: QPainter, target: QRect) -> None:
        off = QColor(colours.PICTURE_OFF)
        whole = self.rect()
        painter.fillRect(QRect(0, 0, whole.width(), target.top()), off)
        painter.fillRect(QRect(0, target.bottom() + 1, whole.width(), whole.height() - target.bottom() - 1), off)
        painter.fillRect(QRect(0, target.top(), target.left(), target.height()), off)
        painter.fillRect(QRect(target.right() + 1, target.top(), whole.width() - target.right() - 1, target.height()), off)
