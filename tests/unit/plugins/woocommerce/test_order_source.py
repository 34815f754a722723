"""What the shop is asked about orders."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from woocommerce.goods import Goods
from woocommerce.order_source import OrderSource
from woocommerce.rules import RuleBook

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Mark
from tests.unit.plugins.woocommerce.conftest import MakeApi, Server

NOW_MS = 1_796_011_200_000  # the server's Date


def order(number: int, status: str = "processing", **more: Any) -> dict[str, Any]:
    times = {"date_created_gmt": "2026-11-30T03:59:00", "date_modified_gmt": "2026-11-30T03:59:30"}
    line = {"id": 5, "product_id": 7, "variation_id": 0, "quantity": 2, "total": "20.00", "total_tax": "0", "sku": "SOAP"}
    return {"id": number, "status": status, "currency": "CNY", "created_via": "checkout", "line_items": [line]} | times | more


@pytest.fixture
def source(api: MakeApi) -> OrderSource:
    client = api()
    return OrderSource(client, RuleBook(client), Goods(client))


async def test_what_changed_is_asked_for_by_the_shop_s_clock(server: Server, source: OrderSource) -> None:
    server.answers["orders"] = [[order(1), order(2, "checkout-draft"), order(3, "trash")]]
    marks = [mark async for page in source.changed(NOW_MS - 60_000, NOW_MS - 5_000) for mark in page]
    assert marks == [Mark("1", NOW_MS - 30_000)]
    asked = server.asked[-1].url.params
    assert (asked["after"], asked["modified_after"]) == ("2026-11-30T03:58:59", "2026-11-30T03:59:54")
    assert (asked["dates_are_gmt"], asked["orderby"], asked["order"]) == ("true", "id", "asc")
    assert "line_items" not in asked["_fields"]


async def test_its_clock_is_that_of_its_answers(server: Server, source: OrderSource) -> None:
    assert await source.clock_ms() == NOW_MS
    assert len(server.asked) == 3, "its rules"


async def test_a_server_without_a_clock_is_said(server: Server, source: OrderSource) -> None:
    for group in ("general", "tax", "products"):
        rows = server.answers[f"settings/{group}"][0]
        server.answers[f"settings/{group}"] = [httpx.Response(200, json=rows, headers={"date": "soon"})]
    with pytest.raises(AbilityError, match="what time it is"):
        await source.clock_ms()


async def test_only_numbers_are_asked_for(server: Server, source: OrderSource) -> None:
    assert await source.read(["x", "", "1,2", "9" * 30]) == []
    assert server.asked == []
    server.answers["orders"] = [[order(41)]]
    (found,) = await source.read(["41", "x"])
    assert server.asked[-1].url.params["include"] == "41"
    assert (found.id, found.changed_ms, found.placed_ms) == ("41", NOW_MS - 30_000, NOW_MS - 60_000)
    assert [(line.sku, line.quantity, line.unit_price_minor) for line in found.lines] == [("SOAP", 2, 1000)]


async def test_refunds_are_asked_for_when_there_are_others(server: Server, source: OrderSource) -> None:
    back = {"id": 9, "line_items": [{"quantity": -1, "meta_data": [{"key": "_refunded_item_id", "value": "5"}]}]}
    server.answers["orders/41/refunds"] = [[back], [back, back]]
    server.answers["orders"] = [[order(41, refunds=[{"id": 9}])]]
    for _ in range(2):
        (found,) = await source.read(["41"])
        assert [line.quantity for line in found.lines] == [1]
    assert server.paths().count("orders/41/refunds") == 1
    server.answers["orders"] = [[order(41, refunds=[{"id": 9}, {"id": 10}])]]
    (found,) = await source.read(["41"])
    assert [line.status for line in found.lines] == ["refunded"]


async def test_what_unpaid_checkouts_hold(server: Server, source: OrderSource) -> None:
    pages = [[order(1, "pending")], [order(2, "pending")]]
    server.answers["orders"] = [httpx.Response(200, json=page, headers={"x-wp-totalpages": "2"}) for page in pages]
    assert await source.held(7) == {7: 4}
    asked = server.asked[-1].url.params
    assert (asked["product"], asked["status"], asked["modified_after"]) == ("7", "pending", "2026-11-30T03:00:00")
