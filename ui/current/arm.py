"""The dialog that arms a launch: its terms, read back in words as they are changed. Arming sells nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.selling import ArmLaunch
from studio.control.schema.state.selling import Launch
from studio.document.products import Product
from ui.client import lookup
from ui.current.words import left_for_sale, read_back, shops_words
from ui.room import ControlRoom
from ui.theme.fitting import Scrolled
from ui.theme.parts import clear
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.fields import MoneyField, count_field


@dataclass(frozen=True, slots=True)
class _Timing:
    """The destination whose viewers are to see zero as the link opens, and how far they are behind."""

    destination: str
    name: str
    lead_ms: int


class ArmDialog(AskingDialog):
    """Open it with `open()`; it deletes itself. What the desk refuses is said here, and nothing is armed."""

    def __init__(self, room: ControlRoom, product: Product, parent: QWidget | None = None) -> None:
        super().__init__(room, parent)
        self._product = product
        self.setWindowTitle(self.tr("Arm the launch"))
        self.setMinimumWidth(720)
        self.price = MoneyField()
        self.price.load(product.live_price_minor, product.currency)
        self.quantity = count_field(least=1)
        self.quantity.setValue(max(1, left_for_sale(product, lookup.selling(room.store.state, product.id))))
        self.limit = count_field(none=self.tr("any number"))
        self.limit.setValue(product.purchase_limit)
        self.countdown = count_field(300, suffix=self.tr(" s"), least=3)
        self.countdown.setValue(product.launch.countdown_s)
        self.minutes = count_field(20, suffix=self.tr(" min"), least=1)
        self.minutes.setValue(product.launch.sale_minutes)
        self.until_sold_out = QCheckBox(self.tr("on until sold out"))
        self.until_sold_out.setChecked(product.launch.until_sold_out)
        self.timing = QComboBox()
        self._fill_timing()
        self._said: list[str] = []
        self._launch: Launch | None = None  # as it was read back; None: what is typed is no price
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._build()
        self.price.textChanged.connect(lambda _text: self._say())
        self.until_sold_out.toggled.connect(lambda _on: self._say())
        self.timing.currentIndexChanged.connect(lambda _row: self._say())
        for box in (self.quantity, self.limit, self.countdown, self.minutes):
            box.valueChanged.connect(lambda _value: self._say())
        self._say()
        self.go.setFocus()

    def _build(self) -> None:
        words = self.tr("Link {number}: {product}")
        title = QLabel(words.format(number=self._product.link_no, product=self._product.title))
        title.setObjectName("title")
        title.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(7)
        for words, field in (
            (self.tr("Price"), self.price),
            (self.tr("Quantity"), self.quantity),
            (self.tr("Each buyer may have"), self.limit),
            (self.tr("Countdown"), self.countdown),
            (self.tr("On sale for"), self.minutes),
            ("", self.until_sold_out),
            (self.tr("Zero is for"), self.timing),
        ):
            form.addRow(words, field)
        card = QFrame()
        card.setObjectName("readBackCard")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 14, 16, 14)
        heading = QLabel(self.tr("This will happen"))
        heading.setObjectName("panelTitle")
        inner.addWidget(heading)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._lines)
        lines.addWidget(self._off_air())
        inner.addWidget(Scrolled(said, grows=True))
        inner.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(form)
        middle.addWidget(card, 1)
        self.go.setText(self.tr("Arm"))
        self.go.setObjectName("arm")
        self.go.setMinimumWidth(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addWidget(title)
        column.addLayout(middle, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _off_air(self) -> QLabel:
        """What to mind before arming while nobody watches."""
        label = QLabel(self.tr("The show is not on air: nobody sees this launch."))
        label.setObjectName("warn")
        label.setWordWrap(True)
        label.setVisible(self.room.store.state.air.state == "off")
        return label

    def _fill_timing(self) -> None:
        """The studio, and every destination of which it is known how far its viewers are behind."""
        self.timing.addItem(self.tr("the studio"), None)
        state = self.room.store.state
        for row in state.show.destinations:
            sink = state.destinations.get(row.id)
            if sink is not None and sink.viewer_delay_ms is not None:
                words = self.tr("viewers of {name}, {seconds} s behind")
                chosen = _Timing(row.id, row.name, sink.viewer_delay_ms)
                self.timing.addItem(words.format(name=row.name, seconds=f"{chosen.lead_ms / 1000:.1f}"), chosen)
        self.timing.setToolTip(
            self.tr("The countdown runs early by their delay, so that they see zero as the link opens. Choose the least delayed.")
        )

    def _as_armed(self) -> Launch | None:
        """The launch as it would be armed; None while the price is none."""
        product, price_minor, timing = self._product, self.price.value(), self._timing()
        if price_minor is None:
            return None
        shops = self.room.store.state.selling.shops
        return Launch(
            product=product.id,
            phase="armed",
            timed_to=timing.name if timing is not None else "",
            lead_ms=timing.lead_ms if timing is not None else 0,
            price_minor=price_minor,
            list_price_minor=product.list_price_minor,
            currency=product.currency,
            quantity=self.quantity.value(),
            purchase_limit=self.limit.value(),
            limit_held=all(name in shops and "limit.write" in shops[name].capabilities for name in product.connections),
            countdown_s=self.countdown.value(),
            sale_minutes=self.minutes.value(),
            until_sold_out=self.until_sold_out.isChecked(),
        )

    def _timing(self) -> _Timing | None:
        """None: zero is the studio's."""
        chosen: _Timing | None = self.timing.currentData()
        return chosen

    def _shops(self) -> list[str]:
        """What the operator calls the shops that the product is listed in."""
        return [lookup.connection_name(self.room.store.state, name) for name in self._product.connections]

    def lines(self) -> list[str]:
        """The read-back as it stands, a line each."""
        return self._said

    def _say(self) -> None:
        launch = self._launch = self._as_armed()
        self.go.setEnabled(launch is not None)
        if launch is not None:
            self._said = [*read_back(self._product, launch), *shops_words(self._shops())]
        else:
            self._said = [self.price.problem() or self.tr("The price is no number.")]
        clear(self._lines)
        for line in self._said:
            label = QLabel(line)
            label.setObjectName("readBack")
            label.setWordWrap(True)
            self._lines.addWidget(label)

    def accept(self) -> None:
        """Ask for what was read back."""
        launch, timing = self._launch, self._timing()
        if launch is None:
            return
        asked = ArmLaunch(
            product=launch.product,
            price_minor=launch.price_minor,
            quantity=launch.quantity,
            purchase_limit=launch.purchase_limit,
            countdown_s=launch.countdown_s,
            sale_minutes=launch.sale_minutes,
            until_sold_out=launch.until_sold_out,
            timed_to=timing.destination if timing is not None else None,
            lead_ms=timing.lead_ms if timing is not None else None,
        )
        self.ask(asked)
