"""The demo's sounds, synthesised: a small tune on plucked strings, and crickets at night. Both loop without a seam."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from making.film import SAMPLE_RATE_HZ, SECONDS

Sound = npt.NDArray[np.float32]

_LENGTH = SAMPLE_RATE_HZ * SECONDS
_STEP_S = SECONDS / 32  # eighth notes at 96 beats a minute: four bars are exactly the loop
# Steps and MIDI notes in D major pentatonic.
_MELODY = [(0, 74), (3, 76), (4, 78), (6, 81), (8, 83), (11, 81), (12, 78), (14, 76), (16, 74), (18, 78), (20, 76), (22, 71)]
_MELODY += [(24, 69), (26, 71), (28, 74), (30, 76)]
_CHORDS = [(0, (50, 57, 62, 66)), (8, (47, 54, 59, 62)), (16, (43, 50, 55, 59)), (24, (45, 52, 57, 61))]


def tune() -> Sound:
    """(2, samples): melody right of the middle, chords left, a soft pulse below."""
    mix = np.zeros((2, _LENGTH))
    for step, note in _MELODY:
        _add(mix, step, _pluck(note, 2.4), 0.30, pan=0.25)
    for step, notes in _CHORDS:
        for n, note in enumerate(notes):
            _add(mix, step + n / 5, _pluck(note, 3.2), 0.17, pan=-0.3)
            _add(mix, step + 4 + n / 5, _pluck(note, 2.6), 0.10, pan=-0.3)
    for step in range(0, 32, 4):
        _add(mix, step, _thump(), 0.35, pan=0.0)
    return _levelled(mix, peak=0.5)


def crickets() -> Sound:
    """(2, samples): chirps from several places over a little wind."""
    rng = np.random.default_rng(5)
    mix = np.zeros((2, _LENGTH))
    for place, pitch_hz, period_s in ((-0.7, 4300, 1.25), (0.2, 4750, 2.0), (0.8, 3950, 2.5)):
        for start in np.arange(0.1, SECONDS, period_s):
            for pulse in range(4):
                _add(mix, (start + pulse * 0.055) / _STEP_S, _chirp(pitch_hz), 0.12 * rng.uniform(0.7, 1), pan=place)
    return _levelled(mix + _wind(rng), peak=0.12)


def _add(mix: npt.NDArray[np.float64], step: float, voice: npt.NDArray[np.float64], gain: float, pan: float) -> None:
    """Mix a voice in at a step; what runs over the end sounds at the beginning, so that the loop has no seam."""
    at = (int(step * _STEP_S * SAMPLE_RATE_HZ) + np.arange(voice.size)) % _LENGTH
    mix[0, at] += voice * gain * np.sqrt((1 - pan) / 2)
    mix[1, at] += voice * gain * np.sqrt((1 + pan) / 2)


def _pluck(note: int, seconds: float) -> npt.NDArray[np.float64]:
    """A plucked string: harmonics that die the faster the higher they are."""
    t = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    pitch_hz = 440 * 2 ** ((note - 69) / 12)
    voice = np.zeros(t.size)
    for n in range(1, 9):
        voice += np.sin(2 * np.pi * pitch_hz * n * t) * np.exp(-t * (1.6 + 1.1 * n)) / n**1.3
    return voice * np.minimum(1, t / 0.004) * np.minimum(1, (seconds - t) / 0.1)


def _thump() -> npt.NDArray[np.float64]:
    t = np.arange(int(0.35 * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return np.sin(2 * np.pi * (58 * t + 1.2 * (1 - np.exp(-t * 30)))) * np.exp(-t * 11) * np.minimum(1, t / 0.003)


def _chirp(pitch_hz: float) -> npt.NDArray[np.float64]:
    t = np.arange(int(0.04 * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return np.sin(2 * np.pi * pitch_hz * t) * np.sin(np.pi * t / 0.04) ** 2


def _wind(rng: np.random.Generator) -> npt.NDArray[np.float64]:
    """Noise between 150 and 600 Hz, made in the frequency domain, so that it is periodic."""
    hz = np.fft.rfftfreq(_LENGTH, 1 / SAMPLE_RATE_HZ)
    spectrum = np.exp(-(((hz - 300) / 180) ** 2)) * np.exp(2j * np.pi * rng.random((2, hz.size)))
    noise = np.fft.irfft(spectrum, _LENGTH)
    return np.asarray(0.02 * noise / noise.std())


def _levelled(mix: npt.NDArray[np.float64], peak: float) -> Sound:
    return (mix * (peak / np.abs(mix).max())).astype(np.float32)
