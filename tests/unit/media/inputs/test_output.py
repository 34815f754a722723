"""The rings a source writes, and what it says about itself. Virtual time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import pytest

from studio.contracts import messages, specs, wire
from studio.contracts.desk_link import DeskLink
from studio.ipc import endpoint, framing, session
from studio.ipc.clock import NS, VirtualClock, sample_at
from studio.ipc.picture_ring import Format, PictureReader, RingFinder
from studio.ipc.sound_ring import SoundReader
from studio.kinds import sources
from studio.media.inputs.output import SourceOutput, even
from studio.values.errors import MediaError


class Bench:
    """A source output with virtual time and nobody at the desk."""

    def __init__(self, root: Path, **spec: object) -> None:
        self.folder = session.create(root)
        self.spec = specs.SourceSpec("x", "X", sources.MediaFile(path="a.mp4"), **spec)  # type: ignore[arg-type]
        self.clock = VirtualClock()
        self.link = DeskLink(self.folder, "source.x", self.spec, self.clock)
        self.out = SourceOutput(self.spec, self.link, clock=self.clock)
        self.finder = RingFinder(self.folder, "source.x", patience=1)

    def ring(self) -> PictureReader:
        ring = self.finder.ring()
        assert ring is not None
        return ring

    def close(self) -> None:
        self.finder.close()
        self.out.close()
        self.link.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def frame(width: int = 64, height: int = 36, fmt: str = "yuv420p") -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(np.full((height, width, 4), 128, np.uint8), "rgba").reformat(format=fmt)


@pytest.mark.parametrize(
    ("natural", "wish", "size"),
    [
        ((1280, 720), None, (1280, 720)),
        ((1280, 720), (848, 480), (848, 480)),
        ((320, 720), (848, 480), (320, 480)),  # no side is enlarged
        ((853, 481), None, (852, 480)),
        ((853, 481), (101, 99), (100, 98)),
        ((1, 1), None, (2, 2)),
        ((7680, 4320), None, (3840, 2160)),
    ],
)
def test_the_ring_has_the_wished_size_and_is_never_larger_than_the_picture(
    bench: Bench, natural: tuple[int, int], wish: tuple[int, int] | None, size: tuple[int, int]
) -> None:
    bench.out.configure(specs.SourceSpec("x", "X", bench.spec.input, size=wish))
    assert bench.out.size_for(natural) == size
    assert all(side == even(side) for side in size)


def test_a_ring_is_kept_until_size_or_format_changes(bench: Bench) -> None:
    for n in range(20):
        bench.out.picture(frame(), NS + n)
    epoch = bench.ring().epoch
    assert bench.ring().count == 20
    bench.out.picture(frame(fmt="yuva420p"), 2 * NS)
    assert (bench.ring().epoch, bench.ring().format) == (epoch + 1, Format.I420A)
    bench.out.picture(frame(128, 72, "yuva420p"), 3 * NS)
    assert (bench.ring().width, bench.ring().height, bench.ring().epoch) == (128, 72, epoch + 2)
    bench.out.configure(specs.SourceSpec("x", "X", bench.spec.input, size=(32, 18)))
    assert bench.out.generation == 1
    bench.out.picture(frame(128, 72, "yuva420p"), 4 * NS)
    assert (bench.ring().width, bench.ring().height) == (32, 18)


def test_a_turned_picture_has_its_sides_swapped(bench: Bench) -> None:
    bench.out.picture(frame(64, 36), NS, turn=90)
    assert (bench.ring().width, bench.ring().height) == (36, 64)
    assert (bench.out.figures()["width"], bench.out.figures()["height"]) == (36, 64)


def test_square_pixels_are_made_of_those_that_are_not(bench: Bench) -> None:
    bench.out.picture(frame(72, 58), NS, natural=(104, 58))
    assert (bench.ring().width, bench.ring().height) == (104, 58)


def test_rate_and_latency_are_measured(bench: Bench) -> None:
    for _ in range(90):
        bench.clock.advance_ns(NS // 25)
        now = bench.clock.now_ns()
        bench.out.picture(frame(), now + 12_000_000, now)
    figures = bench.out.figures()
    assert figures["rate_hz"] == pytest.approx(25, abs=0.2)
    assert figures["latency_ms"] == pytest.approx(12, abs=0.1)
    assert figures["pictures"] == 90
    bench.clock.advance_ns(3 * NS)
    assert bench.out.figures()["rate_hz"] == 0.0


def test_sound_and_picture_rings_of_one_name_live_side_by_side(bench: Bench) -> None:
    block = np.random.default_rng(1).normal(0, 0.1, (4800, 2)).astype(np.float32)
    bench.out.picture(frame(), NS)
    bench.out.sound(block, sample_at(5 * NS))
    bench.out.picture(frame(), 2 * NS)
    out = np.zeros((4800, 2), np.float32)
    reader = SoundReader(bench.folder, "source.x")
    assert reader.read(sample_at(5 * NS), out) == 4800
    assert np.array_equal(out, block)
    assert bench.ring().count == 2
    assert bench.out.figures()["sound"] is True
    reader.close()


def test_unwanted_sound_is_not_written(tmp_path: Path) -> None:
    bench = Bench(tmp_path, want_sound=False)
    bench.out.sound(np.ones((480, 2), np.float32), 1)
    assert SoundReader(bench.folder, "source.x").end == 0
    bench.close()


def test_only_live_fields_change_without_starting_over(bench: Bench) -> None:
    bench.out.live_fields = frozenset(["paused"])
    names: list[str] = []
    bench.out.on_rename = names.append
    bench.out.configure(specs.SourceSpec("x", "Y", sources.MediaFile(path="a.mp4", paused=True)))
    assert (bench.out.ending, names) == (False, ["Y"])
    bench.out.configure(specs.SourceSpec("x", "Y", sources.MediaFile(path="b.mp4", paused=True)))
    assert bench.out.ending
    bench.out.start_input()
    assert not bench.out.ending


def test_the_desk_is_heard_and_told(bench: Bench) -> None:
    listener = endpoint.listen(bench.folder, "desk")
    bench.out.report("running", "fine", paused=False)
    assert bench.out.poll() == []  # dials
    link = framing.FramedSocket(listener.accept()[0])
    link.send(wire.encode(messages.Command("seek", {"seconds": 3})))
    assert [command.name for command in bench.out.poll(1.0)] == ["seek"]
    hello = messages.decode_from_worker(link.receive(1.0) or b"")
    assert isinstance(hello, messages.Hello)
    assert (hello.status.state, hello.status.text, hello.status.figures["pictures"]) == ("running", "fine", 0)
    link.send(wire.encode(messages.Stop()))
    bench.out.poll(1.0)
    assert bench.out.ending
    link.close()
    listener.close()


def test_too_little_memory_is_said_and_a_smaller_size_works(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.out.picture(frame(), NS)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=60_000))
    with pytest.raises(MediaError, match="too little memory for its pictures of 640x360"):
        bench.out.picture(frame(640, 360), 2 * NS)
    bench.out.picture(frame(), 3 * NS)
    assert bench.ring().width == 64


@pytest.mark.parametrize(("rate", "wait_ms"), [(60, 200), (30, 450), (60, 600), (240, 40)])
def test_pictures_that_wait_long_or_come_fast_are_all_there_when_they_are_due(bench: Bench, rate: int, wait_ms: int) -> None:
    now, seen = bench.clock.now_ns(), []
    dues = [now + number * NS // rate + wait_ms * 1_000_000 for number in range(2 * rate)]
    for due in dues:
        bench.out.picture(frame(), due)
        bench.clock.advance_ns(NS // rate)
        reader = bench.finder.ring_at(bench.clock.now_ns())
        picture = reader.due(bench.clock.now_ns()) if reader is not None else None
        if picture is not None and bench.clock.now_ns() >= dues[0]:
            seen.append(bench.clock.now_ns() - picture.due_ns)
    assert len(seen) > rate
    assert 0 <= min(seen) <= max(seen) < NS / rate + 2  # the newest due one, never one of the future
    assert bench.ring().slots <= 48


def test_a_ring_stays_as_it_is_where_there_is_no_memory_for_more(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.out.picture(frame(), NS)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=0))
    for number in range(40):
        bench.out.picture(frame(), 9 * NS + number)
    assert bench.ring().slots == 6
    assert bench.ring().count == 41


def test_the_sound_of_an_input_before_is_not_missed(bench: Bench) -> None:
    reader = SoundReader(bench.folder, "source.x")
    bench.out.sound(np.ones((480, 2), np.float32), sample_at(5 * NS))
    assert reader.end
    assert not reader.resting
    bench.out.start_input()  # the next file may have no sound
    assert reader.resting
    reader.close()


def test_the_sound_of_a_worker_that_crashed_is_not_missed(bench: Bench) -> None:
    bench.out.sound(np.ones((480, 2), np.float32), sample_at(5 * NS))
    reader = SoundReader(bench.folder, "source.x")
    assert reader.end
    after = SourceOutput(bench.spec, bench.link, clock=bench.clock)
    after.start_input()
    assert any(reader.resting for _ in range(20) if reader.end >= 0)
    after.close()
    reader.close()


def test_too_little_room_for_sound_is_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.ipc.room.free_bytes", lambda _folder: 1000)
    with pytest.raises(MediaError, match="2 MB are needed"):
        bench.out.sound(np.ones((480, 2), np.float32), sample_at(5 * NS))


@pytest.mark.parametrize("live", [True, False])
def test_a_live_source_whose_picture_stands_says_so_and_takes_it_back(bench: Bench, live: bool) -> None:
    said: list[tuple[str, str]] = []
    events: list[str] = []
    bench.link.status = lambda state, text="", **_: said.append((state, text))  # type: ignore[method-assign, assignment]
    bench.link.event = lambda name, **_: events.append(name)  # type: ignore[method-assign, assignment]
    bench.out.live = live

    def send(pictures: list[av.VideoFrame]) -> None:
        for picture in pictures:
            bench.clock.advance_ns(NS // 30)
            bench.out.picture(picture, bench.clock.now_ns())
            bench.out.report()

    rng = np.random.default_rng(1)
    noise = [av.VideoFrame.from_ndarray(rng.integers(0, 255, (54, 64), np.uint8), "yuv420p") for _ in range(100)]
    send(noise)
    assert {state for state, _ in said} == {"running"}
    send([noise[-1]] * 90)
    if not live:
        assert {state for state, _ in said} == {"running"}  # a slide, a paused film, a desktop
        assert events == []
        return
    assert said[-1][0] == "stalled"
    assert "the same" in said[-1][1]
    send(noise[:2])
    assert said[-1] == ("running", "")
    assert events == ["picture_frozen", "picture_moves"]


def test_pictures_of_any_shape_come_in_one_frame_and_one_ring(bench: Bench) -> None:
    bench.out.frame = (128, 72)
    flat = av.VideoFrame.from_ndarray(np.full((64, 64, 4), 255, np.uint8), "rgba")
    for number, picture in enumerate((frame(64, 36), flat, frame(36, 64))):
        bench.out.picture(picture, bench.clock.now_ns(), turn=90 if number == 2 else 0)
    first, square, turned = bench.ring().after(0)
    assert [picture.planes.y.shape for picture in (first, square, turned)] == [(72, 128)] * 3
    assert (square.planes.y[:, :28] == 16).all()
    assert (square.planes.y[:, 28:100] == 235).all()
    assert (square.planes.y[:, 100:] == 16).all()
    assert (turned.planes.y > 100).all()
    assert (bench.out.figures()["width"], bench.out.figures()["height"]) == (128, 72)
    bench.out.start_input()
    assert bench.out.frame is None


def test_a_call_that_may_block_is_announced_with_what_was_said_last(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str, dict[str, messages.Figure]]] = []
    monkeypatch.setattr(bench.link, "status", lambda state, text="", **figures: said.append((state, text, figures)))
    bench.out.may_block("open", 10.0)
    assert said[-1][0] == "connecting"
    bench.out.picture(frame(), bench.clock.now_ns())
    bench.out.report("running", "One file is left out.", item="a.mp4")
    bench.out.may_block("open", 10.0)
    assert said[-1][:2] == ("running", "One file is left out.")
    assert said[-1][2] | {"item": "a.mp4", "width": 64, "stage": "open", "deadline_s": 10.0} == said[-1][2]
