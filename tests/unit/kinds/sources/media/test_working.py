"""A recording played in virtual time: minutes of loops in seconds, every due time and every sample looked at."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.clock import NS, SAMPLE_RATE_HZ, VirtualClock, sample_time_ns, tick_at, tick_time_ns
from studio.kinds import sources
from studio.kinds.sources.media import working
from studio.media.inputs import player
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError
from tests.parts.footage import combed_rows, make_interlaced


class Taken(SourceOutput):
    """Notes what is published, and stops after so many virtual seconds."""

    def __init__(self, root: Path, path: Path, seconds: float) -> None:
        folder = session.create(root)
        spec = specs.SourceSpec("x", "X", sources.MediaFile(path=str(path)))
        self.virtual = VirtualClock()
        super().__init__(spec, DeskLink(folder, "source.x", spec, self.virtual), clock=self.virtual)
        self.dues: list[int] = []
        self.leads: list[int] = []
        self.spans: list[tuple[int, int]] = []
        self.sound_leads: list[int] = []  # from when a sample was laid in until it sounded, the earliest of a block
        self.crowd = 0  # the most pictures that lay in the ring and were not due yet
        self.combs: list[int] = []  # rows of each picture that look like half pictures put together
        self.polls = 0
        self._until = self.virtual.now_ns() + int(seconds * NS)

    def picture(self, picture: object, due_ns: int, *_more: object) -> None:
        now = self.virtual.now_ns()
        self.dues.append(due_ns)
        self.leads.append(due_ns - now)
        self.crowd = max(self.crowd, sum(due > now for due in self.dues[-64:]))
        if isinstance(picture, av.VideoFrame):
            plane = picture.planes[0]
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
            self.combs.append(combed_rows(rows[: picture.height, : picture.width]))

    def sound(self, samples: np.ndarray, index: int) -> None:
        self.spans.append((index, index + len(samples)))
        self.sound_leads.append(sample_time_ns(index) - self.virtual.now_ns())

    def poll(self, timeout_s: float = 0.0) -> list[messages.Command]:
        self.polls += 1
        self.link.stopping = self.virtual.now_ns() > self._until
        return super().poll(timeout_s)


def make(
    path: Path,
    frames: int,
    sound_seconds: float,
    rate: int = 30,
    codec: str = "mpeg4",
    acodec: str = "aac",
    places: Sequence[int] = (),
) -> Path:
    """A file of `frames` pictures at the numbers `places` (one after the other where none are given), each of another grey."""
    with av.open(str(path), "w") as out:
        video = out.add_stream(codec, rate=rate) if frames else None
        audio = out.add_stream(acodec, rate=44_100, layout="5.1" if acodec == "aac" else "mono") if sound_seconds else None
        if video is not None:
            video.width, video.height, video.pix_fmt = 64, 36, "yuv420p"
            for n in range(frames):
                frame = av.VideoFrame.from_ndarray(np.full((54, 64), n % 200, np.uint8), "yuv420p")
                frame.pts, frame.time_base = places[n] if places else n, Fraction(1, rate)
                out.mux(video.encode(frame))
            out.mux(video.encode(None))
        if audio is not None:
            channels = audio.codec_context.channels
            for at in range(0, int(sound_seconds * 44_100), 1024):
                silence = np.zeros((1, 1024 * channels), np.int16)
                block = av.AudioFrame.from_ndarray(silence, "s16", audio.codec_context.layout.name)
                block.pts, block.rate, block.time_base = at, 44_100, Fraction(1, 44_100)
                out.mux(audio.encode(block))
            out.mux(audio.encode(None))
    return path


def play(root: Path, path: Path, seconds: float) -> Taken:
    taken = Taken(root, path, seconds)
    working.run(taken.spec.input, taken, taken.link)  # type: ignore[arg-type]
    return taken


@pytest.mark.parametrize("frames", [1, 7, 45])
def test_loops_of_minutes_keep_the_rate_exactly(tmp_path: Path, frames: int) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mp4", frames, 0), 120)
    steps = np.diff(taken.dues)
    assert np.abs(steps - NS / 30).max() < NS / 10_000
    assert abs((taken.dues[-1] - taken.dues[0]) / (len(taken.dues) - 1) - NS / 30) < 2
    assert min(taken.leads[1:]) > 60_000_000
    assert max(taken.leads) <= 15 * NS // 30
    assert taken.polls < 120 * 30


@pytest.mark.parametrize("sound_seconds", [1.95, 1.5, 2.2])
def test_sound_goes_round_with_the_pictures(tmp_path: Path, sound_seconds: float) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mkv", 60, sound_seconds), 40)
    assert max(abs(np.diff(taken.dues) - NS / 30)) < 1_100_000  # Matroska stamps whole milliseconds
    overlaps = [b[0] - a[1] for a, b in zip(taken.spans, taken.spans[1:], strict=False)]
    assert min(overlaps) >= -1
    round_starts = [b[0] for a, b in zip(taken.spans, taken.spans[1:], strict=False) if b[0] - a[1] > 1000]
    if sound_seconds == 1.5:
        assert all(abs(step - 2 * SAMPLE_RATE_HZ) < 60 for step in np.diff(round_starts))
        assert len(round_starts) > 15
    else:
        assert all(abs(gap) < 0.1 * SAMPLE_RATE_HZ for gap in overlaps)


def test_sound_much_longer_than_the_pictures_is_played_to_its_end(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mkv", 15, 3.0), 20)
    gaps = np.diff(taken.dues)
    assert sorted({round(gap / NS, 1) for gap in gaps})[-1] == pytest.approx(2.5, abs=0.15)
    holes = [b[0] - a[1] for a, b in zip(taken.spans, taken.spans[1:], strict=False)]
    assert max(map(abs, holes)) < 500


def test_sound_alone_is_gapless_and_ahead(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.wav", 0, 1.0, acodec="pcm_s16le"), 30)
    assert {b[0] - a[1] for a, b in zip(taken.spans, taken.spans[1:], strict=False)} == {0}
    assert taken.polls < 30 * 12


def test_pictures_after_the_sound_in_the_file_are_played_together(tmp_path: Path) -> None:
    """All pictures come first here, all sound after them: as bad as interleaving can be."""
    taken = play(tmp_path, make(tmp_path / "a.avi", 150, 5.0, acodec="pcm_s16le"), 4)
    assert len(taken.dues) > 100
    assert taken.spans[-1][1] - taken.spans[0][0] > 3.5 * SAMPLE_RATE_HZ


def test_a_slow_machine_leaves_pictures_out_and_says_so(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", 60, 0)
    taken = Taken(tmp_path, path, 8)
    publish = taken.picture

    def slowly(*arguments: object) -> None:
        taken.virtual.advance_ns(NS // 20)  # 50 ms of work for 33 ms of film
        publish(*arguments)  # type: ignore[arg-type]

    taken.picture = slowly  # type: ignore[method-assign, assignment]
    texts: list[str] = []
    taken.report = lambda state="running", text="", **_: texts.append(text)  # type: ignore[method-assign, assignment]
    working.run(taken.spec.input, taken, taken.link)  # type: ignore[arg-type]
    assert any("too much for this computer" in text for text in texts)
    assert min(taken.leads) > -1.3 * NS  # it never falls behind without end


@pytest.mark.parametrize("content", [b"", b"\x1b[31mtext\n" * 100, b"GIF89a" + b"\0" * 40, b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_what_is_no_recording_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "holiday.txt"
    path.write_bytes(content)
    with pytest.raises(MediaError) as caught:
        play(tmp_path, path, 1)
    assert "holiday.txt" in caught.value.text


@pytest.mark.parametrize("rate", [25, 30])
def test_pictures_are_due_just_before_the_ticks_of_their_own_rate(tmp_path: Path, rate: int) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mkv", 2 * rate, 0, rate), 7)
    early = [tick_time_ns(tick_at(due, rate, 1) + 1, rate, 1) - due for due in taken.dues]
    assert len(early) > 5 * rate
    assert 1_000_000 < min(early) <= max(early) < 6_000_000


@pytest.mark.parametrize("rate", [1, 5, 10, 15, 60])
def test_sound_is_laid_in_before_it_sounds_whatever_the_rate_of_the_pictures(tmp_path: Path, rate: int) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mkv", 6 * rate, 6.0, rate, acodec="pcm_s16le"), 15)
    assert min(taken.sound_leads[2:]) > 60_000_000
    assert max(b[0] - a[1] for a, b in zip(taken.spans, taken.spans[1:], strict=False)) <= 1
    assert taken.polls < 15 * 14


def test_pictures_that_come_rarely_and_then_in_a_burst_are_all_shown_at_their_time(tmp_path: Path) -> None:
    places = [*range(0, 120, 30), *range(120, 240)]
    path = make(tmp_path / "a.mp4", len(places), 8.0, codec="libx264", places=places)
    taken = play(tmp_path, path, 7.4)
    shown = np.array(taken.dues) - taken.dues[0]
    wanted = np.array(places[: len(shown)]) * NS / 30
    assert len(shown) >= len(places) - 14
    assert np.abs(shown - wanted).max() < NS / 10_000
    assert taken.crowd <= player.SLOTS - 2  # more would overwrite what is not due yet
    assert min(taken.leads[1:]) > 200_000_000
    assert min(taken.sound_leads[2:]) > 60_000_000


def test_of_a_recording_in_slow_motion_as_many_pictures_are_laid_in_as_a_canvas_can_show(tmp_path: Path) -> None:
    taken = play(tmp_path, make(tmp_path / "a.mp4", 480, 2.0, 240, "libx264"), 1.8)
    steps = np.diff(taken.dues) / NS
    assert 1 / 61 < steps.mean() < 1 / 59
    assert steps.max() < 1 / 55
    assert min(taken.leads[1:]) > 60_000_000
    assert min(taken.sound_leads[2:]) > 60_000_000


def test_a_pause_before_a_long_gap_stands_where_it_was_pressed(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", 3, 0, codec="libx264", places=[0, 30, 300])
    taken = Taken(tmp_path, path, 6.0)
    positions: list[float] = []

    def report(_state: str = "running", _text: str = "", **figures: float) -> None:
        positions.append(figures["position_s"])
        if figures["position_s"] >= 2.0:
            taken.spec = specs.SourceSpec("x", "X", sources.MediaFile(path=str(path), paused=True))

    taken.report = report  # type: ignore[method-assign, assignment]
    working.run(taken.spec.input, taken, taken.link)  # type: ignore[arg-type]
    assert 2.0 <= positions[-1] < 3.6  # not where the picture after the gap begins, at 10 s


def test_half_pictures_are_made_whole_and_keep_their_time(tmp_path: Path) -> None:
    taken = play(tmp_path, make_interlaced(tmp_path / "a.mp4", 60), 5)
    assert np.abs(np.diff(taken.dues) - NS / 30).max() < NS / 10_000
    assert max(taken.combs[1:58]) == 0
    assert max(taken.combs) <= 8  # the first and the last of a pass have a neighbour on one side only
    assert min(taken.leads[1:]) > 60_000_000


def test_while_a_file_has_no_sound_its_silence_is_meant(tmp_path: Path) -> None:
    taken = Taken(tmp_path, make(tmp_path / "a.mkv", 90, 1.5, acodec="pcm_s16le"), 8)
    rests: list[int] = []
    taken.rest = lambda: rests.append(taken.virtual.now_ns())  # type: ignore[method-assign]
    working.run(taken.spec.input, taken, taken.link)  # type: ignore[arg-type]
    holes = [(a[1], b[0]) for a, b in zip(taken.spans, taken.spans[1:], strict=False) if b[0] - a[1] > 4800]
    assert len(holes) >= 2
    for begin, _ in holes:
        assert any(sample_time_ns(begin) - NS // 2 < at <= sample_time_ns(begin) for at in rests)
