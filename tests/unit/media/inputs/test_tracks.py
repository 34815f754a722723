"""A sound's level is that of its source, however the file was made."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.ipc.clock import SAMPLE_RATE_HZ
from studio.media.inputs.opening import open_file
from studio.media.inputs.tracks import SoundLine, SoundTrack, Tracks

F32 = NDArray[np.float32]
LEVEL = 0.25


def tone(count: int, rate: int = SAMPLE_RATE_HZ, level: float = LEVEL) -> F32:
    return (level * np.sin(2 * np.pi * 440 * np.arange(count) / rate)).astype(np.float32)


def amplitude(samples: F32) -> float:
    """Of the middle of a sine."""
    middle = samples[len(samples) // 4 : len(samples) * 3 // 4]
    return float(np.sqrt(2 * np.mean(middle.astype(float) ** 2)))


def write(path: Path, codec: str, layout: str, rate: int, channels: int, sounding: tuple[int, ...]) -> Path:
    """A second of a tone in the channels `sounding`."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = 192_000
        whole = np.zeros((channels, rate), np.float32)
        whole[list(sounding)] = tone(rate, rate)
        context = stream.codec_context
        made = av.AudioFrame.from_ndarray(whole, "fltp", layout)
        made.sample_rate, made.pts = rate, 0
        resampler = av.AudioResampler(context.format, layout, rate, context.frame_size or 1024)
        for frame in [*resampler.resample(made), *resampler.resample(None)]:
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def played(path: Path) -> F32:
    with open_file(str(path)) as container:
        track = SoundTrack(Tracks(container))
        blocks = []
        while (block := track.block()) is not None:
            blocks.append(block[1])
    return np.concatenate(blocks)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.wav", "pcm_s16le"),
        ("a.wav", "pcm_s24le"),
        ("a.wav", "pcm_u8"),
        ("a.wav", "pcm_f32le"),
        ("a.m4a", "aac"),
        ("a.mp3", "libmp3lame"),
        ("a.flac", "flac"),
        ("a.ogg", "libopus"),
        ("a.ac3", "ac3"),
        ("a.mp2", "mp2"),
    ],
)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_one_channel_and_two_sound_alike_from_every_codec(
    tmp_path: Path, name: str, codec: str, channels: int, rate: int
) -> None:
    rate = SAMPLE_RATE_HZ if codec == "libopus" else rate
    path = write(tmp_path / name, codec, "mono" if channels == 1 else "stereo", rate, channels, tuple(range(channels)))
    samples = played(path)
    for side in (0, 1):
        assert 20 * np.log10(amplitude(samples[:, side]) / LEVEL) == pytest.approx(0, abs=0.3)  # LAME itself takes 0.26


@pytest.mark.parametrize(
    ("layout", "channels", "sounding", "left_db", "right_db"),
    [
        ("5.1", 6, (0, 1), 0, 0),
        ("5.1", 6, (2,), -3, -3),
        ("5.1", 6, (4,), -3, None),
        ("5.1", 6, (3,), None, None),
        ("5.1(side)", 6, (5,), None, -3),
        ("quad", 4, (0,), 0, None),
        ("7.1", 8, (2,), -3, -3),
    ],
)
def test_more_channels_come_together_by_one_rule(
    layout: str, channels: int, sounding: tuple[int, ...], left_db: float | None, right_db: float | None
) -> None:
    whole = np.zeros((channels, 24_000), np.float32)
    whole[list(sounding)] = tone(24_000)
    for form in ("flt", "s16"):
        packed = whole.T.reshape(1, -1) if form == "flt" else (whole.T.reshape(1, -1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(packed, form, layout)
        frame.sample_rate = SAMPLE_RATE_HZ
        taken = SoundLine().take([frame], flush=True)
        assert taken is None or taken[1].shape[1] == 2
        line = SoundLine()
        frame.pts = 0
        block = line.take([frame], flush=True)
        assert block is not None
        for side, wanted in ((0, left_db), (1, right_db)):
            level = amplitude(block[1][:, side])
            if wanted is None:
                assert level < 1e-4
            else:
                assert 20 * np.log10(level / LEVEL) == pytest.approx(wanted, abs=0.1)


def test_a_change_between_one_and_six_channels_and_between_rates_is_followed() -> None:
    line, blocks = SoundLine(), []
    for layout, channels, rate in (("stereo", 2, 48_000), ("mono", 1, 44_100), ("5.1", 6, 48_000), ("stereo", 2, 32_000)):
        whole = np.zeros((channels, rate // 2), np.float32)
        whole[: min(2, channels)] = tone(rate // 2, rate)
        packed = np.ascontiguousarray(whole.T).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, "flt", layout)
        frame.sample_rate = rate
        block = line.take([frame])
        assert block is not None
        blocks.append(block[1])
    last = line.take([], flush=True)
    total = sum(map(len, blocks)) + (len(last[1]) if last is not None else 0)
    assert abs(total - 4 * 24_000) < 200
    for block in blocks:
        assert 20 * np.log10(amplitude(block[:, 0]) / LEVEL) == pytest.approx(0, abs=0.3)
