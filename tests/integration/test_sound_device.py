"""A microphone on a real PulseAudio: what is fed to it lies in the sound ring, and each way of losing it is named."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.contracts.specs import SourceSpec
from studio.ipc import clock
from studio.ipc.sound_ring import SoundReader
from studio.kinds.sources import SoundDevice
from tests.parts import pulse
from tests.parts.pulse import Pulse
from tests.parts.worker_rig import WorkerRig

pytestmark = [pytest.mark.part("pulse"), pytest.mark.skipif(not pulse.installed(), reason="pulseaudio is not installed")]

PITCH = 0.006  # half a percent is how far the resampler may go while it finds its place again
NOTICE_S = 2.0 + 1.0  # what the studio promises, and what a loaded test machine may add


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Pulse]:
    with Pulse(tmp_path / "pulse") as started:
        yield started


def rig_for(server: Pulse, device: str = "pulse:fake_mic", channels: tuple[int, int] = (0, 1)) -> WorkerRig:
    spec = SourceSpec(id="mic", name="Mic", input=SoundDevice(device=device, channels=channels))
    return WorkerRig("source.mic", spec, server.environment)


def settle(rig: WorkerRig) -> None:
    """Let the input find its place in time after it began or began again."""
    rig.wait("running", after=max(0, rig.now() - 1))
    time.sleep(1.0)


def heard(rig: WorkerRig, seconds: float) -> NDArray[np.float32]:
    """The next `seconds` of the source's sound, read as the mixer reads it: 60 ms late."""
    reader = SoundReader(rig.folder, "source.mic")
    out = np.zeros((int(seconds * clock.SAMPLE_RATE_HZ), 2), np.float32)
    start = clock.sample_at(time.monotonic_ns())
    time.sleep(seconds + 0.06)
    found = reader.read(start, out)
    reader.close()
    assert found == len(out), f"{len(out) - found} samples missing"
    return out


@pytest.mark.parametrize("device", ["pulse:fake_mic", ""])
def test_its_sound_lies_in_the_ring_in_time_and_without_gaps(server: Pulse, device: str) -> None:
    with server.tone(440.0, right=660.0), rig_for(server, device) as rig:
        rig.wait("running")
        settle(rig)
        sound = heard(rig, 2.0)
        assert pulse.pitch_hz(sound[:, 0]) == pytest.approx(440.0, rel=PITCH)
        assert pulse.pitch_hz(sound[:, 1]) == pytest.approx(660.0, rel=PITCH)
        assert pulse.level(sound[:, 0]) == pytest.approx(0.1 / 2**0.5, rel=0.02)
        steps = np.abs(np.diff(sound[:, 0]))
        assert steps.max() < 0.1 * 2 * np.pi * 440 / 48_000 * 1.2, "a click: samples lost or doubled"
        assert rig.stop() == 0


def test_channels_are_the_ones_chosen(server: Pulse) -> None:
    with server.tone(440.0, right=660.0), rig_for(server, channels=(1, 1)) as rig:
        rig.wait("running")
        settle(rig)
        sound = heard(rig, 1.0)
        assert pulse.pitch_hz(sound[:, 0]) == pytest.approx(660.0, rel=PITCH)
        assert pulse.pitch_hz(sound[:, 1]) == pytest.approx(660.0, rel=PITCH)


def test_a_missing_microphone_is_named_and_comes_when_plugged_in(server: Pulse) -> None:
    server.remove_microphone()
    with rig_for(server) as rig:
        rig.wait("failed", text="not there")
        after = rig.now()
        server.add_microphone()
        rig.wait("running", after=after, timeout_s=12)


def test_unplugged_it_is_not_swapped_for_another_and_comes_back(server: Pulse) -> None:
    """PulseAudio moves the stream to another input without an error: here that would be the program's own sound."""
    with server.tone(440.0), rig_for(server) as rig:
        rig.wait("running")
        settle(rig)
        after = rig.now()
        server.remove_microphone()
        assert rig.wait("failed", text="sound device has gone", after=after) < NOTICE_S
        after = rig.now()
        server.add_microphone()
        rig.wait("running", after=after, timeout_s=12)
        settle(rig)
        assert pulse.pitch_hz(heard(rig, 1.0)[:, 0]) == pytest.approx(440.0, rel=PITCH)


def test_suspended_it_stalls_and_goes_on(server: Pulse) -> None:
    with server.tone(440.0), rig_for(server) as rig:
        rig.wait("running")
        settle(rig)
        after = rig.now()
        server.pactl("suspend-source", "fake_mic", "1")
        assert rig.wait("stalled", text="suspended", after=after) < NOTICE_S
        after = rig.now()
        server.pactl("suspend-source", "fake_mic", "0")
        rig.wait("running", after=after)
        settle(rig)
        assert pulse.pitch_hz(heard(rig, 1.0)[:, 0]) == pytest.approx(440.0, rel=PITCH)


def test_silence_after_sound_is_named_but_goes_on(server: Pulse) -> None:
    with rig_for(server) as rig:
        with server.tone(440.0):
            rig.wait("running")
            settle(rig)
            assert rig.history[-1][1].text == ""
        after = rig.now()
        assert rig.wait("running", text="silent", after=after) < NOTICE_S + 0.5  # the player's last buffer plays on
        with server.tone(440.0):
            until = time.monotonic() + 15
            while rig.history[-1][1].text:  # that it is silent
                assert time.monotonic() < until, "the sound is back"
                time.sleep(0.02)
            assert pulse.level(heard(rig, 0.5)[:, 0]) > 0.05


def test_a_frozen_sound_server_stalls_it(server: Pulse) -> None:
    with server.tone(440.0), rig_for(server) as rig:
        rig.wait("running")
        after = rig.now()
        with server.frozen():
            assert rig.wait("stalled", after=after, timeout_s=6) < NOTICE_S + 2.0  # it is asked why, for 2 s
            after = rig.now()
        rig.wait("running", after=after)
        settle(rig)
        assert pulse.pitch_hz(heard(rig, 1.0)[:, 0]) == pytest.approx(440.0, rel=PITCH)


def test_a_killed_sound_server_is_noticed_and_the_next_one_used(server: Pulse) -> None:
    with rig_for(server) as rig:
        rig.wait("running")
        after = rig.now()
        server.kill()
        assert rig.wait("failed", after=after) < NOTICE_S
        server.start()
        after = rig.now()
        rig.wait("running", after=after, timeout_s=12)
        with server.tone(440.0):
            settle(rig)
            assert pulse.pitch_hz(heard(rig, 1.0)[:, 0]) == pytest.approx(440.0, rel=PITCH)


def test_without_any_sound_server_the_words_say_so(server: Pulse) -> None:
    server.kill()
    with rig_for(server, device="") as rig:
        rig.wait("failed", text="No sound device answers")
