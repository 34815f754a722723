"""WooCommerce's orders in the port's terms. Pure."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping

from studio.plugin_api.abilities import OrderLine, Status, initial
from woocommerce import money
from woocommerce.answers import Line, Order, OrderHead, Refund
from woocommerce.rules import Rules

NOT_PLACED = frozenset({"checkout-draft", "auto-draft", "draft", "trash", "new"})
_BY_BUYERS = frozenset({"checkout", "store-api"})  # who made it: of a pending order made by hand no units are held
_PAID = frozenset({"processing", "completed"})


def changed_ms(head: OrderHead) -> int:
    """When it last changed, whole seconds of the shop's clock, ms since 1970."""
    return time_ms(head.date_modified_gmt) or time_ms(head.date_created_gmt)


def order_lines(order: Order, returned: Mapping[int, int], names: Mapping[int, str], rules: Rules) -> list[OrderLine]:
    """Every line of an order as it is now.

    Prices are per unit after all discounts, with tax where the shop shows its prices so. Of a line that came back in part the
    units that are left are told. `at_ms` is when the order was last changed: what was said of a line before is then known as
    earlier, also where its status stayed.

    Args:
        returned: units of each line whose money went back, by the line's id.
        names: what the lines' variants are called here, by the line's id.
    """
    status = meaning(order)
    return [_line(order, line, status, returned.get(line.id, 0), names.get(line.id, ""), rules) for line in order.line_items]


def _line(order: Order, line: Line, status: Status, returned: int, name: str, rules: Rules) -> OrderLine:
    ordered = _units(line)
    if status == "paid" and 0 < ordered <= returned:
        status = "refunded"
    is_nobodys = status == "created" and not is_promised(order, rules)
    units = 0 if is_nobodys else ordered - (returned if status == "paid" else 0)
    return OrderLine(
        order_id=str(order.id),
        line_id=str(line.id),
        sku=name,
        item_id=str(line.product_id or ""),
        status=status,
        quantity=units,
        unit_price_minor=money.unit_minor(line.total, 0 if rules.shows_net else line.total_tax, ordered, order.currency),
        currency=order.currency,
        buyer=initial(order.billing.first_name, order.billing.last_name),
        at_ms=changed_ms(order),
        note=order.customer_note or "",
    )


def meaning(order: Order) -> Status:
    """What an order's status means. One that failed can still be paid, so it is created, of no units. Plugins add statuses of
    their own: such an order is paid when it says since when."""
    if order.status in ("cancelled", "refunded"):
        return "cancelled" if order.status == "cancelled" else "refunded"
    if order.status in _PAID:
        return "paid"
    if order.status in ("pending", "on-hold", "failed"):
        return "created"
    return "paid" if order.date_paid_gmt else "created"


def is_promised(order: Order, rules: Rules) -> bool:
    """Whether the units of an order that is not paid are no longer for sale: WooCommerce has taken those of an order on hold (a
    bank transfer is awaited), and keeps those of a checkout for a while."""
    return order.status == "on-hold" or is_held(order, rules)


def is_held(order: Order, rules: Rules) -> bool:
    """Whether an unpaid checkout keeps its units although the stock still has them."""
    return order.status == "pending" and rules.hold_minutes > 0 and (order.created_via or "") in _BY_BUYERS


def held_units(orders: Iterable[Order], rules: Rules) -> Counter[int]:
    """Units that unpaid checkouts keep, by the number of the product or variation."""
    held: Counter[int] = Counter()
    for order in orders:
        if is_held(order, rules):
            for line in order.line_items:
                held[line.variation_id or line.product_id or 0] += _units(line)
    return held


def returned_units(refunds: Iterable[Refund]) -> Counter[int]:
    """Units whose money went back, by the id of the order's line. Amounts without units are nobody's."""
    returned: Counter[int] = Counter()
    for refund in refunds:
        for line in refund.line_items:
            named = next((str(meta.value) for meta in line.meta_data if meta.key == "_refunded_item_id"), "")
            if named.isascii() and named.isdecimal() and len(named) <= 18:
                returned[int(named)] += math.ceil(abs(line.quantity or 0))
    return returned


def time_ms(gmt: str | None) -> int:
    """A time of the API, ms since 1970; 0 where it is none."""
    try:
        return max(0, round(datetime.datetime.fromisoformat(gmt or "").replace(tzinfo=datetime.UTC).timestamp() * 1000))
    except (ValueError, OverflowError):
        return 0


def gmt_time(at_ms: int) -> str:
    """As the API takes it, with `dates_are_gmt`; whole seconds, rounded down."""
    return datetime.datetime.fromtimestamp(at_ms // 1000, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _units(line: Line) -> int:
    """Whole units: plugins sell by weight, and half a metre is a unit taken."""
    return math.ceil(line.quantity or 0)
