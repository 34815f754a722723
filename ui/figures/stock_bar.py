"""The cell that says how many units are left: the number over a bar, amber where it ends soon."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.figures.product_model import ROW_ROLE, Row
from ui.theme import colours

_BAR_PX = 3
_FEW = 0.1  # of its units, below which a bar is amber


class StockBar(QStyledItemDelegate):
    """Paints the cell as any other, then the bar along its foot."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        row: Row = index.data(ROW_ROLE)
        if row.share_left is None:
            return
        bar = QRectF(option.rect).adjusted(6, option.rect.height() - _BAR_PX - 1, -3, -1)
        painter.fillRect(bar, QColor(colours.FIELD))
        bar.setWidth(bar.width() * row.share_left)
        painter.fillRect(bar, QColor(colours.WARN if row.share_left < _FEW else colours.OK))
