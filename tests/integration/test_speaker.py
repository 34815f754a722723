"""The monitor output on a real PulseAudio: what goes into the ring comes out of the device."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.contracts.specs import SpeakerSpec
from studio.ipc import clock
from studio.ipc.sound_ring import SoundWriter
from tests.parts import pulse
from tests.parts.pulse import Pulse
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("pulse"), pytest.mark.skipif(not pulse.installed(), reason="pulseaudio is not installed")]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Pulse]:
    with Pulse(tmp_path / "pulse") as started:
        yield started


class Mixer:
    """Writes a sine into the ring in blocks of 1024, 60 ms late, as the mixer does."""

    def __init__(self, folder: Path, frequency_hz: float) -> None:
        self._writer = SoundWriter(folder, "monitor")
        self._frequency_hz = frequency_hz
        self._stop = threading.Event()
        self.silent = False
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Mixer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._writer.close()

    def _run(self) -> None:
        index = clock.sample_at(time.monotonic_ns()) // 1024 * 1024
        while not self._stop.is_set():
            due_ns = clock.sample_time_ns(index + 1024) + 60_000_000
            self._stop.wait(max(0.0, (due_ns - time.monotonic_ns()) / 1e9))
            at = np.arange(index, index + 1024) / 48_000
            wave = (0.0 if self.silent else 0.25) * np.sin(2 * np.pi * self._frequency_hz * at)
            self._writer.write(index, np.stack([wave, wave * 0.5], 1).astype(np.float32))
            index += 1024


def test_plays_the_ring(server: Pulse) -> None:
    with WorkerRig("speaker.main", SpeakerSpec("monitor", "pulse:studio_out"), server.environment) as rig:
        with Mixer(rig.folder, 1000.0):
            rig.wait("running")
            server.record("studio_out.monitor", 2.5)  # PulseAudio starts a stream with a pause of a second
            before = rig.history[-1][1].figures["jumps"]
            heard = server.record("studio_out.monitor", 3.0)
            after = rig.history[-1][1].figures["jumps"]
        assert rig.stop() == 0
    steady = heard[48_000:]
    assert pulse.pitch_hz(steady[:, 0]) == pytest.approx(1000.0, abs=5.0)  # half a percent: the reach of the correction
    assert pulse.level(steady[:, 0]) == pytest.approx(0.25 / 2**0.5, rel=0.02)
    assert pulse.level(steady[:, 1]) == pytest.approx(0.125 / 2**0.5, rel=0.02)
    assert after == before


def test_a_missing_ring_is_silence_and_a_late_one_is_heard(server: Pulse) -> None:
    with WorkerRig("speaker.main", SpeakerSpec("monitor", ""), server.environment) as rig:
        rig.wait("running")
        assert not server.record("studio_out.monitor", 0.5).any()
        with Mixer(rig.folder, 500.0):
            server.record("studio_out.monitor", 1.0)
            heard = server.record("studio_out.monitor", 1.0)
        assert pulse.level(heard[24_000:, 0]) > 0.1


def test_says_that_the_output_is_missing_and_comes_back(server: Pulse) -> None:
    with WorkerRig("speaker.main", SpeakerSpec("monitor", "pulse:nowhere"), server.environment) as rig:
        rig.wait("failed", text="not there")
        after = rig.now()
        server.pactl("load-module", "module-null-sink", "sink_name=nowhere")
        rig.wait("running", after=after)


def test_stops_when_the_system_moves_it_to_another_output(server: Pulse) -> None:
    """Its sound could reach a microphone there."""
    module = server.pactl("load-module", "module-null-sink", "sink_name=headphones")
    with (
        WorkerRig("speaker.main", SpeakerSpec("monitor", "pulse:headphones"), server.environment) as rig,
        Mixer(rig.folder, 700.0),
    ):
        rig.wait("running")
        server.record("headphones.monitor", 1.0)
        after = rig.now()
        server.pactl("unload-module", module)
        rig.wait("failed", text="The monitor output has gone", after=after, timeout_s=3.0)
        assert not server.record("studio_out.monitor", 0.5).any()
        server.pactl("load-module", "module-null-sink", "sink_name=headphones")
        rig.wait("running", after=rig.now())


def test_survives_the_end_of_the_sound_server(server: Pulse) -> None:
    with WorkerRig("speaker.main", SpeakerSpec("monitor", "pulse:studio_out"), server.environment) as rig:
        rig.wait("running")
        after = rig.now()
        server.kill()
        rig.wait("failed", after=after, timeout_s=4.0)
        after = rig.now()
        server.start()
        rig.wait("running", after=after)
        assert rig.stop() == 0
