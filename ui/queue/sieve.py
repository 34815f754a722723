"""Which rows of the queue are shown, by words and by where a product is in its life, and in which order they are looked at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from studio.document.products import Product
from ui.queue.model import SORT_ROLE, QueueModel

ASCENDING, DESCENDING = "↑", "↓"  # behind the heading of the column that the rows are sorted by
GROUPS: dict[str, frozenset[str]] = {
    "waiting": frozenset({"queued", "prepared"}),
    "on_air": frozenset({"explaining", "armed", "countdown", "on_sale"}),
    "done": frozenset({"sold_out", "ended"}),
    "pulled": frozenset({"pulled"}),
}


def matches(row: Product, words: str) -> bool:
    """True when every word is somewhere in the product: its number, title, brand, ids. `words` in lower case."""
    if not words:
        return True
    codes = " ".join([listing.item_id for listing in row.listings] + [variant.sku for variant in row.variants])
    text = f"{row.link_no} {row.title} {row.brand} {codes}".lower()
    return all(word in text for word in words.split())


class Sieve(QSortFilterProxyModel):
    """The show's order is the desk's: sorting only looks at it in another one, and -1 as the column goes back."""

    def __init__(self, queue: QueueModel) -> None:
        super().__init__()
        self._queue = queue
        self._words = self._group = ""
        self.setSourceModel(queue)
        self.setSortRole(SORT_ROLE)

    @property
    def open(self) -> bool:
        """True when every row passes."""
        return not self._words and not self._group

    @property
    def in_show_order(self) -> bool:
        return self.sortColumn() < 0

    def turn_sort(self, column: int) -> None:
        """By that column upwards, then downwards, then in the show's order again."""
        if self.sortColumn() != column:
            self.sort(column, Qt.SortOrder.AscendingOrder)
        elif self.sortOrder() is Qt.SortOrder.AscendingOrder:
            self.sort(column, Qt.SortOrder.DescendingOrder)
        else:
            self.sort(-1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading, with an arrow when the rows are sorted by it: Qt's own would lie over the word."""
        words = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or section != self.sortColumn():
            return words
        return f"{words}{ASCENDING if self.sortOrder() is Qt.SortOrder.AscendingOrder else DESCENDING}"

    def search(self, words: str) -> None:
        self.beginFilterChange()
        self._words = words.strip().lower()
        self.endFilterChange()

    def show_group(self, group: str) -> None:
        """One of `GROUPS`, "problem" for what needs a hand, "" for all."""
        self.beginFilterChange()
        self._group = group
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        if self.open:
            return True
        row = self._queue.product(source_row)
        live = self._queue.live(row.id)
        if self._group == "problem":
            if not live.problem and live.price_ok is not False and not self._queue.watched(row.id):
                return False
        elif self._group and live.state not in GROUPS[self._group]:
            return False
        return matches(row, self._words)
