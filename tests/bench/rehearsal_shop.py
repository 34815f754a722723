"""20,000 units in two minutes: `PYTHONPATH=plugins python tests/bench/rehearsal_shop.py [--seconds 120] [--per-socket 4]`.

The rehearsal plugin and a crowd of 2,000 as real processes. Prints what both did, what it cost in CPU seconds, and fails when
crowd, shop and the lines told to the desk do not agree to the unit and the cent.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.plugin_api.data import QueuedProduct, QueuedVariant
from tests.parts.rehearsal_rig import ROOT, RehearsalRig

UNITS, BUYERS, LIMIT, PRICE_MINOR = 20_000, 2_000, 15, 1_999
ITEM = "rush-1"


def cpu_s(pid: int) -> float:
    """Processor seconds of a process so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def prepare(rig: RehearsalRig) -> None:
    variants = (QueuedVariant(sku="one", stock=UNITS),)
    prices = {"live_price_minor": PRICE_MINOR, "list_price_minor": 4_999, "purchase_limit": LIMIT}
    rig.stock(QueuedProduct(id=ITEM, shop="rehearsal", item_id=ITEM, title="Rush", variants=variants, **prices))
    for method, arguments in (("pin_item", {"item_id": ITEM}), ("open_link", {"item_id": ITEM, "open": True})):
        assert rig.ask(method, **arguments)["ok"]


def rush(rig: RehearsalRig, seconds: float, per_socket: int) -> dict[str, Any]:
    """The crowd's own summary, with both processes' costs and when the last unit went."""
    options = ["--profile", "rush", "--buyers", str(BUYERS), "--seconds", str(seconds), "--per-socket", str(per_socket)]
    command = [sys.executable, "-m", "rehearsal.crowd", "--url", str(rig.figures["page_url"]), *options]
    began, before = time.monotonic(), cpu_s(rig.process.pid)
    sold_out_s, crowd_s = None, 0.0
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")}, stdout=subprocess.PIPE) as crowd:
        while crowd.poll() is None:
            crowd_s = cpu_s(crowd.pid) or crowd_s
            rig.listen(0.5)
            if sold_out_s is None and rig.ask("read_item", item_id=ITEM)["value"]["stocks"]["one"] == 0:
                sold_out_s = round(time.monotonic() - began, 1)
        assert crowd.stdout is not None
        said: dict[str, Any] = json.load(crowd.stdout)
    costs = {"shop_cpu_s": round(cpu_s(rig.process.pid) - before, 2), "crowd_cpu_s": round(crowd_s, 2)}
    return said | costs | {"sold_out_after_s": sold_out_s, "wall_s": round(time.monotonic() - began, 1)}


def check(rig: RehearsalRig, said: dict[str, Any]) -> dict[str, int]:
    """Compare what crowd, shop and desk know."""
    rig.listen(2.0)
    lines = rig.order_lines().values()
    left = rig.ask("read_item", item_id=ITEM)["value"]["stocks"]["one"]
    out = sum(line["quantity"] for line in lines if line["status"] in ("created", "paid", "returned"))
    kept = sum(line["quantity"] * line["unit_price_minor"] for line in lines if line["status"] == "paid")
    assert out + left == UNITS, (out, left)
    assert said["spent"] == {"CNY": kept}
    assert said["units_ordered"] == sum(line["quantity"] for line in lines)
    assert said["ordered"] == len(lines)
    return {"units_out": out, "units_left": left, "kept_minor": kept, "lines_told": len(lines)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--per-socket", type=int, default=4)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rig = RehearsalRig(data_folder=folder)
        try:
            prepare(rig)
            result = rush(rig, given.seconds, given.per_socket)
            print(json.dumps(result | check(rig, result), indent=1))
        finally:
            rig.close()
