"""How the cells of the queue are painted: product with picture and link number, struck list price, state mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product
from ui.client import Store, lookup
from ui.products import Thumbnails, draw_mark, shown_state, state_look
from ui.products.picture import first_picture, paint_picture
from ui.queue.columns import Column, trouble
from ui.queue.model import LIVE_ROLE, MARK_ROLE, ROW_ROLE, WATCHED_ROLE
from ui.theme import colours
from ui.theme.cells import Cells
from ui.theme.look import SMALL_PX

Index = QModelIndex | QPersistentModelIndex
ROW_PX = 48
PICTURE_PX = 40
_BADGE_PX = 26


class QueueCells(Cells):
    """Paints every cell itself: a table of 500 rows draws a dozen, and each must cost little."""

    def __init__(self, thumbnails: Thumbnails, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails, self._store = thumbnails, store
        self._small = QFont(parent.font())
        self._small.setPixelSize(SMALL_PX)
        self._bold = QFont(parent.font())
        self._bold.setBold(True)
        self._struck = QFont(parent.font())
        self._struck.setStrikeOut(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW_PX)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        if index.column() != Column.PRODUCT:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        left = PICTURE_PX + _BADGE_PX + 14 if index.column() == Column.PRODUCT else 0
        editor.setGeometry(box.x() + left, box.y() + (box.height() - 28) // 2, box.width() - left, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Product = index.data(ROW_ROLE)
        live: SellingProduct = index.data(LIVE_ROLE)
        mark: str = index.data(MARK_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(colours.PRESSED))
        elif mark == "current":
            painter.fillRect(option.rect, QColor(colours.RAISED))
        done = live.state in {"ended", "sold_out", "pulled"} and not mark
        text = QColor(colours.TEXT_FAINT if done and not selected else colours.TEXT)
        match index.column():
            case Column.PRODUCT:
                self._paint_product(painter, option, row, mark, text)
            case Column.STATE:
                self._paint_state(painter, option, live, index.data(WATCHED_ROLE))
            case column:
                self._paint_figure(painter, option, index, column, live, text)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setPen(QColor(colours.ACCENT))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_product(self, painter: QPainter, option: QStyleOptionViewItem, row: Product, mark: str, text: QColor) -> None:
        box = option.rect
        if mark == "current":
            painter.fillRect(box.x(), box.y() + 3, 3, box.height() - 6, QColor(colours.ON_AIR))
        self._paint_number(painter, QRectF(box.x() + 6, box.center().y() - 9, _BADGE_PX, 19), row, mark)
        left = box.x() + _BADGE_PX + 12
        ratio = painter.device().devicePixelRatioF()
        paint_picture(
            painter,
            QRectF(left, box.center().y() - PICTURE_PX / 2 + 1, PICTURE_PX, PICTURE_PX),
            self._thumbnails.get(first_picture(row), round(PICTURE_PX * ratio), lookup.show_folder(self._store.state)),
        )
        left += PICTURE_PX + 8
        room = box.right() - left - 4
        metrics = QFontMetrics(option.font)
        brand = row.brand
        painter.setPen(text)
        painter.setFont(option.font)
        first, rest = two_lines(row.title, metrics, room)
        tall = metrics.height()
        top = box.center().y() - tall + 1 if brand or rest else box.center().y() - tall // 2 + 1
        painter.drawText(left, top + metrics.ascent(), metrics.elidedText(first, Qt.TextElideMode.ElideRight, room))
        if rest:
            painter.drawText(left, top + tall + metrics.ascent(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))
        elif brand:
            painter.setFont(self._small)
            painter.setPen(QColor(colours.TEXT_FAINT))
            small = QFontMetrics(self._small)
            painter.drawText(left, top + tall + small.ascent() + 1, small.elidedText(brand, Qt.TextElideMode.ElideRight, room))

    def _paint_number(self, painter: QPainter, box: QRectF, row: Product, mark: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = {"current": colours.ON_AIR_DARK, "next": colours.BASE}.get(mark, colours.RAISED)
        painter.setPen(QColor(colours.ACCENT) if mark == "next" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._small if row.link_no > 999 else self._bold)
        painter.setPen(QColor(colours.TEXT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row.link_no))

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, live: SellingProduct, watched: tuple[str, ...]
    ) -> None:
        look = state_look(shown_state(live), live.few_left)
        box = option.rect
        wrong = trouble(live) or ", ".join(watched)
        draw_mark(painter, QRectF(box.x() + 6, box.center().y() - 5, 11, 11), look)
        painter.setFont(option.font)
        painter.setPen(QColor(look.colour if look.colour != colours.TEXT_FAINT else colours.TEXT_DIM))
        metrics = QFontMetrics(option.font)
        room = box.width() - 26
        words = metrics.elidedText(look.word, Qt.TextElideMode.ElideRight, room)
        tall = metrics.height()
        top = box.center().y() - (tall if wrong else tall // 2) + 1
        painter.drawText(box.x() + 23, top + metrics.ascent(), words)
        if wrong:
            small = QFontMetrics(self._small)
            painter.setFont(self._small)
            painter.setPen(QColor(colours.WARN))
            painter.drawText(
                box.x() + 23, top + tall + small.ascent(), small.elidedText(wrong, Qt.TextElideMode.ElideRight, room)
            )

    def _paint_figure(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, column: int, live: SellingProduct, text: QColor
    ) -> None:
        words = str(index.data())
        colour, font = text, option.font
        if column == Column.LIST_PRICE:
            colour, font = QColor(colours.TEXT_FAINT), self._struck
        elif column == Column.LIVE_PRICE:
            font = self._bold
            colour = QColor(colours.WARN) if live.price_ok is False else text
        elif column == Column.STOCK and live.stock is None:
            colour = QColor(colours.TEXT_FAINT)
        elif column == Column.STOCK and (live.few_left or live.stock == 0):
            colour = QColor(colours.WARN)
        elif column == Column.MINUTES or words == "–":
            colour = QColor(colours.TEXT_DIM)
        painter.setFont(font)
        painter.setPen(colour)
        box = option.rect.adjusted(2, 0, -6, 0)
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())  # cut it would be another number
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fitting)


def two_lines(text: str, metrics: QFontMetrics, room_px: int) -> tuple[str, str]:
    """A title broken where it leaves the first line: between words, or anywhere in scripts without spaces."""

    def whole(part: str) -> bool:  # what draws it measures in fractions of a pixel
        return metrics.elidedText(part, Qt.TextElideMode.ElideRight, room_px) == part

    if metrics.horizontalAdvance(text) <= room_px and whole(text):
        return text, ""
    end = 1
    while end < len(text) and metrics.horizontalAdvance(text[: end + 1]) <= room_px:
        end += 1
    while end > 1 and not whole(text[:end]):
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    if space > 0 and text[end : end + 1].isascii():
        end = space
    return text[:end].rstrip(), text[end:].lstrip()
