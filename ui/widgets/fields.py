"""Fields for an amount of money and for a whole number, and a field with a button beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from ui.products import read_money
from ui.products.money import money_problem, plain_money, symbol
from ui.theme.parts import flat_button, spaced


class MoneyField(QLineEdit):
    """An amount in a currency; empty is None."""

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self._currency = "CNY"
        self.setPlaceholderText(empty)
        self.setMaximumWidth(max(160, self.fontMetrics().horizontalAdvance(empty) + 24))

    def load(self, minor: int | None, currency: str) -> None:
        self._currency = currency
        self.setText("" if minor is None else plain_money(minor, currency))

    def set_currency(self, currency: str) -> None:
        self._currency = currency
        self.setToolTip(symbol(currency).strip())

    def value(self) -> int | None:
        return read_money(self.text(), self._currency) if self.text().strip() else None

    def problem(self) -> str:
        """Why what is typed is no amount; empty when it is one, or nothing."""
        return money_problem(self.text(), self._currency) if self.text().strip() else ""


def count_field(largest: int = 10**9, none: str = "", suffix: str = "", least: int = 0) -> QSpinBox:
    """A whole number; `none` is what 0 is called."""
    box = QSpinBox()
    box.setRange(least, min(largest, 2**31 - 1))
    box.setSpecialValueText(none if least == 0 else "")
    box.setSuffix(suffix)
    box.setMaximumWidth(160)
    spaced(box)
    return box


def with_button(field: QWidget, name: str, tip: str, clicked: Callable[[], object]) -> QWidget:
    """A field with an icon button beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    row.addWidget(field, 1)
    row.addWidget(flat_button(name, tip, clicked), 0, Qt.AlignmentFlag.AlignTop)
    return holder
