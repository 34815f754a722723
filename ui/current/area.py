"""The large area of the product on air: picture, prices, figures, ring, steps, and the buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.values.money import saved_percent
from ui.client import reading
from ui.client.pace import Pace
from ui.current.deeds import Deeds
from ui.current.steps import StepList
from ui.current.words import read_back
from ui.desk_words import counted, said
from ui.products import CountdownRing, Thumbnails, draw_mark, said_money, shown_state, state_look
from ui.queue.cells import first_picture, paint_picture
from ui.room import ControlRoom
from ui.theme import colours, icon
from ui.theme.parts import AirButton, AirToolButton, Panel

_PICTURE_PX = 84
_WIDTH_PX = 316  # below, the words on its buttons are cut
_EXTENSIONS_S = (30, 60, 120, 300)


class CurrentArea(Panel):
    """Follows `selling.current`; every button asks the desk."""

    def __init__(self, room: ControlRoom, deeds: Deeds, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.room, self.deeds = room, deeds
        self.picture = _Picture(room, thumbnails)
        self.state = _StateLine()
        self.bar.addWidget(self.state)
        self.name = QLabel()
        self.name.setObjectName("productName")
        self.name.setWordWrap(True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.name.setMinimumWidth(40)
        self.price, self.list_price, self.saving = QLabel(), QLabel(), QLabel()
        self.price.setObjectName("price")
        self.list_price.setObjectName("struck")
        self.saving.setObjectName("saving")
        self.ring = CountdownRing()
        self.stock, self.sold, self.held = _Figure(self.tr("Stock")), _Figure(self.tr("Sold")), _Figure(self.tr("Unpaid"))
        self.words = QLabel()
        self.words.setObjectName("dim")
        self.words.setWordWrap(True)
        self.alarm = QLabel()
        self.alarm.setObjectName("alarm")
        self.alarm.setWordWrap(True)
        self.steps = StepList()
        self._make_buttons()
        self.body.setSpacing(6)
        self.setMinimumWidth(_WIDTH_PX)
        self.body.addWidget(self.alarm)
        self.body.addWidget(self._content(), 1)
        self.body.addWidget(self.repair)
        self.body.addLayout(self._buttons())
        self._pace = Pace(self._refresh, self)
        room.store.watch(self._pace.ask, "selling", ("show", "products"), ("file", "path"))
        self._refresh()

    # ------------------------------------------------------------ building

    def _content(self) -> QScrollArea:
        """What is sold and how it goes: it scrolls where a low window has no room, and never makes the window taller."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(self._head())
        column.addLayout(self._middle(), 1)
        column.addWidget(self.steps)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(48)
        area.setWidget(inner)
        return area

    def _head(self) -> QHBoxLayout:
        prices = QHBoxLayout()
        prices.setSpacing(8)
        for label in (self.price, self.list_price, self.saving):
            prices.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)
        prices.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.name, 1)
        right.addLayout(prices)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        return row

    def _middle(self) -> QHBoxLayout:
        figures = QHBoxLayout()
        figures.setSpacing(14)
        for figure in (self.stock, self.sold, self.held):
            figures.addWidget(figure)
        figures.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addStretch(1)
        right.addLayout(figures)
        right.addWidget(self.words)
        right.addStretch(1)
        self.ring.setMinimumSize(70, 70)
        self.ring.setMaximumSize(150, 150)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.ring, 2)
        row.addLayout(right, 3)
        return row

    def _make_buttons(self) -> None:
        deeds = self.deeds
        self.explain = _button(self.tr("Explain"), self.tr("Put the chosen or the next product on air"), deeds.explain)
        self.arm = _button(self.tr("Arm…"), self.tr("See what will happen, then arm the launch"), deeds.arm, "arm")
        self.launch = _button(self.tr("LAUNCH"), self.tr("Start the countdown; at zero the link opens"), self._launch, "launch")
        self.cancel = _button(
            self.tr("Cancel"), self.tr("Before zero: stop the countdown. After: take the sale back"), deeds.cancel
        )
        self.restock = _button(self.tr("Restock…"), self.tr("Add units to the sale"), deeds.restock)
        self.end = _button(self.tr("End"), self.tr("Close the link; the product is done"), deeds.end)
        self.pull = _button(self.tr("Pull"), self.tr("Take it off the show at once"), deeds.pull, "pull")
        self.next = _button(self.tr("Next"), self.tr("End this one and explain the next"), deeds.explain_next)
        self.repair = _button(self.tr("Repair"), self.tr("Do the failed steps again"), deeds.repair, "repair")
        self.repair.setIcon(icon("retry", colours.BASE))
        for tight in (self.cancel, self.restock, self.end):
            tight.setObjectName("tight")
        self.extend = AirToolButton()
        self.extend.setObjectName("tight")
        self.extend.setText(self.tr("Extend"))
        self.extend.setToolTip(self.tr("One minute more; the arrow has other times"))
        self.extend.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.extend.setSizePolicy(self.end.sizePolicy())
        self.extend.clicked.connect(lambda _checked=False: deeds.extend(60))
        menu = QMenu(self.extend)
        for seconds in _EXTENSIONS_S:
            menu.addAction(self.tr("{seconds} s more").format(seconds=seconds), partial(deeds.extend, seconds))
        self.extend.setMenu(menu)

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(5)
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.arm, 0, 0, 3),
            (self.launch, 0, 3, 6),
            (self.cancel, 0, 9, 3),
            (self.extend, 1, 0, 3),
            (self.restock, 1, 3, 3),
            (self.end, 1, 6, 3),
            (self.pull, 1, 9, 3),
            (self.explain, 2, 0, 6),
            (self.next, 2, 6, 6),
        )
        for widget, row, column, span in places:
            widget.setMinimumWidth(30)
            grid.addWidget(widget, row, column, 1, span)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        for widget in (self.arm, self.launch, self.cancel):
            widget.setMinimumHeight(38)
        return grid

    def _launch(self) -> None:
        self.launch.setEnabled(False)  # until the desk says how it stands: a double click starts once
        self.deeds.launch(self._not_launched)

    def _not_launched(self, text: str, _data: dict[str, object]) -> None:
        self.room.notice.emit("fail", text)
        self._enable()

    # ------------------------------------------------------------ following

    def _refresh(self) -> None:
        store = self.room.store
        current = reading.current(store)
        product = reading.product(store, current)
        live, launch = reading.selling(store, current), reading.launch(store)
        alarm = said(str(store.get("selling", "alarm", default="") or ""))
        if not alarm and launch is not None and launch.get("phase") == "armed":
            alarm = said(str(launch.get("text", "")))  # why it was held: it has to be seen before it is tried again
        self.alarm.setText(alarm)
        self.alarm.setVisible(bool(alarm))
        self.ring.show_launch(launch)
        self.steps.show_launch(launch)
        self.picture.show_product(product)
        self.picture.setVisible(product is not None)
        self.repair.setVisible(bool(store.get("selling", "launch", "repair")))
        if product is None:
            self._show_nobody()
        else:
            self._show_product(product, live, launch)
        self._enable()

    def _show_nobody(self) -> None:
        self.title.setText(self.tr("On air"))
        self.state.show_state("", False)
        upcoming = reading.product(self.room.store, str(self.room.store.get("selling", "next") or ""))
        self.name.setText(self.tr("No product is on air."))
        for label in (self.price, self.list_price, self.saving):
            label.setText("")
        self.saving.hide()
        self.words.setObjectName("dim")
        self.words.style().polish(self.words)
        for figure in (self.stock, self.sold, self.held):
            figure.show_figure("–")
        if upcoming is None:
            self.words.setText(self.tr("No product is waiting in the queue."))
        else:
            words = self.tr("Next is link {number}: {product}")
            self.words.setText(words.format(number=upcoming["link_no"], product=upcoming["title"]))

    def _show_product(self, product: reading.Tree, live: reading.Tree, launch: reading.Tree | None) -> None:
        currency = product.get("currency", "CNY")
        price, before = product.get("live_price_minor", 0), product.get("list_price_minor", 0)
        if launch is not None:
            price, before = launch.get("price_minor", price), launch.get("list_price_minor", before)
        self.title.setText(self.tr("On air: link {number}").format(number=product.get("link_no", "")))
        self.state.show_state(shown_state(live), bool(live.get("few_left")))
        self.name.setText(str(product.get("title", "")))
        self.name.setToolTip(str(product.get("title", "")))
        self.price.setText(said_money(price, currency))
        self.list_price.setText(said_money(before, currency) if before > price else "")
        percent = saved_percent(before, price)
        self.saving.setText(f"−{percent} %" if percent else "")
        self.saving.setVisible(bool(percent))
        stock = live.get("stock")
        self.stock.show_figure(f"{reading.planned_stock(product) if stock is None else stock:,}", bool(live.get("few_left")))
        self.sold.show_figure(f"{live.get('sold', 0):,}")
        self.held.show_figure(f"{live.get('held', 0):,}")
        self.words.setText(self._explanation(product, live, launch))
        self.words.setObjectName("readBack" if (launch or {}).get("phase") == "armed" else "dim")
        self.words.style().polish(self.words)

    def _explanation(self, product: reading.Tree, live: reading.Tree, launch: reading.Tree | None) -> str:
        """The line below the figures: the read-back while armed, else what there is to know."""
        problem = said(str(live.get("problem", "")))
        if launch is None:
            differs = live.get("price_ok") is False and not problem
            return self.tr("The shop has another price than the card.") if differs else problem
        if launch.get("phase") == "armed":
            return "\n".join(read_back(product, launch))
        text = said(str(launch.get("text", "")))
        if launch.get("phase") == "failed":
            return ""  # the steps say it
        if text or problem:
            return text or problem
        released, quantity = launch.get("released", 0), launch.get("quantity", 0)
        return self.tr("{released} of {units} released").format(released=f"{released:,}", units=counted(quantity, "unit"))

    def choose(self, product_id: str) -> None:
        """Another product is selected in the queue."""
        self.deeds.chosen = product_id
        self._enable()

    def _enable(self) -> None:
        store = self.room.store
        phase, current = self.deeds.phase(), reading.current(store)
        before_zero = phase in {"armed", "verifying", "countdown"}
        selling = bool(phase) and not before_zero
        chosen = reading.product(store, self.deeds.to_explain())
        upcoming = reading.product(store, str(store.get("selling", "next") or ""))
        self.explain.setText(self._numbered(self.tr("Explain"), chosen))
        self.next.setText(self._numbered(self.tr("Next"), upcoming))
        self.explain.setEnabled(chosen is not None)
        self.next.setEnabled(upcoming is not None)
        self.arm.setEnabled(bool(current) and not phase)
        self.launch.setEnabled(phase == "armed")
        self.cancel.setEnabled(bool(phase))
        self.cancel.setText(self.tr("Abort…") if selling else self.tr("Cancel"))
        self.extend.setEnabled(selling)
        self.restock.setEnabled(selling)
        self.end.setEnabled(bool(current))
        self.pull.setEnabled(bool(current))

    def _numbered(self, words: str, product: reading.Tree | None) -> str:
        return f"{words}  {product['link_no']}" if product is not None else words


