"""Vendure's orders in the port's terms. Pure."""

from __future__ import annotations

import datetime

from studio.plugin_api.abilities import OrderLine, Status, initial
from vendure.money import earned_minor
from vendure.questions import Line, MoneySettings, Order

_PAID = frozenset(
    {
        "PaymentSettled",
        "PartiallyShipped",
        "Shipped",
        "PartiallyDelivered",
        "Delivered",
        "Modifying",
        "ArrangingAdditionalPayment",
    }
)
_GONE = frozenset({"Shipped", "Delivered"})  # states of a fulfilment whose goods have left


def order_lines(order: Order, settings: MoneySettings) -> list[OrderLine]:
    """Every line of a placed order as it is now.

    Prices are per unit after all discounts, tax included, as Vendure rounds them. A line that is cancelled in part keeps
    its status and has fewer units; cancelled whole, it keeps the units that were ordered.
    """
    return [
        OrderLine(
            order_id=order.code,
            line_id=line.id,
            sku=line.product_variant.sku,
            item_id=line.product_variant.product.id,
            status=_status(order, line),
            quantity=line.quantity or line.order_placed_quantity,
            unit_price_minor=earned_minor(line.prorated_unit_price_with_tax, order.currency_code, settings),
            currency=order.currency_code,
            buyer=initial(order.customer.first_name, order.customer.last_name) if order.customer else "",
            at_ms=placed_ms(order),
        )
        for line in order.lines
    ]


def placed_ms(order: Order) -> int:
    """When it was placed, ms since 1970."""
    return round(datetime.datetime.fromisoformat(order.order_placed_at).timestamp() * 1000)


def iso_time(at_ms: int) -> str:
    """As the Admin API wants it."""
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _status(order: Order, line: Line) -> Status:
    cancelled = order.state == "Cancelled" or line.quantity == 0
    if cancelled and any(part.fulfillment.state in _GONE for part in line.fulfillment_lines or []):
        return "returned"
    if _is_refunded(order, line):
        return "refunded"
    if cancelled:
        return "cancelled"
    return "paid" if order.state in _PAID else "created"


def _is_refunded(order: Order, line: Line) -> bool:
    """All the order's money is back, or that of this line is."""
    payments = order.payments or []
    refunds = [refund for payment in payments for refund in payment.refunds if refund.state != "Failed"]
    paid = sum(payment.amount for payment in payments if payment.state == "Settled")
    if paid > 0 and sum(refund.total for refund in refunds) >= paid:
        return True
    units = sum(part.quantity for refund in refunds for part in refund.lines if part.order_line_id == line.id)
    return units >= line.order_placed_quantity > 0
