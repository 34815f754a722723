"""Shopify's products in the port's terms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from shopify.items import adds_up, is_counted, levels, reading, sellable, sku_of, variant_of
from shopify.places import Place
from shopify.questions import InventoryItem, Level, Location, Nodes, Product, Quantity, Variant

from studio.plugin_api.abilities import AbilityError

HOME = Location("gid://shopify/Location/1", "Home", True)
BACK = "gid://shopify/Location/2"
PLACE = Place("JPY", HOME, (HOME.id, BACK), "gid://shopify/Publication/1")


def variant(number: int, sku: str | None, units: int = 7, price: str = "1350") -> Variant:
    item: InventoryItem = {
        "id": f"gid://shopify/InventoryItem/{number}",
        "tracked": True,
        "l0": Level([Quantity(units)]),
        "l1": None,
    }
    return Variant(f"gid://shopify/ProductVariant/{number}", sku, Decimal(price), None, "DENY", units, item)


def product(*variants: Variant, status: str = "ACTIVE", published: bool = True) -> Product:
    return Product("gid://shopify/Product/9", "Soap", status, published, Nodes(list(variants)))


def test_a_product_is_read() -> None:
    soap = replace(variant(1, "A"), compare_at_price=Decimal("1500.0"))
    said = reading(product(soap, variant(2, None, units=-3)), PLACE)
    assert (said.item_id, said.title, said.currency, said.open, said.limit) == ("9", "Soap", "JPY", True, None)
    assert (said.prices, said.list_prices, said.stocks) == ({"A": 1350, "2": 1350}, {"A": 1500}, {"A": 7, "2": 0})


@pytest.mark.parametrize(
    ("status", "published", "is_open"),
    [
        ("ACTIVE", True, True),
        ("UNLISTED", True, True),
        ("ACTIVE", False, False),
        ("DRAFT", True, False),
        ("ARCHIVED", True, False),
    ],
)
def test_it_is_open_where_it_can_be_bought(status: str, published: bool, is_open: bool) -> None:
    assert reading(product(variant(1, "A"), status=status, published=published), PLACE).open is is_open


def test_what_all_locations_have_that_sell_online_can_be_bought() -> None:
    soap = variant(1, "A")
    assert (levels(soap, PLACE), sellable(soap, PLACE)) == ({HOME.id: 7}, 7), "it is not stocked at the other one"
    soap.inventory_item["l1"] = Level([Quantity(5)])
    assert (levels(soap, PLACE), sellable(soap, PLACE)) == ({HOME.id: 7, BACK: 5}, 12)


def test_what_shopify_does_not_hold_to_is_not_counted() -> None:
    soap = variant(1, "A")
    assert is_counted(soap)
    assert not is_counted(replace(soap, inventory_policy="CONTINUE"))
    assert not is_counted(replace(soap, inventory_item=soap.inventory_item | {"tracked": False}))


def test_variants_are_found_by_their_sku() -> None:
    several = product(variant(1, "A"), variant(2, " "), variant(3, "B"), variant(4, "B"))
    assert variant_of(several, "2").number == "2"
    assert sku_of(several.variants.nodes[1]) == "2"
    with pytest.raises(AbilityError, match="several"):
        variant_of(several, "B")
    with pytest.raises(AbilityError, match="no variant"):
        variant_of(several, "C")


@pytest.mark.parametrize("price", ["1350.5", "-1", "NaN", "1E+99"])
def test_what_is_no_price_is_said(price: str) -> None:
    with pytest.raises(AbilityError, match="is no price in JPY"):
        reading(product(variant(1, "A", price=price)), PLACE)


def test_of_two_with_one_sku_neither_is_believed() -> None:
    said = reading(product(variant(1, "A", units=0), variant(2, "A ", units=7, price="9"), variant(3, "B")), PLACE)
    assert (said.prices, said.stocks) == ({"B": 1350}, {"B": 7})


def test_it_adds_up_when_no_other_location_sells() -> None:
    soap, oversold = variant(1, "A"), variant(2, "B", units=-3)
    assert adds_up([soap, oversold], PLACE)
    assert not adds_up([soap, replace(oversold, sellable_online_quantity=5)], PLACE)
    assert adds_up([replace(soap, inventory_policy="CONTINUE", sellable_online_quantity=0)], PLACE), "nobody counts it"
