"""What each kind of filter costs the mixer: `python tests/bench/filters.py [rounds]`.

Sound: blocks of one strip through `SoundMixer`, with and without the filter in turns; noise that keeps every filter busy.
Pictures: a new 1280x720 picture each time through `Compositor`, with and without the filter in turns. CPU time of this thread,
the least of all rounds: other work on the machine counts little.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from studio.contracts.plan import PlanItem, PlanStrip, RenderPlan
from studio.ipc import session
from studio.ipc.picture_ring import Format, PictureWriter
from studio.ipc.sound_ring import SoundWriter
from studio.kinds import picture_filters, sound_filters
from studio.mixer.compositor import Compositor, black_planes
from studio.mixer.filters import FilterBench
from studio.mixer.inputs import Inputs
from studio.mixer.sound import SoundMixer
from studio.mixer.strip import BLOCK

RATE_HZ, PICTURES_HZ = 48_000, 30
WIDTH, HEIGHT = 1280, 720
BLOCKS, PICTURES = 60, 12


def declared(family: Any, kind: str, folder: Path) -> Any:
    """The kind as it is added, with a file of its own where it wants one."""
    fields: dict[str, Any] = {"type": kind, "id": "one"}
    if kind == "colour_correction":  # its defaults change nothing
        fields |= {"gamma": 1.2, "saturation": 1.1}
    if kind == "trim":
        fields |= {"gain_db": 3.0}
    if kind == "lut":
        axis = np.linspace(0, 1, 33)
        rows = (f"{r**1.1:.5f} {g:.5f} {b**0.9:.5f}" for b in axis for g in axis for r in axis)
        (folder / "look.cube").write_text("LUT_3D_SIZE 33\n" + "\n".join(rows) + "\n")
        fields["file"] = str(folder / "look.cube")
    return msgspec.convert(fields, family.FAMILY.union())


def least(work: Callable[[], None]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def sound(folder: Path, rounds: int) -> None:
    made = session.create()
    chance = np.random.default_rng(1)
    mixers: dict[str, SoundMixer] = {}
    best: dict[str, float] = {}
    writer = SoundWriter(made, "source.a")
    now_ns = time.monotonic_ns()
    kinds = ["", *sound_filters.FAMILY.kinds]
    for kind in kinds:
        mixers[kind] = SoundMixer(made, now_ns)
        filters = (declared(sound_filters, kind, folder),) if kind else ()
        mixers[kind].plan(RenderPlan(1, (), (PlanStrip("source.a", filters=filters),), limiter=False))
    for _ in range(rounds):
        start = mixers[""]._index
        loudness = np.repeat(10 ** (chance.uniform(-60, -6, BLOCKS + 2) / 20), BLOCK)[:, None]
        writer.write(start, (loudness * chance.uniform(-1, 1, ((BLOCKS + 2) * BLOCK, 2))).astype(np.float32))
        for kind in kinds:
            mixer = mixers[kind]
            spent = least(lambda mixer=mixer: [mixer.mix(mixer.due_ns) for _ in range(BLOCKS)])  # type: ignore[misc]
            best[kind] = min(best.get(kind, spent), spent)
    plain = best[""] / BLOCKS
    print(f"one strip without filters: {plain * 1e6:.0f} us a block")
    for kind in kinds[1:]:
        cost = best[kind] / BLOCKS - plain
        share = cost * RATE_HZ / BLOCK
        print(
            f"{kind:20} {cost * 1e6:6.0f} us a block   {100 * share:.2f} % of a core   {cost / plain:.2f} of the strip's mixing"
        )
    for mixer in mixers.values():
        mixer.close()
    writer.close()
    shutil.rmtree(made)


def pictures(folder: Path, rounds: int) -> None:
    made = session.create()
    writer = PictureWriter(made, "source.a", Format.I420, WIDTH, HEIGHT, 4)
    inputs, bench, planes = Inputs(made), FilterBench(), black_planes(WIDTH, HEIGHT)
    whole = (0, 0, WIDTH, HEIGHT)
    kinds = ["", *picture_filters.FAMILY.kinds]
    items = {
        kind: (PlanItem("source.a", whole, whole, filters=(declared(picture_filters, kind, folder),) if kind else ()),)
        for kind in kinds
    }
    bench.follow(RenderPlan(1, (), (), scenes={"s": {"main": tuple(one[0] for one in items.values())}}))
    for work in bench._works.values():
        getattr(work, "settle", lambda _timeout_s: True)(30)
    compositor = Compositor(WIDTH, HEIGHT, inputs, bench)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    best: dict[str, float] = {}
    for number in range(rounds * PICTURES):
        new = writer.begin()
        new.y[:] = (rows * 3 + columns + 7 * number) % 200 + 20
        new.u[:], new.v[:] = (rows[::2, ::2] + number) % 100 + 78, (columns[::2, ::2] + number) % 100 + 78
        writer.publish(time.monotonic_ns())
        for kind in kinds:
            at_ns = time.monotonic_ns()
            spent = least(lambda at_ns=at_ns, kind=kind: compositor.draw(planes, items[kind], at_ns))  # type: ignore[misc]
            best[kind] = min(best.get(kind, spent), spent)
    plain = best[""]
    print(f"{WIDTH}x{HEIGHT} without filters: {plain * 1e3:.2f} ms a picture")
    for kind in kinds[1:]:
        cost = best[kind] - plain
        print(f"{kind:20} {cost * 1e3:6.2f} ms a picture   {100 * cost * PICTURES_HZ:.1f} % of a core at {PICTURES_HZ}")
    inputs.close()
    writer.close()
    shutil.rmtree(made)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        sound(Path(folder), rounds)
        pictures(Path(folder), rounds)


if __name__ == "__main__":
    main()
