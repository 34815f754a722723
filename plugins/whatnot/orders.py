"""Whatnot's orders in the port's terms. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from studio.plugin_api.abilities import OrderLine, Status, initial
from studio.plugin_api.decimal_money import whole_minor
from whatnot.answers import Order, OrderItem
from whatnot.items import decimal


class Meaning(NamedTuple):
    """What an order's status means. `holds`: whether its units are no longer for sale."""

    status: Status
    holds: bool = True


# A payment that failed may be made again: such an order is created, of no units. A status that is new is one not yet paid.
_MEANINGS = {
    "pending": Meaning("created"),
    "pending_fulfillment": Meaning("paid"),
    "completed": Meaning("paid"),
    "cancelled": Meaning("cancelled"),
    "failed": Meaning("created", holds=False),
}


def order_lines(order: Order, items: Sequence[OrderItem], names: Mapping[str, str]) -> list[OrderLine]:
    """Every line of an order as it is now.

    Prices are per unit, without shipping and tax, after the seller's coupon: the order says what its items cost together, and
    lines have their share of that, by their own prices where all have one, else by units. So they never add up to more.

    Args:
        names: what the variants of the lines are called here, by the line's id.
    """
    meaning = _MEANINGS.get(order.status, Meaning("created"))
    currency, units_minor = order.amounts.subtotal.currency, _unit_prices(order, items)
    return [
        OrderLine(
            order_id=order.id,
            line_id=item.id,
            sku=names.get(item.id, ""),
            item_id=item.product_id or "",
            status=meaning.status,
            quantity=item.quantity if meaning.holds else 0,
            unit_price_minor=unit_minor,
            currency=currency,
            buyer=initial(order.buyer.username) if order.buyer is not None else "",
            at_ms=changed_ms(order),
        )
        for item, unit_minor in zip(items, units_minor, strict=True)
    ]


def changed_ms(order: Order) -> int:
    """When it last changed, by Whatnot's clock, ms since 1970."""
    return time_ms(order.updated_at) or time_ms(order.created_at)


def placed_ms(order: Order) -> int:
    """When it was placed; where that was not recorded, when it last changed."""
    return time_ms(order.created_at) or time_ms(order.updated_at)


def time_ms(iso_time: str | None) -> int:
    """A time as the API writes it, ms since 1970; 0 where it is none. One without a zone is UTC."""
    try:
        found = datetime.datetime.fromisoformat(iso_time or "")
        aware = found if found.tzinfo is not None else found.replace(tzinfo=datetime.UTC)
        return max(0, round(aware.timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0


def _unit_prices(order: Order, items: Sequence[OrderItem]) -> list[int]:
    """What a unit of each line was paid with, in minor units; -1 for no amount at all, which is set aside as none."""
    amounts = order.amounts
    paid = decimal(amounts.subtotal)
    if paid is None:
        return [-1] * len(items)
    discount = amounts.applied_discount
    if discount is not None and discount.amount.currency == amounts.subtotal.currency:
        paid = max(Decimal(0), paid - (decimal(discount.amount) or Decimal(0)))
    weights = [decimal(item.price) for item in items]
    if any(weight is None or weight <= 0 for weight in weights):
        weights = [Decimal(1)] * len(items)
    together = sum((weight or 0) * max(1, item.quantity) for weight, item in zip(weights, items, strict=True))
    return [whole_minor(paid * (weight or 0) / together, amounts.subtotal.currency) for weight in weights]
