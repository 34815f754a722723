"""The reference scene running as a whole studio, pushed to nginx on this computer, with its costs read while it runs.

Takes the benchmark's footage (camA.mp4, camB.mp4, music.m4a, logo.png, card/) from MEDIA.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.own import reference_show
from tests.parts.nginx import Nginx
from tests.parts.studio import Studio

SCENE_480 = {"W": "848", "H": "480", "FPS": "30", "KBPS": "2500"}


@contextlib.contextmanager
def running(destinations: int, scene: dict[str, str] = SCENE_480) -> Iterator[Studio]:
    """The scene, live on that many destinations."""
    media = os.environ.get("MEDIA", "")
    if not (Path(media) / "camA.mp4").is_file():
        sys.exit("MEDIA must name the folder with the benchmark's footage")
    with tempfile.TemporaryDirectory() as name, Nginx(Path(name) / "nginx") as server:
        urls = " ".join(f"{server.url('open')}/key{number}" for number in range(destinations))
        show = Path(name) / "show.json"
        show.write_text(json.dumps(reference_show({**scene, "MEDIA": media, "RTMP_URL": urls})))
        with Studio(Path(name) / "studio", "--headless", show, "--go-live") as studio:
            for number in range(1, destinations + 1):
                studio.destination_is(f"server-{number}", "live", 30)
            yield studio


@dataclass(frozen=True, slots=True)
class Cost:
    """What one stretch of program cost: CPU seconds per second, by kind of process and by process."""

    kinds: dict[str, float]
    processes: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.kinds.values())


def cost(studio: Studio, seconds: float) -> Cost:
    """Measure for that long, from now."""
    before, began = cpu_times(studio), time.monotonic()
    time.sleep(seconds)
    after, took = cpu_times(studio), time.monotonic() - began
    processes = {name: (after[name] - before.get(name, 0.0)) / took for name in after}
    kinds: dict[str, float] = {}
    for name, spent in processes.items():
        kind = name.partition(".")[0]
        kinds[kind] = kinds.get(kind, 0.0) + spent
    return Cost(kinds, processes)


def cpu_times(studio: Studio) -> dict[str, float]:
    """CPU seconds of every process so far, as the system counts them."""
    found = {}
    for name, entry in report(studio)["processes"].items():
        if entry["pid"]:
            times = psutil.Process(entry["pid"]).cpu_times()
            found[name] = times.user + times.system
    return found


def report(studio: Studio) -> dict[str, Any]:
    found: dict[str, Any] = studio.call("report")
    return found
