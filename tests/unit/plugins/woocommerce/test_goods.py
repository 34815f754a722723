"""How products are found, and what a line of an order sold."""

from __future__ import annotations

import pytest
from woocommerce import goods as module
from woocommerce.goods import Goods

from studio.plugin_api.abilities import AbilityError
from tests.unit.plugins.woocommerce.conftest import MakeApi, Server, product, said


@pytest.fixture
def goods(api: MakeApi) -> Goods:
    return Goods(api())


async def test_variations_are_asked_for_beside_their_product_once_it_is_known_to_have_them(server: Server, goods: Goods) -> None:
    server.answers["products/7"] = [product(7, "SHIRT", type="variable")]
    server.answers["products/7/variations"] = [[product(8, "RED")]]
    for _ in range(2):
        assert set((await goods.item("7")).variants) == {"RED"}
    server.answers["products/7"] = [product(7, "SHIRT")]
    assert set((await goods.item("7")).variants) == {"SHIRT"}, "it has none any more"
    server.asked.clear()
    await goods.item("7")
    assert server.paths() == ["products/7"]
    assert server.asked[0].url.params["_fields"].startswith("id,sku,status,price")


@pytest.mark.parametrize("item_id", ["", "soap", "-7", "７", "9" * 19, "7/../8", "1.0"])
async def test_what_is_no_number_is_not_asked_for(server: Server, goods: Goods, item_id: str) -> None:
    with pytest.raises(AbilityError) as caught:
        await goods.item(item_id)
    assert caught.value.code == "not_found"
    assert server.asked == []


async def test_a_variation_is_no_item(server: Server, goods: Goods) -> None:
    server.answers["products/8"] = [product(8, "RED", type="variation", parent_id=7)]
    with pytest.raises(AbilityError, match="7") as caught:
        await goods.item("8")
    assert caught.value.code == "not_found"


async def test_what_was_sold_is_called_as_it_is_in_the_shop(server: Server, goods: Goods) -> None:
    server.answers["products/7"] = [product(7, "SHIRT", type="variable")]
    server.answers["products/9"] = [said(404, "woocommerce_rest_product_invalid_id")]
    assert await goods.sold_name(7, 8, "RED") == "RED"
    assert await goods.sold_name(7, 8, "SHIRT") == "8", "the SKU is its product's"
    assert await goods.sold_name(7, 8, "") == "8"
    assert await goods.sold_name(5, 0, "SOAP") == "SOAP"
    assert await goods.sold_name(5, 0, None) == "5"
    for _ in range(2):
        assert await goods.sold_name(9, 10, "OLD") == "OLD", "its product is gone"
    assert server.paths() == ["products/7", "products/9"], "each once"


async def test_what_cannot_be_listed_in_time_is_left_out(
    server: Server, goods: Goods, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["products"] = [[product(7, "SHIRT", type="variable"), product(5, "SOAP")]]
    server.answers["products/7/variations"] = [[product(8, "RED")]]
    assert [item.product.id for item in await goods.items()] == [7, 5]
    monkeypatch.setattr(module, "_LISTING_S", 0.0)
    clock = iter([0.0, -1.0, 1.0])  # the first page comes in time, the variations would not
    monkeypatch.setattr(module, "_now_s", lambda: next(clock, 1.0))
    assert [item.product.id for item in await goods.items()] == [5]
    assert "could be listed in time" in caplog.text
