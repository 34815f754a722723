"""Two shops flood the desk with orders while a program is on air: `python tests/bench/order_flood.py [seconds]`.

Two processes of a shop's plugin (`tests.parts.order_flood`), the real desk, a program (720p30) on air to the rehearsal, and the
real window beside it. First nothing for 10 s, then 2,000 sayings of order lines a second for 10 s, from both shops together: of
what comes 30 % come twice and 5 % out of order, and 2 % of what there is never come. Printed for each span: ticks and lagged
ticks, frames of the window, CPU seconds, and the desk's memory; then what a thousand sayings cost, as shares of a core. What
came must have been counted once; after the shops were asked for all of it once, ledger, figures and the partner's settlement
must be equal to what buyers did, to the cent.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec.structs import replace
from PySide6.QtTest import QTest

from studio.values.look import Look
from tests.bench import frames as measured
from tests.bench import spans
from tests.bench.rush import show
from tests.parts import shows
from tests.parts.order_flood import shops
from tests.parts.order_flood.agreeing import agree, agree_report, goods, kept
from tests.parts.studio import Studio

SHOPS, RATE = 2, 2_000
_PATIENT_S = 120.0


def main(seconds: int) -> None:
    _application = measured.application()
    frames = measured.Frames()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        path = shows.save(replace(show(1000), look=Look(language="en")), scratch / "show.json")
        environment = {"XDG_DATA_HOME": name} | shops.installed(scratch / "own" / "plugins")
        with Studio(scratch / "studio", "--headless", path, "--go-live", **environment) as studio:
            studio.destination_is("rehearsal", "live", 30)
            trades = shops.connected(studio, SHOPS, RATE * seconds, RATE)
            heard = {shop: trade.heard() for shop, trade in trades.items()}
            truth = {shop: trade.truth() for shop, trade in trades.items()}
            sold = goods(trades)
            studio.call("product.import", set=[good.row() | {"link_no": good.link_no + 1} for good in sold], mode="append")
            studio.call("rundown.start")
            studio.call("queue.explain", product=sold[0].id)
            window = measured.open_window(studio.session, scratch, frames)
            QTest.qWait(5000)
            quiet = _span("quiet", studio, frames, 10)
            shops.sell(studio, trades)
            flood = _span("flood", studio, frames, seconds)
            sent = sum(len(trade.sent) for trade in trades.values())
            there = sum(len(trade.happened) for trade in trades.values())
            print(f"{there} sayings of {sum(map(len, truth.values()))} lines, {sent} sent; a thousand of these took, of a core:")
            spare = {process: cost - seconds / 10 * quiet.get(process, 0.0) for process, cost in flood.items()}
            print("  ", {process: f"{cost / sent * 1000:.3f} s" for process, cost in spare.items() if process in _NAMED})
            agree(studio, sold, heard, _PATIENT_S, "what came")
            began = time.monotonic()
            shops.reconcile(studio, trades)
            agree(studio, sold, truth, _PATIENT_S, "what buyers did")
            print(f"after one look at all of it, {time.monotonic() - began:.1f} s: ledger and figures are those of the buyers")
            agree_report(kept(studio), sold, truth)
            print("and so are the report and the settlement")
            window.room.desk.close()
            window.room.board.stop()
            QTest.qWait(50)
    sys.stdout.flush()
    os._exit(0)


_NAMED = ("desk", "plugin.orderflood", "plugin.shop-2")


def _span(name: str, studio: Studio, frames: measured.Frames, seconds: int) -> dict[str, float]:
    """Measure for so long, and print what was found; CPU seconds by process."""
    before = spans.fresh(studio)
    frames.begin()
    QTest.qWait(1000 * seconds)
    words = frames.end()
    after = spans.fresh(studio)
    print(f"{name}, {seconds} s: {spans.ticks(before, after)}; window: {words}")
    costs = spans.dearest(before, after)
    print("   CPU s:", costs, f"desk's memory {_megabytes(after):.0f} MB", flush=True)
    return costs


def _megabytes(tree: dict[str, Any]) -> float:
    return float(tree["processes"]["desk"]["memory_bytes"]) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
