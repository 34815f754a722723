"""What is sold and how it goes: picture, prices, ring, figures, read-back and steps, in a form that suits the height there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.products import Product
from studio.values.money import saved_percent
from ui.client import lookup
from ui.current.steps import StepList
from ui.current.words import read_back
from ui.desk_words import counted, said
from ui.desk_words.numbers import short
from ui.products import CountdownRing, Thumbnails, said_money
from ui.products.picture import first_picture, paint_picture
from ui.room import ControlRoom
from ui.theme.parts import ElidedLabel, mark


@dataclass(frozen=True, slots=True)
class Form:
    """Sizes in pixels; `picture_px` 0: no picture, and the ring stands in its place."""

    picture_px: int
    ring_px: tuple[int, int]  # at least, at most
    low: bool  # the words have the whole width, the title has one line
    flat: bool  # title and price share a line, and so do figure and word; all is small


USUAL = Form(84, (70, 150), low=False, flat=False)
LOW = Form(60, (54, 54), low=True, flat=False)
LOWEST = Form(0, (44, 44), low=True, flat=True)


class Facts(QScrollArea):
    """Scrolls where even its lowest form finds no room, and never makes the window taller."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.room = room
        self._form: Form | None = None
        self._lines: list[str] = []  # what `words` says, and whether it reads back what is armed
        self._armed = False
        self.picture = _Picture(room, thumbnails)
        self.name = _Title()
        self.price, self.list_price, self.saving = QLabel(), QLabel(), QLabel()
        self.price.setObjectName("price")
        self.list_price.setObjectName("struck")
        self.saving.setObjectName("saving")
        self.ring = CountdownRing()
        translate = QCoreApplication.translate
        self.stock, self.sold, self.held = (
            Figure(translate("CurrentArea", "Stock")),
            Figure(translate("CurrentArea", "Sold")),
            Figure(translate("CurrentArea", "Unpaid")),
        )
        self.words = QLabel()
        self.words.setObjectName("dim")
        self.words.setWordWrap(True)
        self.steps = StepList(lambda connection: lookup.connection_name(room.store.state, connection))
        self._figures = QWidget()
        self._head, self._middle, self._prices = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._titles, self._beside = QVBoxLayout(), QVBoxLayout()
        self._assemble()
        self.take(USUAL)

    # ------------------------------------------------------------ places

    def _assemble(self) -> None:
        self._prices.setSpacing(8)
        for label in (self.price, self.list_price, self.saving):
            self._prices.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)
        self._prices.addStretch(1)
        self._titles.setSpacing(2)
        self._titles.addLayout(self._prices)
        self._head.setSpacing(10)
        self._head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._titles, 1)
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for figure in (self.stock, self.sold, self.held):
            row.addWidget(figure)
        row.addStretch(1)
        self._beside.setSpacing(4)
        self._beside.addStretch(1)
        self._beside.addStretch(1)
        self._middle.setSpacing(12)
        self._middle.addLayout(self._beside, 3)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.steps)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(48)
        self.setWidget(inner)

    def take(self, form: Form) -> None:
        """Put what is shown into the places of a form."""
        if form is self._form:
            return
        self._form = form
        self.picture.setFixedSize(form.picture_px, form.picture_px)
        self.ring.setMinimumSize(form.ring_px[0], form.ring_px[0])
        self.ring.setMaximumSize(form.ring_px[1], form.ring_px[1])
        for layout in (self._head, self._middle, self._titles, self._prices, self._beside, self._column):
            for widget in (self.ring, self.name, self._figures, self.words):
                layout.removeWidget(widget)
        if form.flat:
            self._head.insertWidget(0, self.ring)
            self._prices.insertWidget(0, self.name, 1)
            self._titles.addWidget(self._figures)
        else:
            self._middle.insertWidget(0, self.ring, 2)
            self._titles.insertWidget(0, self.name, 1)
            self._beside.insertWidget(1, self._figures)
        if form.low:
            self._column.insertWidget(2, self.words)
        else:
            self._beside.insertWidget(2, self.words)
        self._prices.setStretch(self._prices.count() - 1, 0 if form.flat else 1)  # what is free at the end is the title's
        self._column.setSpacing(2 if form.flat else 5)
        self.name.be_whole(not form.low)
        for figure in (self.stock, self.sold, self.held):
            figure.be_flat(form.flat)
        for label in (self.price, self.saving, self.words):
            mark(label, "low", form.flat)
        self._show_lines()
        self.list_price.setVisible(not form.flat)
        self.picture.setVisible(bool(form.picture_px and self.picture.shows_any))

    # ------------------------------------------------------------ saying

    def show_launch(self, launch: Launch | None) -> None:
        self.ring.show_launch(launch)
        self.steps.show_launch(launch)

    def show_nobody(self, upcoming: Product | None) -> None:
        """No product is on air; `upcoming` is the next one."""
        translate = QCoreApplication.translate
        if upcoming is None:
            line = translate("CurrentArea", "No product is waiting in the queue.")
        else:
            line = translate("CurrentArea", "Next is link {number}: {product}").format(
                number=upcoming.link_no, product=upcoming.title
            )
        self._show_none(translate("CurrentArea", "No product is on air."), [line])

    def show_unheard(self) -> None:
        """The desk has not said yet what is on air: in the banner's words."""
        self._show_none(QCoreApplication.translate("Banner", "Waiting for the studio's desk…"), [])

    def _show_none(self, name: str, lines: list[str]) -> None:
        self._show_picture(None)
        self.name.setText(name)
        for label in (self.price, self.list_price, self.saving):
            label.setText("")
        self.saving.hide()
        for figure in (self.stock, self.sold, self.held):
            figure.show_none()
        self._say(lines)

    def show_product(self, product: Product, live: SellingProduct, launch: Launch | None) -> None:
        price, before = product.live_price_minor, product.list_price_minor
        if launch is not None:
            price, before = launch.price_minor, launch.list_price_minor
        self._show_picture(product)
        self.name.setText(product.title, product.title)
        self.price.setText(said_money(price, product.currency))
        self.list_price.setText(said_money(before, product.currency) if before > price else "")
        percent = saved_percent(before, price)
        self.saving.setText(f"−{percent} %" if percent else "")
        self.saving.setVisible(bool(percent))
        stock = lookup.planned_stock(product) if live.stock is None else live.stock
        self.stock.show_number(stock, live.few_left)
        self.sold.show_number(live.sold)
        self.held.show_number(live.held)
        if launch is not None and launch.phase == "armed":
            self._say(read_back(product, launch), armed=True)
        else:
            self._say([self._explanation(live, launch)])

    def _show_picture(self, product: Product | None) -> None:
        self.picture.show_product(product)
        self.picture.setVisible(bool(product is not None and self._form and self._form.picture_px))

    def _say(self, lines: list[str], armed: bool = False) -> None:
        self._lines, self._armed = lines, armed
        self._show_lines()

    def _show_lines(self) -> None:
        above = self._armed and self._form is not None and self._form.low  # the price stands right above, and what is saved
        self.words.setText("\n".join(self._lines[1:] if above else self._lines))
        name = "readBack" if self._armed else "dim"
        if self.words.objectName() != name:
            self.words.setObjectName(name)
            self.words.style().polish(self.words)

    def _explanation(self, live: SellingProduct, launch: Launch | None) -> str:
        """The line below the figures while nothing is armed: what there is to know."""
        translate, problem = QCoreApplication.translate, said(live.problem)
        if launch is None:
            differs = live.price_ok is False and not problem
            return translate("CurrentArea", "The shop has another price than the card.") if differs else problem
        text = said(launch.text)
        if launch.phase == "failed":
            return ""  # the steps say it
        if text or problem:
            return text or problem
        return translate("CurrentArea", "{released} of {units} released").format(
            released=f"{launch.released:,}", units=counted(launch.quantity, "unit")
        )


