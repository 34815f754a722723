"""The loop on a virtual clock: ticks, plans, lateness."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.contracts import messages, specs
from studio.contracts.plan import Items, PlanCanvas, PlanItem, PlanStrip, PlanTransition, RenderPlan
from studio.ipc import mapped
from studio.ipc.clock import NS, VirtualClock, tick_time_ns
from studio.ipc.picture_ring import Picture, RingFinder
from studio.ipc.sound_ring import SoundReader
from studio.mixer.lateness import Lateness
from studio.mixer.loop import Loop
from studio.mixer.plans import newest_effective

W, H = 32, 16
WHOLE = (0, 0, W, H)


class Desk:
    """A link that takes down what it is told and says what it is given to say."""

    def __init__(self) -> None:
        self.stopping = False
        self.say: list[messages.ToWorker] = []
        self.figures: dict[str, messages.Figure] = {}
        self.state, self.text = "", ""
        self.events: list[tuple[str, dict[str, object]]] = []
        self.levels: list[dict[str, tuple[float, float, float, float]]] = []
        self.polls = 0

    def poll(self, timeout_s: float = 0.0) -> list[messages.ToWorker]:
        assert timeout_s == 0.0
        self.polls += 1
        said, self.say = self.say, []
        return said

    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None:
        self.state, self.text, self.figures = state, text, figures

    def event(self, name: str, **data: object) -> None:
        self.events.append((name, data))

    def meters(self, levels: dict[str, tuple[float, float, float, float]]) -> None:
        self.levels.append(levels)


def items(name: str) -> Items:
    return (PlanItem(f"source.{name}", WHOLE, WHOLE),)


def canvas(program: Items = (), name: str = "main", rate: int = 30, width: int = W, **more: Any) -> PlanCanvas:
    overlay, transition = more.pop("overlay", ()), more.pop("transition", None)
    return PlanCanvas(name, width, H, rate, 1, program, (), overlay, transition, **more)


def plan(*canvases: PlanCanvas, revision: int = 1, strips: tuple[PlanStrip, ...] = (), **more: Any) -> RenderPlan:
    return RenderPlan(revision, canvases, strips, **more)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = VirtualClock(time.monotonic_ns())
        self.desk = Desk()
        self.loop: Loop | None = None
        self.finders: dict[str, RingFinder] = {}

    def start(self, first: RenderPlan) -> Loop:
        self.loop = Loop(self.folder, first, self.desk, self.clock)
        return self.loop

    def configure(self, new: RenderPlan) -> None:
        self.desk.say.append(messages.Configure(specs.MixerSpec(new)))

    def run(self, ticks: int) -> None:
        assert self.loop is not None
        until = self.loop.ticks + ticks
        while self.loop.ticks < until:
            self.loop.step()

    def run_beside(self, ticks: int, name: str) -> None:
        """As `run`; what is made beside the loop for `name` is there by the next tick: this clock is quicker than a thread."""
        assert self.loop is not None
        for _ in range(ticks):
            self.run(1)
            program = self.loop._programs.get(name)
            if program is not None and program._coming is not None:
                program._coming._thread.join()

    def made(self, name: str = "main") -> None:
        """One tick, after which what was configured is heard and holds, and then until the ring that it asks for is there."""
        self.run(1)
        assert self.loop is not None
        ticks = self.loop.ticks
        while self.loop._pending:
            self.loop.step()
            assert self.loop.ticks == ticks
        coming = self.loop._programs[name]._coming
        if coming is not None:
            coming.take()

    def pictures(self, name: str = "main") -> list[Picture]:
        """The pictures still in the program's ring, oldest first."""
        finder = self.finders.setdefault(name, RingFinder(self.folder, f"program.{name}", 1))
        ring = finder.ring()
        return ring.after(0) if ring is not None else []

    def levels(self, name: str = "main") -> dict[int, int]:
        """Tick -> level of the picture's corner."""
        return {int(picture.tick): int(picture.planes.y[0, 0]) for picture in self.pictures(name)}

    def close(self) -> None:
        if self.loop is not None:
            self.loop.close()
        for finder in self.finders.values():
            finder.close()


