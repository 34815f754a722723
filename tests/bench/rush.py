"""A whole launch under a rush: 20,000 units to 2,000 buyers in two minutes, the program on air meanwhile.

    python tests/bench/rush.py [units] [buyers] [seconds]

Prints what the shop, the ledger and the crowd count, the mixer's ticks, and CPU seconds by process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.model import Box, Canvas, Destination, Encoding, Item, Overlay, Scene, Show
from studio.document.products import LaunchTerms, Product, Variant
from studio.kinds.sources import Fill, TestCard
from studio.kinds.targets import Rehearsal
from tests.parts import shows
from tests.parts.studio import ROOT, Studio

WIDTH, HEIGHT, PRICE_MINOR = 1280, 720, 1990


def show(units: int) -> Show:
    box = {"main": Box(x=40, y=480, width=520, height=200)}
    return Show(
        name="Rush",
        canvases=(Canvas(id="main", name="Main", width=WIDTH, height=HEIGHT),),
        sources=(shows.source("card", TestCard()), shows.source("wall", Fill(colour="#203040"))),
        scenes=(Scene(id="one", name="One", layouts={"main": (Item(id="c", source="card", width=WIDTH, height=HEIGHT),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=2_500_000, preset="superfast"),),
        destinations=(Destination(id="rehearsal", name="Rehearsal", encoding="main", target=Rehearsal()),),
        overlays=(Overlay(id="price", name="Price", kind="price_card", layouts=box),),
        products=(
            Product(
                id="tea",
                link_no=1,
                title="Tea caddy",
                live_price_minor=PRICE_MINOR,
                launch=LaunchTerms(countdown_s=3, sale_minutes=5),
                variants=(Variant(sku="T", stock=units),),
            ),
        ),
    )


def tea(tree: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = tree.get("selling", {}).get("products", {}).get("tea", {"state": ""})
    return found


def main(units: int, buyers: int, seconds: float) -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"}
    with tempfile.TemporaryDirectory() as name:
        path = shows.save(show(units), Path(name) / "show.json")
        with Studio(Path(name) / "studio", "--headless", path, "--go-live", XDG_DATA_HOME=name) as studio:
            studio.destination_is("rehearsal", "live", 30)
            studio.until(lambda tree: "rehearsal" in tree["selling"].get("shops", {}), 20, "the shop")
            studio.call("queue.prepare", product="tea")
            studio.until(lambda tree: tea(tree)["state"] == "prepared", 10, "prepared")
            studio.call("queue.explain", product="tea")
            time.sleep(3)
            quiet = studio.state()["mixer"]["figures"]
            studio.call("launch.arm", product="tea", quantity=units)
            studio.call("launch.start")
            tree = studio.until(lambda tree: tea(tree)["state"] == "on_sale", 20, "the launch")
            command = [sys.executable, "-m", "rehearsal.crowd", "--url", tree["rehearsal"]["url"], "--profile", "rush"]
            command += ["--buyers", str(buyers), "--seconds", str(seconds), "--seed", "5"]
            crowd = json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
            time.sleep(3)
            tree = studio.state()
            records = studio.call("journal.between", from_ms=0, to_ms=10**14)["records"]
        after = tree["mixer"]["figures"]
        sold = tea(tree)
        print("crowd:", {name: crowd[name] for name in ("units_ordered", "units_paid", "refused", "spent", "p99_ms")})
        print("ledger:", {name: sold[name] for name in ("paid", "held", "returned", "gmv_minor", "state", "stock")})
        ticks, lagged = after["ticks"] - quiet["ticks"], after["lagged"] - quiet["lagged"]
        print(f"ticks {ticks}, lagged {lagged}, late p99 {after['late_p99_ms']} ms")
        moments = {one["kind"]: json.loads(one["body"]) for one in records if one["kind"] in ("zero_reached", "link_opened")}
        zero_ns = moments["zero_reached"]["zero_ns"]
        print(f"link open {(moments['link_opened']['at_ns'] - zero_ns) / 1e6:.1f} ms after zero")
        costs = {one: round(said["cpu_s"], 1) for one, said in tree["processes"].items()}
        print("CPU s:", dict(sorted(costs.items(), key=lambda entry: -entry[1])[:7]))


if __name__ == "__main__":
    given = [float(one) for one in sys.argv[1:]] + [20_000, 2_000, 120][len(sys.argv) - 1 :]
    main(int(given[0]), int(given[1]), given[2])
