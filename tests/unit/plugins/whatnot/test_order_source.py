"""What Whatnot is asked about orders, and which one a call is about."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from whatnot.api import Api
from whatnot.goods import Goods
from whatnot.look_back import AGAIN_S, LookBack
from whatnot.order_source import OrderSource, order_of

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Mark
from studio.plugin_api.webhooks import Call
from tests.unit.plugins.whatnot.conftest import NOW_MS, Server, order, variant

BEGAN_MS = NOW_MS - 3_600_000
ITEMS: dict[str, Any] = {"data": [{"id": "5", "product_id": "7", "variant_id": "8", "quantity": 2}], "next_cursor": None}
LATE = "2026-11-30T03:00:30Z"  # almost an hour ago
ODD: dict[str, Any] = {"id": "9", "status": 7}


@pytest.fixture
async def source(server: Server, api: Api) -> OrderSource:
    """One that knows what time it is."""
    made = OrderSource(api, Goods(api))
    await made.clock_ms()
    server.asked.clear()
    return made


def page(*orders: dict[str, Any], cursor: str | None = None) -> dict[str, Any]:
    return {"data": list(orders), "next_cursor": cursor}


async def marks(source: OrderSource, since_ms: int, began_ms: int = BEGAN_MS) -> list[str]:
    return [mark.id async for found in source.changed(began_ms, since_ms) for mark in found]


async def test_what_changed_lately_is_looked_for_on_pages_that_have_some(server: Server, source: OrderSource) -> None:
    old = order("1", at=LATE, created_at=LATE)
    server.answers["orders"] = [
        page(order("3"), order("2"), cursor="a"),
        page(order("2"), old, cursor="b"),
        page(old, cursor="c"),
    ]
    assert await marks(source, NOW_MS - 40_000) == ["3", "2", "2"]
    assert [request.url.params.get("cursor") for request in server.asked] == [None, "a", "b"]


async def test_what_changed_since_long_ago_is_looked_for_down_to_the_beginning(server: Server, source: OrderSource) -> None:
    old = order("1", at=LATE, created_at=LATE)
    before = order("0", at="2026-11-30T01:00:00Z", created_at="2026-11-30T01:00:00Z")
    server.answers["orders"] = [
        page(old, cursor="a"),
        page(old, order("9", created_at=LATE), cursor="b"),
        page(before, cursor="c"),
    ]
    assert await marks(source, NOW_MS - 600_000) == ["9"]
    assert len(server.asked) == 3


async def test_orders_of_before_the_show_are_no_news(server: Server, source: OrderSource) -> None:
    server.answers["orders"] = [page(order("1", created_at="2026-11-30T01:00:00Z"))]
    assert await marks(source, NOW_MS - 40_000) == []


async def test_a_list_in_another_order_is_refused(server: Server, source: OrderSource) -> None:
    server.answers["orders"] = [page(order("1", created_at=LATE, at=LATE), order("2"))]
    with pytest.raises(AbilityError, match="in an order"):
        await marks(source, NOW_MS - 40_000)


async def test_a_page_of_nothing_but_odd_orders_is_passed_by_its_cursor(server: Server, source: OrderSource) -> None:
    timeless = order("4", created_at=None) | {"updated_at": None}
    server.answers["orders"] = [page(ODD, cursor="a"), page(timeless, cursor="b"), page(order("3"), timeless), page()]
    assert await marks(source, NOW_MS - 40_000) == ["3"]
    assert [request.url.params.get("cursor") for request in server.asked] == [None, "a", "b"]
    assert source.notice.startswith("Orders at Whatnot that cannot be read, and are not counted: 2")
    server.answers["orders"] = [page(ODD)]
    assert await marks(source, NOW_MS - 40_000) == [], "the first order of all may be odd"


async def test_odd_pages_between_others_end_no_look(server: Server, source: OrderSource) -> None:
    pages = [page(ODD, cursor=f"{number}") for number in range(6)]
    later = [page(ODD, cursor=f"{number}") for number in range(7, 13)]
    server.answers["orders"] = [*pages, page(order("2"), cursor="6"), *later, page(order("1"))]
    assert await marks(source, NOW_MS - 40_000) == ["2", "1"]
    assert "cannot be read to its end" not in source.notice


async def test_the_name_of_an_odd_order_is_a_short_word_in_what_is_said(server: Server, source: OrderSource) -> None:
    server.answers["orders"] = [page(order("4\n" + "x" * 9_000, created_at=None) | {"updated_at": None})]
    assert await marks(source, NOW_MS - 40_000) == []
    assert "the latest one 4 xxx" in source.notice
    assert len(source.notice) < 250


async def test_odd_pages_without_end_are_left_and_said(server: Server, source: OrderSource) -> None:
    server.answers["orders"] = [page(ODD, cursor=f"{number}") for number in range(1_000)]
    assert await marks(source, NOW_MS - 40_000) == []
    assert len(server.asked) == 10
    assert "cannot be read to its end" in source.notice


@pytest.mark.parametrize(
    "broken",
    [
        [{"data": [order("2")]}],
        [page(order("2")) | {"next_cursor": 7}],
        [page(order("2"), cursor="a"), page(order("2"), cursor="a")],
    ],
)
async def test_what_lies_behind_a_cursor_that_cannot_be_followed_comes_later(server: Server, api: Api, broken: list[Any]) -> None:
    now_s = 0.0
    source = OrderSource(api, Goods(api), LookBack(lambda: now_s))
    await source.clock_ms()
    old = order("1", at="2026-11-30T03:59:21Z")
    server.answers["orders"] = broken
    assert "2" in await marks(source, NOW_MS - 40_000), "what can be read is read"
    assert "cannot be read to its end" in source.notice
    server.answers["orders"] = [page(order("3"), order("2"), cursor="b"), page(old, cursor="c"), page()]
    assert await marks(source, NOW_MS - 35_000) == ["3", "2"], "not at once: it costs much"
    assert "cannot be read to its end" in source.notice
    now_s = AGAIN_S
    server.answers["orders"] = [page(order("3"), order("2"), cursor="b"), page(old, cursor="c"), page()]
    assert await marks(source, NOW_MS - 35_000) == ["3", "2", "1"]
    assert source.notice == ""


async def test_an_order_that_was_just_listed_is_not_asked_for_again(server: Server, source: OrderSource) -> None:
    server.answers |= {
        "orders": [page(order("41"))],
        "orders/41": [order("41", "cancelled")],
        "orders/41/items": [ITEMS],
        "products/7/variants": [{"data": [variant("8", "FOIL")], "next_cursor": None}],
    }
    async for found in source.changed(BEGAN_MS, NOW_MS - 40_000):
        assert found == [Mark("41", NOW_MS - 30_000)]
        (read,) = await source.read(["41"])
        assert [(line.sku, line.status, line.unit_price_minor) for line in read.lines] == [("FOIL", "paid", 9900)]
        assert (read.changed_ms, read.placed_ms) == (NOW_MS - 30_000, NOW_MS - 60_000)
    assert "orders/41" not in server.paths()
    (read,) = await source.read(["41"])
    assert read.lines[0].status == "cancelled", "a call names it later"
    assert server.paths().count("products/7/variants") == 1


async def test_what_is_not_there_is_left_out(server: Server, source: OrderSource) -> None:
    assert await source.read(["41", "", "../x", "4/1"]) == []
    assert set(server.paths()) == {"orders/41"}


@pytest.mark.parametrize(
    "items",
    [
        ITEMS | {"data": [*ITEMS["data"], {"id": "6", "quantity": "two"}]},
        ITEMS | {"next_cursor": "again"},
    ],
)
async def test_an_order_that_cannot_be_read_whole_is_not_counted_and_said(
    server: Server, source: OrderSource, items: dict[str, Any]
) -> None:
    server.answers |= {
        "orders/41": [order("41")],
        "orders/41/items": [items],
        "orders/42": [order("42")],
        "orders/42/items": [ITEMS],
        "products/7/variants": [{"data": [variant("8", "FOIL")], "next_cursor": None}],
    }
    assert [one.id for one in await source.read(["41", "42"])] == ["42"], "it does not stop the others"
    assert "counted: 1, the latest one 41" in source.notice
    server.answers["orders/41/items"] = [ITEMS]
    assert len(await source.read(["41", "42"])) == 2
    assert source.notice == ""


async def test_lines_that_do_not_say_whether_they_go_on_are_refused(server: Server, source: OrderSource) -> None:
    server.answers |= {"orders/41": [order("41")], "orders/41/items": [{"data": ITEMS["data"]}]}
    with pytest.raises(AbilityError, match="next_cursor"):
        await source.read(["41"])


async def test_an_odd_order_in_the_list_is_said(server: Server, source: OrderSource) -> None:
    timeless = order("43", created_at=None) | {"updated_at": None}
    server.answers["orders"] = [page(order("41"), {"id": "42", "status": 7}, timeless)]
    assert await marks(source, NOW_MS - 40_000) == ["41"]
    assert "counted: 2, the latest one 43" in source.notice


async def test_its_clock_is_that_of_its_answers(server: Server, api: Api) -> None:
    source = OrderSource(api, Goods(api))
    assert await source.clock_ms() == NOW_MS
    assert len(server.asked) == 1
    assert await source.clock_ms() == NOW_MS
    assert len(server.asked) == 1


async def test_a_server_without_a_clock_is_said(server: Server, api: Api) -> None:
    server.answers["orders"] = [httpx.Response(200, json=page(), headers={"date": "soon"})]
    with pytest.raises(AbilityError, match="what time it is"):
        await OrderSource(api, Goods(api)).clock_ms()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"type": "orders.created", "data": {"id": "41", "status": "pending"}, "version": "v2"}', "41"),
        (b'{"type": "orders.updated", "data": {"id": "41"}}', "41"),
        (b'{"type": "shows.started", "data": {"id": "41"}}', ""),
        (b'{"type": "shows.ended", "data": {"show_id": "41"}}', ""),
        (b'{"type": "orders.updated", "data": {"id": "../41"}}', ""),
        (b'{"type": "orders.updated", "data": {"id": 41}}', ""),
        (b'{"data": {"id": "41"}}', ""),
        (b"[" * 100_000, ""),
        (b"", ""),
    ],
)
def test_which_order_a_call_is_about(body: bytes, name: str) -> None:
    assert order_of(Call(id="1", received_ms=0, body=body)) == name
