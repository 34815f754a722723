"""The orders feed: all pages first, then what is new beside a page of the rest, and what failed comes the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from vendure.api import Api
from vendure.feed import OVERLAP_MS, PAGE, OrderFeed
from vendure.orders import iso_time

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext
from tests.unit.plugins.vendure.conftest import Server, error

CLOCK: dict[str, Any] = {"data": {"activeChannel": {"pricesIncludeTax": True, "defaultCurrencyCode": "CNY"}}}
BEGAN_MS = 1795628100000


def page(first: int, count: int) -> dict[str, Any]:
    """An answer with so many orders of one line."""
    line = {"id": "1", "quantity": 1, "orderPlacedQuantity": 1, "proratedUnitPriceWithTax": 9900}
    variant = {"productVariant": {"sku": "RED", "product": {"id": "3"}}}
    common = {"state": "PaymentSettled", "orderPlacedAt": "2026-11-25T17:35:01.509Z", "currencyCode": "CNY", "customer": None}
    orders = [{"code": f"o{number}", "lines": [line | variant]} | common for number in range(first, first + count)]
    settings = {"serverConfig": {"moneyStrategyPrecision": 2}}
    return {"data": {"globalSettings": settings, "orders": {"items": orders}}}


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


async def test_it_begins_at_the_server_s_now(server: Server, api: Callable[..., Api], bookmark: Bookmark) -> None:
    server.answers = [CLOCK, page(0, 0)]
    assert await anext(OrderFeed(api(), bookmark).lines()) == []
    assert bookmark.read() == str(BEGAN_MS)
    placed = server.asked[-1]["variables"]["filter"]
    assert placed == {"active": {"eq": False}, "orderPlacedAt": {"after": iso_time(BEGAN_MS)}}


async def test_first_all_pages_then_the_new_beside_the_rest(server: Server, api: Callable[..., Api], bookmark: Bookmark) -> None:
    bookmark.write(str(BEGAN_MS - 3_600_000))
    server.answers = [page(0, PAGE), page(PAGE, 5), page(PAGE + 5, 1), page(PAGE, 6), page(0, 0), page(0, PAGE)]
    feed = OrderFeed(api(), bookmark, poll_every_s=0).lines()
    sizes = [len(await anext(feed)) for _ in range(6)]
    assert sizes == [PAGE, 5, 1, 6, 0, PAGE]
    asked = [(variables["skip"], "_or" in variables["filter"]) for variables in (one["variables"] for one in server.asked)]
    assert asked == [(0, False), (PAGE, False), (0, True), (PAGE, False), (0, True), (0, False)]
    since = iso_time(BEGAN_MS - OVERLAP_MS)  # the server's clock stood still since the first time
    changed = {"_or": [{"orderPlacedAt": {"after": since}}, {"updatedAt": {"after": since}}]}
    assert server.asked[4]["variables"]["filter"].items() >= changed.items()


async def test_what_failed_is_asked_for_the_next_time(server: Server, api: Callable[..., Api], bookmark: Bookmark) -> None:
    bookmark.write(str(BEGAN_MS - 60_000))
    server.answers = [page(0, 1), error("USER_INPUT_ERROR")]
    orders = OrderFeed(api(), bookmark, poll_every_s=0)
    feed = orders.lines()
    await anext(feed)
    with pytest.raises(AbilityError):
        await anext(feed)
    server.answers = [page(0, 1), page(1, 1), page(0, 0)]
    again = orders.lines()
    await anext(again)
    assert [line.order_id for line in await anext(again)] == ["o1"]
    since = server.asked[-1]["variables"]["filter"]["_or"][0]["orderPlacedAt"]["after"]
    assert since == iso_time(BEGAN_MS - 60_000 - OVERLAP_MS)


async def test_a_server_without_a_clock_is_refused(server: Server, api: Callable[..., Api], bookmark: Bookmark) -> None:
    server.login = httpx.Response(200, json={"data": {"login": {"__typename": "CurrentUser"}}})
    server.answers = [httpx.Response(200, json=CLOCK)]
    with pytest.raises(AbilityError, match="what time it is"):
        await anext(OrderFeed(api(), bookmark).lines())
    assert bookmark.read() == ""
