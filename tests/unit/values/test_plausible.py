"""Numbers of shops that cannot be are named, whatever their size; those of real shops pass."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.plugin_api.abilities import orders as port
from studio.show.selling import OrderLine, Reading
from studio.values import plausible

LINE = OrderLine(
    order_id="o1",
    line_id="1",
    sku="T",
    item_id="tea",
    status="paid",
    quantity=2,
    unit_price_minor=1990,
    currency="CNY",
    buyer="Lin",
    at_ms=1_700_000_000_000,
)
READING = Reading(item_id="tea", currency="CNY", prices={"T": 1990}, list_prices={"T": 2990}, stocks={"T": 12}, limit=1)

ABSURD_LINES: list[dict[str, Any]] = [
    {"quantity": -50},
    {"quantity": 2**62},
    {"quantity": 10**5000},
    {"unit_price_minor": -1},
    {"unit_price_minor": 2**63},
    {"unit_price_minor": 10**12, "quantity": 100_000},
    {"currency": "yuan"},
    {"currency": "CNY\n"},
    {"order_id": ""},
    {"order_id": "o" * 201},
    {"sku": "s" * 10_000},
    {"at_ms": -1},
    {"at_ms": 2**63},
]
ABSURD_READINGS: list[dict[str, Any]] = [
    {"prices": {"T": -1}},
    {"prices": {"T": 2**64}},
    {"list_prices": {"T": 10**13}},
    {"stocks": {"T": 2**62}},
    {"stocks": {"T": -(2**62)}},
    {"stocks": {f"s{number}": 1 for number in range(2_001)}},
    {"stocks": {"s" * 201: 1}},
    {"limit": -1},
    {"currency": ""},
    {"item_id": "i" * 201},
]


def named(changes: dict[str, Any]) -> str:
    return "+".join(changes)


@pytest.mark.parametrize("changes", ABSURD_LINES, ids=named)
def test_a_line_that_cannot_be_is_named(changes: dict[str, Any]) -> None:
    assert 5 < len(plausible.line_trouble(replace(LINE, **changes))) < 160


@pytest.mark.parametrize("changes", ABSURD_READINGS, ids=named)
def test_a_reading_that_cannot_be_is_named(changes: dict[str, Any]) -> None:
    assert 5 < len(plausible.reading_trouble(replace(READING, **changes))) < 160


def test_what_real_shops_say_passes() -> None:
    for line in (LINE, replace(LINE, quantity=0), replace(LINE, quantity=999, unit_price_minor=0), replace(LINE, at_ms=0)):
        assert plausible.line_trouble(line) == ""
    for reading in (
        READING,
        replace(READING, stocks={"T": -3}, limit=None),
        replace(READING, prices={}, list_prices={}, stocks={}),
    ):
        assert plausible.reading_trouble(reading) == ""


def test_the_values_of_the_port_are_looked_at_alike() -> None:
    line = port.OrderLine(**{name: getattr(LINE, name) for name in LINE.__struct_fields__})
    assert plausible.line_trouble(line) == ""
    assert plausible.line_trouble(replace(line, quantity=-50)) == "quantity -50"
