"""The TikTok Shop adapter where something is wrong: apps, logins, clocks, servers busy or slow; and the plugin's process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tiktok_shop.addresses import STAND_IN
from tiktok_shop.shop import TikTokShop

from studio.contracts import messages, specs
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext, ShopStand
from studio.plugin_api.testing.stand import refusal
from tests.parts.nginx import wait_for
from tests.parts.served import Served
from tests.parts.tiktok_shop import APP_KEY, APP_SECRET, TikTok
from tests.parts.tiktok_shop.tokens import LIVES_S
from tests.parts.worker_process import ROOT
from tests.parts.worker_rig import WorkerRig
from tests.platforms.tiktok_shop.conftest import PRICE, STOCK, seller_of, shop_of


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (429, "limited"),
        (36009002, "limited"),
        (503, "unreachable"),
        (500, "unreachable"),
        (36009003, "unreachable"),
        (105005, "refused"),
        (98001004, "refused"),
    ],
)
async def test_what_tiktok_shop_says_no_with(tiktok: TikTok, shop: TikTokShop, stand: ShopStand, status: int, code: Any) -> None:
    await shop.read_item(stand.item_id)
    tiktok.failures += [status] * 3
    with refusal(code):
        await shop.read_item(stand.item_id)


async def test_a_reading_outlives_one_failure_and_a_writing_is_not_repeated(
    tiktok: TikTok, shop: TikTokShop, stand: ShopStand
) -> None:
    await shop.read_item(stand.item_id)
    tiktok.failures.append(503)
    assert (await shop.read_item(stand.item_id)).open
    tiktok.before_write = lambda: tiktok.failures.append(503)
    await shop.set_stock(stand.item_id, stand.sku, 7, STOCK)
    assert [path for path in tiktok.asked if path.endswith("/inventory/update")] == [tiktok.asked[-1]]


async def test_a_wrong_app_is_told_and_not_tried_on_and_on(
    tiktok: TikTok, context: PluginContext, bookmark: Bookmark, stand: ShopStand
) -> None:
    async with seller_of(tiktok, context, app_secret="not-this-one") as seller:
        for _ in range(2):
            with refusal("refused") as caught:
                await shop_of(seller, bookmark).read_item(stand.item_id)
            assert "app secret" in caught.value.text
            assert "not-this-one" not in caught.value.text
    async with seller_of(tiktok, context, app_key="") as seller:
        with refusal("refused") as caught:
            await shop_of(seller, bookmark).read_item(stand.item_id)
    assert "which app" in caught.value.text
    assert tiktok.asked == [], "without a token nothing was asked"


@pytest.mark.parametrize("ahead_s", [-3600, 3600])
async def test_a_clock_that_is_wrong_is_made_up_for(tiktok: TikTok, shop: TikTokShop, stand: ShopStand, ahead_s: int) -> None:
    tiktok.store.skew_s = ahead_s
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE
    asked = len(tiktok.asked)
    assert (await shop.read_item(stand.item_id)).prices[stand.sku] == PRICE
    assert len(tiktok.asked) == asked + 1, "it is known from then on"


# ---------------------------------------------------------------- the login


async def test_what_was_pasted_becomes_a_login_that_is_kept(
    tiktok: TikTok, shop: TikTokShop, stand: ShopStand, context: PluginContext
) -> None:
    await shop.read_item(stand.item_id)
    kept = json.loads(context.secrets["login"])
    assert (kept["access"], kept["refresh"]) == ("ROW_access-1", "ROW_refresh-1")
    await shop.read_item(stand.item_id)
    assert tiktok.tokens.given == 1


async def test_the_address_with_a_code_will_do_once(
    tiktok: TikTok, context: PluginContext, bookmark: Bookmark, stand: ShopStand
) -> None:
    context.secrets["login"] = "https://seller.example/back?app_key=6a6&code=ROW_a-code&locale=en&shop_region=US&state="
    async with seller_of(tiktok, context) as seller:
        assert (await shop_of(seller, bookmark).read_item(stand.item_id)).open
    context.secrets["login"] = "https://seller.example/back?code=ROW_a-code"
    async with seller_of(tiktok, context) as seller:
        with refusal("logged_out") as caught:
            await shop_of(seller, bookmark).read_item(stand.item_id)
    assert "Log in again" in caught.value.text


async def test_a_token_that_is_refused_is_refreshed_and_asked_with_again(
    tiktok: TikTok, shop: TikTokShop, stand: ShopStand, context: PluginContext
) -> None:
    await shop.read_item(stand.item_id)
    tiktok.store.skew_s = LIVES_S + 1  # over, by TikTok's clock alone
    assert (await shop.read_item(stand.item_id)).open
    assert json.loads(context.secrets["login"])["refresh"] == "ROW_refresh-2"
    tiktok.tokens.access.clear()  # taken back
    tiktok.tokens.refresh.clear()
    with refusal("logged_out"):
        await shop.read_item(stand.item_id)


async def test_without_a_login_it_says_how_to_get_one(
    tiktok: TikTok, context: PluginContext, bookmark: Bookmark, stand: ShopStand
) -> None:
    del context.secrets["login"]
    async with seller_of(tiktok, context) as seller:
        with refusal("logged_out") as caught:
            await shop_of(seller, bookmark).read_item(stand.item_id)
    assert "authorization link" in caught.value.text


async def test_another_login_reaches_its_own_shop(tiktok: TikTok, shop: TikTokShop, stand: ShopStand) -> None:
    right = tiktok.shops[0]["cipher"]
    tiktok.shops[0]["cipher"] = "GCP_of_the_login_before"
    with refusal("refused"):
        await shop.read_item(stand.item_id)
    tiktok.shops[0]["cipher"] = right
    assert (await shop.read_item(stand.item_id)).open


@pytest.mark.parametrize(("wanted", "words"), [("", "which shop"), ("Nobody", "no shop 'Nobody'"), ("usLCTXQHN6", "")])
async def test_which_shop_it_is(
    tiktok: TikTok, context: PluginContext, bookmark: Bookmark, stand: ShopStand, wanted: str, words: str
) -> None:
    tiktok.shops.append({"id": "2", "name": "Other", "code": "GB2", "cipher": "GCP_other"})
    async with seller_of(tiktok, context, shop=wanted) as seller:
        if not words:
            assert (await shop_of(seller, bookmark).read_item(stand.item_id)).open
            return
        with refusal("refused") as caught:
            await shop_of(seller, bookmark).read_item(stand.item_id)
    assert words in caught.value.text
    assert "Maomao, Other" in caught.value.text


# ---------------------------------------------------------------- the process


@pytest.fixture
def served() -> Iterator[Served[TikTok]]:
    made = Served(TikTok())
    yield made
    made.close()


def test_the_plugin_s_process_serves_the_desk(served: Served[TikTok], tmp_path: Path) -> None:
    store, secret = served.server.store, tmp_path / "secret"
    item_id = served.do(lambda: store.add_product("Soap", {"SOAP": ("99.00", STOCK)}))
    secret.write_text(f"{APP_SECRET}\n")
    spec = specs.PluginSpec(
        "tiktok-shop", str(ROOT / "plugins" / "tiktok_shop"), {"app_key": APP_KEY, "secret_file": str(secret)}
    )
    with WorkerRig("plugin.tiktok-shop", spec, {STAND_IN: served.server.place}) as rig:
        rig.wait("failed")
        assert "authorization link" in rig.history[-1][1].text
        mark = rig.now()
        rig.say(messages.Secret("login", "ROW_first-refresh"))
        rig.wait("running", after=mark)
        assert "ROW_refresh-1" in event(rig, "keep_secret", lambda data: data["secret"] == "login")["value"]
        launch = {"price_minor": 7900, "currency": "USD", "expected_minor": PRICE}
        rig.say(messages.Command("catalogue.set_price", {"call": "1", "item_id": item_id, "sku": "SOAP"} | launch))
        assert event(rig, "answer", lambda data: data["call"] == "1")["ok"]
        wait_for((rig.folder / "bookmark.tiktok-shop").exists, 30, "the feed has begun")
        order_id = served.do(lambda: store.buy("SOAP", 2))
        lines = event(rig, "orders", lambda data: any(line["order_id"] == order_id for line in data["lines"]))["lines"]
        assert {(line["quantity"], line["unit_price_minor"]) for line in lines} == {(2, 7900)}
        assert rig.exits == []


def event(rig: WorkerRig, name: str, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The first event of that name that is wanted."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = [dict(one.data) for one in list(rig.events) if one.name == name and wanted(one.data)]
        return bool(found)

    wait_for(there, 30, f"an event {name}")
    return found[0]
