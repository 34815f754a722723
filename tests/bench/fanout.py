"""What a second and a third RTMP destination cost: `MEDIA=folder python tests/bench/fanout.py [seconds each]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.scene import Cost, cost, report, running

KINDS = ("source", "mixer", "encoder", "sink", "desk", "launcher")
SETTLE_S = 4.0


def measured(destinations: int, seconds: float) -> tuple[Cost, str]:
    """The cost, and what the encoder and its process did meanwhile: without that, costs cannot be compared."""
    with running(destinations) as studio:
        time.sleep(SETTLE_S)
        found = cost(studio, seconds)
        told = report(studio)
        figures = told["encoders"]["main"]["figures"]
        restarts = told["processes"]["encoder.main"]["restarts"]
        return found, f"{figures['preset']}, {figures['skipped']} skipped, {restarts} restarts"


if __name__ == "__main__":
    each = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    print("destinations" + "".join(f"{kind:>10}" for kind in KINDS) + "     total   per sink   (CPU seconds per second)")
    for number in (1, 2, 3):
        found, encoder = measured(number, each)
        shares = "".join(f"{found.kinds.get(kind, 0.0):10.4f}" for kind in KINDS)
        print(f"{number:12}{shares}{found.total:10.4f}{found.kinds['sink'] / number:11.4f}   {encoder}", flush=True)
