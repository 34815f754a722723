"""Shopify's orders in the port's terms. Pure."""

from __future__ import annotations

import datetime

from shopify.questions import Line, Order
from studio.plugin_api.abilities import OrderLine, Status, initial
from studio.plugin_api.decimal_money import whole_minor

_PAID = frozenset({"PAID", "PARTIALLY_REFUNDED"})
_CAME_BACK = frozenset({"INSPECTION_COMPLETE", "RETURNED"})


def order_lines(order: Order, lines: list[Line]) -> list[OrderLine]:
    """Every line of an order as it is now, its price per unit after all discounts, in the shop's currency.

    Where a shop adds taxes at the checkout they are in neither the price of a product nor that of a line. A line that was
    cancelled or refunded in part keeps its status and has fewer units; when all of it was, it keeps the units that were ordered.
    The time is that of the last change: of two alike the later one counts.
    """
    return [
        OrderLine(
            order_id=order.name,
            line_id=line.number,
            sku=(line.sku or "").strip() or (line.variant.number if line.variant else ""),
            item_id=line.product.number if line.product else "",
            status=_status(order, line),
            quantity=line.current_quantity if line.current_quantity > 0 else line.quantity,
            unit_price_minor=whole_minor(paid.amount, paid.currency_code),
            currency=paid.currency_code,
            buyer=initial(order.customer.first_name, order.customer.last_name) if order.customer else "",
            at_ms=ms(order.updated_at),
            note=order.note or "",
        )
        for line in lines
        if (paid := line.discounted_unit_price_after_all_discounts_set.shop_money)
    ]


def ms(iso_time: str) -> int:
    """A time as the API writes it, in ms since 1970; 0 where that cannot be read."""
    try:
        return max(0, round(datetime.datetime.fromisoformat(iso_time).timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0


def iso_time(at_ms: int) -> str:
    """As the API's searches want it, rounded down to whole seconds."""
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _status(order: Order, line: Line) -> Status:
    """Taken back whole: by a return, with its money, or before it was paid. Else what its order is.

    An order whose authorisation has expired can still be paid in another way: it is cancelled when the merchant says so.
    """
    money = order.display_financial_status or ""
    if money == "REFUNDED" or line.current_quantity <= 0:
        if order.return_status in _CAME_BACK:
            return "returned"
        return "refunded" if money in ("REFUNDED", "PARTIALLY_REFUNDED") else "cancelled"
    if order.cancelled_at or money == "VOIDED":
        return "cancelled"
    return "paid" if money in _PAID else "created"
