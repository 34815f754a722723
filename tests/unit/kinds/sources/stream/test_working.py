"""A live stream out of a file, in virtual time: what it says before its first picture, and the shape its pictures have."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.clock import NS, VirtualClock
from studio.kinds import sources
from studio.kinds.sources.stream import working as stream
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError
from tests.parts.footage import combed_rows, make_interlaced

URL = "rtsp://admin:secret@10.0.0.5/live"


class Ticking(VirtualClock):
    """A clock that goes on a little whenever it is asked."""

    def now_ns(self) -> int:
        self.advance_ns(NS // 200)
        return super().now_ns()


class Taken(SourceOutput):
    """Notes what is published and said."""

    def __init__(self, root: Path) -> None:
        folder = session.create(root)
        clock = Ticking()
        spec = specs.SourceSpec("x", "X", sources.NetworkStream(url=URL), want_sound=False)
        super().__init__(spec, DeskLink(folder, "source.x", spec, clock), clock=clock)
        self.frames: list[av.VideoFrame] = []
        self.naturals: set[tuple[int, int] | None] = set()
        self.said: list[tuple[str, str]] = []
        self.alive: list[int] = []  # when a picture came, or was said to hold

    def picture(self, picture: object, _due: int, _seen: int = 0, _turn: int = 0, natural: tuple[int, int] | None = None) -> None:
        assert isinstance(picture, av.VideoFrame)
        self.frames.append(picture)
        self.touch()
        self.naturals.add(natural)

    def touch(self) -> None:
        self.alive.append(self.clock.now_ns())

    def report(self, state: messages.State = "running", text: str = "", **_figures: messages.Figure) -> None:
        if not self.said or self.said[-1] != (state, text):
            self.said.append((state, text))


def make(path: Path, pictures: int, group: int, skip: int = 0, aspect: Fraction | None = None) -> Path:
    """MPEG-TS with a key picture every `group`, its first `skip` packets left out."""
    with av.open(str(path), "w", format="mpegts") as out:
        video = out.add_stream("libx264", rate=30, options={"preset": "ultrafast", "tune": "zerolatency", "g": str(group)})
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        if aspect is not None:
            video.codec_context.sample_aspect_ratio = aspect
        for number in range(pictures):
            frame = av.VideoFrame.from_ndarray(np.full((72, 64), 60 + number % 90, np.uint8), "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            for packet in video.encode(frame):
                if number >= skip:
                    out.mux(packet)
    return path


def play(root: Path, path: Path) -> Taken:
    taken = Taken(root)
    with av.open(str(path)) as container:
        player = stream._Player(URL, container, taken)
        with pytest.raises(MediaError, match="has stopped sending"):
            player.play()
    return taken


def test_between_key_pictures_it_says_what_it_waits_for_and_not_that_it_runs(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.ts", 200, 120, skip=40))
    state, text = taken.said[0]
    assert (state, "key picture" in text) == ("connecting", True)
    assert "10.0.0.5" in text
    assert "secret" not in text
    assert taken.said[-1] == ("running", "")
    assert len(taken.frames) >= 75


def test_a_stream_without_key_pictures_is_a_trouble_after_a_while(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.ts", 2400, 9999, skip=10))
    assert [state for state, _ in taken.said] == ["connecting", "stalled"]
    assert "key frame interval" in taken.said[-1][1]


def test_pixels_that_are_not_square_are_made_square(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.ts", 30, 10, aspect=Fraction(16, 11)))
    assert taken.naturals == {(93, 48)}


def test_square_pixels_stay(tmp_path: Path) -> None:
    assert play(tmp_path, make(tmp_path / "a.ts", 30, 10)).naturals == {None}


def test_half_pictures_are_made_whole(tmp_path: Path) -> None:
    taken = play(tmp_path, make_interlaced(tmp_path / "halves.ts", 24))
    luma = [np.frombuffer(memoryview(one.planes[0]), np.uint8).reshape(-1, one.planes[0].line_size) for one in taken.frames]
    assert len(luma) >= 20
    assert max(combed_rows(plane[:180, :320]) for plane in luma[1:]) == 0


def test_a_stream_that_stands_still_is_watched_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Taken(tmp_path)
    path = make(tmp_path / "a.ts", 30, 10)
    monkeypatch.setattr("studio.kinds.sources.stream.working.open_stream", lambda *_arguments: av.open(str(path)))
    with pytest.raises(MediaError, match="has stopped sending"):
        stream.run(sources.NetworkStream(url=URL), taken, taken.link)
    assert taken.live


def sparse(path: Path, every: int, seconds: int, stops_at: int | None = None) -> Path:
    """A picture every so many seconds beside steady sound; none after `stops_at`."""
    with av.open(str(path), "w", format="mpegts") as out:
        video = out.add_stream("libx264", rate=30, options={"preset": "ultrafast", "tune": "zerolatency", "g": "1"})
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        audio = out.add_stream("mp2", rate=48_000, layout="stereo")
        for second in range(seconds):
            if second % every == 0 and (stops_at is None or second < stops_at):
                frame = av.VideoFrame.from_ndarray(np.full((72, 64), 60 + second, np.uint8), "yuv420p")
                frame.pts, frame.time_base = second * 30, Fraction(1, 30)
                out.mux(video.encode(frame))
            for part in range(20):
                block = av.AudioFrame.from_ndarray(np.zeros((1, 4800), np.int16), "s16", "stereo")
                block.pts, block.rate = second * 48_000 + part * 2400, 48_000
                out.mux(audio.encode(block))
    return path


def silences_s(root: Path, path: Path) -> list[float]:
    """The times of more than 2 s that no picture came, and none was said to hold: the slate is shown then."""
    taken = Taken(root)
    clock = taken.clock = VirtualClock()
    taken.spec = specs.SourceSpec("x", "X", sources.NetworkStream(url=URL))
    start = clock.now_ns()
    with av.open(str(path)) as container:
        taken.sound = lambda *_: None  # type: ignore[method-assign]
        player = stream._Player(URL, container, taken)
        packets = player._packets

        def due() -> Iterator[object]:
            for packet in packets:
                if packet.pts is not None and packet.time_base is not None:
                    at = start + int(packet.pts * packet.time_base * NS)
                    clock.advance_ns(max(0, at - clock.now_ns()))
                yield packet

        player._packets = due()  # type: ignore[assignment]
        with pytest.raises(MediaError):
            player.play()
    return [(b - a) / NS for a, b in pairwise([*taken.alive[1:], clock.now_ns()]) if b - a > 2 * NS]


def test_of_a_stream_that_sends_a_picture_now_and_then_the_latest_holds(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.ts", 4, 30)
    assert len(silences_s(tmp_path, path)) <= 1  # before it is known that its pictures come rarely


def test_a_stream_that_has_lost_its_pictures_is_silent(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.ts", 1, 30, stops_at=5)
    assert max(silences_s(tmp_path, path)) > 20
