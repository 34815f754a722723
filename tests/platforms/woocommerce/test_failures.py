"""The WooCommerce adapter where something is wrong: keys, servers that are busy, slow or away; TLS, and the plugin's process."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from woocommerce.access import Access
from woocommerce.api import Api
from woocommerce.shop import WooShop

from studio.contracts import messages, specs
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts import tls
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.served import Served
from tests.parts.woocommerce import KEY, SECRET, WooCommerce
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig
from tests.platforms.woocommerce.conftest import PRICE, STOCK, access, shop_of


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"secret": "cs_not-this-one"}, "Consumer secret is invalid"), ({"key": "ck_nobody"}, "knows no such key")],
)
async def test_a_wrong_key_is_told_and_not_tried_on_and_on(
    woo: WooCommerce, stand: ShopStand, bookmark: Bookmark, wrong: dict[str, str], words: str
) -> None:
    api = Api(access(woo, **wrong))
    for _ in range(2):
        with refusal("refused") as caught:
            await shop_of(api, bookmark).read_item(stand.item_id)
        assert words in caught.value.text
        assert not any(value in caught.value.text for value in wrong.values())
    assert len(woo.asked) <= 3, "the three groups of settings, at once"
    await api.close()


async def test_a_key_that_may_only_read_reads(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    woo.may_write = False
    with refusal("refused") as caught:
        await shop.set_price(stand.item_id, stand.sku, 7900, "CNY", PRICE)
    assert "write permissions" in caught.value.text
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


async def test_a_server_that_drops_the_header_takes_the_key_in_the_address(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, bookmark: Bookmark
) -> None:
    woo.drops_headers = True
    with refusal("refused") as caught:
        await shop.read_item(stand.item_id)
    assert "sent in the address" in caught.value.text
    api = Api(access(woo, key_in_address=True))
    assert (await shop_of(api, bookmark).read_item(stand.item_id)).prices[stand.sku] == PRICE
    await api.close()


@pytest.mark.parametrize(("status", "code"), [(429, "limited"), (503, "unreachable"), (500, "unreachable")])
async def test_a_shop_that_is_busy_is_asked_again_later(
    woo: WooCommerce, shop: WooShop, stand: ShopStand, status: int, code: Any
) -> None:
    await shop.read_item(stand.item_id)
    woo.failures += [status] * 3
    with refusal(code):
        await shop.read_item(stand.item_id)
    woo.failures.clear()
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE


async def test_a_reading_outlives_one_failure_and_a_writing_is_not_repeated(
    woo: WooCommerce, shop: WooShop, stand: ShopStand
) -> None:
    await shop.read_item(stand.item_id)
    woo.failures.append(503)
    assert (await shop.read_item(stand.item_id)).open
    woo.before_write = lambda: woo.failures.append(503)
    await shop.set_stock(stand.item_id, stand.sku, 7, STOCK)
    assert [asked[0] for asked in woo.asked].count("PUT") == 1


async def test_a_slow_shop_is_unreachable_in_time(woo: WooCommerce, shop: WooShop, stand: ShopStand) -> None:
    await shop.read_item(stand.item_id)
    woo.failures.append("slow")
    with refusal("unreachable") as caught:
        await shop.read_item(stand.item_id)
    assert "within 4 seconds" in caught.value.text


async def test_nobody_and_no_woocommerce(woo: WooCommerce, bookmark: Bookmark) -> None:
    nobody = Api(Access(url=f"http://127.0.0.1:{free_port()}", key=KEY, secret=SECRET))
    with refusal("unreachable"):
        await shop_of(nobody, bookmark).read_item("1")
    await nobody.close()
    plain = Api(access(woo, url=f"{woo.url}/no-such-folder"))
    with refusal("refused") as caught:
        await shop_of(plain, bookmark).read_item("1")
    assert "permalinks" in caught.value.text
    await plain.close()


async def test_over_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not tls.installed():
        pytest.skip("openssl is not installed: not on this system")
    authority = tls.Authority(tmp_path / "authority")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.leaf("DNS:localhost,IP:127.0.0.1"))
    async with WooCommerce(context) as woo:
        item_id = str(woo.store.add_product("Soap", {"SOAP": ("12.50", 4)}))
        strange = Api(access(woo))
        with refusal("unreachable"):
            await shop_of(strange, Bookmark(PluginContext(tmp_path, tmp_path))).read_item(item_id)
        await strange.close()
        assert woo.asked == [], "the key went to nobody"
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.ca_file))
        api = Api(access(woo))
        assert (await shop_of(api, Bookmark(PluginContext(tmp_path, tmp_path))).read_item(item_id)).prices == {"SOAP": 1250}
        await api.close()


@pytest.fixture
def served() -> Iterator[Served[WooCommerce]]:
    made = Served(WooCommerce())
    yield made
    made.close()


def test_the_plugin_s_process_serves_the_desk(served: Served[WooCommerce], tmp_path: Path) -> None:
    store, secret = served.server.store, tmp_path / "secret"
    item_id = str(served.do(lambda: store.add_product("Soap", {"SOAP": ("99.00", STOCK)})))
    secret.write_text(f"{SECRET}\n")
    settings = {"url": served.server.url, "consumer_key": KEY, "secret_file": str(secret)}
    spec = specs.PluginSpec("woocommerce", str(ROOT / "plugins" / "woocommerce"), settings)
    with WorkerRig("plugin.woocommerce", spec) as rig:
        rig.wait("running")
        event(rig, "connection_state", lambda data: "price.write" in data["capabilities"] and data["state"] == "running")
        launch = {"price_minor": 7900, "currency": "CNY", "expected_minor": PRICE}
        rig.say(messages.Command("catalogue.set_price", {"call": "1", "item_id": item_id, "sku": "SOAP"} | launch))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        rig.say(messages.Command("catalogue.read_item", {"call": "2", "item_id": item_id}))
        reading = event(rig, "answer", lambda data: data["call"] == "2")["value"]
        assert (reading["prices"]["SOAP"], reading["stocks"]["SOAP"]) == (7900, STOCK)
        wait_for((rig.folder / "bookmark.woocommerce").exists, 30, "the feed has begun")
        number = served.do(lambda: store.check_out({"SOAP": 2}))
        lines = event(rig, "orders", lambda data: any(line["order_id"] == str(number) for line in data["lines"]))["lines"]
        assert {(line["quantity"], line["unit_price_minor"]) for line in lines} == {(2, 7900)}
        secret.write_text("another")
        rig.wait("failed")
        assert "secret" in rig.history[-1][1].text
        mark = rig.now()
        secret.write_text(SECRET)
        rig.wait("running", after=mark)
        assert rig.exits == []


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 30, f"an event {name}")
    return found[0]
