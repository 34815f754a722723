"""Oscar's orders in the port's terms. Pure."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from oscar import money
from oscar.answers import Line, Order, id_of
from oscar.statuses import Statuses
from studio.plugin_api.abilities import OrderLine, initial


class Sold(NamedTuple):
    """What a line of an order sold; both empty where the product is gone from the shop."""

    item_id: str = ""
    sku: str = ""


def order_line(order: Order, line: Line, sold: Sold, statuses: Statuses) -> OrderLine:
    """A line of a placed order as it is now, its price per unit after discounts, tax included."""
    address = order.shipping_address
    return OrderLine(
        order_id=order.number,
        line_id=str(id_of(line.url)),
        sku=line.partner_sku or sold.sku,
        item_id=sold.item_id,
        status=statuses.meaning(order.status, line.status),
        quantity=line.quantity,
        unit_price_minor=money.unit_minor(line.price_incl_tax, line.quantity, line.price_currency),
        currency=line.price_currency,
        buyer=initial(address.first_name, address.last_name) if address else "",
        at_ms=placed_ms(order),
        note=(address.notes or "") if address else "",
    )


def placed_ms(order: Order) -> int:
    """When it was placed, ms since 1970 by the shop's clock; 0 where that cannot be read."""
    try:
        placed = datetime.datetime.fromisoformat(order.date_placed)
        if placed.tzinfo is None:  # a shop without time zones
            placed = placed.replace(tzinfo=datetime.UTC)
        return max(0, round(placed.timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0
