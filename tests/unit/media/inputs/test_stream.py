"""A live stream out of a file, in virtual time: what it says before its first picture, and the shape its pictures have."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.errors import MediaError
from studio.ipc import messages, session
from studio.ipc.clock import NS, VirtualClock
from studio.ipc.desk_link import DeskLink
from studio.media.inputs import stream
from studio.media.inputs.output import SourceOutput
from studio.show import model
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
        spec = messages.SourceSpec("x", "X", model.NetworkStream(url=URL), want_sound=False)
        super().__init__(spec, DeskLink(folder, "source.x", spec, clock), clock=clock)
        self.frames: list[av.VideoFrame] = []
        self.naturals: set[tuple[int, int] | None] = set()
        self.said: list[tuple[str, str]] = []

    def picture(self, picture: object, _due: int, _seen: int = 0, _turn: int = 0, natural: tuple[int, int] | None = None) -> None:
        assert isinstance(picture, av.VideoFrame)
        self.frames.append(picture)
        self.naturals.add(natural)

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
    monkeypatch.setattr("studio.media.inputs.stream.open_stream", lambda *_arguments: av.open(str(path)))
    with pytest.raises(MediaError, match="has stopped sending"):
        stream.run(model.NetworkStream(url=URL), taken, taken.link)
    assert taken.live
