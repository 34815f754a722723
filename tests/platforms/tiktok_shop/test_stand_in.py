"""Our shop in TikTok Shop's place speaks as its documentation says: a client that others have generated from that
(`tiktok-shop-api`) works with it, unchanged, finds every field that it answers, and signs as the adapter does.

What the plugin is tested against is therefore not only what we have understood of the documentation.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from tiktok_shop import paths
from tiktok_shop.signing import signature

from tests.parts.tiktok_shop import APP_KEY, APP_SECRET, TikTok
from tests.parts.tiktok_shop.server import SHOP

client = pytest.importorskip("tiktok_shop_api", reason="tiktok-shop-api is not installed")
models = pytest.importorskip("tiktok_shop_api.generated.models")


def unknown(answer: Any, where: str = "") -> Iterator[str]:
    """Fields of an answer that the documentation does not have."""
    if isinstance(answer, list):
        for one in answer:
            yield from unknown(one, where)
        return
    if hasattr(answer, "additional_properties"):
        yield from (f"{where}.{name}" for name in answer.additional_properties)
        for name in answer.__attrs_attrs__:
            if name.name != "additional_properties":
                yield from unknown(getattr(answer, name.name), f"{where}.{name.name}")


@pytest.fixture
async def api(tiktok: TikTok) -> AsyncIterator[Any]:
    tokens = await client.AsyncTikTokShopAuth(APP_KEY, APP_SECRET, base_url=tiktok.place).refresh("ROW_first-refresh")
    async with client.AsyncTikTokShop(APP_KEY, APP_SECRET, tokens.access_token, SHOP["cipher"], base_url=tiktok.place) as made:
        yield made


@pytest.mark.parametrize("text", ["", "{}", '{"note":"Blåuer 盖子 &=?"}'])
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"shop_cipher": "GCP_a+/=", "ids": "1,2", "app_key": "k", "page_token": "b2Zmc2V0PTAK+ "},
        {"sign": "x", "Z": "1", "a": "é"},
    ],
)
def test_it_signs_as_the_adapter_does(query: dict[str, str], text: str) -> None:
    path, body = "/order/202309/orders/search", text.encode()
    theirs = client.Signer.sign(
        path=path, query=list(query.items()), content_type="application/json", body=body or None, app_secret=APP_SECRET
    )
    assert signature(APP_SECRET, path, query, body) == theirs


@pytest.mark.parametrize(
    ("method", "path", "of_shop"),
    [
        ("GET", paths.SHOPS, False),
        ("POST", paths.PRODUCT_SEARCH, True),
        ("POST", paths.ORDER_SEARCH, True),
        ("GET", paths.ORDERS, True),
        ("GET", paths.product("1"), True),
        ("POST", paths.prices("1"), True),
        ("POST", paths.inventory("1"), True),
    ],
)
def test_the_adapter_asks_what_is_documented(method: str, path: str, of_shop: bool) -> None:
    assert client.operation_for(method, path) is not None
    assert client.requires_shop_cipher(method, path) is of_shop


async def test_it_reads_and_changes_products(tiktok: TikTok, api: Any) -> None:
    (shop,) = (await api.authorization.get_authorized_shops()).data.shops
    assert (shop.cipher, list(unknown(shop))) == (SHOP["cipher"], [])
    item_id = tiktok.store.add_product("Socks", {"RED": ("117.50", 9), "PINK": ("110.00", 5)}, warehouses=2)
    tiktok.store.add_product("Shirt", {"BLUE": ("1.00", 1)})
    wish = models.SearchProductsRequest.from_dict({"status": "ACTIVATE"})
    first = (await api.products.search_products(page_size=1, body=wish)).data
    second = (await api.products.search_products(page_size=1, page_token=first.next_page_token, body=wish)).data
    assert [one.title for one in first.products + second.products] == ["Socks", "Shirt"]
    found = (await api.products.get_product(item_id)).data
    assert [list(unknown(one)) for one in (first, second, found)] == [[], [], []]
    red = found.skus[0]
    price = {"skus": [{"id": red.id, "price": {"amount": "99.00", "currency": "USD"}}]}
    await api.products.update_price(item_id, body=models.UpdatePriceRequest.from_dict(price))
    lies = [{"warehouse_id": one.warehouse_id, "quantity": 4} for one in red.inventory]
    stock = models.UpdateInventoryRequest.from_dict({"skus": [{"id": red.id, "inventory": lies}]})
    assert list(unknown(await api.products.update_inventory(item_id, body=stock))) == []
    after = (await api.products.get_product(item_id)).data.skus[0]
    assert (after.price.sale_price, [one.quantity for one in after.inventory]) == ("99.00", [4, 4])


async def test_it_follows_orders(tiktok: TikTok, api: Any) -> None:
    tiktok.store.add_product("Socks", {"RED": ("117.50", 9)})
    order_id = tiktok.store.buy("RED", 2, note="Blue lid")
    since = models.GetOrderListRequest.from_dict({"update_time_ge": tiktok.store.now_s() - 5})
    listed = (await api.orders.get_order_list(page_size=10, body=since)).data
    detailed = (await api.orders.get_order_detail(ids=[order_id])).data
    assert [list(unknown(one)) for one in (listed, detailed)] == [[], []]
    for (order,) in (listed.orders, detailed.orders):
        assert (order.id, order.status, order.buyer_message, len(order.line_items)) == (
            order_id,
            "AWAITING_SHIPMENT",
            "Blue lid",
            2,
        )


async def test_what_is_wrong_has_tiktok_s_codes(tiktok: TikTok, api: Any) -> None:
    async def code(asked: Any) -> int:
        with pytest.raises(client.TikTokShopError) as caught:
            await asked
        return int(caught.value.code)

    assert await code(api.products.get_product("1")) == 12019150
    assert await code(api.orders.get_order_detail(ids=["1"])) == 21008111
    async with client.AsyncTikTokShop(APP_KEY, "wrong", "t", SHOP["cipher"], base_url=tiktok.place) as wrong:
        assert await code(wrong.products.get_product("1")) == 106001
    async with client.AsyncTikTokShop(APP_KEY, APP_SECRET, "t", SHOP["cipher"], base_url=tiktok.place) as nobody:
        assert await code(nobody.products.get_product("1")) == 36009004


async def test_its_webhooks_are_taken(tiktok: TikTok) -> None:
    tiktok.store.add_product("Socks", {"RED": ("117.50", 9)})
    calls: list[bytes] = []
    tiktok.webhooks.call = calls.append  # type: ignore[method-assign, assignment]
    tiktok.webhooks.url = "http://127.0.0.1:1"
    order_id = tiktok.store.buy("RED", 1, pay=False)
    (body,) = calls
    signed = tiktok.webhooks.signed(body)
    event = client.Webhooks.verify_and_parse(app_key=APP_KEY, app_secret=APP_SECRET, raw_body=body, signature=signed)
    assert (event.data.order_id, event.data.order_status, list(unknown(event))) == (order_id, "UNPAID", [])
