"""The dialog that arms a launch: its terms, read back in words as they are changed. Arming sells nothing yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studio.control.schema.selling import ArmLaunch
from ui.client import reading
from ui.current.words import left_for_sale, read_back
from ui.queue.fields import MoneyField, count_field
from ui.room import ControlRoom
from ui.theme.fitting import Scrolled
from ui.theme.parts import clear


class ArmDialog(QDialog):
    """Open it with `open()`; it deletes itself. What the desk refuses is said here, and nothing is armed."""

    def __init__(self, room: ControlRoom, product: reading.Tree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._product = room, product
        self._open = True
        self.setWindowTitle(self.tr("Arm the launch"))
        self.setMinimumWidth(720)
        live = reading.selling(room.store, product["id"])
        terms = product.get("launch") or {}
        self.price = MoneyField()
        self.price.load(product.get("live_price_minor"), product.get("currency", "CNY"))
        self.quantity = count_field(least=1)
        self.quantity.setValue(max(1, left_for_sale(product, live)))
        self.limit = count_field(none=self.tr("any number"))
        self.limit.setValue(product.get("purchase_limit", 0))
        self.countdown = count_field(300, suffix=self.tr(" s"), least=3)
        self.countdown.setValue(terms.get("countdown_s", 10))
        self.minutes = count_field(20, suffix=self.tr(" min"), least=1)
        self.minutes.setValue(terms.get("sale_minutes", 5))
        self.until_sold_out = QCheckBox(self.tr("on until sold out"))
        self.until_sold_out.setChecked(terms.get("until_sold_out", True))
        self.timing = QComboBox()
        self._fill_timing()
        self._said: list[str] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._problem = QLabel()
        self._problem.setObjectName("warn")
        self._problem.setWordWrap(True)
        self._build()
        self.price.textChanged.connect(lambda _text: self._say())
        self.until_sold_out.toggled.connect(lambda _on: self._say())
        self.timing.currentIndexChanged.connect(lambda _row: self._say())
        for box in (self.quantity, self.limit, self.countdown, self.minutes):
            box.valueChanged.connect(lambda _value: self._say())
        self._say()
        self.go.setFocus()

    def _build(self) -> None:
        title = QLabel(
            self.tr("Link {number}: {product}").format(number=self._product.get("link_no", ""), product=self._product["title"])
        )
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
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("Arm"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("arm")
        self.go.setMinimumWidth(120)
        self.go.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addWidget(title)
        column.addLayout(middle, 1)
        column.addWidget(self._problem)
        column.addWidget(buttons)

    def _off_air(self) -> QLabel:
        """What to mind before arming while nobody watches."""
        label = QLabel(self.tr("The show is not on air: nobody sees this launch."))
        label.setObjectName("warn")
        label.setWordWrap(True)
        label.setVisible(self.room.store.get("air", "state", default="off") == "off")
        return label

    def _fill_timing(self) -> None:
        """The studio, and every destination of which it is known how far its viewers are behind."""
        self.timing.addItem(self.tr("the studio"), None)
        for row in reading.listed(self.room.store, "destinations"):
            delay_ms = self.room.store.get("destinations", row["id"], "viewer_delay_ms")
            if delay_ms is not None:
                words = self.tr("viewers of {name}, {seconds} s behind")
                chosen = {"id": row["id"], "name": row["name"], "lead_ms": delay_ms}
                self.timing.addItem(words.format(name=row["name"], seconds=f"{delay_ms / 1000:.1f}"), chosen)
        self.timing.setToolTip(
            self.tr("The countdown runs early by their delay, so that they see zero as the link opens. Choose the least delayed.")
        )

    def terms(self) -> dict[str, Any]:
        """What `launch.arm` is asked for."""
        return {
            "price_minor": self.price.value(),
            "quantity": self.quantity.value(),
            "purchase_limit": self.limit.value(),
            "countdown_s": self.countdown.value(),
            "sale_minutes": self.minutes.value(),
            "until_sold_out": self.until_sold_out.isChecked(),
        }

    def _timing(self) -> dict[str, Any]:
        chosen: dict[str, Any] | None = self.timing.currentData()
        return {} if chosen is None else {"timed_to": chosen["id"], "lead_ms": chosen["lead_ms"]}  # as it was read back

    def lines(self) -> list[str]:
        """The read-back as it stands, a line each."""
        return self._said

    def _say(self) -> None:
        chosen = self.timing.currentData() or {}
        shop = self.room.store.get("selling", "shops", self._product.get("shop", ""), "capabilities", default=[])
        timing = {"timed_to": chosen.get("name", ""), "lead_ms": chosen.get("lead_ms", 0)}
        terms = self.terms() | timing | {"limit_held": "limit.write" in shop}
        good = terms["price_minor"] is not None
        self.go.setEnabled(good)
        self._said = read_back(self._product, terms) if good else [self.price.problem() or self.tr("The price is no number.")]
        clear(self._lines)
        for line in self._said:
            label = QLabel(line)
            label.setObjectName("readBack")
            label.setWordWrap(True)
            self._lines.addWidget(label)

    def accept(self) -> None:
        params = {"product": self._product["id"], **self.terms(), **self._timing()}
        self.go.setEnabled(False)
        self.room.desk.request(ArmLaunch(**params), self._armed, self._refused)

    def _armed(self, _result: Any) -> None:
        if self._open:
            super().accept()

    def _refused(self, text: str, _why: object) -> None:
        if self._open:
            self._problem.setText(text)
            self.go.setEnabled(True)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