def _button(words: str, tip: str, clicked: Callable[[], object], name: str = "") -> AirButton:
    button = AirButton(words)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: clicked())
    return button


class _Figure(QWidget):
    """A figure with its word below."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._figure = QLabel("–")
        self._figure.setObjectName("figure")
        label = QLabel(words)
        label.setObjectName("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(label)

    def show_figure(self, words: str, warn: bool = False) -> None:
        if self._figure.text() != words:
            self._figure.setText(words)
        name = "figureWarn" if warn else "figure"
        if self._figure.objectName() != name:
            self._figure.setObjectName(name)
            self._figure.style().polish(self._figure)

    def figure(self) -> str:
        return self._figure.text()


class _StateLine(QWidget):
    """Mark and word of a state, at the right of the title."""

    def __init__(self) -> None:
        super().__init__()
        self._look = state_look("queued")
        self.setFixedHeight(24)
        self.setMinimumWidth(110)
        self._none = True

    def show_state(self, state: str, few_left: bool) -> None:
        self._none = not state
        self._look = state_look(state or "queued", few_left)
        self.update()

    def word(self) -> str:
        return "" if self._none else self._look.word

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._none:
            return
        painter = QPainter(self)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._look.word)
        left = self.width() - width - 2
        draw_mark(painter, QRectF(left - 19, self.height() / 2 - 6, 12, 12), self._look)
        painter.setPen(QColor(self._look.colour))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._look.word)


class _Picture(QWidget):
    """The product's picture with round corners."""

    def __init__(self, room: ControlRoom, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._room, self._thumbnails, self._place = room, thumbnails, ""
        self.setFixedSize(QSize(_PICTURE_PX, _PICTURE_PX))
        thumbnails.loaded.connect(self.update)

    def show_product(self, product: reading.Tree | None) -> None:
        place = first_picture(product or {})
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
        paint_picture(painter, box, self._thumbnails.get(self._place, side, reading.show_folder(self._room.store)))
