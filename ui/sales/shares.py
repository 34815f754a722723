"""Each product's units sold and left, as bars; those that sold most come first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product
from ui.theme import colours

_ROW_PX = 26


@dataclass(frozen=True, slots=True)
class Share:
    """A line of the list. `stock` None: not known."""

    link_no: int
    title: str
    sold: int
    stock: int | None
    current: bool


def shares(rows: Iterable[Product], live: Mapping[str, SellingProduct], current: str | None) -> list[Share]:
    """Products that sold anything or are on air, the one on air first, then by units."""
    untold = SellingProduct()
    found = [
        Share(row.link_no, row.title, sales.sold, sales.stock, row.id == current)
        for row in rows
        if (sales := live.get(row.id, untold)).sold or row.id == current
    ]
    return sorted(found, key=lambda share: (not share.current, -share.sold, share.link_no))


class ShareList(QAbstractScrollArea):
    """Paints only the rows in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[Share] = []
        self.setAccessibleName(self.tr("Sales by product"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROW_PX)

    def show_shares(self, found: list[Share]) -> None:
        if found != self._shares:
            self._shares = found
            self._fit()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(_ROW_PX)
        bar.setRange(0, max(0, len(self._shares) * _ROW_PX - page))

    def scrollContentsBy(self, across: int, down: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        width, height = self.viewport().width(), self.viewport().height()
        if not self._shares:
            painter.setPen(QColor(colours.TEXT_FAINT))
            words = QCoreApplication.translate("ShareList", "Sold units appear here.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
            return
        most = max(share.sold for share in self._shares) or 1
        sold_px = painter.fontMetrics().horizontalAdvance(f"{max(most, 10_000):,} ")  # so that columns stand below each other
        offset = self.verticalScrollBar().value()
        first = offset // _ROW_PX
        for place in range(first, min(len(self._shares), first + height // _ROW_PX + 2)):
            self._paint_row(painter, QRectF(0, place * _ROW_PX - offset, width, _ROW_PX), self._shares[place], most, sold_px)

    def _paint_row(self, painter: QPainter, box: QRectF, share: Share, most: int, sold_px: int) -> None:
        metrics = painter.fontMetrics()
        sold = f"{share.sold:,}"
        stock = (
            ""
            if share.stock is None
            else QCoreApplication.translate("ShareList", "{count} left").format(count=f"{share.stock:,}")
        )
        right = sold_px + metrics.horizontalAdvance(stock) + 6 if stock else max(56, sold_px)
        line = box.adjusted(0, 1, -4, -6)
        painter.setPen(QColor(colours.TEXT))
        title = metrics.elidedText(f"{share.link_no}  {share.title}", Qt.TextElideMode.ElideRight, int(box.width() - right - 8))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, sold)
        if stock:
            painter.setPen(QColor(colours.WARN if share.stock == 0 else colours.TEXT_DIM))
            beside = line.adjusted(0, 0, -sold_px, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stock)
        bar = QRectF(0, box.bottom() - 5, box.width() - 4, 3)
        painter.fillRect(bar, QColor(colours.FIELD))
        bar.setWidth(bar.width() * share.sold / most)
        painter.fillRect(bar, QColor(colours.OK if share.current else colours.ACCENT))