class _Title(ElidedLabel):
    """The product's title: in as many lines as it takes, or in one that ends in dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("productName")
        self.setMinimumWidth(40)

    def be_whole(self, whole: bool) -> None:
        self.setWordWrap(whole)
        self.setAlignment(Qt.AlignmentFlag.AlignTop if whole else Qt.AlignmentFlag.AlignVCenter)
        self._elide()

    def _elide(self) -> None:
        if self.wordWrap():
            QLabel.setText(self, self._full)
            self.setToolTip(self._tip)
        else:
            super()._elide()


class Figure(QWidget):
    """A figure with its word below, or beside where it has to be flat."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._figure = QLabel("–")
        self._figure.setObjectName("figure")
        label = QLabel(words)
        label.setObjectName("small")
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._figure)
        self._row.addWidget(label)

    def show_none(self) -> None:
        """Nobody knows it."""
        self._show("–", "", False)

    def show_number(self, number: int, warn: bool = False) -> None:
        """In short where it is long: three of them stand beside the ring in the narrowest panel. Whole it is the tool tip."""
        self._show(short(number), f"{number:,}", warn)

    def _show(self, words: str, tip: str, warn: bool) -> None:
        self._figure.setToolTip(tip)
        if self._figure.text() != words:
            self._figure.setText(words)
        name = "figureWarn" if warn else "figure"
        if self._figure.objectName() != name:
            self._figure.setObjectName(name)
            self._figure.style().polish(self._figure)

    def be_flat(self, flat: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(4 if flat else 0)
        mark(self._figure, "low", flat)

    def figure(self) -> str:
        return self._figure.text()


class _Picture(QWidget):
    """The product's picture with round corners."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._room, self._thumbnails, self._place = room, thumbnails, ""
        self.shows_any = False
        thumbnails.loaded.connect(self.update)

    def show_product(self, product: Product | None) -> None:
        self.shows_any = product is not None
        place = first_picture(product) if product is not None else ""
        if place != self._place:
            self._place = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(box, 6, 6)
        painter.setClipPath(clip)
        side = round(self.width() * self.devicePixelRatioF())
        paint_picture(painter, box, self._thumbnails.get(self._place, side, lookup.show_folder(self._room.store.state)))
