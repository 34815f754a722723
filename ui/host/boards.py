"""The boards of the host view, each painted in very large type: product, figures, comments, the line at the top."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.control.schema.state.host import ChatRow
from studio.document.products import Product
from ui.client import lookup
from ui.products import Thumbnails, draw_mark, said_money, state_look
from ui.products.picture import first_picture, paint_picture
from ui.room import ControlRoom
from ui.theme import colours
from ui.widgets.lettering import draw_fitting, face

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class TopLine(QWidget):
    """State at the left; the product's time and the show's time left at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._state, self._few_left = "", False
        self._product_words = self._show_words = ""
        self._over = False

    def show_times(self, state: str, few_left: bool, product_words: str, over: bool, show_words: str) -> None:
        now = (state, few_left, product_words, over, show_words)
        if now != (self._state, self._few_left, self._product_words, self._over, self._show_words):
            self._state, self._few_left, self._product_words, self._over, self._show_words = now
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = float(self.width()), float(self.height())
        if self._state:
            look = state_look(self._state, self._few_left)
            side = height * 0.5
            draw_mark(painter, QRectF(height * 0.12, (height - side) / 2, side, side), look)
            colour = look.colour if look.colour != colours.TEXT_FAINT else colours.TEXT_DIM
            draw_fitting(
                painter, QRectF(height * 0.85, 0, width * 0.3, height), look.word, colour, height * 0.72, _LEFT, wrap=False
            )
        third = width * 0.32
        colour = colours.WARN if self._over else colours.TEXT
        box = QRectF(width - 2 * third - height * 0.3, 0, third, height)
        draw_fitting(painter, box, self._product_words, colour, height * 0.62, _RIGHT, wrap=False)
        draw_fitting(
            painter,
            QRectF(width - third, 0, third, height),
            self._show_words,
            colours.TEXT_DIM,
            height * 0.62,
            _RIGHT,
            wrap=False,
        )


class MessageBand(QWidget):
    """What the desk tells the host: dark on amber, so that it is seen at once."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def show_words(self, words: str) -> None:
        self._words = words
        self.setVisible(bool(words))
        self.update()

    def words(self) -> str:
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.WARN))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), 8, 8)
        pad = self.height() * 0.12
        box = QRectF(self.rect()).adjusted(pad * 2, pad, -pad * 2, -pad)
        draw_fitting(painter, box, self._words, colours.BASE, self.height() * 0.62, _CENTRE)


class ProductBoard(QWidget):
    """Picture, title, price, and the talking points."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._room, self._thumbnails = room, thumbnails
        self._product: Product | None = None
        self._price_minor = 0
        self._with_points = True
        thumbnails.loaded.connect(self.update)

    def show_product(self, product: Product | None, price_minor: int, with_points: bool) -> None:
        if (product, price_minor, with_points) != (self._product, self._price_minor, self._with_points):
            self._product, self._price_minor, self._with_points = product, price_minor, with_points
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        product = self._product
        if product is None:
            words = self.tr("No product on air")
            draw_fitting(painter, box, words, colours.TEXT_FAINT, box.height() * 0.14, _CENTRE)
            return
        head = min(box.height(), max(box.height() * 0.32, self.window().height() * 0.165)) if self._with_points else box.height()
        self._paint_head(painter, QRectF(box.x(), box.y(), box.width(), head), product)
        if self._with_points:
            gap = head * 0.08
            self._paint_points(painter, box.adjusted(0, head + gap, 0, 0), product.talking_points)

    def _paint_head(self, painter: QPainter, box: QRectF, product: Product) -> None:
        left = box.x()
        place = first_picture(product)
        if place:
            side = box.height()
            picture_box = QRectF(left, box.y(), side, side)
            clip = QPainterPath()
            clip.addRoundedRect(picture_box, 10, 10)
            painter.save()
            painter.setClipPath(clip)
            pixels = round(side * self.devicePixelRatioF())
            paint_picture(painter, picture_box, self._thumbnails.get(place, pixels, lookup.show_folder(self._room.store.state)))
            painter.restore()
            left += side + box.height() * 0.1
        room = QRectF(left, box.y(), box.right() - left, box.height())
        title = QRectF(room.x(), room.y(), room.width(), room.height() * 0.5)
        words = self.tr("{number}  {title}").format(number=product.link_no, title=product.title)
        draw_fitting(painter, title, words, colours.TEXT, box.height() * 0.3, Qt.AlignmentFlag.AlignLeft)
        currency, before = product.currency, product.list_price_minor
        price = said_money(self._price_minor, currency)
        line = QRectF(room.x(), room.y() + room.height() * 0.54, room.width(), room.height() * 0.46)
        painter.setFont(face(round(line.height() * 0.9)))
        width = min(line.width() * 0.62, painter.fontMetrics().horizontalAdvance(price) + line.height() * 0.3)
        draw_fitting(
            painter, QRectF(line.x(), line.y(), width, line.height()), price, colours.WARN, line.height() * 0.9, _LEFT, wrap=False
        )
        if before > self._price_minor:
            rest = QRectF(line.x() + width, line.y(), line.width() - width, line.height())
            draw_fitting(
                painter,
                rest,
                self.tr("was {price}").format(price=said_money(before, currency)),
                colours.TEXT_DIM,
                line.height() * 0.45,
                _LEFT,
                wrap=False,
            )

    def _paint_points(self, painter: QPainter, box: QRectF, points: tuple[str, ...]) -> None:
        """As many points as fit, none smaller than can be read from afar."""
        if not points or box.height() < 20:
            return
        window = self.window().height()
        row = min(box.height() / len(points), window * 0.13)
        row = max(row, window * 0.058)
        bullet = row * 0.22
        for place, point in enumerate(points):
            top = box.y() + place * row
            if top + row > box.bottom() + 1:
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.ACCENT))
            painter.drawRoundedRect(QRectF(box.x(), top + row * 0.5 - bullet / 2, bullet, bullet), 3, 3)
            text = QRectF(box.x() + bullet * 2.2, top, box.width() - bullet * 2.2, row * 0.92)
            draw_fitting(painter, text, point, colours.TEXT, min(row * 0.62, window * 0.055), _LEFT, bold=False)


