"""The shop port: the values a store adapter hands out, and the methods it has. No I/O, nothing of the studio in it.

Money is an integer in minor units (fen, cents) of a currency named by its ISO 4217 code; it is what a buyer pays, tax
included. Stock is what can still be bought: units on the shelf less those promised to orders.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Literal, Protocol

import msgspec

from studio.values.shop import RANK, OrderLine, Reading, Status

__all__ = [
    "CAPABILITIES",
    "ChatMessage",
    "OrderLine",
    "Reading",
    "RoomStats",
    "Shop",
    "ShopError",
    "ShopErrorCode",
    "Status",
    "later",
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
        "orders.read",
        "chat.read",
        "stats.read",
    }
)

ShopErrorCode = Literal["not_found", "conflict", "refused", "unreachable", "unsupported"]


class ChatMessage(msgspec.Struct, frozen=True, kw_only=True):
    """What a viewer wrote. `buyer_key` tells viewers apart and is not their account's name; `buyer`: has bought here."""

    id: str
    buyer_key: str
    name: str
    text: str
    badges: tuple[str, ...] = ()
    at_ms: int
    buyer: bool = False


class RoomStats(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there. The last one counts. `behind_ms`: how long after your server they see a picture; None: not known."""

    online: int
    behind_ms: int | None = None


class ShopError(Exception):
    """The shop did not do it. `text` is for the operator: what happened and what to do.

    Codes: `not_found` (no such item or SKU), `conflict` (it was not as expected; nothing changed), `refused` (the shop
    or its rights say no), `unreachable` (no answer, perhaps done all the same; asking again is safe), `unsupported`.
    """

    def __init__(self, code: ShopErrorCode, text: str) -> None:
        super().__init__(text)
        self.code: ShopErrorCode = code
        self.text = text


class Shop(Protocol):
    """One store. Every method may raise `ShopError`, is given 5 s, and is only called when `capabilities` has its word.

    Setting what is already so succeeds, whatever was expected: a call whose answer got lost is asked again.
    The three feeds run for as long as they are read. They yield an empty list (`stats`: the same again) when there is
    nothing new, at least every 15 s: a feed silent for 30 s is closed and opened again.
    """

    id: str
    name: str
    capabilities: frozenset[str]

    async def read_item(self, item_id: str, /) -> Reading:
        """The item now, from the shop itself (`item.read`)."""

    async def find_items(self) -> list[Reading]:
        """What the shop sells, at most 2,000 items (`item.read`)."""

    async def set_price(self, item_id: str, sku: str, price_minor: int, currency: str, expected_minor: int | None, /) -> None:
        """Set what a buyer pays. `conflict` when `expected_minor` is given and it cost something else (`price.write`)."""

    async def set_stock(self, item_id: str, sku: str, stock: int, expected: int | None, /) -> None:
        """Set what can be bought. `conflict` when `expected` is given and it was something else (`stock.write`)."""

    async def set_limit(self, item_id: str, limit: int, /) -> None:
        """Let a buyer have at most so many units of the item, whatever was bought before; 0: any (`limit.write`)."""

    async def open_link(self, item_id: str, is_open: bool, /) -> None:
        """Let buyers buy the item, or no longer (`link.open`)."""

    async def pin_item(self, item_id: str | None, /) -> None:
        """Make the item the one the room shows, in place of any other; None: no item (`item.pin`)."""

    def orders(self) -> AsyncIterator[list[OrderLine]]:
        """Order lines as they come and change (`orders.read`).

        Opened again, it goes through all lines of the show once more, beside the new ones: what got lost on the way
        comes again. Lines may come any number of times and in any order.
        """

    def chat(self) -> AsyncIterator[list[ChatMessage]]:
        """What viewers write (`chat.read`)."""

    def stats(self) -> AsyncIterator[RoomStats]:
        """Who is there, about once a second (`stats.read`)."""


def later(one: OrderLine, other: OrderLine) -> OrderLine:
    """Of two sayings about the same line the one that is further on; `other` when neither is."""
    return one if RANK[one.status] > RANK[other.status] else other
