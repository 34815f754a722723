"""What a buyer's socket may ask, and what is refused or shown the door."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.unit.plugins.rehearsal.room.test_room import ANN, BOB, Page, Rig, rig

__all__ = ["rig"]


async def entered(rig: Rig, *keys: str) -> Page:
    page = await rig.page()
    for key in keys or (ANN,):
        assert (await page.ask("enter", buyer=key, name="Ann"))["ok"]
    return page


def cup(quantity: int = 1, key: str = "k1", **more: Any) -> dict[str, Any]:
    return {"item": "cup", "sku": "s", "quantity": quantity, "price_minor": 500, "key": key, **more}


async def test_buying_paying_and_ones_own_orders(rig: Rig) -> None:
    page = await entered(rig)
    order = (await page.ask("buy", **cup(2, note="gift\nwrap")))["order"]
    assert (order["status"], order["total"], order["note"], order["due_s"]) == ("created", 1000, "gift wrap", 900)
    again = await page.ask("buy", **cup(2))
    assert again["order"]["number"] == order["number"]
    assert (await page.ask("pay", order=order["number"]))["order"]["status"] == "paid"
    assert [own["status"] for own in (await page.ask("orders"))["orders"]] == ["paid"]
    assert (await page.ask("refund", order=order["number"]))["order"]["status"] == "refunded"
    assert rig.store.shelf.item("cup").skus[0].stock == 5


async def test_refusals_say_why(rig: Rig) -> None:
    page = await entered(rig)
    assert (await page.ask("buy", **cup(5)))["code"] == "limit"
    assert (await page.ask("buy", **cup(1, price_minor=499) | {"price_minor": 499}))["code"] == "price_changed"
    assert (await page.ask("buy", **cup() | {"item": "pan"}))["code"] == "closed"
    assert (await page.ask("pay", order=99))["code"] == "not_found"


async def test_buyers_at_one_socket_are_kept_apart(rig: Rig) -> None:
    page = await entered(rig, ANN, BOB)
    order = (await page.ask("buy", **cup(4), **{"as": ANN}))["order"]
    assert (await page.ask("buy", **cup(1, "k2"), **{"as": ANN}))["code"] == "limit"
    assert (await page.ask("buy", **cup(1), **{"as": BOB}))["ok"]
    assert (await page.ask("cancel", order=order["number"], **{"as": BOB}))["code"] == "not_found"
    assert (await page.ask("say", text="hi", **{"as": "c" * 20}))["code"] == "refused"


async def test_pages_say_how_far_behind_they_are(rig: Rig) -> None:
    assert rig.room.behind_ms() is None
    for delay in (900, 1100, 40_000):
        assert (await (await rig.page()).ask("watching", behind_ms=delay))["ok"]
    assert rig.room.behind_ms() == 1100
    rig.room.now_ns = lambda: 3600 * 10**9 + time.monotonic_ns()
    assert rig.room.behind_ms() is None, "nobody said so lately"


async def test_nobody_buys_without_coming_in(rig: Rig) -> None:
    page = await rig.page()
    assert (await page.ask("buy", **cup()))["code"] == "refused"


async def test_what_others_hear_of_a_buyer_is_not_the_key(rig: Rig) -> None:
    page = await entered(rig)
    await page.ask("say", text="<img src=x onerror=alert(1)>")
    rig.room.tell()
    row = (await page.read())["patch"]["chat"][0]
    assert row["text"] == "<img src=x onerror=alert(1)>"
    assert ANN not in json.dumps(row)
    order = (await page.ask("buy", **cup()))["order"]
    await page.ask("pay", order=order["number"])
    await page.ask("say", text="bought it")
    assert rig.room.chat.shown()[-1].bought


async def test_chat_has_manners(rig: Rig) -> None:
    page = await entered(rig)
    answers = [await page.ask("say", text=f"{number}") for number in range(6)]
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    assert answers[-1]["code"] == "slow_down"
    assert (await page.ask("enter", buyer=ANN, name="New name"))["ok"]  # no way round it
    assert (await page.ask("say", text="again"))["code"] == "slow_down"
    assert (await page.ask("say", text=" \n "))["code"] == "refused"


async def test_a_socket_seats_only_so_many(rig: Rig) -> None:
    page = await entered(rig, *(f"buyer-{number:020}" for number in range(64)))
    assert (await page.ask("enter", buyer="one-too-many-for-this"))["code"] == "refused"


async def test_a_crowd_at_one_socket_is_answered_in_full(rig: Rig) -> None:
    page = await entered(rig)
    for number in range(1000):
        await page.connection.send(json.dumps({"n": number, "do": "orders"}))
    answered = set()
    while len(answered) < 1000:
        news = await page.read()
        if "n" in news:
            answered.add(news["n"])


GARBAGE: list[str | bytes] = [
    "",
    "{}",
    "[]",
    "\x00",
    b"\xff\xfe",
    '{"n": 1, "do": "open_link", "item": "cup"}',
    '{"n": 1, "do": "buy"}',
    '{"n": -1, "do": "orders"}',
    '{"n": 1, "do": "orders", "more": 1}',
    json.dumps({"n": 1, "do": "enter", "buyer": "short"}),
    json.dumps({"n": 1, "do": "enter", "buyer": "with space and more text"}),
    json.dumps({"n": 1, "do": "buy", **cup(0)}),
    json.dumps({"n": 1, "do": "buy", **cup(1000)}),
    json.dumps({"n": 1, "do": "buy", **cup(1, "")}),
    json.dumps({"n": 1, "do": "buy", **cup(1, note="x" * 401)}),
    json.dumps({"n": 1, "do": "say", "text": "x" * 401}),
    json.dumps({"n": 1, "do": "pay", "order": "1; drop table purchase"}),
    "x" * 5000,
]


@pytest.mark.parametrize("message", GARBAGE, ids=range(len(GARBAGE)))
async def test_garbage_is_shown_the_door(rig: Rig, message: str | bytes) -> None:
    page = await entered(rig)
    await page.connection.send(message)
    with pytest.raises(ConnectionClosed) as closed:
        await page.until_closed()
    assert closed.value.rcvd
    assert closed.value.rcvd.code in (1008, 1009)
    assert (await entered(rig)).shown["items"]["cup"]["skus"][0]["stock"] == 5


async def test_who_comes_again_is_one_more_view_and_the_same_viewer(rig: Rig) -> None:
    page = await entered(rig, ANN, BOB)
    assert (await page.ask("enter", buyer=ANN, name="Ann"))["ok"], "she is there already"
    assert (rig.room.visits.views, rig.room.visits.viewers) == (2, 2)
    await entered(rig, ANN)
    assert (rig.room.visits.views, rig.room.visits.viewers) == (3, 2)
