"""The tally as the host sees it: each keyword and how many viewers wrote it, large enough to be read from afar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.control.schema.state.tally import Tally
from ui.theme import colours
from ui.widgets.lettering import draw_fitting

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TallyBand(QWidget):
    """A row for each keyword; hidden while there is no tally."""

    def __init__(self) -> None:
        super().__init__()
        self._tally = Tally()
        self.hide()

    def show_tally(self, tally: Tally) -> None:
        if tally != self._tally:
            self._tally = tally
            self.setVisible(bool(tally.choices))
            self.update()

    def rows(self) -> int:
        """How many keywords there are to show."""
        return len(self._tally.choices)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.height() / max(1, self.rows())
        most = max((choice.viewers for choice in self._tally.choices), default=0)
        running = self._tally.state == "running"
        for place, choice in enumerate(self._tally.choices):
            box = QRectF(0, place * high, self.width(), high * 0.9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.PANEL))
            painter.drawRoundedRect(box, 6, 6)
            if most and choice.viewers:
                painter.setBrush(QColor(colours.ACCENT if running else colours.LINE))
                painter.setOpacity(0.45)
                painter.drawRoundedRect(QRectF(box.x(), box.y(), box.width() * choice.viewers / most, box.height()), 6, 6)
                painter.setOpacity(1)
            pad = box.height() * 0.25
            words = box.adjusted(pad, 0, -box.width() * 0.45, 0)
            draw_fitting(painter, words, choice.keyword, colours.TEXT, box.height() * 0.7, _LEFT, wrap=False)
            figures = box.adjusted(box.width() * 0.55, 0, -pad, 0)
            draw_fitting(painter, figures, f"{choice.viewers:,}", colours.TEXT, box.height() * 0.7, _RIGHT, wrap=False)