class FigureBoard(QWidget):
    """Units sold and left, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: list[tuple[str, str, str]] = []

    def show_figures(self, sold: int | None, stock: int | None, few_left: bool) -> None:
        figures = [
            (self.tr("Sold"), "–" if sold is None else f"{sold:,}", colours.OK),
            (self.tr("Left"), "–" if stock is None else f"{stock:,}", colours.WARN if few_left or stock == 0 else colours.TEXT),
        ]
        if figures != self._figures:
            self._figures = figures
            self.update()

    def figures(self) -> list[str]:
        return [figure for _words, figure, _colour in self._figures]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self.width() / max(1, len(self._figures)), float(self.height())
        for place, (words, figure, colour) in enumerate(self._figures):
            box = QRectF(place * width, 0, width - 10, height)
            draw_fitting(
                painter,
                QRectF(box.x(), 0, box.width(), height * 0.28),
                words,
                colours.TEXT_DIM,
                height * 0.2,
                _CENTRE,
                wrap=False,
            )
            figures = QRectF(box.x(), height * 0.26, box.width(), height * 0.74)
            draw_fitting(painter, figures, figure, colour, height * 0.66, _CENTRE, wrap=False)


class CommentBoard(QWidget):
    """Comments, as many as can be read from afar: those picked for the host first, then what the desk chose of the chat.

    The desk chooses one comment a second at most (event `host_chat`). Those wait on `PASSING` places and the newest comes first.
    """

    PASSING = 6

    def __init__(self) -> None:
        super().__init__()
        self._picked: tuple[ChatRow, ...] = ()
        self._passing: tuple[ChatRow, ...] = ()

    def show_picked(self, rows: tuple[ChatRow, ...]) -> None:
        if rows != self._picked:
            self._picked = rows
            self.update()

    def hear(self, row: ChatRow) -> None:
        """Take in a comment that the desk chose; one that comes again, with a higher count, comes to the front."""
        others = [passing for passing in self._passing if passing.id != row.id]
        self._passing = (row, *others[: self.PASSING - 1])
        self.update()

    def rows(self) -> list[tuple[ChatRow, bool]]:
        """What there is to show, in its order, and whether somebody picked it."""
        picked = {row.id for row in self._picked}
        passing = [row for row in self._passing if row.id not in picked]
        return [(row, True) for row in reversed(self._picked)] + [(row, False) for row in passing]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        window = self.window().height()
        box = QRectF(self.rect())
        most = max(1, int(box.height() // (window * 0.13)))
        rows = self.rows()[:most]
        if not rows:
            words = self.tr("Comments appear here, picked ones first")
            draw_fitting(painter, box, words, colours.TEXT_FAINT, window * 0.035, _CENTRE, bold=False)
            return
        height = min(box.height() / len(rows), window * 0.2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (row, picked) in enumerate(rows):
            card = QRectF(box.x(), box.y() + place * height, box.width(), height - 8)
            self._paint_comment(painter, card, row, picked)

    def _paint_comment(self, painter: QPainter, card: QRectF, row: ChatRow, picked: bool) -> None:
        window = self.window().height()
        painter.setPen(Qt.PenStyle.NoPen)
        if picked:
            painter.setBrush(QColor(colours.PANEL))
            painter.drawRoundedRect(card, 8, 8)
        pad = card.height() * 0.09
        inner = card.adjusted(pad * 2, pad, -pad * 2, -pad)
        name = row.name + (f"  ×{row.count}" if row.count > 1 else "")
        top = QRectF(inner.x(), inner.y(), inner.width(), inner.height() * 0.3)
        draw_fitting(painter, top, name, colours.ACCENT if picked else colours.TEXT_DIM, window * 0.03, _LEFT, wrap=False)
        text = inner.adjusted(0, inner.height() * 0.32, 0, 0)
        draw_fitting(painter, text, row.text, colours.TEXT, window * 0.05, _LEFT, bold=picked)
