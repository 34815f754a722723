"""The further shops that a product is sold in: a launch opens all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.control.schema.state import State
from studio.document.products import MAX_LISTINGS
from ui.queue.shop_choice import ShopChoice
from ui.theme.icons import icon


class OtherShops(QWidget):
    """A line for each further listing: the shop, the product's id there, its page there."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Sell in another shop too"))
        self.add.setToolTip(self.tr("One launch opens the link in all of them at the same moment"))
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)

    def load(self, listings: list[dict[str, Any]]) -> None:
        """Show these in place of what there is: `connection`, `item_id` and `page_url` each."""
        for line in tuple(self._lines):
            self._remove(line)
        for listing in listings:
            self._line(listing)

    def value(self) -> list[dict[str, Any]]:
        """The further listings, as the show document writes them."""
        return [line.value() for line in self._lines]

    def _add(self) -> None:
        line = self._line({})
        line.item.setFocus()

    def _line(self, listing: dict[str, Any]) -> _Line:
        line = _Line(self._state, listing, self._remove)
        self._lines.append(line)
        self._column.insertWidget(len(self._lines) - 1, line)
        self.add.setEnabled(len(self._lines) < MAX_LISTINGS - 1)
        return line

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        self.add.setEnabled(True)


class _Line(QWidget):
    """One further listing."""

    def __init__(self, state: State, listing: dict[str, Any], remove: Callable[[_Line], None]) -> None:
        super().__init__()
        self.shop, self.item, self.page = ShopChoice(state), QLineEdit(), QLineEdit()
        if "connection" in listing:
            self.shop.choose(str(listing["connection"]))
        self.item.setText(str(listing.get("item_id", "")))
        self.page.setText(str(listing.get("page_url", "")))
        for field in (self.item, self.page):  # where it is narrow, how it begins says most
            field.setCursorPosition(0)
        self.shop.setAccessibleName(self.tr("Another shop"))
        self.item.setAccessibleName(self.tr("Id in that shop"))
        self.item.setPlaceholderText(self.tr("its id there"))
        self.page.setAccessibleName(self.tr("Product page in that shop"))
        self.page.setPlaceholderText("https://")
        away = QPushButton(icon("cross"), "")
        away.setToolTip(self.tr("Sell it there no more"))
        away.setAccessibleName(self.tr("Sell it there no more"))
        away.clicked.connect(lambda: remove(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.shop, 2)
        row.addWidget(self.item, 2)
        row.addWidget(self.page, 2)
        row.addWidget(away)

    def value(self) -> dict[str, Any]:
        return {"connection": self.shop.chosen(), "item_id": self.item.text().strip(), "page_url": self.page.text().strip()}
