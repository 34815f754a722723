"""Orders in the port's terms: states, prices, times."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whatnot import orders
from whatnot.answers import Order, OrderItem

from studio.plugin_api.abilities import OrderLine
from tests.unit.plugins.whatnot.conftest import NOW_MS, dollars, order


def made(**more: Any) -> Order:
    return msgspec.convert(order("41", **more), Order)


def item(number: str = "5", quantity: int = 2, price: str | None = None) -> OrderItem:
    row = {"id": number, "product_id": "7", "variant_id": "8", "quantity": quantity}
    return msgspec.convert(row | ({"price": dollars(price)} if price is not None else {}), OrderItem)


def amounts(subtotal: str, discount: str | None = None, currency: str = "USD") -> dict[str, Any]:
    off = {"amount": {"amount": discount, "currency": currency}, "type": "fixed_price"} if discount is not None else None
    return {"subtotal": dollars(subtotal), "applied_discount": off}


def prices(found: Order, *items: OrderItem) -> list[int]:
    return [line.unit_price_minor for line in orders.order_lines(found, items, {})]


def test_a_line_as_it_is_told() -> None:
    assert orders.order_lines(made(buyer={"username": " mei_88 "}), [item()], {"5": "FOIL"}) == [
        OrderLine(
            order_id="41",
            line_id="5",
            sku="FOIL",
            item_id="7",
            status="paid",
            quantity=2,
            unit_price_minor=9900,
            currency="USD",
            buyer="m**",
            at_ms=NOW_MS - 30_000,
        )
    ]


@pytest.mark.parametrize(
    ("status", "meaning", "units"),
    [
        ("pending", "created", 2),
        ("pending_fulfillment", "paid", 2),
        ("completed", "paid", 2),
        ("cancelled", "cancelled", 2),
        ("failed", "created", 0),
        ("something_new", "created", 2),
    ],
)
def test_states(status: str, meaning: str, units: int) -> None:
    (line,) = orders.order_lines(made(status=status), [item()], {})
    assert (line.status, line.quantity) == (meaning, units)


@pytest.mark.parametrize(
    ("found", "items", "expected"),
    [
        (amounts("198"), [item()], [9900]),
        (amounts("10"), [item(quantity=3)], [333]),
        (amounts("198", "20"), [item()], [8900]),
        (amounts("198", "500"), [item()], [0]),
        (amounts("198", "20", "CAD"), [item()], [9900]),
        (amounts("286", "28.6"), [item("5", 2, "99"), item("6", 1, "88")], [8910, 7920]),
        (amounts("30"), [item("5", 2, "99"), item("6", 1)], [1000, 1000]),
        (amounts("0"), [item("5", 1, "0")], [0]),
        (amounts("198"), [item(quantity=0)], [19800]),
        (amounts("NaN"), [item()], [-1]),
        (amounts("1E999999"), [item()], [-1]),
    ],
)
def test_lines_share_what_the_order_s_items_cost(found: dict[str, Any], items: list[OrderItem], expected: list[int]) -> None:
    assert prices(made(amounts=found), *items) == expected


@given(
    st.decimals(0, 10**6, places=2),
    st.decimals(0, 10**3, places=2),
    st.lists(st.tuples(st.integers(1, 50), st.decimals(0, 10**4, places=2)), min_size=1, max_size=6),
)
def test_lines_never_add_up_to_more_than_was_paid(subtotal: Any, discount: Any, lines: list[tuple[int, Any]]) -> None:
    items = [item(str(number), units, str(price)) for number, (units, price) in enumerate(lines)]
    together = sum(
        line.unit_price_minor * line.quantity
        for line in orders.order_lines(made(amounts=amounts(str(subtotal), str(discount))), items, {})
    )
    assert 0 <= together <= max(0, subtotal - discount) * 100


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-11-30T04:00:00Z", NOW_MS),
        ("2026-11-30T04:00:00.123456+00:00", NOW_MS + 123),
        ("2026-11-30T04:00:00", NOW_MS),
        ("yesterday", 0),
        ("", 0),
        (None, 0),
        ("0001-01-01T00:00:00Z", 0),
    ],
)
def test_times(text: str | None, found: int) -> None:
    assert orders.time_ms(text) == found


def test_times_that_were_not_recorded_are_the_other_ones() -> None:
    assert orders.changed_ms(made(updated_at=None)) == NOW_MS - 60_000
    assert orders.placed_ms(made(created_at=None)) == NOW_MS - 30_000
