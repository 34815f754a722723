"""What cards cost the mixer at 720p30: none, four still ones, four moving: `python tests/bench/cards.py [seconds each]`.

CPU of the mixer's own thread per second of program, in real time, over one camera full frame. The limits: under 1 % of a core
while the cards are still, under 5 % while they move. Drawing them is another process's work and is not in it.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.contracts import messages, specs
from studio.contracts.plan import Items, Motion, PlanCanvas, PlanItem, Rect, RenderPlan
from studio.ipc import session
from studio.ipc.clock import NS, MonotonicClock, tick_at, tick_time_ns
from studio.ipc.picture_ring import Format, PictureWriter
from studio.mixer.loop import Loop

WIDTH, HEIGHT, RATE = 1280, 720, 30
ROUNDS = 3
MOTION_NS = 400_000_000
WHOLE: Rect = (0, 0, WIDTH, HEIGHT)
CARDS: dict[str, Rect] = {
    "price": (40, 480, 520, 200),
    "countdown": (1000, 140, 240, 96),
    "ticker": (900, 600, 340, 80),
    "logo": (1040, 40, 200, 80),
}


class _Nobody:
    """A link that nobody listens to, but for the plans it brings."""

    stopping = False

    def __init__(self) -> None:
        self.plans: list[RenderPlan] = []

    def poll(self, timeout_s: float = 0.0) -> list[messages.ToWorker]:
        plans, self.plans = self.plans, []
        return [messages.Configure(specs.MixerSpec(plan)) for plan in plans]

    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None: ...
    def event(self, name: str, **data: object) -> None: ...
    def meters(self, levels: dict[str, tuple[float, float, float, float]]) -> None: ...


def rings(folder: Path) -> dict[str, PictureWriter]:
    """A camera of noise, and cards: opaque plates within a clear rim of 8 pixels."""
    noise = np.random.default_rng(1)
    made = {"camera": PictureWriter(folder, "source.camera", Format.I420, WIDTH, HEIGHT, 8)}
    for _ in range(8):
        planes = made["camera"].begin()
        for plane in (planes.y, planes.u, planes.v):
            plane[:] = noise.integers(16, 220, plane.shape, dtype=np.uint8)
        made["camera"].publish(time.monotonic_ns())
    for name, (_, _, width, height) in CARDS.items():
        writer = made[name] = PictureWriter(folder, f"card.{name}.main", Format.I420A, width, height)
        planes = writer.begin()
        assert planes.a is not None
        for plane, rim in ((planes.y, 8), (planes.u, 4), (planes.v, 4), (planes.a, 8)):
            plane.fill(0)
            plane[rim:-rim, rim:-rim] = 255 if plane is planes.a else 120
        writer.publish(time.monotonic_ns())
    return made


def plan(kind: str, start_ns: int, number: int) -> RenderPlan:
    """`none`, `still`, or a kind of motion that the cards have just begun, every other time leaving."""
    cards: Items = ()
    if kind != "none":
        motion = None if kind == "still" else Motion(kind, start_ns, MOTION_NS, number % 2 == 0)  # type: ignore[arg-type]
        cards = tuple(PlanItem(f"card.{name}.main", box, WHOLE, motion=motion) for name, box in CARDS.items())
    camera = PlanItem("source.camera", WHOLE, WHOLE)
    return RenderPlan(number, (PlanCanvas("main", WIDTH, HEIGHT, RATE, 1, (camera,), (), cards),), ())


def measure(kind: str, seconds: float) -> float:
    """CPU seconds of the mixer's thread per second of program. A moving plan is followed by the next without a pause."""
    folder, link = session.create(), _Nobody()
    writers = rings(folder)
    number = 1
    loop = Loop(folder, plan(kind, time.monotonic_ns(), number), link, MonotonicClock())
    begun_ns = time.monotonic_ns()
    spent = ticks = 0
    for tick in range(int(seconds * RATE)):
        now_ns = time.monotonic_ns()
        if kind not in ("none", "still") and now_ns - begun_ns >= MOTION_NS:
            number, begun_ns = number + 1, now_ns
            link.plans.append(plan(kind, now_ns, number))
        writers["camera"].begin()
        writers["camera"].publish(tick_time_ns(tick_at(now_ns, RATE, 1) + 1, RATE, 1))
        for name in CARDS:
            writers[name].touch()
        before, start = loop.ticks, time.thread_time_ns()
        while loop.ticks == before:
            loop.step()
        if tick >= RATE // 2:
            spent += time.thread_time_ns() - start
            ticks += 1
    loop.close()
    for writer in writers.values():
        writer.close()
    shutil.rmtree(folder)
    return spent / NS / (ticks / RATE)


if __name__ == "__main__":
    each = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    kinds = ("none", "still", "fade", "slide", "pop")
    found: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):  # in turn, so that a machine that slows down slows all of them
        for kind in kinds:
            found[kind].append(measure(kind, each))
    base = sorted(found["none"])[ROUNDS // 2]
    print(f"{WIDTH}x{HEIGHT}p{RATE}, {len(CARDS)} cards; median of {ROUNDS} rounds of {each:g} s")
    for kind in kinds:
        cost = sorted(found[kind])[ROUNDS // 2]
        print(f"{kind:>6}: {cost * 100:6.2f} % of a core, {(cost - base) * 100:+6.2f} % for the cards")
