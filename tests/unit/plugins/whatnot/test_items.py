"""Products and variants in the port's terms."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whatnot import items
from whatnot.answers import Merchandising, Money, Variant
from whatnot.items import Item

from studio.plugin_api.abilities import AbilityError, Reading
from tests.unit.plugins.whatnot.conftest import variant


def made(*rows: dict[str, Any], kind: str | None = "buy_it_now", reserved: bool = False, in_shows: bool = False) -> Item:
    variants = items.named(msgspec.convert(list(rows), list[Variant]))
    return Item("7", "Card", variants, Merchandising(in_shows, reserved, kind))


def test_a_product_with_variants() -> None:
    found = items.reading(made(variant("1", " FOIL "), variant("2", None, "5", None), variant("3", "NEW", None)))
    assert found == Reading(
        item_id="7", title="Card", currency="USD", open=True, prices={"FOIL": 9900, "2": 500}, stocks={"FOIL": 10, "NEW": 10}
    )


@pytest.mark.parametrize(
    ("kind", "reserved", "in_shows", "is_open"),
    [
        ("buy_it_now", False, False, True),
        ("buy_it_now", True, True, True),
        ("buy_it_now", True, False, False),
        (None, False, True, False),
    ],
)
def test_it_is_open_where_it_is_sold_at_a_price(kind: str | None, reserved: bool, in_shows: bool, is_open: bool) -> None:
    assert items.reading(made(variant("1", "A"), kind=kind, reserved=reserved, in_shows=in_shows)).open == is_open


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (made(variant("1", "A"), kind="auction"), "sold as 'auction'"),
        (made(variant("1", "A"), kind="giveaway"), "sold as 'giveaway'"),
        (made(variant("1", "A", None)), "Card has no price"),
        (made(), "Card has no price"),
        (made(variant("1", "A", "9.999")), "price of A, 9.999 USD"),
        (made(variant("1", "A", "1E30")), "price of A"),
        (made(variant("1", "A", "-1")), "price of A"),
        (made(variant("1", "A", "free")), "price of A"),
        (
            made(
                variant("1", "A"), variant("2", "B") | {"pricing": {"buy_it_now": {"price": {"amount": "1", "currency": "CAD"}}}}
            ),
            "B",
        ),
        (made(variant("1", "A") | {"pricing": {"buy_it_now": {"price": {"amount": "1", "currency": "BTC"}}}}), "BTC"),
    ],
)
def test_what_is_not_sold_at_a_price_that_can_be_said_is_refused(item: Item, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        items.reading(item)
    assert caught.value.code == "refused"


def test_two_variants_of_one_sku_are_called_by_their_ids() -> None:
    assert set(made(variant("1", "A"), variant("2", "A"), variant("3", "B")).variants) == {"1", "2", "B"}


def test_a_variant_that_is_listed_on_two_pages_keeps_its_sku() -> None:
    found = made(variant("1", "A", units=5), variant("2", "B"), variant("1", "A", units=4)).variants
    assert {name: items.sellable(one) for name, one in found.items()} == {"A": 4, "B": 10}


def test_a_sku_that_is_another_variant_s_id_hides_nothing() -> None:
    found = made(variant("8", None), variant("9", "8"), variant("10", "10")).variants
    assert {name: one.id for name, one in found.items()} == {"8": "8", "9": "9", "10": "10"}


def test_an_unknown_variant_is_named() -> None:
    with pytest.raises(AbilityError, match="Card has no variant 'X'") as caught:
        made(variant("1", "A")).variant("X")
    assert caught.value.code == "not_found"


@given(st.text(max_size=60))
def test_whatever_stands_there_is_an_amount_or_none(text: str) -> None:
    found = items.decimal(Money(text, "USD"))
    assert found is None or found.is_finite()
