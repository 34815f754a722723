"""TikTok Shop's orders in the port's terms. Pure.

An order has a line for each unit. Those of a SKU are one line here, which TikTok's id of the SKU names for good: it has the units
that are not cancelled, and all that were ordered where every one is. Gifts are lines of their own.
"""

from __future__ import annotations

from studio.plugin_api.abilities import OrderLine, Status, initial
from tiktok_shop import money
from tiktok_shop.answers import Line, Order, Payment, Recipient
from tiktok_shop.items import name_of

_CANCELLED, _UNPAID = "CANCELLED", "UNPAID"
_MASK = "* "  # TikTok Shop hides most of a recipient's name


def order_lines(order: Order) -> list[OrderLine]:
    """What was ordered of each SKU as it is now, its price per unit after all discounts.

    `at_ms` is when the order last changed: what was said of it before is then known as earlier.
    """
    units: dict[str, list[Line]] = {}
    for line in order.line_items or []:
        units.setdefault(f"{line.sku_id or line.id}{'.gift' if line.is_gift else ''}", []).append(line)
    return [_line(order, name, lines) for name, lines in units.items()]


def _line(order: Order, name: str, ordered: list[Line]) -> OrderLine:
    kept = [line for line in ordered if not _is_cancelled(order, line)]
    counted, first = kept or ordered, ordered[0]
    currency = first.currency or (order.payment or Payment()).currency or ""
    recipient = (order.recipient_address or Recipient()).name or ""
    return OrderLine(
        order_id=order.id,
        line_id=name,
        sku=name_of(first.sku_id or first.id, first.seller_sku),
        item_id=first.product_id or "",
        status=_status(order, kept),
        quantity=len(counted),
        unit_price_minor=money.unit_minor((line.sale_price for line in counted), currency),
        currency=currency,
        buyer=initial(recipient.strip(_MASK), (order.buyer_nickname or "").strip(_MASK)),
        at_ms=order.update_time * 1000,
        note=order.buyer_message or "",
    )


def _is_cancelled(order: Order, line: Line) -> bool:
    return _CANCELLED in (order.status, line.display_status)


def _status(order: Order, kept: list[Line]) -> Status:
    """An order that awaits its shipment is paid, also one that is paid for at the door: it is sold."""
    if not kept:
        return "cancelled"
    return "created" if order.status == _UNPAID else "paid"
