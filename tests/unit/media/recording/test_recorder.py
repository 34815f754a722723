"""Recordings written from encoded test pictures and read back: splits, names, restarts, full disks."""

from __future__ import annotations

import contextlib
import csv
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest

from studio.contracts import packets, specs
from studio.ipc import clock as clocks
from studio.kinds.targets import Recording
from studio.media.encoding.order import PacketOrder
from studio.media.encoding.sound import SOUND_BLOCK, SoundEncoder
from studio.media.encoding.video import VideoEncoder
from studio.media.recording.recorder import MEGABYTE, Recorder
from tests.parts.tiny_disk import tiny_disk as mounted

FIRST = 900_000
_SMALL = (32, 32)  # where minutes are recorded, and nobody looks at a picture


class Program:
    """Packets of a test program: `seconds` of moving ramp and tone at 160 x 90, an IDR each second."""

    def __init__(self, seconds: float, first_tick: int = FIRST, bps: int = 400_000, size: tuple[int, int] = (160, 90)) -> None:
        spec = specs.EncoderSpec(
            "e", "main", *size, 30, 1, bps, 96_000, "libx264", "ultrafast", 1.0, options={"x264-params": "scenecut=0:annexb=0"}
        )
        video, sound, order = VideoEncoder(spec), SoundEncoder(96_000), PacketOrder()
        self.config = packets.StreamConfig(1, *size, 30, 1, video.extradata, sound.extradata, bps, 96_000, "h264", "aac")
        self.packets: list[packets.Packet] = []
        random = np.random.default_rng(first_tick)
        index = clocks.sample_at(clocks.tick_time_ns(first_tick, 30, 1))
        end = index + int(seconds * 48_000)
        tone = (0.3 * np.sin(np.arange(SOUND_BLOCK) * 0.1)).astype(np.float32)
        for tick in range(first_tick, first_tick + int(seconds * 30)):
            while index < min(end, clocks.sample_at(clocks.tick_time_ns(tick, 30, 1))):
                self.packets += order.sound(sound.encode(np.stack([tone, tone], 1), index))
                index += SOUND_BLOCK
            picture = random.integers(100, 130, (size[1] * 3 // 2, size[0]), np.uint8)
            self.packets += order.pictures(video.encode(picture, tick))
        self.packets += order.pictures(video.flush()) + order.rest()
        self.pictures = int(seconds * 30)


def record(recorder: Recorder, program: Program, now_ns: int = 10 * clocks.NS) -> None:
    recorder.configure(program.config)
    for packet in program.packets:
        recorder.take(packet, now_ns)


def read(path: Path) -> dict[str, Any]:
    """What a player finds: every picture decoded, times in seconds."""
    with av.open(os.fspath(path)) as container:
        video, sound = container.streams.video[0], container.streams.audio[0]
        times: list[float] = []
        heard: list[float] = []
        for frame in container.decode(video, sound):
            assert frame.pts is not None
            (times if isinstance(frame, av.VideoFrame) else heard).append(float(frame.pts * frame.time_base))
        return {
            "pictures": len(times),
            "times": times,
            "sound_s": len(heard) * SOUND_BLOCK / 48_000,
            "sound_start": heard[0],
            "size": (video.width, video.height),
            "tags": (int(video.codec_context.colorspace), int(video.codec_context.color_range)),
        }


@pytest.mark.parametrize("container", ["mkv", "mp4"])
def test_recording_holds_every_picture_from_zero_on(tmp_path: Path, container: Any) -> None:
    program = Program(4)
    recorder = Recorder(Recording(folder=os.fspath(tmp_path / "new" / "folder"), container=container), 'Tea: "live" / 50%?')
    record(recorder, program)
    path = recorder.path
    assert path is not None
    recorder.close()
    assert path.name.startswith("Tea live 50% 20")
    assert path.suffix == f".{container}"
    found = read(path)
    assert found["pictures"] == 120
    assert found["size"] == (160, 90)
    assert found["tags"] == (1, 1)
    assert 0 <= found["times"][0] < 0.1
    assert all(abs(after - before - 1 / 30) < 0.0021 for before, after in itertools.pairwise(found["times"]))
    assert found["sound_s"] == pytest.approx(4, abs=0.1)
    assert recorder.seconds == pytest.approx(4, abs=0.1)
    assert recorder.total_bytes == pytest.approx(path.stat().st_size, rel=0.1)


def test_split_by_size_begins_each_part_with_an_idr_and_stays_below(tmp_path: Path) -> None:
    program = Program(12, bps=4_000_000)
    recorder = Recorder(Recording(folder=os.fspath(tmp_path), split_mb=1), "show")
    record(recorder, program)
    recorder.close()
    parts = sorted(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert recorder.parts == len(parts) > 2
    assert max(path.stat().st_size for path in parts) < 1.03 * MEGABYTE
    assert sum(read(path)["pictures"] for path in parts) == program.pictures
    assert all(read(path)["times"][0] < 0.1 for path in parts)
    assert any(path.stem.endswith(" (2)") for path in parts)


def test_split_by_minutes_and_on_command(tmp_path: Path) -> None:
    recorder = Recorder(Recording(folder=os.fspath(tmp_path), split_minutes=1), "show")
    ten_seconds = Program(10, size=_SMALL)
    recorder.configure(ten_seconds.config)
    for later_ns in range(0, 130 * clocks.NS, 10 * clocks.NS):  # encoded once, and sent again as if it went on
        for packet in ten_seconds.packets:
            times = {"pts_ns": packet.pts_ns + later_ns, "dts_ns": packet.dts_ns + later_ns}
            recorder.take(msgspec.structs.replace(packet, **times), clocks.NS)
    assert recorder.parts == 3  # 130 s
    recorder.split()
    assert recorder.parts == 3
    for packet in Program(1, FIRST + 13 * 300, size=_SMALL).packets:
        recorder.take(packet, clocks.NS)
    assert recorder.parts == 4
    recorder.close()


def test_marks_lie_beside_the_file_in_its_own_time(tmp_path: Path) -> None:
    recorder = Recorder(Recording(folder=str(tmp_path / "show.mkv")), "Show")
    recorder.mark("nothing is recorded yet", 0)
    program = Program(2.0)
    record(recorder, program)
    begin_ns = program.packets[0].dts_ns
    recorder.mark("launch 1 Tea, green", begin_ns + 1_500_000_000)
    recorder.mark("launch 2 茶", begin_ns + 1_750_000_000)
    recorder.mark("=1+1", begin_ns + 1_750_000_000)
    recorder.close()
    with open(tmp_path / "show.marks.csv", encoding="utf-8", newline="") as table:
        assert list(csv.reader(table)) == [["1.500", "launch 1 Tea, green"], ["1.750", "launch 2 茶"], ["1.750", "'=1+1"]]


def test_existing_files_are_never_touched(tmp_path: Path) -> None:
    target = Recording(folder=os.fspath(tmp_path / "exact.mkv"))
    (tmp_path / "exact.mkv").write_bytes(b"somebody's")
    (tmp_path / "exact (2).mkv").write_bytes(b"somebody's")
    recorder = Recorder(target, "ignored")
    record(recorder, Program(1))
    assert recorder.path == tmp_path / "exact (3).mkv"
    recorder.close()
    assert (tmp_path / "exact.mkv").read_bytes() == (tmp_path / "exact (2).mkv").read_bytes() == b"somebody's"


def test_encoder_restart_continues_the_file_unless_the_codec_changed(tmp_path: Path) -> None:
    recorder = Recorder(Recording(folder=os.fspath(tmp_path)), "show")
    first, second = Program(2), Program(2, FIRST + 90)  # a second is missing between them
    record(recorder, first)
    recorder.configure(msgspec.structs.replace(second.config, run=2))
    record(recorder, second)
    assert recorder.parts == 1
    path = recorder.path
    assert path is not None
    other = Program(1, FIRST + 200, size=(192, 108))
    record(recorder, other)
    assert recorder.parts == 2
    recorder.close()
    found = read(path)
    assert found["pictures"] == 120
    assert found["times"][60] - found["times"][59] == pytest.approx(1 + 1 / 30, abs=0.003)
    assert read(path.with_name(path.stem + " (2).mkv"))["size"] == (192, 108)


def test_free_space_guard_ends_the_file_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    recorder = Recorder(Recording(folder=os.fspath(tmp_path), keep_free_mb=500), "show")
    record(recorder, Program(1))
    path = recorder.path
    assert path is not None
    recorder.check_space(500 * MEGABYTE, 20 * clocks.NS)
    assert recorder.path == path
    recorder.check_space(499 * MEGABYTE, 21 * clocks.NS)
    assert recorder.path is None
    assert "499 MB are left" in recorder.failed
    assert read(path)["pictures"] == 30
    record(recorder, Program(1, FIRST + 30), 22 * clocks.NS)
    assert recorder.path is None
    record(recorder, Program(1, FIRST + 60), 30 * clocks.NS)
    assert recorder.failed == ""
    assert recorder.parts == 2
    recorder.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    recorder = Recorder(Recording(folder=os.fspath(tmp_path / "file" / "below")), "show")
    record(recorder, Program(1))
    assert recorder.path is None
    assert "file/below" in recorder.failed
    recorder.close()


def test_trying_again_now_does_not_wait(tmp_path: Path) -> None:
    (tmp_path / "place").write_text("a file where the folder is to be")
    recorder = Recorder(Recording(folder=os.fspath(tmp_path / "place")), "show")
    now_ns = 10 * clocks.NS
    record(recorder, Program(1), now_ns)
    (tmp_path / "place").unlink()
    record(recorder, Program(1, FIRST + 30), now_ns)
    assert recorder.path is None
    recorder.retry()
    record(recorder, Program(1, FIRST + 60), now_ns)
    assert recorder.path is not None
    assert recorder.failed == ""
    recorder.close()


@pytest.mark.parametrize("name", ["\u5f00\u64ad" * 60, "\U0001f6cd" * 100, "a" * 300])
def test_a_long_name_in_any_script_is_a_file(tmp_path: Path, name: str) -> None:
    for folder in (tmp_path, tmp_path / f"{name[:60]}.mkv"):
        recorder = Recorder(Recording(folder=os.fspath(folder)), name)
        record(recorder, Program(1))
        assert recorder.failed == ""
        recorder.mark("said", 10 * clocks.NS)
        recorder.close()
    assert len(list(tmp_path.glob("*.mkv"))) == 2
    assert len(list(tmp_path.glob("*.marks.csv"))) == 2


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    with mounted(tmp_path / "disk", "1m") as folder:
        yield folder


@pytest.mark.parametrize("container", ["mkv", "mp4"])
def test_full_disk_leaves_a_readable_file_and_recording_resumes(tiny_disk: Path, container: Any) -> None:
    recorder = Recorder(Recording(folder=os.fspath(tiny_disk), container=container, keep_free_mb=50), "show")
    program = Program(12, bps=2_000_000)  # 3 MB into 1
    recorder.configure(program.config)
    taken = 0
    for packet in program.packets:
        recorder.take(packet, 10 * clocks.NS)
        taken += packet.kind == "video"
        if recorder.failed:
            break
    assert "the disk of" in recorder.failed
    assert "is full" in recorder.failed
    (path,) = tiny_disk.iterdir()
    found = read(path)
    assert found["pictures"] >= taken - 60  # all but the last two seconds
    other = tiny_disk / "other"
    with contextlib.suppress(OSError), open(other, "wb", buffering=0) as filler:
        while filler.write(bytes(4096)):
            pass
    record(recorder, Program(1, FIRST + 600), 16 * clocks.NS)
    assert recorder.path is None  # still full: nothing is left behind by the attempt
    assert set(tiny_disk.iterdir()) == {path, other}
    path.unlink()
    record(recorder, Program(1, FIRST + 700), 30 * clocks.NS)
    assert recorder.failed == ""
    assert recorder.path is not None
    resumed = recorder.path
    recorder.close()
    assert read(resumed)["pictures"] == 30
