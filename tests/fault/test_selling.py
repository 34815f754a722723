"""Killing who sells, in the middle of it: the launch happens once, orders count once, the show goes on."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rehearsal.shop.database import FILE_NAME
from websockets.sync.client import connect

from studio.control.protocol import RpcError
from studio.document.model import Box, Canvas, Encoding, Overlay, Scene, Show
from studio.document.products import LaunchTerms, Product, Variant
from studio.kinds.sources import Fill
from tests.parts import shows
from tests.parts.studio import Studio

UNITS = 12


def show(folder: Path) -> Show:
    return Show(
        name="Selling",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=500_000, preset="ultrafast"),),
        destinations=(shows.record("recording", folder),),
        overlays=(
            Overlay(id="price", name="Price", kind="price_card", layouts={"main": Box(x=10, y=60, width=260, height=100)}),
        ),
        products=(
            Product(
                id="tea",
                link_no=1,
                title="Tea",
                live_price_minor=1990,
                launch=LaunchTerms(countdown_s=3, sale_minutes=5),
                variants=(Variant(sku="T", stock=UNITS),),
            ),
        ),
    )


@pytest.fixture
def shop_data(tmp_path: Path) -> dict[str, str]:
    """The rehearsal shop keeps its orders in a file, so that it survives its process."""
    (tmp_path / "data" / "nightmarket").mkdir(parents=True)
    choices = {"off": [], "settings": {"rehearsal": {"data_folder": str(tmp_path / "orders")}}}
    (tmp_path / "orders").mkdir()
    (tmp_path / "data" / "nightmarket" / "plugins.json").write_text(json.dumps(choices))
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def tea(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree.get("selling", {}).get("products", {}).get("tea", {"state": ""})
    return found


def explained(studio: Studio) -> None:
    studio.destination_is("recording", "live")
    studio.until(lambda tree: tree["selling"].get("shops", {}).get("rehearsal", {}).get("state") == "running", 15, "the shop")
    studio.call("queue.prepare", product="tea")
    studio.until(lambda tree: tea(tree)["state"] == "prepared", 5, "prepared")
    studio.call("queue.explain", product="tea")
    studio.until(lambda tree: tree["cards"]["price"]["playing"], 5, "the card")


def on_sale(studio: Studio, **terms: int) -> str:
    """Launch it; the page's address."""
    explained(studio)
    studio.call("launch.arm", product="tea", countdown_s=3, **terms)
    studio.call("launch.start")
    tree = studio.until(lambda tree: tea(tree)["state"] == "on_sale", 15, "the launch")
    return str(tree["rehearsal"]["url"])


def buy(page: str, buyer: str, units: int) -> None:
    """As the page does: enter, buy, pay."""
    with connect(page.replace("http", "ws").rstrip("/") + "/shop", origin=page.rstrip("/")) as line:  # type: ignore[arg-type]
        answers: dict[int, dict[str, Any]] = {}

        def ask(number: int, **what: Any) -> dict[str, Any]:
            line.send(json.dumps({"n": number} | what))
            until = time.monotonic() + 10
            while number not in answers and time.monotonic() < until:
                said = json.loads(line.recv(timeout=10))
                if "n" in said:
                    answers[said["n"]] = said
            return answers[number]

        assert ask(1, do="enter", buyer=f"a-secret-of-buyer-{buyer}", name=buyer)["ok"]
        order = ask(2, do="buy", item="tea", sku="T", quantity=units, price_minor=1990, key=f"{buyer}-1")
        assert order["ok"], order
        assert ask(3, do="pay", order=order["order"]["number"])["ok"]


def test_killing_the_desk_in_the_countdown_opens_the_link_once(tmp_path: Path, shop_data: dict[str, str]) -> None:
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", **shop_data) as studio:
        explained(studio)
        # long enough for another desk to begin before zero; one that comes later would rightly ask to start again
        studio.call("launch.arm", product="tea", quantity=UNITS, countdown_s=12)
        studio.call("launch.start")
        studio.until(lambda tree: tea(tree)["state"] == "countdown", 5, "the countdown")
        studio.call("host.message", text="Two minutes left")
        studio.kill("desk")
        tree = studio.until(lambda tree: tea(tree)["state"] == "on_sale", 30, "the launch")
        assert tree["cards"]["price"]["playing"]
        assert tree["host"]["message"] == "Two minutes left"
        records = studio.call("journal.between", from_ms=0, to_ms=10**14)["records"]
        kinds = [one["kind"] for one in records]
        assert kinds.count("zero_reached") == kinds.count("launch_opened") == 1
        buy(tree["rehearsal"]["url"], "An", 2)
        tree = studio.until(lambda tree: tea(tree)["paid"] == 2, 10, "the order")
        studio.until(lambda tree: tea(tree)["stock"] == UNITS - 2, 5, "the stock")
        assert studio.stop() == 0


