"""The mixer and the multiview as real processes: rings in, rings out, a desk that goes and comes back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.contracts import messages, specs, wire
from studio.contracts.plan import Items, PlanCanvas, PlanItem, PlanStrip, RenderPlan
from studio.contracts.spec_files import write_spec
from studio.ipc import endpoint, framing, session
from studio.ipc.clock import NS, sample_at, sample_time_ns, tick_at, tick_time_ns
from studio.ipc.picture_ring import Format, Picture, PictureReader, PictureWriter, RingFinder
from studio.ipc.sound_ring import SoundReader, SoundWriter
from studio.kinds.picture_filters.lut import Lut
from studio.kinds.sound_filters.trim import Trim
from studio.values.errors import LinkClosedError

W, H = 320, 180
WHOLE = (0, 0, W, H)


class Desk:
    """A small desk: takes one worker's link, keeps what it says, sends what it is asked to."""

    def __init__(self, folder: Path) -> None:
        self._listener = endpoint.listen(folder, "desk")
        self._link: framing.FramedSocket | None = None
        self.heard: list[Any] = []

    def hear_until(self, wanted: Callable[[Any], bool], within_s: float = 40.0) -> Any:
        """The first message that is wanted, new or old."""
        until = time.monotonic() + within_s
        for message in self.heard:
            if wanted(message):
                return message
        while time.monotonic() < until:
            if self._link is None:
                self._listener.settimeout(max(0.01, until - time.monotonic()))
                self._link = framing.FramedSocket(self._listener.accept()[0])
            try:
                payload = self._link.receive(0.1)
            except LinkClosedError:
                self._link = None
                continue
            if payload is not None:
                self.heard.append(messages.decode_from_worker(payload))
                if wanted(self.heard[-1]):
                    return self.heard[-1]
        raise AssertionError(f"not heard within {within_s} s; heard: {self.heard[-5:]}")

    def send(self, message: messages.ToWorker) -> None:
        assert self._link is not None
        self._link.send(wire.encode(message))

    def close(self) -> None:
        if self._link is not None:
            self._link.close()
        self._listener.close()


class Camera:
    """Rings made by the test: 30 pictures a second whose level counts, and a sound whose value is its index."""

    def __init__(self, folder: Path, ring: str, base: int) -> None:
        self._writer = PictureWriter(folder, ring, Format.I420, W, H, 8)
        self._sound = SoundWriter(folder, ring)
        self._base = base
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"camera {ring}")
        self._thread.start()

    def _run(self) -> None:
        tick = tick_at(time.monotonic_ns(), 30, 1)
        while not self._end.wait(max(0.0, (tick_time_ns(tick, 30, 1) - time.monotonic_ns()) / NS)):
            planes = self._writer.begin()
            planes.y.fill(self._base + tick % 50)
            planes.u.fill(128)
            planes.v.fill(128)
            self._writer.publish(tick_time_ns(tick + 3, 30, 1))
            start = self._sound.end or sample_at(time.monotonic_ns())
            count = sample_at(tick_time_ns(tick + 3, 30, 1)) - start
            ramp = ((start + np.arange(count)) % 48000 / 96000).astype(np.float32)
            self._sound.write(start, np.stack([ramp, -ramp], axis=1))
            tick += 1

    def close(self) -> None:
        self._end.set()
        self._thread.join()
        self._writer.close()
        self._sound.close()


def camera_level(base: int, tick: int) -> int:
    """What a camera shows at a program tick: the picture that it made due then."""
    return base + (tick - 3) % 50


def items(name: str) -> Items:
    return (PlanItem(f"source.{name}", WHOLE, WHOLE),)


def plan(name: str, revision: int, effective_ns: int = 0) -> RenderPlan:
    canvas = PlanCanvas("main", W, H, 30, 1, items(name), items("b"), ())
    return RenderPlan(revision, (canvas,), (PlanStrip("source.a"),), limiter=False, effective_ns=effective_ns)


