"""Orders in the port's terms: states, units that came back, units that are held."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from woocommerce import orders
from woocommerce.answers import Order, Refund
from woocommerce.rules import Rules

from studio.plugin_api.abilities import OrderLine
from tests.unit.plugins.woocommerce.conftest import CNY

PLACED, CHANGED = 1_796_011_200_000, 1_796_011_261_000


def order(status: str = "processing", **more: Any) -> Order:
    line = {"id": 5, "product_id": 7, "variation_id": 8, "quantity": 3, "total": "297.00", "total_tax": "0.00", "sku": "RED"}
    about = {
        "id": 41,
        "status": status,
        "currency": "CNY",
        "created_via": "checkout",
        "date_created_gmt": "2026-11-30T04:00:00",
        "date_modified_gmt": "2026-11-30T04:01:01",
        "billing": {"first_name": " 梅梅 ", "last_name": "韩", "email": "h@example.org"},
        "customer_note": "Blue lid",
        "line_items": [line],
    }
    return msgspec.convert(about | more, Order)


def told(found: Order, returned: int = 0, rules: Rules = CNY) -> OrderLine:
    (line,) = orders.order_lines(found, {5: returned}, {5: "RED"}, rules)
    return line


def test_a_line_as_it_is_told() -> None:
    assert told(order()) == OrderLine(
        order_id="41",
        line_id="5",
        sku="RED",
        item_id="7",
        status="paid",
        quantity=3,
        unit_price_minor=9900,
        currency="CNY",
        buyer="梅**",
        at_ms=CHANGED,
        note="Blue lid",
    )


@pytest.mark.parametrize(
    ("status", "more", "meaning", "units"),
    [
        ("pending", {}, "created", 3),
        ("pending", {"created_via": "store-api"}, "created", 3),
        ("pending", {"created_via": "admin"}, "created", 0),
        ("on-hold", {"created_via": "admin"}, "created", 3),
        ("failed", {}, "created", 0),
        ("processing", {}, "paid", 3),
        ("completed", {}, "paid", 3),
        ("cancelled", {}, "cancelled", 3),
        ("refunded", {}, "refunded", 3),
        ("shipped", {"date_paid_gmt": "2026-11-30T04:00:30"}, "paid", 3),
        ("quote", {}, "created", 0),
    ],
)
def test_what_a_status_means(status: str, more: dict[str, Any], meaning: str, units: int) -> None:
    line = told(order(status, **more))
    assert (line.status, line.quantity) == (meaning, units)


def test_a_shop_that_holds_nothing_promises_nothing_before_it_is_paid() -> None:
    rules = Rules(currency="CNY", hold_minutes=0)
    assert told(order("pending"), rules=rules).quantity == 0
    assert told(order("on-hold"), rules=rules).quantity == 3
    assert orders.held_units([order("pending")], rules) == {}


@pytest.mark.parametrize(
    ("returned", "status", "units"), [(0, "paid", 3), (1, "paid", 2), (3, "refunded", 3), (9, "refunded", 3)]
)
def test_units_that_came_back(returned: int, status: str, units: int) -> None:
    line = told(order(), returned)
    assert (line.status, line.quantity) == (status, units)


def test_a_refund_of_all_is_of_all_whatever_came_back_before() -> None:
    assert told(order("refunded"), 1).quantity == 3


def test_prices_are_with_tax_where_the_shop_shows_them_so() -> None:
    line = {"id": 5, "product_id": 7, "quantity": 3, "total": "249.58", "total_tax": "47.42"}
    assert told(order(line_items=[line])).unit_price_minor == 9900
    assert told(order(line_items=[line]), rules=Rules(currency="CNY", shows_net=True)).unit_price_minor == 8319


def test_which_line_came_back_stands_in_the_refund() -> None:
    refunds = [
        {"id": 1, "line_items": [{"id": 90, "quantity": -1, "meta_data": [{"id": 1, "key": "_refunded_item_id", "value": "5"}]}]},
        {"id": 2, "line_items": [{"id": 91, "quantity": -2, "meta_data": [{"key": "_refunded_item_id", "value": 5}]}]},
        {"id": 3, "line_items": [{"id": 92, "quantity": -2, "meta_data": [{"key": "size", "value": {"a": 1}}]}]},
        {"id": 4, "line_items": [{"id": 93, "quantity": -2, "meta_data": [{"key": "_refunded_item_id", "value": "9" * 40}]}]},
        {"id": 5, "line_items": []},
    ]
    assert orders.returned_units(msgspec.convert(refunds, list[Refund])) == {5: 3}


def test_units_held_are_counted_by_what_they_are_of() -> None:
    lines = [
        {"id": 1, "product_id": 7, "variation_id": 0, "quantity": 2},
        {"id": 2, "product_id": 7, "variation_id": 8, "quantity": 1},
    ]
    held = orders.held_units([order("pending", line_items=lines), order("pending", line_items=lines), order()], CNY)
    assert held == {7: 4, 8: 2}


@pytest.mark.parametrize("said", [None, "", "yesterday", "2026-13-40T00:00:00", "0001-01-01T00:00:00"])
def test_what_is_no_time_is_none(said: str | None) -> None:
    assert orders.time_ms(said) == 0


@given(st.integers(0, 4_000_000_000))
def test_times_there_and_back(seconds: int) -> None:
    assert orders.time_ms(orders.gmt_time(seconds * 1000 + 999)) == seconds * 1000


def test_an_order_that_never_changed_changed_when_it_was_placed() -> None:
    assert orders.changed_ms(order(date_modified_gmt=None)) == PLACED
