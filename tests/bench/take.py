"""How long a take needs from the command to the tick that shows it, and what a start costs.

`python tests/bench/take.py [TAKES] [CLONE ...]`: this checkout and each other clone in turn, three rounds. A take is timed from
the client's call to the due time of the first program picture with the other scene in it; at 30 pictures a second half a tick,
17 ms, of that is chance. A start is timed until a headless studio's mixer has made its first tick, and counted in CPU seconds
of all its processes until two seconds of program are made: those hold on a machine that others use, wall times do not.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.ipc.picture_ring import RingFinder
from tests.parts import studio as parts

MS = 1_000_000
_HALF = 128  # luma that tells the dark scene from the bright one
_SHOW = {
    "format": 2,
    "name": "Two colours",
    "canvases": [{"id": "main", "name": "Main", "width": 1280, "height": 720}],
    "sources": [
        {"id": name, "name": name, "input": {"type": "colour", "colour": colour}}
        for name, colour in (("dark", "#101010"), ("bright", "#f0f0f0"))
    ],
    "scenes": [
        {"id": name, "name": name, "layouts": {"main": [{"id": f"{name}-item", "source": name, "width": 1280, "height": 720}]}}
        for name in ("dark", "bright")
    ],
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: takes in ms, the start in s of wall time and in CPU seconds."""

    takes_ms: list[float]
    start_s: float
    start_cpu_s: float


def run(clone: Path, takes: int) -> Measured:
    """Start the studio of that clone, take that many times, end it."""
    parts.ROOT = clone
    with tempfile.TemporaryDirectory() as name:
        show = Path(name) / "show.json"
        show.write_text(json.dumps(_SHOW))
        began = time.monotonic()
        with parts.Studio(Path(name) / "studio", "--headless", show) as studio:
            studio.until(lambda tree: tree["mixer"]["figures"].get("ticks"), 30, "a tick")
            start_s = time.monotonic() - began
            studio.on_air(2)
            cpu_s = _cpu_seconds(studio.process.pid)
            finder = RingFinder(studio.session, "program.main", patience=1)
            return Measured([_take(studio, finder, number) for number in range(1, takes + 1)], start_s, cpu_s)


def _take(studio: parts.Studio, finder: RingFinder, number: int) -> float:
    """One take by a cut, in ms until the picture that shows it is due."""
    scene = ("dark", "bright")[number % 2]
    time.sleep(0.2 + random.random() / 10)
    ring = finder.ring()
    assert ring is not None
    latest = ring.newest()
    seen = latest.number if latest is not None else 0
    began_ns = time.monotonic_ns()
    studio.call("stage.take", scene=scene, kind="cut")
    while time.monotonic_ns() - began_ns < 2_000 * MS:
        for picture in ring.after(seen):
            seen = picture.number
            if (int(picture.planes.y[360, 640]) > _HALF) == (scene == "bright"):
                return float(picture.due_ns - began_ns) / MS
        time.sleep(0.001)
    raise AssertionError("the take is not to be seen within two seconds")


def _cpu_seconds(pid: int) -> float:
    """Of a process and all that it started, ended ones among them."""
    parent = psutil.Process(pid)
    times = [process.cpu_times() for process in (parent, *parent.children(recursive=True))]
    return float(sum(one.user + one.system + one.children_user + one.children_system for one in times))


def main() -> None:
    takes = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    clones = [Path(__file__).resolve().parents[2], *(Path(name).resolve() for name in sys.argv[2:])]
    for turn in range(3):
        for clone in clones:
            found = run(clone, takes)
            ordered = sorted(found.takes_ms)
            print(
                f"round {turn + 1} {'this clone' if clone == clones[0] else clone.name}: take median "
                f"{statistics.median(ordered):.1f} ms, p90 {ordered[int(len(ordered) * 0.9)]:.1f}; "
                f"start {found.start_s:.2f} s, {found.start_cpu_s:.2f} CPU s",
                flush=True,
            )


if __name__ == "__main__":
    main()
