"""The abilities `catalogue` and `catalogue.feed`: the items of one shop, read and changed, and told of when they change.

Money is an integer in minor units (fen, cents) of a currency named by its ISO 4217 code; it is what a buyer pays, tax
included. Stock is what can still be bought: units on the shelf less those promised to orders.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol, runtime_checkable

from studio.values.shop import Reading

__all__ = [
    "CAPABILITIES",
    "WRITERS",
    "Catalogue",
    "CatalogueFeed",
    "ItemPinner",
    "LimitWriter",
    "LinkOpener",
    "PriceWriter",
    "Reading",
    "StockWriter",
]

CAPABILITIES = frozenset(
    {
        "item.read",
        "price.write",
        "stock.write",
        "stock.cas",  # besides stock.write: compare and set is atomic in the shop
        "limit.write",  # it holds each buyer to a number of units, and says which
        "link.open",
        "item.pin",
    }
)


@runtime_checkable
class Catalogue(Protocol):
    """One shop's items. `capabilities` says what else it can do: for each further word it has the methods of `WRITERS` besides.

    A word that is missing is a thing that the operator does by hand; its method is then never called, and need not be there.
    Setting what is already so succeeds, whatever was expected: a call whose answer got lost is asked again.
    """

    capabilities: frozenset[str]

    async def read_item(self, item_id: str, /) -> Reading:
        """The item now, from the shop itself (`item.read`, which every catalogue has)."""

    async def find_items(self) -> list[Reading]:
        """What the shop sells, at most 2,000 items (`item.read`)."""


@runtime_checkable
class CatalogueFeed(Protocol):
    """What changes in a shop, told as it happens. Only beside a `Catalogue`: items are read as well, only less often.

    Each reading says in `at_ns` when it was so: a moment of `time.monotonic_ns()` not after the one at which the shop looked,
    for the desk orders readings by it, and what was overtaken must not pass for news. Of an item that only is known to have
    changed, or that changed nobody knows when, `at_ns` is 0: then the desk reads it at once.
    """

    def readings(self) -> AsyncIterator[list[Reading]]:
        """Feed of items that changed since it was opened, each as it is now. Of several readings of an item the last counts."""


@runtime_checkable
class PriceWriter(Protocol):
    """A catalogue with `price.write`."""

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None, /) -> None:
        """Set what a buyer pays. `conflict` when `expected_minor` is given and it cost something else."""


@runtime_checkable
class StockWriter(Protocol):
    """A catalogue with `stock.write`."""

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None, /) -> None:
        """Set what can be bought. `conflict` when `expected` is given and it was something else, be it `stock` itself: units
        that came back, or that somebody else brought, are not those that were meant.
        """


@runtime_checkable
class LimitWriter(Protocol):
    """A catalogue with `limit.write`."""

    async def set_limit(self, item_id: str, limit: int, /) -> None:
        """Let a buyer have at most so many units of the item, whatever was bought before; 0: any."""


@runtime_checkable
class LinkOpener(Protocol):
    """A catalogue with `link.open`."""

    async def open_link(self, item_id: str, is_open: bool, /) -> None:
        """Let buyers buy the item, or no longer."""


@runtime_checkable
class ItemPinner(Protocol):
    """A catalogue with `item.pin`."""

    async def pin_item(self, item_id: str | None, /) -> None:
        """Make the item the one the room shows, in place of any other; None: no item."""


WRITERS: dict[str, type] = {
    "price.write": PriceWriter,
    "stock.write": StockWriter,
    "limit.write": LimitWriter,
    "link.open": LinkOpener,
    "item.pin": ItemPinner,
}
