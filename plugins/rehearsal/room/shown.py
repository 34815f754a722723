"""An item as the page gets it, and when the page's clock says that it opens. Plain values for JSON.

Amounts are in minor units; `digits` says how many of theirs stand behind the point, for a browser has a table of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rehearsal.shop import Item, Order
from studio.values.money import digits

Shown = dict[str, Any]


def shown_item(item: Item, zero: tuple[int | None, int | None], token: Callable[[str], str]) -> Shown:
    """`zero`: when it opens and ends, monotonic ns. The page hears ms on the same clock (`now_ms` of each message)."""
    zero_ns, ends_ns = zero
    picture = token(item.picture)
    return {
        "id": item.item_id,
        "link_no": item.link_no,
        "title": item.title,
        "brand": item.brand,
        "picture": f"/picture/{picture}" if picture else "",
        "currency": item.currency,
        "digits": digits(item.currency),
        "limit": item.purchase_limit,
        "open": item.open,
        "opened": item.opened,
        "zero_ms": None if zero_ns is None else zero_ns // 1_000_000,
        "ends_ms": None if ends_ns is None else ends_ns // 1_000_000,
        "skus": [
            {
                "sku": sku.sku,
                "name": sku.name,
                "price": sku.price_minor,
                "list": sku.list_price_minor,
                "stock": sku.stock,
                "sold": sku.sold,
            }
            for sku in item.skus
        ],
    }


def shown_order(order: Order, now_ms: int) -> Shown:
    """An order for the buyer who made it. `due_s`: seconds left to pay, 0 once it is not waiting for that."""
    return {
        "number": order.number,
        "status": order.status,
        "currency": order.currency,
        "digits": digits(order.currency),
        "total": order.total_minor,
        "note": order.note,
        "due_s": max(0, round((order.due_ms - now_ms) / 1000)) if order.status == "created" else 0,
        "lines": [
            {"item": line.item_id, "sku": line.sku, "quantity": line.quantity, "price": line.unit_price_minor}
            for line in order.lines
        ],
    }
