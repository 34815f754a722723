"""The shop's values: items with their SKUs, purchases, orders. Money in minor units of the item's currency."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["created", "paid", "cancelled", "refunded", "returned"]
# What an order may become, by what it is. Cancelled and refunded goods never left the shop: their stock comes back.
NEXT: dict[Status, frozenset[Status]] = {
    "created": frozenset({"paid", "cancelled"}),
    "paid": frozenset({"refunded", "returned"}),
    "cancelled": frozenset(),
    "refunded": frozenset(),
    "returned": frozenset(),
}
GIVES_STOCK_BACK: frozenset[Status] = frozenset({"cancelled", "refunded"})
HOLDS: frozenset[Status] = frozenset({"created", "paid", "returned"})  # counts towards a buyer's limit


class Sku(msgspec.Struct, frozen=True):
    """One thing that can be bought. `sold` counts units paid for and kept."""

    sku: str
    name: str
    price_minor: int
    list_price_minor: int
    stock: int
    sold: int


class Item(msgspec.Struct, frozen=True):
    """A product on the shelf. `opened`: it was open at least once. `purchase_limit` units a buyer, 0 for any."""

    item_id: str
    link_no: int
    title: str
    brand: str
    picture: str
    currency: str
    purchase_limit: int
    open: bool
    opened: bool
    pinned: bool
    skus: tuple[Sku, ...]


class Wish(msgspec.Struct, frozen=True):
    """One line that a buyer asks for. `price_minor` is the price the buyer saw; None: any."""

    item_id: str
    sku: str
    quantity: int
    price_minor: int | None = None


class Purchase(msgspec.Struct, frozen=True):
    """All or nothing. `client_key` is the buyer's own: the same key again is the same order, not another one."""

    buyer: str
    name: str
    client_key: str
    wishes: tuple[Wish, ...]
    note: str = ""


class Line(msgspec.Struct, frozen=True):
    """One line of an order, at the price it was bought for."""

    item_id: str
    sku: str
    quantity: int
    unit_price_minor: int


class Order(msgspec.Struct, frozen=True):
    """An order as it is now. `order_id` is unique over all rehearsal shops; times are ms of the wall clock."""

    order_id: str
    number: int
    buyer: str
    name: str
    status: Status
    note: str
    currency: str
    total_minor: int
    placed_ms: int
    changed_ms: int
    due_ms: int  # unpaid then, and its stock goes back
    lines: tuple[Line, ...]


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """The shop says no. `code` is for programs: not_found, conflict, refused, closed, sold_out, too_few, limit, price_changed,
    currency, key_reused, too_late, failed."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
