"""What a shop says: an item as it stands there, and lines of orders with the states that they climb through.

A shop's adapter hands these out and the rules of selling take them; between the two they travel as JSON.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["created", "paid", "cancelled", "refunded", "returned"]

# A line only ever climbs. What comes late, twice or out of order changes nothing that a higher state has settled.
RANK: dict[Status, int] = {"created": 0, "paid": 1, "cancelled": 2, "refunded": 3, "returned": 4}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An item as the shop has it, all its variants keyed by SKU. `open`: buyers can buy it now.

    Prices are in minor units of `currency`. A SKU that is missing from `prices` is not known there; one that is missing from
    `list_prices` has none, and one that is missing from `stocks` is not counted. `limit`: units that a buyer may have, 0 for
    any; None where the shop holds nobody to a limit (without `limit.write`), or does not say. `at_ns`: monotonic, the moment
    before the shop was asked, or looked of itself; 0 where the adapter does not say.
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
    at_ns: int = 0


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an order as it is now. Within its shop `order_id` and `line_id` name it for good; `status` only moves on.

    `buyer` is a name fit for the air, never an address or a number. `at_ms`: when it was ordered, or last changed where the shop
    says that, on the shop's own wall clock, which orders nothing but itself: of two states alike the later one counts. `note`:
    what the buyer wrote beside it; its first 200 characters count.
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


def later(line: OrderLine, other: OrderLine) -> OrderLine:
    """Of two sayings about the same line the one that counts, whichever was heard first: the further state; of two states alike
    the one of the later time, and of one time the larger, so that it is never two. Commutative, associative, idempotent.
    """
    return max(line, other, key=_weight)


def _weight(line: OrderLine) -> tuple[int, int, int, int, str, str, str, str, str]:
    return (
        RANK[line.status],
        line.at_ms,
        line.quantity,
        line.unit_price_minor,
        line.currency,
        line.sku,
        line.item_id,
        line.buyer,
        line.note,
    )
