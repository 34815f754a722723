"""Products and variations in the port's terms."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from woocommerce import items
from woocommerce.answers import Product, Variation
from woocommerce.rules import Rules

from studio.plugin_api.abilities import AbilityError, Reading
from tests.unit.plugins.woocommerce.conftest import CNY, product


def made(**fields: Any) -> Product:
    return msgspec.convert(product(7, "SOAP", **fields), Product)


def variable(*children: dict[str, Any], **fields: Any) -> items.Item:
    parent = msgspec.convert(product(7, "SHIRT", "", None, type="variable") | fields, Product)
    return items.item(parent, msgspec.convert(list(children), list[Variation]))


def child(number: int, sku: str, **fields: Any) -> dict[str, Any]:
    return product(number, sku, **fields)


def read(item: items.Item, rules: Rules = CNY, **promised: int) -> Reading:
    return items.reading(item, {int(number.removeprefix("n")): units for number, units in promised.items()}, rules)


def test_a_product_by_itself() -> None:
    found = read(items.item(made(name="Soap &amp; water &#8211; 2"), []))
    assert found == Reading(
        item_id="7", title="Soap & water – 2", currency="CNY", open=True, prices={"SOAP": 9900}, stocks={"SOAP": 10}
    )


def test_variations_are_called_by_their_own_sku_or_their_number() -> None:
    item = variable(child(8, "RED"), child(9, "SHIRT"), child(10, "RED"), child(11, ""))
    assert set(item.variants) == {"RED", "9", "11"}, "of two alike the first is sold"
    assert item.variant("9").id == 9
    with pytest.raises(AbilityError, match="no variant"):
        item.variant("SHIRT")


def test_a_sale_has_a_list_price() -> None:
    found = read(items.item(made(price="79.00", regular_price="99.00"), []))
    assert (found.prices, found.list_prices) == ({"SOAP": 7900}, {"SOAP": 9900})


def test_what_has_no_price_is_not_known_there() -> None:
    assert read(items.item(made(price=""), [])).prices == {}


@pytest.mark.parametrize(
    ("fields", "stocks"),
    [
        ({"units": 4}, {"SOAP": 4}),
        ({"units": -2}, {"SOAP": 0}),
        ({"units": None}, {}),
        ({"units": None, "stock_status": "outofstock"}, {"SOAP": 0}),
        ({"units": 4, "stock_status": "outofstock"}, {"SOAP": 0}),
        ({"units": 4, "backorders": "notify"}, {}),
        ({"units": 4, "manage_stock": "parent"}, {}),
    ],
)
def test_stock(fields: dict[str, Any], stocks: dict[str, int]) -> None:
    assert read(items.item(made(**fields), [])).stocks == stocks


def test_promised_units_are_not_for_sale() -> None:
    assert read(variable(child(8, "RED"), child(9, "BLUE")), n8=4, n9=11).stocks == {"RED": 6, "BLUE": 0}


def test_a_variation_that_is_switched_off_sells_nothing() -> None:
    item = variable(child(8, "RED", status="private"), child(9, "BLUE"))
    assert (read(item).stocks, read(item).open) == ({"RED": 0, "BLUE": 10}, True)
    assert not read(variable(child(8, "RED", status="private"))).open
    assert not read(variable(child(8, "RED"), status="draft")).open


@pytest.mark.parametrize("kind", ["grouped", "external"])
def test_what_is_sold_elsewhere_is_refused(kind: str) -> None:
    with pytest.raises(AbilityError, match=kind):
        read(items.item(made(type=kind), []))


def test_a_price_to_which_tax_comes_is_not_the_buyer_s() -> None:
    rules = Rules(currency="CNY", adds_tax=True)
    with pytest.raises(AbilityError, match="SOAP"):
        read(items.item(made(), []), rules)
    assert read(items.item(made(tax_status="none"), []), rules).prices == {"SOAP": 9900}
