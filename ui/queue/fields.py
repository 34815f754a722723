"""Parts of the product form: small tables, lines of text, and what of it was changed."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.document.products import Product
from ui.theme.parts import flat_button


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


def changed(before: Product, after: dict[str, Any]) -> dict[str, Any]:
    """Fields of `after`, as the show document writes them, that differ from the product."""
    known = msgspec.json.decode(msgspec.json.encode(before))
    return {name: value for name, value in after.items() if known[name] != value}
