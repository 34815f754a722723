"""A recording by real encoder and sink processes: played back after a clean stop and after `kill -9`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import pytest

from studio.contracts import messages, specs
from studio.kinds.targets import Recording
from tests.fakes.air import BITS, AirMixer, OneWorker, read_tick, unwrapped

SIZE = (320, 180)
ENCODER = specs.EncoderSpec(
    "e1", "main", *SIZE, 30, 1, 800_000, 128_000, "libx264", "veryfast", 1.0, options={"sc_threshold": "0"}
)


@pytest.fixture
def air(folder: Path) -> Iterator[tuple[AirMixer, OneWorker]]:
    mixer = AirMixer(folder, SIZE)
    encoder = OneWorker(folder, "encoder.e1", ENCODER)
    yield mixer, encoder
    encoder.close()
    mixer.close()


def sink(place: Path, **changes: Any) -> specs.SinkSpec:
    return specs.SinkSpec(id="rec", name="Show", encoder="e1", target=Recording(folder=os.fspath(place), **changes))


def ticks_in(path: Path) -> list[int]:
    """The ticks that the pictures of a file show, in the order of the file; counted on where `read_tick` begins anew."""
    with av.open(os.fspath(path)) as container:
        return unwrapped([read_tick(frame.to_ndarray()[: frame.height]) for frame in container.decode(video=0)])


def test_record_split_pause_and_stop(folder: Path, air: tuple[AirMixer, OneWorker], tmp_path: Path) -> None:
    worker = OneWorker(folder, "sink.rec", sink(tmp_path))
    try:
        live = worker.until(lambda said: said.state == "live" and float(said.figures.get("seconds") or 0) > 1.5)
        assert Path(str(live.figures["file"])).parent == tmp_path
        assert int(live.figures["free_bytes"] or 0) > 0
        worker.say(messages.Command("split"))
        split_s = float(worker.until(lambda said: said.figures.get("parts") == 2).figures["seconds"] or 0)
        worker.until(lambda said: float(said.figures.get("seconds") or 0) > split_s + 1.5)
        worker.say(messages.Configure(specs.SinkSpec("rec", "Show", "e1", sink(tmp_path).target, active=False)))
        worker.until(lambda said: said.state == "idle")
        first, second = sorted(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        # the second ends anywhere, also between a picture and those that it was to follow
        ticks = unwrapped(ticks_in(first) + ticks_in(second)[:-4])
        assert len(ticks_in(second)) >= 30
        assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))  # nothing lost at the seam
        worker.say(messages.Configure(sink(tmp_path)))
        worker.until(lambda said: said.state == "live")
    finally:
        assert worker.close() == 0
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("container", ["mkv", "mp4"])
def test_kill_9_leaves_all_but_the_last_two_seconds(
    folder: Path, air: tuple[AirMixer, OneWorker], tmp_path: Path, container: str
) -> None:
    mixer, _ = air
    worker = OneWorker(folder, "sink.rec", sink(tmp_path, container=container))
    try:
        worker.until(lambda said: float(said.figures.get("seconds") or 0) > 4.0)
        worker.kill()
        killed_at = mixer.last_tick
        (path,) = tmp_path.iterdir()
        ticks = ticks_in(path)[:-4]
        worker.restart()
        worker.until(lambda said: said.state == "live")
    finally:
        worker.close()
    assert len(ticks) >= 60
    assert ticks == list(range(ticks[0], ticks[0] + len(ticks)))
    assert (killed_at - ticks[-1]) % (1 << BITS) <= 2 * 30 + 15  # the encoder itself holds half a second back
    assert len(list(tmp_path.iterdir())) == 2  # the one that was cut stays as it is


def test_too_little_room_is_told_and_nobody_else_notices(folder: Path, air: tuple[AirMixer, OneWorker], tmp_path: Path) -> None:
    _, encoder = air
    worker = OneWorker(folder, "sink.rec", sink(tmp_path, keep_free_mb=10**9))
    try:
        status = worker.until(lambda said: said.state == "failed")
        assert "are to stay free" in status.text
        assert list(tmp_path.iterdir()) == []
        worker.say(messages.Configure(sink(tmp_path)))
        worker.until(lambda said: said.state == "live")
    finally:
        assert worker.close() == 0
    status = encoder.until(lambda said: said.state == "running")
    assert status.figures["sink_dropped"] == 0


def test_an_encoder_that_restarts_does_not_end_the_file(folder: Path, air: tuple[AirMixer, OneWorker], tmp_path: Path) -> None:
    _, encoder = air
    worker = OneWorker(folder, "sink.rec", sink(tmp_path))
    try:
        before = worker.until(lambda said: float(said.figures.get("seconds") or 0) > 1.5)
        encoder.kill()
        worker.until(lambda said: said.state == "stalled")
        encoder.restart()
        worker.until(lambda said: said.state == "live")
        after = worker.until(lambda said: float(said.figures.get("seconds") or 0) > 8.0)
    finally:
        assert worker.close() == 0
    assert after.figures["parts"] == 1
    assert after.figures["file"] == before.figures["file"]
    ticks = ticks_in(Path(str(after.figures["file"])))
    assert sorted(ticks) == ticks
    assert len(set(ticks)) == len(ticks)
