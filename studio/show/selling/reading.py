"""What shops say: an item as it stands there, and lines of orders with the lattice of their states.

`at_ns` is when the shop was read (monotonic, ns); `at_ms` is the shop's own wall clock and orders nothing but itself.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["created", "paid", "cancelled", "refunded", "returned"]

# A line only ever climbs. What comes late, twice or out of order changes nothing that a higher state has settled.
_RANK: dict[str, int] = {"created": 0, "paid": 1, "cancelled": 2, "refunded": 3, "returned": 4}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One item as its shop has it. Prices in minor units of `currency`; a SKU that is missing is not known there.

    `limit`: units that a buyer may have, 0 for any; None: the shop holds buyers to none, or does not say.
    """

    item_id: str
    title: str = ""
    currency: str
    open: bool = False
    pinned: bool = False
    prices: dict[str, int] = {}
    list_prices: dict[str, int] = {}
    stocks: dict[str, int] = {}
    limit: int | None = None
    at_ns: int = 0  # 0: the shop's adapter does not say


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of one order. Within its shop `order_id` and `line_id` name it for good.

    `note`: what the buyer wrote beside it.
    """

    order_id: str
    line_id: str
    sku: str
    item_id: str
    status: Status
    quantity: int
    unit_price_minor: int
    currency: str
    buyer: str = ""
    at_ms: int = 0
    note: str = ""


def key(shop: str, line: OrderLine) -> str:
    """The line's name across all shops. No two lines share one, whatever characters their ids have."""
    return f"{shop} {len(line.order_id)} {line.order_id} {line.line_id}"


def order_key(shop: str, line: OrderLine) -> str:
    return f"{shop} {line.order_id}"


def settled(one: OrderLine, other: OrderLine) -> OrderLine:
    """The one of two sightings of the same line that counts: commutative, associative, idempotent."""
    return max(one, other, key=_weight)


def _weight(line: OrderLine) -> tuple[int, int, int, int, str, str, str, str, str]:
    return (
        _RANK[line.status],
        line.at_ms,
        line.quantity,
        line.unit_price_minor,
        line.currency,
        line.sku,
        line.item_id,
        line.buyer,
        line.note,
    )
