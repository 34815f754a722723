"""Where a product is sold: a shop, and what that shop calls it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """The connection of the shop, and the item there."""

    shop: str
    item_id: str

    @property
    def key(self) -> str:
        """The name of the listing in states, events and the ledger: a connection's id has no slash."""
        return f"{self.shop}/{self.item_id}"
