"""Two shops whose buyers order faster than anybody reads, over a bad line: real processes, and books that agree to the cent.

Of what is told a third comes twice and a twentieth out of order; some never comes, until the shop is asked for all of it once.
The full dose is `tests/bench/order_flood.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from studio.values.look import Look
from tests.parts import shows
from tests.parts.order_flood import shops
from tests.parts.order_flood.agreeing import agree, agree_report, goods, kept
from tests.parts.studio import Studio

SHOPS = 2
COUNT, RATE = 3_000, 2_000  # sayings that come from both shops together; so many a second
_SOON_S = 40.0


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    show = Show(
        name="Flood",
        look=Look(language="en"),
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data")} | shops.installed(tmp_path / "own" / "plugins")
    with Studio(tmp_path / "run", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        yield running


def test_every_order_is_counted_once_and_what_was_lost_comes_with_one_look_at_all(studio: Studio) -> None:
    trades = shops.connected(studio, SHOPS, COUNT, RATE)
    heard = {name: trade.heard() for name, trade in trades.items()}
    truth = {name: trade.truth() for name, trade in trades.items()}
    assert all(heard[name] != truth[name] for name in trades), "something was lost"
    sold = goods(trades)
    studio.call("product.import", set=[good.row() for good in sold], mode="append")
    studio.call("rundown.start")
    studio.call("queue.explain", product=sold[0].id)
    shops.sell(studio, trades)
    agree(studio, sold, heard, _SOON_S, "what came is counted, each line once and as far on as any news of it")
    shops.reconcile(studio, trades)
    agree(studio, sold, truth, _SOON_S, "what buyers did")
    agree_report(kept(studio), sold, truth)
