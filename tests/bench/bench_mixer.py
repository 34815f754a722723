"""CPU of the mixer's own thread per program tick, sound included: `python tests/bench/bench_mixer.py [seconds]`.

The scene of the benchmark at two sizes: a camera full frame, a camera inset, a card of 520 x 200 and a logo of 200 x 80 with
alpha, two sounds. It runs in real time on this thread; feeding the rings is not counted, waking up is.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import numpy as np

from studio.contracts import messages
from studio.contracts.plan import PlanCanvas, PlanItem, PlanStrip, Rect, RenderPlan
from studio.ipc import session
from studio.ipc.clock import MonotonicClock, sample_at, tick_at, tick_time_ns
from studio.ipc.picture_ring import Format, PictureWriter
from studio.ipc.sound_ring import SoundWriter
from studio.mixer.loop import Loop

RATE = 30


class _Nobody:
    """A link that nobody listens to."""

    stopping = False

    def poll(self, timeout_s: float = 0.0) -> list[messages.ToWorker]:
        return []

    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None:
        self.figures = figures

    def event(self, name: str, **data: object) -> None:
        print("event", name, data)

    def meters(self, levels: dict[str, tuple[float, float, float, float]]) -> None:
        self.levels = levels


class Scene:
    """The rings of the scene and its plan."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        inset = (width // 8 * 2, height // 8 * 2)
        boxes: dict[str, tuple[Format, Rect]] = {
            "a": (Format.I420, (0, 0, width, height)),
            "b": (Format.I420, (width - 24 - inset[0], height - 24 - inset[1], *inset)),
            "card": (Format.I420A, (24, height - 24 - 200, 520, 200)),
            "logo": (Format.I420A, (width - 224, 24, 200, 80)),
        }
        noise = np.random.default_rng(1)
        self.pictures = {
            name: PictureWriter(folder, f"source.{name}", fmt, box[2], box[3], 8) for name, (fmt, box) in boxes.items()
        }
        for writer in self.pictures.values():
            for _ in range(writer.slots):
                planes = writer.begin()
                for plane in (planes.y, planes.u, planes.v, planes.a):
                    if plane is not None:
                        plane[:] = noise.integers(16, 120, plane.shape, dtype=np.uint8)
                writer.publish(time.monotonic_ns())
        self.sounds = [SoundWriter(folder, f"source.{name}") for name in ("a", "music")]
        whole = (0, 0, width, height)
        items = tuple(PlanItem(f"source.{name}", box, whole) for name, (_, box) in boxes.items())
        canvas = PlanCanvas("main", width, height, RATE, 1, items, (), ())
        strips = (PlanStrip("source.a"), PlanStrip("source.music", gain=0.5))
        self.plan = RenderPlan(1, (canvas,), strips)
        self.block = (noise.standard_normal((1600, 2)) * 0.1).astype(np.float32)

    def feed(self, number: int) -> None:
        """What the sources do within one tick: pictures for the next one, sound up to a little ahead."""
        now_ns = tick_time_ns(tick_at(time.monotonic_ns(), RATE, 1) + 1, RATE, 1)
        for name in ("a", "b"):
            self.pictures[name].begin()
            self.pictures[name].publish(now_ns)
        for name in ("card", "logo"):
            self.pictures[name].touch()
        if number % RATE == 0:
            self.pictures["card"].begin()
            self.pictures["card"].publish(now_ns)
        for writer in self.sounds:
            writer.write(writer.end or sample_at(now_ns) - 3200, self.block)

    def close(self) -> None:
        for writer in [*self.pictures.values(), *self.sounds]:
            writer.close()


def measure(width: int, height: int, seconds: float) -> float:
    """CPU ms per tick."""
    folder = session.create()
    scene = Scene(folder, width, height)
    link = _Nobody()
    loop = Loop(folder, scene.plan, link, MonotonicClock())
    spent = ticks = 0
    for number in range(int(seconds * RATE)):
        scene.feed(number)
        before = loop.ticks
        start = time.thread_time_ns()
        while loop.ticks == before:
            loop.step()
        if number >= RATE:
            spent += time.thread_time_ns() - start
            ticks += 1
    print(link.figures, link.levels)
    loop.close()
    scene.close()
    shutil.rmtree(folder)
    return spent / 1e6 / ticks


if __name__ == "__main__":
    duration = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    for size in ((848, 480), (1280, 720), (1920, 1080)):
        cost = measure(*size, duration)
        print(f"{size[0]}x{size[1]}p{RATE}: {cost:.3f} ms CPU per tick, {cost * RATE / 1000:.4f} CPU s per s")
