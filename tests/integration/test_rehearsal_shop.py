"""The rehearsal shop as a real process: the desk prices and opens, a browser and a crowd buy, and all of them agree."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from PIL import Image
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from studio.plugin_api.data import LaunchNow, QueuedProduct, QueuedVariant, ShowQueue
from tests.parts import chromium
from tests.parts.rehearsal_rig import ROOT, RehearsalRig

CUP = "cup-1"


def cup(picture: str = "") -> QueuedProduct:
    """One cup, as the show has it in its queue."""
    return QueuedProduct(
        id="p1",
        shop="rehearsal",
        item_id=CUP,
        link_no=3,
        title="Stoneware cup <b>",
        brand="Kiln",
        live_price_minor=2990,
        list_price_minor=4900,
        pictures=(picture,),
        variants=(QueuedVariant(sku="blue", name="Blue", stock=7),),
    )


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[RehearsalRig]:
    rig = RehearsalRig(data_folder=str(tmp_path / "shop"))
    yield rig
    rig.close()


def on_sale(rig: RehearsalRig, stock: int = 7, picture: str = "") -> None:
    rig.stock(cup(picture))
    assert rig.ask("set_stock", item_id=CUP, sku="blue", stock=stock, expected=7)["ok"]
    assert rig.ask("pin_item", item_id=CUP)["ok"]
    assert rig.ask("open_link", item_id=CUP, open=True)["ok"]


def crowd(rig: RehearsalRig, *options: str) -> dict[str, Any]:
    """What a crowd in a process of its own says that it did."""
    command = [sys.executable, "-m", "rehearsal.crowd", "--url", str(rig.figures["page_url"]), *options]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")}, stdout=subprocess.PIPE) as process:
        try:
            until = time.monotonic() + 40
            while process.poll() is None:
                assert time.monotonic() < until
                rig.listen(0.1)
            assert process.stdout is not None
            return dict(json.load(process.stdout))
        finally:
            process.kill()


def test_the_desk_reads_back_what_it_sets_and_meets_conflicts(rig: RehearsalRig) -> None:
    assert rig.ask("read_item", item_id=CUP)["code"] == "not_found"
    on_sale(rig)
    assert rig.ask("set_price", item_id=CUP, sku="blue", price_minor=1990, currency="CNY", expected_minor=2990)["ok"]
    conflict = rig.ask("set_price", item_id=CUP, sku="blue", price_minor=1000, currency="CNY", expected_minor=2990)
    assert (conflict["ok"], conflict["code"]) == (False, "conflict")
    others = msgspec.structs.replace(cup(), id="p2", shop="other", item_id="cup-2")
    rig.stock(msgspec.structs.replace(cup(), title="Cup"))  # again: the price that was set stays
    rig.tell("queue", ShowQueue(products=(cup(), others)))
    reading = rig.ask("read_item", item_id=CUP)["value"]
    assert (reading["prices"], reading["stocks"]) == ({"blue": 1990}, {"blue": 7})
    assert (reading["open"], reading["pinned"], reading["list_prices"]) == (True, True, {"blue": 4900})
    assert rig.ask("read_item", item_id="cup-2")["code"] == "not_found", "another connection sells it"


def test_what_changes_on_the_shelf_is_told_unasked(rig: RehearsalRig) -> None:
    def told() -> list[dict[str, Any]]:
        return [one for event in rig.events if event.name == "readings" for one in event.data["readings"]]

    on_sale(rig, 7)
    rig.listen_until(lambda: told() and told()[-1]["open"] and told()[-1]["stocks"] == {"blue": 7}, "it is open")
    said = [event.data for event in rig.events if event.name == "connection_state"][-1]
    assert said["fed"]
    assert "catalogue.feed" in said["abilities"]
    before_ns = time.monotonic_ns()
    assert rig.ask("set_price", item_id=CUP, sku="blue", price_minor=1990, currency="CNY", expected_minor=2990)["ok"]
    rig.listen_until(lambda: told()[-1]["prices"] == {"blue": 1990}, "the price")
    assert before_ns <= told()[-1]["at_ns"] <= time.monotonic_ns()
    assert {one["item_id"] for one in told()} == {CUP}


@pytest.mark.part("chromium")
@pytest.mark.skipif(not chromium.PROGRAM, reason="Chromium is not installed")
def test_a_browser_counts_down_buys_two_with_a_note_and_sees_it_sold_out(rig: RehearsalRig, tmp_path: Path) -> None:
    picture = tmp_path / "cup.png"
    Image.new("RGB", (900, 900), "teal").save(picture)
    on_sale(rig, 7, str(picture))
    assert rig.ask("open_link", item_id=CUP, open=False)["ok"]
    with chromium.Browser() as page:
        page.open(str(rig.figures["page_url"]))
        until(page, "pinned.dataset.state === 'ended'")
        assert page.evaluate("pinned.querySelector('h2').textContent") == "Stoneware cup <b>"
        until(page, "pinned.querySelector('img').naturalWidth === 560")
        assert page.evaluate("pinned.querySelector('s').textContent") == "¥49.00"
        zero_ns = time.monotonic_ns() + 8_000_000_000
        launch = LaunchNow(product="p1", shop="rehearsal", item_id=CUP, zero_ns=zero_ns, ends_ns=zero_ns + 60_000_000_000)
        rig.tell("launch", launch)
        until(page, "pinned.dataset.state === 'countdown'")
        asked_ns = time.monotonic_ns()
        shown_s = page.evaluate("parseFloat(pinned.querySelector('.timer').textContent.split(' ').pop())")
        assert (zero_ns - time.monotonic_ns()) / 1e9 - 0.5 < shown_s < (zero_ns - asked_ns) / 1e9 + 0.5
        assert page.evaluate("pinned.querySelector('.buy').disabled")

        assert rig.ask("set_price", item_id=CUP, sku="blue", price_minor=1990, currency="CNY", expected_minor=2990)["ok"]
        assert rig.ask("open_link", item_id=CUP, open=True)["ok"]
        until(page, "pinned.dataset.state === 'sale'")
        assert page.evaluate("pinned.querySelector('.price b').textContent") == "¥19.90"
        assert "7 left" in page.evaluate("pinned.querySelector('.stock').textContent")

        page.evaluate("pinned.querySelector('.buy').click()")
        page.evaluate("document.getElementById('more').click(), note.value = '小码 <i>'")
        page.evaluate("place.click(), place.click()")  # twice: bought once
        until(page, "document.getElementById('pay') !== null")
        until(page, "pinned.textContent.includes('5 left')")
        page.evaluate("pay.click()")
        until(page, "document.getElementById('thanks') !== null")
        until(page, "pinned.textContent.includes('2 sold')")
        page.evaluate("sheet.close(), mine.click()")
        until(page, "document.querySelector('#orders .order') !== null")
        assert page.evaluate("document.querySelector('#orders .wish').textContent") == "“小码 <i>”"
        page.evaluate("orders.close()")

        page.evaluate("words.value = '<img src=x onerror=document.title=1>', send.click()")
        until(page, "chat.textContent.includes('onerror')")
        assert page.evaluate("chat.querySelector('img') === null")

        assert rig.ask("set_stock", item_id=CUP, sku="blue", stock=0, expected=5)["ok"]
        until(page, "pinned.dataset.state === 'sold_out'")
        assert page.evaluate("pinned.querySelector('.stamp').textContent") == "Sold out"
        assert page.evaluate("pinned.querySelector('.buy').disabled")
    rig.listen_until(lambda: [line["status"] for line in rig.order_lines().values()] == ["paid"] and chat_rows(rig), "the news")
    (line,) = rig.order_lines().values()
    assert (line["status"], line["quantity"], line["unit_price_minor"], line["item_id"]) == ("paid", 2, 1990, CUP)
    assert [(row["text"], row["buyer"]) for row in chat_rows(rig)] == [("<img src=x onerror=document.title=1>", True)]


def chat_rows(rig: RehearsalRig) -> list[dict[str, Any]]:
    """What was told of the chat so far."""
    return [row for event in rig.events if event.name == "chat" for row in event.data["rows"]]


def units(rig: RehearsalRig, *statuses: str) -> int:
    """How many units the order lines in these states hold, as told so far; in any, when none is named."""
    return sum(line["quantity"] for line in rig.order_lines().values() if not statuses or line["status"] in statuses)


def settled(rig: RehearsalRig, said: dict[str, Any]) -> bool:
    """Whether all that the crowd says it ordered, paid and gave back was told."""
    statuses = [line["status"] for line in rig.order_lines().values()]
    back = said["refunded"] + said["returned"]
    return len(statuses) >= said["ordered"] and statuses.count("paid") == said["paid"] - back


def until(page: chromium.Browser, expression: str) -> None:
    """Wait until the page says so."""
    deadline = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, (expression, page.evaluate("document.body.innerText"))
        time.sleep(0.05)


def test_crowd_shop_and_desk_agree_to_the_unit_and_the_cent(rig: RehearsalRig) -> None:
    on_sale(rig, 300)
    said = crowd(rig, "--profile", "rush", "--buyers", "200", "--seconds", "3", "--wants-per-s", "100", "--chats-per-s", "50")

    def kept_minor() -> int:
        return sum(line["quantity"] * line["unit_price_minor"] for line in rig.order_lines().values() if line["status"] == "paid")

    rig.listen_until(lambda: units(rig) >= said["units_ordered"] and said["spent"] == {"CNY": kept_minor()}, "the orders")
    rig.listen_until(lambda: len(chat_rows(rig)) >= said["chat_sent"], "the chat")
    assert said["units_ordered"] == units(rig)
    assert said["refused"]
    out = units(rig, "created", "paid", "returned")
    assert rig.ask("read_item", item_id=CUP)["value"]["stocks"]["blue"] == 300 - out
    rows = chat_rows(rig)
    assert len({row["id"] for row in rows}) == len(rows) == said["chat_sent"] > 100
    assert any(event.data["online"] == 200 for event in rig.events if event.name == "stats")


def test_a_shop_that_was_killed_tells_the_shows_orders_again(rig: RehearsalRig) -> None:
    on_sale(rig, 100)
    said = crowd(rig, "--profile", "rush", "--buyers", "20", "--seconds", "1", "--wants-per-s", "20", "--chats-per-s", "0")
    assert said["ordered"] > 0
    rig.listen_until(lambda: settled(rig, said), "the orders")
    before = rig.order_lines()
    assert len(before) == said["ordered"]
    rig.events.clear()
    rig.kill_and_restart()
    rig.listen_until(lambda: rig.order_lines() == before, "the same orders")
    reading = rig.ask("read_item", item_id=CUP)["value"]
    assert (reading["open"], reading["pinned"]) == (True, True)


def test_a_shop_without_a_folder_loses_nothing_either(tmp_path: Path) -> None:
    rig = RehearsalRig()
    try:
        on_sale(rig, 5)
        assert rig.ask("set_price", item_id=CUP, sku="blue", price_minor=2590, currency="CNY", expected_minor=2990)["ok"]
        said = crowd(rig, "--profile", "rush", "--buyers", "3", "--seconds", "0.1", "--wants-per-s", "20", "--chats-per-s", "0")
        assert said["ordered"] > 0
        rig.listen_until(lambda: settled(rig, said), "the orders")
        before, orders = rig.ask("read_item", item_id=CUP)["value"], rig.order_lines()
        assert said["ordered"] == len(orders)
        rig.events.clear()
        page, ingest = rig.figures["page_url"], rig.figures["rtmp_url"]
        rig.kill_and_restart()
        assert (rig.figures["page_url"], rig.figures["rtmp_url"]) == (page, ingest), "where viewers and the program look for it"
        rig.stock(cup())  # the desk tells it as any new one
        after = rig.ask("read_item", item_id=CUP)["value"]
        assert after | {"at_ns": 0} == before | {"at_ns": 0}
        assert (after["open"], after["prices"]["blue"], after["stocks"]["blue"]) == (True, 2590, before["stocks"]["blue"])
        rig.listen_until(lambda: rig.order_lines() == orders, "the same orders")
    finally:
        rig.close()


def test_unpaid_orders_give_stock_back_by_themselves(tmp_path: Path) -> None:
    rig = RehearsalRig(unpaid_s=1)
    try:
        on_sale(rig, 5)
        with urllib.request.urlopen(str(rig.figures["page_url"]), timeout=5) as answer:
            assert answer.status == 200
        said = crowd(rig, "--profile", "rush", "--buyers", "3", "--seconds", "0.1", "--wants-per-s", "20", "--chats-per-s", "0")
        assert said["paid"] < said["ordered"]
        rig.listen_until(
            lambda: len(rig.order_lines()) >= said["ordered"] and units(rig, "created") == 0, "the last unpaid order"
        )
        assert {line["status"] for line in rig.order_lines().values()} <= {"paid", "cancelled", "refunded", "returned"}
        assert rig.ask("read_item", item_id=CUP)["value"]["stocks"]["blue"] == 5 - units(rig, "paid", "returned")
    finally:
        rig.close()


def test_a_full_room_turns_viewers_away_in_words_and_the_shop_goes_on() -> None:
    """With 200 open files the process has room for 72 connections."""
    rig = RehearsalRig(open_files=200)
    page = str(rig.figures["page_url"])
    address = page.replace("http", "ws").rstrip("/") + "/shop"
    with ExitStack() as viewers:
        try:
            on_sale(rig, 5)
            inside, refused = [], []
            for _ in range(260):
                try:
                    inside.append(viewers.enter_context(connect(address, open_timeout=5)))
                except InvalidStatus as error:
                    refused.append(error.response)
            assert len(inside) == 72
            assert {answer.status_code for answer in refused} == {503}
            assert b"The room is full" in refused[-1].body
            with pytest.raises(urllib.error.HTTPError, match="503") as caught:
                urllib.request.urlopen(page, timeout=5)
            assert b"The room is full" in caught.value.read()
            reading = rig.ask("read_item", item_id=CUP)["value"]
            assert (reading["open"], reading["stocks"]["blue"]) == (True, 5), "it has forgotten nothing"
            assert rig.ask("set_stock", item_id=CUP, sku="blue", stock=4, expected=5)["ok"]
            assert '"stock":4' in _said_until(inside[0], '"stock":4')
            rig.process.send_signal(signal.SIGSTOP)  # so that all of them stand at the door at once
            ports = [urlsplit(str(rig.figures[name])).port for name in ("page_url", "rtmp_url")] * 150
            idle = [viewers.enter_context(socket.create_connection(("127.0.0.1", port))) for port in ports]
            rig.process.send_signal(signal.SIGCONT)
            assert rig.ask("read_item", item_id=CUP)["ok"], "nor do connections that say nothing end it"
            for silent in idle:
                silent.close()
            for viewer in inside[:10]:
                viewer.close()
            viewers.enter_context(_admitted(address))
        finally:
            rig.close()


def _admitted(address: str) -> ClientConnection:
    """A connection, once there is room for one."""
    until = time.monotonic() + 15
    while True:
        try:
            return connect(address, open_timeout=5)
        except InvalidStatus:
            assert time.monotonic() < until, "the places of those who left stay taken"
            time.sleep(0.05)


def _said_until(viewer: ClientConnection, words: str) -> str:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        said = str(viewer.recv(timeout=5))
        if words in said:
            return said
    return ""