@pytest.fixture
def rig(folder: Path, show: Any) -> Iterator[Rig]:
    for number, name in enumerate("abc"):
        show(f"source.{name}", np.full((H, W), 50 + 50 * number, np.uint8))
    made = Rig(folder)
    yield made
    made.close()


# ---------------------------------------------------------------- black


def test_a_program_that_was_black_for_five_seconds_is_named_whatever_lies_above_it(rig: Rig, show: Any) -> None:
    for ring in ("source.dark", "slate.dark"):
        show(ring, np.full((H, W), 17, np.uint8))
    logo = (PlanItem("source.a", (0, 0, 8, 4), WHOLE),)
    rig.start(plan(canvas(items("dark"), overlay=logo), canvas(items("b"), name="tall")))
    rig.run(2 * 30 * 4)
    assert rig.desk.figures["black"] == ""
    rig.run(2 * 30 * 3)
    assert rig.desk.figures["black"] == "main"
    rig.configure(plan(canvas(items("a")), canvas(items("b"), name="tall"), revision=2))
    rig.run(2 * 30 * 3)
    assert rig.desk.figures["black"] == ""


def test_a_program_on_which_nothing_lies_is_not_called_black_when_something_is_taken(rig: Rig) -> None:
    rig.start(plan(canvas()))
    rig.run(30 * 7)
    assert rig.desk.figures["black"] == "", "the plan says that"
    rig.configure(plan(canvas(), panic=True, revision=2))
    rig.run(30 * 7)
    assert rig.desk.figures["black"] == "main", "panic is to show something"
    rig.configure(plan(canvas(), revision=3))
    rig.run(30 * 3)
    assert rig.desk.figures["black"] == ""


# ---------------------------------------------------------------- ticks


