"""The rows of a tally, painted: keyword, bar, viewers and their share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.control.schema.state.tally import TallyChoice
from ui.theme import colours

ROW_PX = 28
_KEYWORD_PX, _FIGURES_PX, _BAR_PX = 76, 104, 8
_MOST = 8


class TallyBars(QWidget):
    """One row for each keyword, in the order in which they were given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[TallyChoice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: tuple[TallyChoice, ...]) -> None:
        """Show these from now on."""
        if choices == self._choices:
            return
        if len(choices) != len(self._choices):
            self.updateGeometry()
        self._choices = choices
        self.setAccessibleName(", ".join(f"{choice.keyword}: {choice.viewers:,}" for choice in choices))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, ROW_PX * min(_MOST, len(self._choices)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((choice.viewers for choice in self._choices), default=0)
        whole = sum(choice.viewers for choice in self._choices)
        metrics = painter.fontMetrics()
        for place, choice in enumerate(self._choices):
            box = QRectF(0, place * ROW_PX, self.width(), ROW_PX)
            painter.setPen(QColor(colours.TEXT))
            keyword = metrics.elidedText(choice.keyword, Qt.TextElideMode.ElideRight, _KEYWORD_PX)
            painter.drawText(box.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, keyword)
            share = f"{round(100 * choice.viewers / whole)} %" if whole else ""
            painter.drawText(
                box.adjusted(0, 0, -42, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{choice.viewers:,}"
            )
            painter.setPen(QColor(colours.TEXT_DIM))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, share)
            left = _KEYWORD_PX + 8
            track = QRectF(left, box.center().y() - _BAR_PX / 2, max(0, box.width() - left - _FIGURES_PX), _BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.RAISED))
            painter.drawRoundedRect(track, _BAR_PX / 2, _BAR_PX / 2)
            if most and choice.viewers:
                track.setWidth(max(_BAR_PX, track.width() * choice.viewers / most))
                painter.setBrush(QColor(colours.ACCENT))
                painter.drawRoundedRect(track, _BAR_PX / 2, _BAR_PX / 2)
