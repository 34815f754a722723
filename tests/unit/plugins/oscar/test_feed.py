"""The orders feed: up to what is known, then round the older ones; and what failed comes again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from oscar.api import Api
from oscar.feed import OrderFeed
from oscar.goods import Goods
from oscar.statuses import Statuses

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext
from tests.unit.plugins.oscar.conftest import ROOT, Server, product, stock_record


class Orders(Server):
    """The shop's orders, newest first, `size` a page; 0: all at once."""

    def __init__(self) -> None:
        super().__init__()
        self.statuses: dict[int, str] = {}
        self.size = 3
        self.line_status: str | None = None
        self.answers["admin/products/3/"] = [product(3, stock_record(4, "RED"))]

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        path = str(request.url).partition("?")[0].removeprefix(ROOT)
        if path == "admin/orders/":
            return httpx.Response(200, json=self._page(int(request.url.params.get("offset", 0))))
        if path.endswith("/lines/"):
            line = {"url": f"{ROOT}admin/orderlines/7/", "quantity": 1, "price_currency": "CNY", "price_incl_tax": "99.00"}
            sold = {"product": f"{ROOT}products/3/", "stockrecord": f"{ROOT}products/3/stockrecords/4/"}
            status = {} if self.line_status is None else {"status": self.line_status}
            return httpx.Response(200, json={"next": None, "results": [line | sold | status]})
        return await super().__call__(request)

    def _page(self, offset: int) -> Any:
        rows = [
            {"url": f"{ROOT}admin/orders/{number}/", "number": f"o{number}", "date_placed": "2026-11-25", "status": status}
            for number, status in sorted(self.statuses.items(), reverse=True)
        ]
        if not self.size:
            return rows
        more = f"http://inside/api/admin/orders/?offset={offset + self.size}" if offset + self.size < len(rows) else None
        return {"next": more, "results": rows[offset : offset + self.size]}


@pytest.fixture
def bookmark(tmp_path: Path) -> Bookmark:
    return Bookmark(PluginContext(tmp_path, tmp_path))


def feed_of(api: Callable[..., Api], bookmark: Bookmark) -> OrderFeed:
    client = api()
    return OrderFeed(client, Goods(client), Statuses(), bookmark, poll_every_s=0)


@pytest.fixture
def server() -> Orders:
    return Orders()


async def test_it_begins_after_the_last_order_of_before(server: Orders, api: Callable[..., Api], bookmark: Bookmark) -> None:
    server.statuses = {1: "Paid", 2: "Paid"}
    feed = feed_of(api, bookmark).lines()
    assert await anext(feed) == []
    assert bookmark.read() == "2"
    server.statuses[5] = "new"
    (line,) = await anext(feed)
    assert (line.order_id, line.item_id, line.sku, line.status) == ("o5", "3", "RED", "created")
    assert await anext(feed) == [], "it is known"


async def test_a_rush_of_more_than_a_page_is_told_whole(server: Orders, api: Callable[..., Api], bookmark: Bookmark) -> None:
    bookmark.write("0")
    feed = feed_of(api, bookmark).lines()
    assert await anext(feed) == []
    server.statuses = dict.fromkeys(range(1, 9), "Paid")
    told = [[line.order_id for line in await anext(feed)] for _ in range(3)]
    assert told == [["o8", "o7", "o6"], ["o5", "o4", "o3"], ["o2", "o1"]]


async def test_what_changes_late_is_found_on_the_round(server: Orders, api: Callable[..., Api], bookmark: Bookmark) -> None:
    bookmark.write("0")
    server.statuses = dict.fromkeys(range(1, 9), "new")
    feed = feed_of(api, bookmark).lines()
    for _ in range(4):
        await anext(feed)
    server.statuses[1] = "Cancelled"
    for _ in range(10):
        if lines := await anext(feed):
            assert [(line.order_id, line.status) for line in lines] == [("o1", "cancelled")]
            return
    raise AssertionError("not found")


async def test_where_lines_have_statuses_they_are_looked_at_again(
    server: Orders, api: Callable[..., Api], bookmark: Bookmark
) -> None:
    bookmark.write("0")
    server.statuses, server.line_status = {1: "Paid"}, "new"
    feed = feed_of(api, bookmark).lines()
    assert [line.status for line in await anext(feed)] == ["paid"]
    server.line_status = "Cancelled"
    assert [line.status for line in await anext(feed)] == ["cancelled"]


async def test_opened_again_it_says_everything_again(server: Orders, api: Callable[..., Api], bookmark: Bookmark) -> None:
    bookmark.write("0")
    server.statuses = {1: "Paid"}
    feed = feed_of(api, bookmark)
    for _ in range(2):
        assert [line.order_id for line in await anext(feed.lines())] == ["o1"]


async def test_a_shop_that_lists_all_its_orders_at_once(server: Orders, api: Callable[..., Api], bookmark: Bookmark) -> None:
    server.size = 0
    server.statuses = dict.fromkeys(range(1, 201), "Paid")
    feed = feed_of(api, bookmark).lines()
    assert await anext(feed) == []
    server.statuses[201] = "Paid"
    with pytest.raises(AbilityError, match="lists all of its 201 orders at once"):
        await anext(feed)