def test_killing_desk_and_shop_in_the_sale_counts_every_order_once(tmp_path: Path) -> None:
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live") as studio:
        explained(studio)
        studio.call("launch.arm", product="tea", quantity=UNITS, countdown_s=3)
        studio.call("launch.start")
        tree = studio.until(lambda tree: tea(tree)["state"] == "on_sale", 15, "the launch")
        page = tree["rehearsal"]["url"]
        buy(page, "An", 3)
        studio.kill("desk")
        buy(page, "Bo", 4)  # while nobody listens
        studio.until(lambda tree: tea(tree)["paid"] == 7, 15, "orders of before and of meanwhile")
        old = studio.kill("plugin.rehearsal")
        studio.until(lambda tree: tree["processes"]["plugin.rehearsal"]["pid"] not in (0, old), 15, "another process")
        tree = studio.until(
            lambda tree: tree["selling"]["shops"]["rehearsal"]["state"] == "running" and tree["rehearsal"]["url"], 15, "the shop"
        )
        assert tree["rehearsal"]["url"] == page, "where its viewers look for it"
        buy(page, "Cy", 5)
        studio.until(lambda tree: tea(tree)["state"] == "sold_out", 15, "sold out: ordered to the last, paid a moment later")
        tree = studio.until(lambda tree: tea(tree)["paid"] >= UNITS, 5, "paid")
        assert (tea(tree)["paid"], tea(tree)["gmv_minor"]) == (UNITS, UNITS * 1990)
        assert tree["selling"]["totals"]["orders"] == 3
        assert studio.stop() == 0
    before = (tmp_path / "show.journal").stat().st_size
    assert before > 0, "the journal lies beside the show"


def test_a_shop_that_stops_for_ten_seconds_forgets_nothing(tmp_path: Path) -> None:
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live") as studio:
        page = on_sale(studio, quantity=UNITS)
        buy(page, "An", 3)
        studio.until(lambda tree: tea(tree)["paid"] == 3, 10, "the order")
        stopped: list[int] = []

        def is_still(tree: dict[str, Any]) -> bool:
            """The desk ends who is silent and starts another, within a moment of the five seconds: that one stops as well."""
            pid = tree["processes"]["plugin.rehearsal"]["pid"]
            if pid and pid not in stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
                stopped.append(pid)
            return True

        studio.until(
            lambda tree: (
                is_still(tree) and "does not confirm" in tree["selling"]["alarm"] and not tree["cards"]["price"]["playing"]
            ),
            8,
            "said within 5 s of the last reading, and no price that nobody confirms",
        )
        until = time.monotonic() + 10
        studio.until(lambda tree: is_still(tree) and time.monotonic() > until, 20, "ten seconds")
        for pid in stopped:
            with contextlib.suppress(ProcessLookupError):  # the desk has had it killed
                os.kill(pid, signal.SIGCONT)
        tree = studio.until(lambda tree: not tree["selling"]["alarm"] and tree["cards"]["price"]["playing"], 20, "it is back")
        assert (tea(tree)["state"], tea(tree)["stock"], tea(tree)["paid"]) == ("on_sale", UNITS - 3, 3)
        buy(tree["rehearsal"]["url"], "Bo", UNITS - 3)
        studio.until(lambda tree: tea(tree)["state"] == "sold_out" and tea(tree)["paid"] == UNITS, 15, "sold out")
        assert studio.stop() == 0


def test_a_shop_that_turns_away_from_the_sale_is_said_and_never_oversells(tmp_path: Path) -> None:
    path = shows.save(show(tmp_path / "recorded"), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live") as studio:
        page = on_sale(studio, quantity=4, purchase_limit=3)
        buy(page, "An", 3)
        studio.until(lambda tree: tea(tree)["paid"] == 3, 10, "the order")
        for said in ({"live_price_minor": 100}, {"sold": 999_999}, {"done": 2**70}):
            with pytest.raises(RpcError):
                studio.call("card.update", overlay="price", values=said)
        with closing(sqlite3.connect(studio.session / "rehearsal-shop" / FILE_NAME)) as book, book:  # somebody in the shop
            book.execute("update item set open = 0, purchase_limit = 0")
            book.execute("update sku set stock = 60")
        began = time.monotonic()
        tree = studio.until(lambda tree: "has closed the link" in tree["selling"]["alarm"], 8, "the alarm")
        assert time.monotonic() - began < 6
        values = studio.until(lambda tree: tree["cards"]["price"]["values"]["state"] == "announced", 2, "the card")["cards"]
        assert (values["price"]["values"]["live_price_minor"], values["price"]["values"]["stock_left"]) == (1990, None)
        studio.call("launch.repair")
        tree = studio.until(lambda tree: not tree["selling"]["alarm"], 8, "set right")
        assert tea(tree)["stock"] == 1, "what the ledger leaves"
        buy(page, "Bo", 1)
        studio.until(lambda tree: tea(tree)["state"] == "sold_out" and tea(tree)["paid"] == 4, 10, "sold out")
        assert studio.stop() == 0
