"""The dialog that arms a launch: its terms, read back in words as they are changed. Arming sells nothing yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.client import reading
from ui.current.words import left_for_sale, read_back
from ui.queue.fields import MoneyField, count_field
from ui.room import ControlRoom


class ArmDialog(QDialog):
    """Open it with `open()`; it deletes itself. What the desk refuses is said here, and nothing is armed."""

    def __init__(self, room: ControlRoom, product: reading.Tree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.room, self._product = room, product
        self._open = True
        self.setWindowTitle(self.tr("Arm the launch"))
        self.setMinimumWidth(620)
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
        self._lines = QLabel()
        self._lines.setObjectName("readBack")
        self._lines.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setObjectName("warn")
        self._problem.setWordWrap(True)
        self._build()
        self.price.textChanged.connect(lambda _text: self._say())
        self.until_sold_out.toggled.connect(lambda _on: self._say())
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
        ):
            form.addRow(words, field)
        card = QFrame()
        card.setObjectName("readBackCard")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 14, 16, 14)
        heading = QLabel(self.tr("This will happen"))
        heading.setObjectName("panelTitle")
        inner.addWidget(heading)
        inner.addWidget(self._lines, 1, Qt.AlignmentFlag.AlignTop)
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

    def lines(self) -> list[str]:
        """The read-back as it stands, a line each."""
        return self._lines.text().split("\n")

    def _say(self) -> None:
        terms = self.terms()
        good = terms["price_minor"] is not None
        self.go.setEnabled(good)
        self._lines.setText("\n".join(read_back(self._product, terms)) if good else self.tr("The price is no number."))

    def accept(self) -> None:
        params = {"product": self._product["id"], **self.terms()}
        self.go.setEnabled(False)
        self.room.desk.request("launch.arm", params, self._armed, self._refused)

    def _armed(self, _result: Any) -> None:
        if self._open:
            super().accept()

    def _refused(self, text: str, _data: dict[str, Any]) -> None:
        if self._open:
            self._problem.setText(text)
            self.go.setEnabled(True)

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)
