"""Ten minutes of the 480 scene: `MEDIA=folder python tests/bench/soak.py [seconds]`. Prints a line every ten seconds.

At the end: lagged ticks, lateness, and how much memory grew after the first minute (a sixth of the time in shorter runs).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.scene import report, running
from tests.parts.studio import Studio

MEGABYTE = 1 << 20


def private_bytes(found: dict[str, Any]) -> dict[str, int]:
    """Memory of every process that it shares with none: shared rings would be counted once for each reader."""
    sizes = {}
    for name, entry in found["processes"].items():
        if entry["pid"]:
            sizes[name] = psutil.Process(entry["pid"]).memory_full_info().uss
    return sizes


def watch(studio: Studio, seconds: float) -> None:
    began, settled = time.monotonic(), min(60.0, seconds / 6)
    base: dict[str, int] = {}
    print("    s     ticks lagged skipped  p50 ms  p99 ms  max ms  private MB")
    while True:
        time.sleep(min(10.0, seconds / 6))
        passed = time.monotonic() - began
        found = report(studio)
        sizes = private_bytes(found)
        mixer, encoder = found["mixer"]["figures"], found["encoders"]["main"]["figures"]
        late = "".join(f"{mixer[f'late_{name}_ms']:8.2f}" for name in ("p50", "p99", "max"))
        total = sum(sizes.values()) / MEGABYTE
        print(f"{passed:5.0f} {mixer['ticks']:9} {mixer['lagged']:6} {encoder['skipped']:7}{late} {total:11.1f}", flush=True)
        if not base and passed >= settled:
            base = sizes
        if passed >= seconds:
            break
    growth = {name: sizes[name] - base.get(name, 0) for name in sizes}
    percent = 100 * sum(growth.values()) / sum(base.values())
    print(f"\nlagged: {mixer['lagged']} of {mixer['ticks']} ticks ({10_000 * mixer['lagged'] / mixer['ticks']:.2f} in 10,000)")
    print(f"lateness p99: {mixer['late_p99_ms']} ms")
    print(f"memory after the first {settled:.0f} s: {percent:+.2f} %")
    for name, more in sorted(growth.items(), key=lambda one: -one[1])[:5]:
        print(f"  {name:16} {more / MEGABYTE:+.2f} MB")


if __name__ == "__main__":
    with running(1) as studio:
        watch(studio, float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)
