"""The show or the studio ends with a product on sale: asked first where somebody can answer, closed in the shop in any case."""

from __future__ import annotations

import json
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from studio.control.protocol import RpcError
from studio.document.model import Canvas, Destination, Encoding, Scene, Show
from studio.document.products import LaunchTerms, Product, Variant
from studio.kinds.sources import Fill
from studio.kinds.targets import Rehearsal
from tests.parts import shows
from tests.parts.studio import Studio


def tea() -> Product:
    return Product(
        id="tea",
        link_no=1,
        title="Tea",
        currency="USD",
        list_price_minor=2000,
        live_price_minor=1250,
        launch=LaunchTerms(countdown_s=3, sale_minutes=5),
        variants=(Variant(sku="T", stock=12),),
    )


def show() -> Show:
    return Show(
        name="Ends",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=500_000, preset="ultrafast"),),
        destinations=(Destination(id="page", name="Page", encoding="main", target=Rehearsal()),),
        products=(tea(),),
    )


def stage(tree: dict[str, Any]) -> str:
    return str(tree.get("selling", {}).get("products", {}).get("tea", {}).get("state", ""))


def on_sale(studio: Studio) -> dict[str, Any]:
    """Explained, armed and launched; what arming answered."""
    studio.until(lambda tree: tree["selling"].get("shops", {}).get("rehearsal", {}).get("state") == "running", 30, "the shop")
    studio.call("queue.explain", product="tea")
    studio.until(lambda tree: tree["selling"]["products"]["tea"]["verified_ns"], 30, "the price is read")
    armed: dict[str, Any] = studio.call("launch.arm", product="tea")
    studio.call("launch.start")
    studio.until(lambda tree: stage(tree) == "on_sale", 30, "the launch")
    return armed


def question(studio: Studio, command: str, **params: Any) -> str:
    with pytest.raises(RpcError) as refused:
        studio.call(command, **params)
    assert (refused.value.data["code"], refused.value.data["subject"]) == ("confirm", "tea")
    assert refused.value.data["said"]["fields"]["stake"]["code"] == "sales.on_sale"
    assert stage(studio.state()) == "on_sale"
    return str(refused.value)


def test_ending_the_show_asks_and_closes_the_sale(tmp_path: Path) -> None:
    path = shows.save(show(), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("page", "live", 30)
        assert on_sale(studio)["remarks"] == []
        words = "1 'Tea' is on sale: 12 left, 0 unpaid."
        assert question(studio, "air.stop") == f"{words} Ending the show ends it."
        assert question(studio, "destination.stop", destination="page").startswith(words)
        assert question(studio, "plugin.switch", plugin="rehearsal", on=False).startswith(words)
        assert question(studio, "plugin.configure", plugin="rehearsal", set={"unpaid_s": 60}).startswith(words)
        studio.call("plugin.configure", plugin="rehearsal", set={"unpaid_s": None})  # as it is
        assert question(studio, "plugin.restart", plugin="rehearsal").startswith(words)
        with pytest.raises(RpcError, match="Without Page nobody sees it"):
            studio.call("destination.remove", destination="page", confirm=True)
        assert question(studio, "studio.quit") == f"{words} Closing the studio ends it and the show."
        assert studio.state()["air"]["state"] == "on"
        studio.call("air.stop", confirm="tea")
        tree = studio.until(lambda tree: tree["air"]["state"] == "off" and stage(tree) == "ended", 30, "the end")
        assert tree["selling"]["launch"] is None
        a_price_on_air_is_asked_about(studio)
        assert studio.stop() == 0


def a_price_on_air_is_asked_about(studio: Studio) -> None:
    """Of a product that is only explained a slip is asked about, anything else is said."""
    studio.call("queue.rerun", product="tea")
    studio.call("queue.explain", product="tea")
    with pytest.raises(RpcError, match=r"is on air: the live price 0\.12 USD is a tenth or less") as refused:
        studio.call("product.update", product="tea", set={"live_price_minor": 12})
    assert (refused.value.data["code"], refused.value.data["subject"]) == ("confirm", "tea")
    words = "1 'Tea' is on air: its card's price is $12.50 now, instead of $19.00."
    assert studio.call("product.update", product="tea", set={"list_price_minor": 1900})["remarks"] == [words]
    assert studio.call("edit.undo")["remarks"] == [words.replace("19.00", "20.00")]


def test_quitting_asks_and_closes_the_sale(tmp_path: Path) -> None:
    path = shows.save(show(), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        assert on_sale(studio)["remarks"] == ["The show is not on air: nobody sees this launch."]
        question(studio, "studio.quit")
        studio.call("studio.quit", confirm="tea")
        assert studio.wait() == 0
        assert "1 'Tea' is closed, price and stock are put back." in studio.log()
    closed_in_the_journal(path)


def test_a_forced_stop_closes_the_sale_first_and_says_so(tmp_path: Path) -> None:
    path = shows.save(show(), tmp_path / "show.json")
    with Studio(tmp_path / "studio", "--headless", path, XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        on_sale(studio)
        studio.process.send_signal(signal.SIGTERM)
        assert studio.wait() == 0
        log = studio.log()
        assert "1 'Tea' was on sale: it is being closed in shop 'Rehearsal' ..." in log
        assert "1 'Tea' is closed, price and stock are put back." in log
    closed_in_the_journal(path)


def closed_in_the_journal(show_file: Path) -> None:
    with sqlite3.connect(show_file.with_suffix(".journal")) as book:
        kinds = [kind for (kind,) in book.execute("select kind from records order by number")]
    assert kinds.count("launch_opened") == kinds.count("launch_closed") == 1


def test_the_summary_is_of_the_whole_show_also_after_it_ended(tmp_path: Path) -> None:
    path = shows.save(show(), tmp_path / "show.json")
    report = tmp_path / "report.json"
    arguments = ("--headless", path, "--go-live", "--report", report)
    with Studio(tmp_path / "studio", *arguments, XDG_DATA_HOME=str(tmp_path / "data")) as studio:
        studio.destination_is("page", "live", 30)
        studio.until(lambda tree: tree["air"]["seconds"] >= 2, 30, "two seconds on air")
        assert studio.state()["air"]["last"] is None
        studio.call("air.stop")
        last = studio.until(lambda tree: tree["air"]["last"], 30, "the summary")["air"]["last"]
        assert last["seconds"] >= 2
        assert set(last) == {"ended_ns", "seconds", "lagged", "skipped", "dropped", "reconnects", "orders", "units"}
        studio.call("studio.quit")
        assert studio.wait() == 0
        assert f"{last['seconds']} s on air" in studio.log()
    whole = json.loads(report.read_text())["air"]["whole"]
    assert whole == last