Start = Callable[[str, specs.Spec], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Starts workers and ends what is left of them."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(name: str, spec: specs.Spec) -> subprocess.Popen[bytes]:
        write_spec(folder, name, spec)
        environment = dict(os.environ, **{session.ENVIRONMENT_NAME: str(folder)})
        child = subprocess.Popen([sys.executable, "-m", "studio.workers", name], stdin=subprocess.PIPE, env=environment)
        running.append(child)
        return child

    yield begin
    for child in running:
        if child.poll() is None:
            child.kill()
        child.wait(30)
        if child.stdin is not None:
            child.stdin.close()


@pytest.fixture
def cameras(folder: Path) -> Iterator[None]:
    both = [Camera(folder, "source.a", 30), Camera(folder, "source.b", 130)]
    yield
    for one in both:
        one.close()


def ring_of(folder: Path, name: str, within_s: float = 40.0) -> PictureReader:
    """The ring, once there is a picture in it."""
    finder = RingFinder(folder, name, 1)
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        ring = finder.ring()
        if ring is not None and ring.count:
            return ring
        time.sleep(0.02)
    raise AssertionError(f"no picture in {name}")


def watch(ring: PictureReader, seconds: float) -> list[tuple[int, int, int]]:
    """(tick, repeats, level) of every picture published meanwhile."""
    seen: list[tuple[int, int, int]] = []
    newest: Picture | None = ring.newest()
    number = newest.number if newest else 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for picture in ring.after(number):
            seen.append((picture.tick, picture.repeats, int(picture.planes.y[H // 2, W // 2])))
            assert picture.still_valid()
            number = picture.number
        time.sleep(0.01)
    return seen


def running(message: Any) -> bool:
    return isinstance(message, messages.Status) and message.state == "running" and bool(message.figures.get("ticks"))


@pytest.mark.usefixtures("cameras")
def test_pictures_and_sound_go_through_on_time(folder: Path, start: Start) -> None:
    desk = Desk(folder)
    child = start("mixer", specs.MixerSpec(plan("a", 1)))
    ring = ring_of(folder, "program.main")
    time.sleep(0.3)
    seen = watch(ring, 2.0)
    ticks = [tick for tick, _, _ in seen]
    assert len(seen) >= 40
    for (before, _, _), (tick, repeats, _) in pairwise(seen):
        assert tick - before == 1 + repeats
    wrong = [one for one in seen if one[2] != camera_level(30, one[0])]
    assert len(wrong) <= len(seen) // 20, f"pictures not due then: {wrong}"
    ears = SoundReader(folder, "program")
    end = ears.end
    assert end % 1024 == 0
    assert 0 < time.monotonic_ns() - sample_time_ns(end) < 400_000_000
    heard = np.zeros((1024 * 20, 2), np.float32)
    assert ears.read(end - len(heard), heard) == len(heard)
    exact = (np.arange(end - len(heard), end) % 48000 / 96000).astype(np.float32)
    assert (np.abs(heard[:, 0] - exact) < 1e-6).mean() > 0.9
    ears.close()
    hello = desk.hear_until(lambda message: isinstance(message, messages.Hello))
    assert hello.name == "mixer"
    assert hello.pid == child.pid
    status = desk.hear_until(running)
    assert {"lagged", "late_p99_ms", "compose_ms", "torn", "sound_blocks", "cpu_s"} <= set(status.figures)
    meters = desk.hear_until(lambda message: isinstance(message, messages.Meters) and message.levels["source.a"][0] > -30)
    assert set(meters.levels) == {"source.a", "program"}
    assert ticks == sorted(ticks)
    desk.send(messages.Stop())
    assert child.wait(30) == 0
    assert ring.closed
    desk.close()


@pytest.mark.usefixtures("cameras")
def test_filters_work_and_a_file_that_is_missing_is_a_sentence(folder: Path, start: Start, tmp_path: Path) -> None:
    desk, look = Desk(folder), tmp_path / "look.cube"
    item = PlanItem("source.a", WHOLE, WHOLE, filters=(Lut(id="l", file=str(look)),))
    strip = PlanStrip("source.a", filters=(Trim(id="t", gain_db=-20.0), Trim(id="u", gain_db=20.0, invert=True)))
    canvas = PlanCanvas("main", W, H, 30, 1, (item,), (), ())
    child = start("mixer", specs.MixerSpec(RenderPlan(1, (canvas,), (strip,), limiter=False)))
    ring = ring_of(folder, "program.main")
    status = desk.hear_until(lambda message: isinstance(message, messages.Status) and "look.cube" in message.text)
    assert (status.state, status.text) == ("running", "look.cube is not there.")
    time.sleep(0.3)
    seen = watch(ring, 0.5)
    assert sum(level == camera_level(30, tick) for tick, _, level in seen) > len(seen) * 0.8, "the picture passes"
    negative = "LUT_3D_SIZE 2\n" + "".join(f"{1 - r} {1 - g} {1 - b}\n" for b in (0, 1) for g in (0, 1) for r in (0, 1))
    (tmp_path / "made").write_text(negative)
    (tmp_path / "made").rename(look)
    desk.heard.clear()
    desk.hear_until(lambda message: isinstance(message, messages.Status) and message.text == "", within_s=20.0)
    seen = watch(ring, 1.0)
    assert sum(level == 251 - camera_level(30, tick) for tick, _, level in seen) > len(seen) * 0.8
    ears = SoundReader(folder, "program")
    end = ears.end
    heard = np.zeros((1024 * 20, 2), np.float32)
    assert ears.read(end - len(heard), heard) == len(heard)
    exact = -(np.arange(end - len(heard), end) % 48000 / 96000).astype(np.float32)
    assert (np.abs(heard[:, 0] - exact) < 1e-5).mean() > 0.9
    ears.close()
    desk.send(messages.Stop())
    assert child.wait(30) == 0
    desk.close()


@pytest.mark.usefixtures("cameras")
def test_a_take_at_its_tick_through_a_desk_that_was_away(folder: Path, start: Start) -> None:
    first = Desk(folder)
    child = start("mixer", specs.MixerSpec(plan("a", 1)))
    ring = ring_of(folder, "program.main")
    first.hear_until(running)
    first.close()
    assert watch(ring, 0.5), "the air goes on without a desk"
    second = Desk(folder)
    second.hear_until(lambda message: isinstance(message, messages.Hello))
    tick = tick_at(time.monotonic_ns(), 30, 1) + 45  # time enough for the plan to get there, on a busy computer too
    second.send(messages.Configure(specs.MixerSpec(plan("b", 2, tick_time_ns(tick, 30, 1)))))
    seen = watch(ring, 2.2)
    assert {level < 100 for number, _, level in seen if number < tick} == {True}
    assert {level < 100 for number, _, level in seen if number >= tick} == {False}
    assert any(number - repeats <= tick <= number for number, repeats, _ in seen)
    second.hear_until(lambda message: isinstance(message, messages.Status) and message.figures.get("revision") == 2)
    child.send_signal(signal.SIGTERM)
    assert child.wait(30) == 0
    second.close()


@pytest.mark.usefixtures("cameras")
def test_killed_and_started_again_it_goes_on_at_the_clocks_tick(folder: Path, start: Start) -> None:
    child = start("mixer", specs.MixerSpec(plan("a", 1)))
    ring = ring_of(folder, "program.main")
    before = watch(ring, 0.5)[-1][0]
    child.kill()
    child.wait(30)
    start("mixer", specs.MixerSpec(plan("a", 1)))
    until = time.monotonic() + 30
    finder = RingFinder(folder, "program.main", 1)
    while (again := finder.ring()) is None or again.epoch == ring.epoch or not again.count:
        assert time.monotonic() < until
        time.sleep(0.02)
    newest = again.newest()
    assert newest is not None
    assert newest.tick > before
    assert newest.due_ns == tick_time_ns(newest.tick, 30, 1)
    assert 0 <= tick_at(time.monotonic_ns(), 30, 1) - newest.tick < 30
    finder.close()


def test_it_ends_when_the_launcher_goes(folder: Path, start: Start) -> None:
    child = start("mixer", specs.MixerSpec(plan("a", 1)))
    ring_of(folder, "program.main")
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(30) == 0


@pytest.mark.usefixtures("cameras")
def test_the_multiview_draws_program_preview_and_sources(folder: Path, start: Start) -> None:
    desk, program = Desk(folder), Camera(folder, "program.main", 30)
    child = start("multiview", specs.MultiviewSpec(plan("a", 1)))
    desk.hear_until(lambda message: isinstance(message, messages.Hello))
    views = (
        specs.View("out", "program", "main", "main", 160, 90, 30.0),
        specs.View("next", "preview", "main", "main", 160, 90, 15.0),
        specs.View("cam", "source", "a", "main", 64, 64, 10.0),
    )
    desk.send(messages.Configure(specs.MultiviewSpec(plan("a", 2), views)))
    found = {}
    for name in ("out", "next", "cam"):
        ring = ring_of(folder, f"view.{name}")
        picture = ring.newest()
        assert picture is not None
        assert picture.planes.bgra is not None
        found[name] = int(picture.planes.bgra[32, 32, 1])
        counted = ring.count
        until = time.monotonic() + 30
        while ring.count < counted + 3:
            assert time.monotonic() < until, f"{name} stands still"
            time.sleep(0.02)
    low, high = (30 - 16) * 255 // 219, (79 - 16) * 255 // 219 + 1
    assert low <= found["out"] <= high
    assert low <= found["cam"] <= high
    assert found["next"] > high
    desk.send(messages.Stop())
    assert child.wait(30) == 0
    program.close()
    desk.close()
