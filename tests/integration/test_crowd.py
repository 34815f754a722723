"""A crowd from the window: begun by a command, it chats and buys in the rehearsal, and its process goes when it is to go."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rehearsal.crowd.lines import MARKS

from studio.control.client import AsyncClient
from studio.control.protocol import RpcError
from studio.document.model import Canvas, Destination, Encoding, Scene, Show
from studio.document.products import LaunchTerms, Product, Variant
from studio.kinds.sources import Fill
from studio.kinds.targets import Rehearsal
from tests.parts import shows
from tests.parts.studio import Studio

STOCK = 400
VIEWERS = 150
EAGER = {"viewers": VIEWERS, "chat": "busy", "buying": "rush", "minutes": 5}


def show() -> Show:
    tea = Product(
        id="tea",
        link_no=1,
        title="Tea",
        currency="USD",
        live_price_minor=1250,
        launch=LaunchTerms(countdown_s=3, sale_minutes=5),
        variants=(Variant(sku="T", stock=STOCK),),
    )
    return Show(
        name="Crowded",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=500_000, preset="ultrafast"),),
        destinations=(Destination(id="page", name="Page", encoding="main", target=Rehearsal()),),
        products=(tea,),
    )


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Running, not on air."""
    folder = tmp_path_factory.mktemp("crowded")
    path = shows.save(show(), folder / "show.json")
    with Studio(folder / "studio", "--headless", path, XDG_DATA_HOME=str(folder / "data")) as running:
        running.until(lambda tree: shop(tree) == "running", 30, "the rehearsal shop")
        yield running


def shop(tree: dict[str, Any]) -> str:
    return str(tree["selling"].get("shops", {}).get("rehearsal", {}).get("state"))


def refusal(studio: Studio, method: str, **params: Any) -> tuple[str, str]:
    with pytest.raises(RpcError) as refused:
        studio.call(method, **params)
    return str(refused.value.data["code"]), str(refused.value)


def sent_in(studio: Studio, **asked: Any) -> int:
    """Its process, once all are there."""
    studio.call("crowd.begin", **(EAGER | asked))
    wanted = asked.get("viewers", VIEWERS)
    studio.until(lambda tree: tree["crowd"]["figures"].get("viewers") == wanted, 60, "a crowd")
    return int(studio.state()["processes"]["crowd.rehearsal"]["pid"])


def gone(studio: Studio, pid: int) -> dict[str, Any]:
    """The state once the process is no more, and no other one in its place."""
    return studio.until(
        lambda tree: not Path(f"/proc/{pid}").exists() and "crowd.rehearsal" not in tree["processes"], 30, "the crowd has gone"
    )


def on_air(studio: Studio) -> None:
    studio.call("destination.start", destination="page")
    studio.destination_is("page", "live", 30)


async def chat_heard(session: Path, most_s: float) -> list[dict[str, Any]]:
    """The first chat rows that a window hears."""
    async with AsyncClient.open(session, "window") as window, asyncio.timeout(most_s):
        while True:
            rows = [row for event in window.events if event["name"] == "chat" for row in event["data"]["rows"]]
            if rows:
                return rows
            await asyncio.sleep(0.05)


def test_nobody_is_sent_where_nobody_watches(studio: Studio) -> None:
    code, words = refusal(studio, "crowd.begin")
    assert code == "not_active"
    assert "Start its destination" in words
    assert studio.state()["crowd"]["state"] == "off"


def test_a_crowd_chats_and_buys_and_goes_when_it_is_told_to(studio: Studio) -> None:
    on_air(studio)
    studio.call("queue.explain", product="tea")
    studio.until(lambda tree: tree["selling"]["products"]["tea"]["verified_ns"], 30, "the price is read")
    studio.call("launch.arm", product="tea", quantity=STOCK)
    studio.call("launch.start")
    studio.until(lambda tree: tree["selling"]["products"]["tea"]["state"] == "on_sale", 30, "the launch")
    pid = sent_in(studio)
    ours = os.getpriority(os.PRIO_PROCESS, studio.process.pid)
    assert os.getpriority(os.PRIO_PROCESS, pid) >= min(ours + 10, 19), "nothing is nicer than 19"
    assert refusal(studio, "crowd.begin")[0] == "crowd_there"

    rows = asyncio.run(chat_heard(studio.session, 20))
    assert all(row["name"].startswith(MARKS) for row in rows)
    studio.until(lambda tree: tree["selling"]["products"]["tea"]["paid"] >= 20, 30, "twenty paid units in the ledger")
    studio.until(lambda tree: tree["selling"]["online"] == VIEWERS, 30, "all of them are counted")
    tree = studio.until(lambda tree: tree["crowd"]["figures"]["messages"] > 0, 30, "the crowd says that it has written")
    assert tree["crowd"]["state"] == "running"
    assert tree["crowd"]["asked"] == EAGER
    notes = studio.until(lambda tree: tree["selling"]["notes"], 30, "what a buyer wrote")["selling"]["notes"]
    assert all(note["buyer"].startswith(MARKS) for note in notes)

    studio.call("crowd.stop")
    tree = gone(studio, pid)
    assert tree["crowd"]["state"] == "off"
    assert tree["crowd"]["figures"]["orders"] > 0, "what they did stays to be read"
    assert tree["crowd"]["figures"]["viewers"] == 0
    studio.until(lambda tree: tree["selling"]["online"] == 0, 30, "an empty room")
    studio.call("crowd.stop")  # another window's click: nothing to do, nothing wrong
    sold = studio.state()["selling"]["products"]["tea"]
    assert 20 <= sold["paid"] <= STOCK
    assert sold["sold"] == sold["paid"] - sold["returned"]  # some send theirs back
    assert sold["gmv_minor"] == 1250 * sold["sold"]


def test_a_crowd_outlives_the_desk_and_goes_with_the_show(studio: Studio) -> None:
    on_air(studio)
    pid = sent_in(studio, chat="quiet", buying="slow")
    desk = studio.kill("desk")
    tree = studio.until(
        lambda tree: tree["processes"]["desk"]["pid"] != desk and tree["crowd"]["state"] == "running", 30, "another desk"
    )
    assert tree["processes"]["crowd.rehearsal"]["pid"] == pid
    studio.until(lambda tree: tree["crowd"]["figures"].get("viewers") == VIEWERS, 30, "the same crowd")
    studio.call("destination.stop", destination="page", confirm="tea")
    assert gone(studio, pid)["crowd"]["state"] == "off"
    studio.hang_up()  # the line to the new desk is this test's


def test_a_crowd_goes_with_the_plugin_and_is_refused_without_it(studio: Studio) -> None:
    on_air(studio)
    pid = sent_in(studio, viewers=10, chat="quiet", buying="slow")
    studio.until(lambda tree: tree["selling"]["online"] == 10, 30, "who is there, also while nothing is on sale")
    studio.call("plugin.switch", plugin="rehearsal", on=False, confirm="page")
    gone(studio, pid)
    code, words = refusal(studio, "crowd.begin")
    assert code == "no_rehearsal"
    assert "Switch its plugin on" in words
    studio.call("plugin.switch", plugin="rehearsal", on=True)
    studio.destination_is("page", "live", 30)
    studio.hang_up()


def test_a_crowd_ends_with_the_studio(studio: Studio) -> None:
    on_air(studio)
    pid = sent_in(studio, viewers=2000, chat="quiet", buying="slow")
    assert studio.stop() == 0
    assert not Path(f"/proc/{pid}").exists()
