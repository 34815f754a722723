"""Shopify's orders in the port's terms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from shopify.orders import iso_time, ms, order_lines
from shopify.questions import Customer, Line, Money, MoneyBag, Nodes, Order, Ref

LINE = Line(
    "gid://shopify/LineItem/5",
    "RED",
    3,
    3,
    Ref("gid://shopify/ProductVariant/4"),
    Ref("gid://shopify/Product/3"),
    MoneyBag(Money(Decimal("33.339"), "EUR")),
)
ORDER = Order(
    "gid://shopify/Order/1",
    "#1001",
    "2026-11-30T20:30:00Z",
    "2026-11-30T20:30:01Z",
    None,
    "PAID",
    "NO_RETURN",
    "Blue lid",
    Customer(None, "Li"),
    Nodes([LINE]),
)


def test_a_line_says_what_was_sold() -> None:
    (line,) = order_lines(ORDER, [LINE])
    assert (line.order_id, line.line_id, line.item_id, line.sku) == ("#1001", "5", "3", "RED")
    assert (line.status, line.quantity, line.unit_price_minor, line.currency) == ("paid", 3, 3333, "EUR")
    assert (line.buyer, line.note, line.at_ms) == ("L**", "Blue lid", 1_796_070_601_000)


def test_what_is_gone_from_the_shop_is_still_sold() -> None:
    (line,) = order_lines(replace(ORDER, customer=None, note=None), [replace(LINE, sku=None, product=None)])
    assert (line.sku, line.item_id, line.buyer, line.note) == ("4", "", "", "")
    assert order_lines(ORDER, [replace(LINE, sku=" ", variant=None)])[0].sku == ""


@pytest.mark.parametrize(
    ("order", "left", "status", "units"),
    [
        ({"display_financial_status": "PENDING"}, 3, "created", 3),
        ({"display_financial_status": "AUTHORIZED"}, 3, "created", 3),
        ({"display_financial_status": "PARTIALLY_PAID"}, 3, "created", 3),
        ({"display_financial_status": None}, 3, "created", 3),
        ({"display_financial_status": "PARTIALLY_REFUNDED"}, 2, "paid", 2),
        ({"display_financial_status": "PARTIALLY_REFUNDED"}, 0, "refunded", 3),
        ({"display_financial_status": "REFUNDED"}, 3, "refunded", 3),
        ({"display_financial_status": "REFUNDED", "return_status": "RETURNED"}, 0, "returned", 3),
        ({"display_financial_status": "PAID", "return_status": "RETURNED"}, 2, "paid", 2),
        ({"display_financial_status": "VOIDED", "cancelled_at": "2026-11-30T21:00:00Z"}, 0, "cancelled", 3),
        ({"display_financial_status": "VOIDED"}, 3, "cancelled", 3),
        ({"display_financial_status": "EXPIRED"}, 3, "created", 3),
        ({"display_financial_status": "EXPIRED", "cancelled_at": "2026-11-30T21:00:00Z"}, 3, "cancelled", 3),
        ({"display_financial_status": "PENDING", "cancelled_at": "2026-11-30T21:00:00Z"}, 3, "cancelled", 3),
        ({"display_financial_status": "PAID"}, 0, "cancelled", 3),
        ({"display_financial_status": "PARTIALLY_REFUNDED"}, -1, "refunded", 3),
    ],
)
def test_what_became_of_a_line(order: dict[str, Any], left: int, status: str, units: int) -> None:
    (line,) = order_lines(replace(ORDER, **order), [replace(LINE, current_quantity=left)])
    assert (line.status, line.quantity) == (status, units)


def test_times_go_there_and_back() -> None:
    assert iso_time(ms("2026-11-30T20:30:00Z") + 999) == "2026-11-30T20:30:00Z"
    assert ms("2026-11-30T21:30:00+01:00") == ms("2026-11-30T20:30:00Z")
    assert ms("soon") == 0
