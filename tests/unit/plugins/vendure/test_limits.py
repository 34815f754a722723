"""Buyers' limits where the shop runs our plugin, where it does not, and where that changes. That they are held is tested at the
real server (tests/platforms/test_vendure.py)."""

from __future__ import annotations

from typing import Any

import pytest
from vendure.shop import VendureShop

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.vendure.conftest import Server, error, product, rules


def fields(*names: str) -> dict[str, Any]:
    """The server's answer when a product has these fields more."""
    entities = [{"entityName": "Order", "customFields": [{"name": "gift"}]}]
    entities += [{"entityName": "Product", "customFields": [{"name": name} for name in names]}]
    return {"data": {"globalSettings": {"serverConfig": {"entityCustomFields": entities}}}}


def read(limit: int | None) -> dict[str, Any]:
    """The server's answer when it is asked for a product with its limit."""
    return {"data": rules() | {"product": product() | {"customFields": {"nightmarketLimit": limit}}}}


PLAIN = {"data": rules() | {"product": product()}}


async def test_vendure_alone_seems_to_hold_nobody(server: Server, shop: VendureShop) -> None:
    server.answers = [fields("colour"), PLAIN]
    await shop.look()
    assert "limit.write" not in shop.capabilities
    assert (await shop.read_item("3")).limit is None
    assert "customFields" not in server.asked[-1]["query"]
    with pytest.raises(AbilityError, match="holds no buyer to a limit") as caught:
        await shop.set_limit("3", 2)
    assert caught.value.code == "unsupported"
    assert all("mutation" not in asked["query"] for asked in server.asked)


async def test_a_shop_with_our_plugin_says_and_takes_limits(server: Server, shop: VendureShop) -> None:
    server.answers = [fields("nightmarketLimit"), read(2), read(2), read(2), {"data": {}}]
    await shop.look()
    assert "limit.write" in shop.capabilities
    assert (await shop.read_item("3")).limit == 2
    await shop.set_limit("3", 2)
    assert all("mutation" not in asked["query"] for asked in server.asked), "it is so already"
    await shop.set_limit("3", 0)
    assert server.asked[-1]["variables"] == {"input": {"id": "3", "customFields": {"nightmarketLimit": 0}}}


async def test_a_product_older_than_the_field_has_no_limit(server: Server, shop: VendureShop) -> None:
    server.answers = [fields("nightmarketLimit"), read(None)]
    await shop.look()
    assert (await shop.read_item("3")).limit == 0


@pytest.mark.parametrize("limit", [-1, 2**31])
async def test_a_limit_that_cannot_be_is_refused(server: Server, shop: VendureShop, limit: int) -> None:
    server.answers = [fields("nightmarketLimit"), read(0)]
    await shop.look()
    with pytest.raises(AbilityError, match="between 0") as caught:
        await shop.set_limit("3", limit)
    assert caught.value.code == "refused"


async def test_a_server_that_lost_our_plugin_is_read_without_it(server: Server, shop: VendureShop) -> None:
    server.answers = [fields("nightmarketLimit"), error("GRAPHQL_VALIDATION_FAILED", "Cannot query field"), fields(), PLAIN]
    await shop.look()
    assert (await shop.read_item("3")).limit is None
    assert "limit.write" not in shop.capabilities


async def test_what_is_refused_for_another_reason_stays_refused(server: Server, shop: VendureShop) -> None:
    server.answers = [fields("nightmarketLimit"), error("USER_INPUT_ERROR", "No such thing"), fields("nightmarketLimit")]
    await shop.look()
    with pytest.raises(AbilityError, match="No such thing"):
        await shop.read_item("3")
    assert "limit.write" in shop.capabilities


async def test_it_looks_anew_each_time_the_orders_are_opened(server: Server, shop: VendureShop) -> None:
    clock = {"data": {"activeChannel": {"pricesIncludeTax": True, "defaultCurrencyCode": "CNY"}}}
    orders = {"data": {"globalSettings": {"serverConfig": {"moneyStrategyPrecision": 2}}, "orders": {"items": []}}}
    server.answers = [fields(), clock, orders]
    assert await anext(shop.orders()) == []
    assert "limit.write" not in shop.capabilities
    server.answers = [fields("nightmarketLimit"), orders]
    assert await anext(shop.orders()) == []
    assert "limit.write" in shop.capabilities
