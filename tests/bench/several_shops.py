"""Launches of one product in three real shops at once: how far apart their links open.

    python tests/bench/several_shops.py [launches]

The rehearsal shop, a real Vendure and a real django-oscar, a program on air and recorded. A moment is the shop's own: when the
rehearsal's book on disk has it open (looked into every ms), when Vendure has committed it (its log, ms), when Oscar writes it
(its table, us). Printed: the spread between the first and the last link of each launch, how far the last one is after zero, and
the spread of the moments at which the studio itself knew that they were open.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(1, str(Path(__file__).resolve().parents[2] / "plugins"))

from tests.parts.three_shops import Servers, ThreeShops, phases

UNITS = 45


def main(launches: int) -> None:
    spreads: list[float] = []
    known: list[float] = []
    late: list[float] = []
    failed = 0
    with tempfile.TemporaryDirectory() as name, Servers(Path(name)) as servers, ThreeShops(servers, Path(name)) as shops:
        for number in range(launches):
            if number:
                shops.again()
            zero_ms = _launch(shops)
            if zero_ms is None:
                failed += 1
                print(f"{number + 1}: {phases(shops.studio.state())}", flush=True)
                shops.end()
                continue
            moments = {stall.connection: stall.opened_ms() for stall in shops.stalls}
            spreads.append(shops.spread_ms())
            late.append(max(moments.values()) - zero_ms)
            heard = [at_ns for kind, _, at_ns in shops.happened("link_opened")][-len(moments) :]
            known.append((max(heard) - min(heard)) / 1e6)
            after = {shop: round(at_ms - zero_ms, 1) for shop, at_ms in moments.items()}
            print(f"{number + 1}: {spreads[-1]:.1f} ms; ms after zero: {after}", flush=True)
            shops.end()
    print(f"{launches} launches in three shops, {failed} of them not open in all within 2 s and not measured")
    for what, values in (("spread of the links", spreads), ("last link after zero", late), ("spread as the studio knows", known)):
        print(f"{what}: p50 {_at(values, 50):.1f} ms, p99 {_at(values, 99):.1f} ms, max {max(values):.1f} ms")


def _launch(shops: ThreeShops) -> float | None:
    """Launch, until every shop is open or has failed. Zero, in ms of the wall clock; None: one has failed."""
    with shops.rehearsal.watched():
        shops.launch(UNITS)
        tree = shops.until(_is_decided, "all are open or have failed")
    if "failed" in phases(tree).values():
        return None
    offset_ms = time.time() * 1000 - time.monotonic_ns() / 1e6
    return float(tree["selling"]["launch"]["zero_ns"]) / 1e6 + offset_ms


def _is_decided(tree: dict[str, Any]) -> bool:
    return bool(found := phases(tree)) and set(found.values()) <= {"open", "failed"}


def _at(values: list[float], percent: int) -> float:
    """A percentile: the least value that so many of all do not exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
