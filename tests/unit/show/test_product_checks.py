"""What contradicts itself in a queue, named by product and field."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.document.model import Show
from studio.document.products import Listing, Product, Variant
from studio.show import document
from studio.show.product_checks import of_products
from studio.values.errors import BadShowError
from studio.values.sentences import phrase


def product(number: int, *variants: Variant, **fields: Any) -> Product:
    plain: dict[str, Any] = {"id": f"p{number}", "link_no": number, "title": f"P{number}", "live_price_minor": 900}
    return Product(**plain | {"variants": variants or (Variant(sku=f"s{number}", stock=10),)} | fields)


def complaints(*products: Product) -> list[str]:
    return [f"{one.at} {one.field}: {phrase(one.text)}" for one in of_products(products)]


def test_a_good_queue_has_none() -> None:
    far = product(2, Variant(sku="s1"), listings=(Listing(connection="vendure"),))  # the same SKU, in another shop
    edge = product(3, list_price_minor=900, floor_price_minor=900, reserve=10)
    free = product(4, list_price_minor=0)
    assert complaints(product(1), far, edge, free) == []


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (product(2, id="p1"), "1 id: 'p1' is there twice"),
        (product(2, link_no=1), "1 link_no: link number 1 is already that of 'P1'"),
        (product(2, Variant(sku="s1")), "1 sku: the SKU 's1' is already that of 'P1' in this shop"),
        (product(2, Variant(sku="x"), Variant(sku="x")), "1 sku: the SKU 'x' is there twice in one shop"),
        (
            product(2, list_price_minor=800),
            "1 live_price_minor: the live price 9.00 CNY is above the list price 8.00 CNY",
        ),
        (
            product(2, floor_price_minor=901, currency="JPY"),
            "1 live_price_minor: the live price 900 JPY is below the floor price 901 JPY",
        ),
        (
            product(2, Variant(sku="L", live_price_minor=1200), list_price_minor=1000),
            "1 live_price_minor: L: the live price 12.00 CNY is above the list price 10.00 CNY",
        ),
        (
            product(2, Variant(sku="L", live_price_minor=1), floor_price_minor=500),
            "1 live_price_minor: L: the live price 0.01 CNY is below the floor price 5.00 CNY",
        ),
        (product(2, reserve=11), "1 reserve: the reserve of 11 is more than the stock of 10"),
        (product(2, planned_minutes=float("nan")), "1 planned_minutes: must be a number"),
    ],
)
def test_what_is_wrong_is_named(second: Product, words: str) -> None:
    assert complaints(product(1), second) == [words]
    with pytest.raises(BadShowError, match="products"):
        document.validate(Show(products=(product(1), second)))


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (product(2, title="\u200b"), "the title needs a character that can be seen"),
        (product(2, Variant(sku="a"), Variant(sku="\u200d\ufeff")), "the SKU needs a character that can be seen"),
    ],
)
def test_a_name_in_which_nothing_is_seen_is_refused_of_an_edit_and_opened_as_it_is(second: Product, words: str) -> None:
    first, there = Show(products=(product(1),)), Show(products=(product(1), second))
    with pytest.raises(BadShowError, match=words):
        document.validate(there, before=first)
    assert document.parse(document.to_json(there)) == there
    cheaper = replace(second, live_price_minor=800)
    document.validate(Show(products=(there.products[0], cheaper)), before=there)


def test_products_that_both_shows_share_are_not_looked_at_again() -> None:
    bad = Show(products=(product(1), product(1)))
    document.validate(Show(name="Other", products=bad.products), before=bad)
    with pytest.raises(BadShowError):
        document.validate(Show(products=(product(1), product(1))), before=bad)
