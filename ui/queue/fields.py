"""Fields of the product form: money, small tables, lines of text. Each shows a value and gives it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.document.products import Product
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


class Rows(QWidget):
    """A small table that grows and shrinks; every cell is text."""

    def __init__(self, name: str, headings: list[str], add_words: str, remove_words: str, least: int = 0) -> None:
        super().__init__()
        self._least = least
        self.table = QTableWidget(0, len(headings))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(headings)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.setMinimumHeight(110)
        buttons = QHBoxLayout()
        buttons.addWidget(flat_button("plus", add_words, self._add))
        buttons.addWidget(flat_button("minus", remove_words, self._remove))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def load(self, rows: list[list[str]]) -> None:
        self.table.setRowCount(0)
        for row in rows:
            self._append(row)

    def value(self) -> list[list[str]]:
        """Rows that have anything in them."""
        found = []
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(self.table.columnCount())]
            words = [cell.text().strip() if cell is not None else "" for cell in cells]
            if any(words):
                found.append(words)
        return found

    def _append(self, words: list[str]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, word in enumerate(words):
            self.table.setItem(row, column, QTableWidgetItem(word))

    def _add(self) -> None:
        self._append([""] * self.table.columnCount())
        last = self.table.rowCount() - 1
        self.table.setCurrentCell(last, 0)
        self.table.edit(self.table.model().index(last, 0))

    def _remove(self) -> None:
        if self.table.rowCount() > self._least and self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())


def lines(text: str) -> list[str]:
    """One entry a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


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


def changed(before: Product, after: dict[str, Any]) -> dict[str, Any]:
    """Fields of `after`, as the show document writes them, that differ from the product."""
    known = msgspec.json.decode(msgspec.json.encode(before))
    return {name: value for name, value in after.items() if known[name] != value}
