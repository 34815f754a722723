"""A device that blocks, fails or ends: what the watching thread makes of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.contracts import specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.kinds.sources import Camera
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.watched import Beat, run_watched
from studio.values.errors import MediaError


@pytest.fixture
def output(tmp_path: Path) -> Iterator[SourceOutput]:
    spec = specs.SourceSpec(id="cam", name="Cam", input=Camera(device="x"))
    made = SourceOutput(spec, DeskLink(session.create(tmp_path), "source.cam", spec))
    yield made
    made.close()


def test_what_the_device_raises_is_raised_to_the_worker(output: SourceOutput) -> None:
    def work(_beat: Beat) -> None:
        raise MediaError("gone", "Gone.")

    with pytest.raises(MediaError, match=r"Gone\."):
        run_watched(output, work, "hangs")


def test_our_own_bug_is_raised_too(output: SourceOutput) -> None:
    def work(_beat: Beat) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_watched(output, work, "hangs")


def test_the_device_thread_is_told_to_stop(output: SourceOutput) -> None:
    seen = threading.Event()

    def work(beat: Beat) -> None:
        while not beat.stop:
            beat.ok()
            output.link.stopping = True
            threading.Event().wait(0.01)
        seen.set()

    run_watched(output, work, "hangs")
    assert seen.is_set()


@pytest.mark.parametrize("opened", [False, True])
def test_a_call_that_does_not_come_back_ends_the_process(output: SourceOutput, opened: bool) -> None:
    release = threading.Event()
    ended: list[str] = []

    def work(beat: Beat) -> None:
        if opened:
            beat.ok()
        release.wait(20)

    def end(_output: SourceOutput, text: str) -> None:
        ended.append(text)
        release.set()

    limits = {"open_s": 60.0, "silence_s": 0.3} if opened else {"open_s": 0.3, "silence_s": 60.0}
    run_watched(output, work, "It hangs.", **limits, end=end)
    assert ended == ["It hangs."]