def test_a_program_that_nobody_encodes_keeps_few_pictures_and_ticks_on_when_somebody_does(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"), encoded=False)))
    rig.run(20)
    assert len(rig.pictures()) == 4
    last = int(rig.pictures()[-1].tick)
    rig.configure(plan(canvas(items("a"), encoded=True), revision=2))
    rig.made()
    rig.run(19)
    ticks = [int(picture.tick) for picture in rig.pictures()]
    assert ticks == list(range(last + 5, last + 21))
    rig.configure(plan(canvas(items("a"), encoded=False), revision=3))
    rig.made()
    rig.run(9)
    assert [int(picture.tick) for picture in rig.pictures()] == list(range(last + 27, last + 31))


def test_a_program_that_finds_no_room_for_the_longer_ring_ticks_on_in_its_own(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.start(plan(canvas(items("a"), encoded=False)))
    rig.run(10)
    last = int(rig.pictures()[-1].tick)
    monkeypatch.setattr("studio.ipc.room.free_bytes", lambda _folder: 1000)
    rig.configure(plan(canvas(items("a"), encoded=True), revision=2))
    rig.run(10)
    assert [int(picture.tick) for picture in rig.pictures()] == list(range(last + 7, last + 11))


def test_no_tick_waits_while_a_longer_ring_is_made(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    reserve, go_on, waited = mapped._reserve, threading.Event(), []

    def slowly(file: Any, size: int, session: Path) -> None:
        waited.append(go_on.wait(5))
        reserve(file, size, session)

    rig.start(plan(canvas(items("a"), encoded=False)))
    rig.run(10)
    monkeypatch.setattr(mapped, "_reserve", slowly)
    rig.configure(plan(canvas(items("a"), encoded=True), revision=2))
    last = int(rig.pictures()[-1].tick)
    rig.run(10)
    assert not waited, "the program went on meanwhile"
    assert [int(picture.tick) for picture in rig.pictures()] == list(range(last + 7, last + 11))
    go_on.set()
    rig.made()
    rig.run(20)
    assert len(rig.pictures()) == 16


def test_no_tick_waits_while_the_first_ring_of_another_canvas_is_made(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, waited = slow_rings(rig, monkeypatch)
    rig.configure(plan(canvas(items("a")), canvas(items("b"), "tall"), revision=2))
    last = int(rig.pictures()[-1].tick)
    rig.run(10)
    assert not waited, "the program went on meanwhile"
    assert [int(picture.tick) for picture in rig.pictures()][-10:] == list(range(last + 1, last + 11))
    assert rig.pictures("tall") == []
    go_on.set()
    rig.made("tall")
    rig.run(20)
    tall = [int(picture.tick) for picture in rig.pictures("tall")]
    assert tall == list(range(tall[0], tall[0] + len(tall)))
    assert rig.loop is not None
    assert (rig.loop.lagged, len(tall) >= 9) == (0, True), "what was not drawn without a ring is nothing that lagged"


def test_a_plan_that_changes_its_mind_waits_for_no_ring(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, waited = slow_rings(rig, monkeypatch)
    for revision, encoded in enumerate((False, True, False), 2):
        rig.configure(plan(canvas(items("a"), encoded=encoded), revision=revision))
        rig.run(2)
    assert not waited, "the program went on meanwhile"
    go_on.set()
    for _ in range(3):
        rig.made()
    rig.run(10)
    assert len(rig.pictures()) == 4, "as it was wanted last"


def slow_rings(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, list[bool]]:
    """A program that ticks, after which rings are made when the event is set; who went on without it."""
    reserve, go_on, waited = mapped._reserve, threading.Event(), list[bool]()

    def slowly(file: Any, size: int, session: Path) -> None:
        waited.append(go_on.wait(5))
        reserve(file, size, session)

    rig.start(plan(canvas(items("a"))))
    rig.run(10)
    monkeypatch.setattr(mapped, "_reserve", slowly)
    return go_on, waited


def test_ticks_follow_each_other_on_time(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(8)
    found = rig.pictures()
    ticks = [int(picture.tick) for picture in found]
    assert ticks == list(range(ticks[0], ticks[0] + 8))
    assert [picture.due_ns for picture in found] == [tick_time_ns(tick, 30, 1) for tick in ticks]
    assert [picture.repeats for picture in found] == [0] * 8
    assert rig.clock.now_ns() == found[-1].due_ns
    assert all((picture.planes.y == 50).all() for picture in found)


def test_every_canvas_has_its_own_rate(rig: Rig) -> None:
    rig.start(plan(canvas(items("a")), canvas(items("b"), "tall", 60)))
    rig.run(9)
    main, tall = rig.levels(), rig.levels("tall")
    assert len(main) == 3
    assert len(tall) == 6
    assert set(main.values()) == {50}
    assert set(tall.values()) == {100}


def test_a_late_tick_is_published_once_with_its_debt(rig: Rig) -> None:
    loop = rig.start(plan(canvas(items("a"))))
    rig.run(3)
    last = rig.pictures()[-1]
    rig.clock.advance_ns(4 * NS // 30 + 1_000_000)  # three ticks pass unseen, the fourth is 1 ms late
    rig.run(1)
    newest = rig.pictures()[-1]
    assert newest.tick - last.tick == 4
    assert newest.repeats == 3
    assert loop.lagged == 3
    rig.run(1)
    assert rig.pictures()[-1].tick == newest.tick + 1
    assert rig.pictures()[-1].repeats == 0
    assert loop.ticks == 5


def test_a_little_lateness_is_no_lag(rig: Rig) -> None:
    loop = rig.start(plan(canvas(items("a"))))
    rig.run(2)
    rig.clock.advance_ns(NS // 30 + 20_000_000)
    rig.run(1)
    assert loop.lagged == 0
    assert loop.lateness.max_ns == pytest.approx(20_000_000, abs=2)  # tick times are rounded to whole ns
    assert rig.pictures()[-1].repeats == 0


def test_lateness_percentiles() -> None:
    late = Lateness()
    assert late.percentile_ms(99) == 0
    for _ in range(98):
        late.add(110_000)
    late.add(3_020_000)
    late.add(250_000_000)
    assert late.percentile_ms(50) == pytest.approx(0.15)
    assert late.percentile_ms(99) == pytest.approx(3.05)
    assert late.percentile_ms(100) == pytest.approx(100.05)
    assert late.max_ns == 250_000_000


def test_the_desk_is_asked_once_a_tick_at_most_and_told_once_a_second(rig: Rig) -> None:
    rig.start(plan(canvas(items("a")), revision=7))
    rig.run(31)
    assert rig.desk.polls <= 31
    assert rig.desk.figures["ticks"] == pytest.approx(30, abs=1)
    assert rig.desk.figures["revision"] == 7
    assert set(rig.desk.figures) >= {
        "ticks", "lagged", "late_p50_ms", "late_p99_ms", "late_max_ms", "compose_ms", "torn", "sound_blocks", "sound_late",
    }  # fmt: skip


# ---------------------------------------------------------------- plans


def test_a_take_falls_on_its_tick(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(2)
    change = int(rig.pictures()[-1].tick) + 4
    rig.configure(plan(canvas(items("b")), effective_ns=tick_time_ns(change, 30, 1)))
    rig.run(6)
    assert [rig.levels()[change + step] for step in range(-3, 3)] == [50, 50, 50, 100, 100, 100]


def test_a_plan_for_now_holds_at_the_next_tick(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(2)
    last = int(rig.pictures()[-1].tick)
    rig.configure(plan(canvas(items("b"))))
    rig.run(3)
    levels = rig.levels()
    assert levels[last] == 50
    assert levels[last + 2] == 100  # it is heard after the tick that follows, or before


def test_a_fade_is_stepped_by_tick_time(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(1)
    first = int(rig.pictures()[-1].tick) + 3
    start = tick_time_ns(first, 30, 1)
    change = PlanTransition(1, "fade", start, tick_time_ns(5, 30, 1), items("a"))
    rig.configure(plan(canvas(items("c"), transition=change), effective_ns=start))
    rig.run(8)
    assert [rig.levels()[first + step] for step in range(-1, 6)] == [50, 50, 70, 90, 110, 130, 150]


def test_panic_shows_its_items_alone(rig: Rig) -> None:
    main = canvas(items("a"), overlay=items("b"))
    rig.start(plan(main))
    rig.run(2)
    assert set(rig.levels().values()) == {100}
    rig.configure(plan(main, panic=True, panic_items={"main": items("c")}))
    rig.run(8)
    assert rig.pictures()[-1].planes.y[0, 0] == 150
    rig.configure(plan(main, panic=True))
    rig.run(3)
    assert rig.pictures()[-1].planes.y[0, 0] == 16
    rig.configure(plan(main))
    rig.run(3)
    assert rig.pictures()[-1].planes.y[0, 0] == 100


def test_canvases_come_change_and_go(rig: Rig) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(2)
    before = rig.finders["main"].ring() if rig.pictures() else None
    assert before is not None
    rig.configure(plan(canvas(items("a"), width=48), canvas(items("b"), "tall")))
    rig.run(6)
    assert before.closed
    assert rig.pictures()[-1].planes.y.shape == (H, 48)
    assert rig.levels("tall")
    tall = rig.finders["tall"].ring()
    assert tall is not None
    rig.configure(plan(canvas(items("a"), width=48)))
    rig.run(4)
    assert tall.closed
    ticks = list(rig.levels())
    assert ticks == list(range(ticks[0], ticks[-1] + 1))


def test_without_canvases_it_still_listens_and_mixes(rig: Rig) -> None:
    loop = rig.start(plan())
    began = rig.clock.now_ns()
    for _ in range(50):
        loop.step()
    seconds = (rig.clock.now_ns() - began) / NS
    assert rig.desk.polls > 10 * seconds
    assert loop._sound.blocks == pytest.approx(seconds * 48000 / 1024, abs=3)
    rig.configure(plan(canvas(items("a"))))
    rig.run(2)
    assert len(rig.pictures()) == 2


def test_newest_effective_supersedes_older_ones() -> None:
    later, now = plan(effective_ns=500), plan(revision=2)
    assert newest_effective([later], 499) == (None, [later])
    assert newest_effective([later], 500) == (later, [])
    assert newest_effective([later, now], 100) == (now, [])
    assert newest_effective([now, later], 100) == (now, [later])


# ---------------------------------------------------------------- sources and sound


def test_silent_sources_are_named_once(rig: Rig) -> None:
    rig.start(plan(canvas(items("a")), names={"source.a": "Camera 1"}))
    rig.run(30 * 4)
    assert rig.desk.events == [("source_stale", {"ring": "source.a"})]
    assert rig.desk.text == "No picture from Camera 1."


def test_sound_goes_on_in_whole_blocks_and_meters_20_times_a_second(rig: Rig) -> None:
    loop = rig.start(plan(canvas(items("a")), strips=(PlanStrip("source.a"),)))
    began = rig.clock.now_ns()
    rig.run(60)
    seconds = (rig.clock.now_ns() - began) / NS
    assert loop._sound.blocks == pytest.approx(seconds * 48000 / 1024, abs=2)
    assert len(rig.desk.levels) == pytest.approx(20 * seconds, abs=1)
    assert set(rig.desk.levels[-1]) == {"source.a", "program"}
    ears = SoundReader(rig.folder, "program")
    out = np.ones((1024 * 20, 2), np.float32)
    assert ears.read(ears.end - len(out), out) == len(out)
    assert not out.any()
    ears.close()


def test_stopping_closes_the_rings(folder: Path, rig: Rig) -> None:
    loop = rig.start(plan(canvas(items("a"))))
    rig.run(1)
    rig.desk.stopping = True
    loop.run()
    ring = rig.finders["main"].ring() if rig.pictures() else None
    loop.close()
    rig.loop = None
    assert ring is not None
    assert ring.closed


def test_whatever_the_system_refuses_to_a_second_canvas_the_first_goes_on(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(2)

    def refused(*_given: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(mapped, "_reserve", refused)
    rig.configure(plan(canvas(items("a")), canvas(items("b"), "tall"), revision=2))
    rig.run_beside(40, "tall")
    assert len(rig.pictures()) > 10
    assert rig.desk.state == "failed"
    assert rig.desk.text == "Nothing is drawn for tall. The system gives no memory for its pictures: Too many open files."
    monkeypatch.undo()
    rig.run_beside(120, "tall")
    assert rig.pictures("tall")
    assert rig.desk.state == "running"


def test_a_canvas_without_room_is_said_while_the_others_go_on_and_begins_when_there_is_some(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.start(plan(canvas(items("a"))))
    rig.run(2)
    room = {"free": 1000}
    monkeypatch.setattr("studio.ipc.room.free_bytes", lambda _folder: room["free"])
    rig.configure(plan(canvas(items("a")), canvas(items("b"), "tall"), revision=2))
    rig.run_beside(70, "tall")
    assert len(rig.pictures()) > 10
    assert rig.pictures("tall") == []
    assert rig.desk.state == "failed"
    assert "Nothing is drawn for tall" in rig.desk.text
    assert "MB are needed" in rig.desk.text
    room["free"] = 1 << 40
    rig.run_beside(120, "tall")
    assert rig.pictures("tall")
    assert rig.desk.state == "running"
    assert "Nothing is drawn" not in rig.desk.text
