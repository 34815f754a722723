"""Devices that cannot be plugged into a test machine: other rates, one channel, eight. Only the driver's edge is replaced."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.kinds.sources import SoundDevice
from studio.kinds.sources.sound.working import Ear
from studio.media.devices import sound
from studio.values.errors import MediaError

F32 = NDArray[np.float32]


class Driver:
    """A stream of a device: channel c carries (c + 1) * 200 Hz at its own rate."""

    PortAudioError = type("PortAudioError", (Exception,), {})

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.rate_hz, self.channels, self.opened = rate_hz, channels, 0
        self.library = SimpleNamespace(PortAudioError=self.PortAudioError, InputStream=self._open)
        self._at = 0

    def _open(self, samplerate: int, channels: int, **_: Any) -> Driver:
        if samplerate != self.rate_hz or channels > self.channels:
            raise self.PortAudioError("Invalid sample rate")
        self.opened = channels
        return self

    read_available = 1024
    active = True

    def start(self) -> None: ...

    def read(self, count: int) -> tuple[F32, bool]:
        at = (self._at + np.arange(count))[:, None] / self.rate_hz
        self._at += count
        return np.sin(2 * np.pi * 200 * np.arange(1, self.opened + 1) * at).astype(np.float32), False


def listen(monkeypatch: pytest.MonkeyPatch, driver: Driver, pair: tuple[int, int]) -> F32:
    """A second of the device."""
    monkeypatch.setattr(sound, "library", lambda: driver.library)
    opening = sound.Opening(0, "box", driver.channels, float(driver.rate_hz), None)
    ear = Ear(SoundDevice(device="x", channels=pair), opening)
    blocks: list[F32] = []
    for _ in range(driver.rate_hz // 1024):
        block = ear.read()
        assert block is not None
        blocks.append(block)
    return np.concatenate(blocks)


def pitch_hz(samples: F32) -> float:
    """By zero crossings."""
    rising = np.flatnonzero((samples[:-1] < 0) & (samples[1:] >= 0))
    return float((len(rising) - 1) / (rising[-1] - rising[0]) * 48_000)


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000, 96_000])
def test_any_rate_becomes_48_khz(monkeypatch: pytest.MonkeyPatch, rate_hz: int) -> None:
    heard = listen(monkeypatch, Driver(rate_hz, 2), (0, 1))
    assert len(heard) == pytest.approx(rate_hz // 1024 * 1024 / rate_hz * 48_000, abs=100)  # the filter holds some back
    assert pitch_hz(heard[:, 0]) == pytest.approx(200, rel=0.005)
    assert pitch_hz(heard[:, 1]) == pytest.approx(400, rel=0.005)


@pytest.mark.parametrize(
    ("channels", "pair", "pitches"),
    [(1, (0, 1), (200, 200)), (8, (2, 5), (600, 1200)), (8, (7, 0), (1600, 200)), (2, (1, 0), (400, 200))],
)
def test_the_chosen_channels(
    monkeypatch: pytest.MonkeyPatch, channels: int, pair: tuple[int, int], pitches: tuple[int, int]
) -> None:
    heard = listen(monkeypatch, Driver(48_000, channels), pair)
    assert (pitch_hz(heard[:, 0]), pitch_hz(heard[:, 1])) == pytest.approx(pitches, rel=0.005)


def test_channels_that_are_not_there_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MediaError, match="2 channels only"):
        listen(monkeypatch, Driver(48_000, 2), (2, 3))


def test_a_device_that_does_not_open_may_be_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = Driver(48_000, 2)
    driver.rate_hz, shown = -1, driver
    monkeypatch.setattr(sound, "library", lambda: shown.library)
    with pytest.raises(MediaError, match="Another program"):
        Ear(SoundDevice(device="x"), sound.Opening(0, "box", 2, 44_100.0, None))
