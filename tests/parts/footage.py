"""Camera footage for end-to-end tests, and how to read it back out of what a server received.

Every picture carries its own number in 16 black or white cells along its top edge (bit 0 left). Once a second the rest of
the picture is white for two pictures and a 1 kHz tone of 60 ms begins at the same instant.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tests.parts import shows

U8 = NDArray[np.uint8]
Box = tuple[int, int, int, int]  # x, y, width, height
CELLS = 16
RATE = 30
_SOUND_HZ = 48_000
_REORDERED = 2  # pictures at the end that may lie behind missing ones


def make_camera(path: Path, seconds: int, width: int, height: int, shade: int, sound: bool = True) -> Path:
    """An H.264 (and AAC) file of that length; `shade` is its grey, 0..255. The cells are width / 16 wide, height / 16 tall."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "g": "30"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        audio = container.add_stream("aac", rate=_SOUND_HZ, layout="stereo") if sound else None
        for number in range(seconds * RATE):
            frame = av.VideoFrame.from_ndarray(_picture(number, width, height, shade), "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        if audio is not None:
            for at in range(0, seconds * _SOUND_HZ, 1024):
                chunk = _tone(at, 1024)
                block = av.AudioFrame.from_ndarray(np.stack([chunk, chunk]), "fltp", "stereo")
                block.sample_rate, block.pts = _SOUND_HZ, at
                container.mux(audio.encode(block))
            container.mux(audio.encode(None))
        container.mux(video.encode(None))
    return path


def make_cameras(folder: Path, seconds: int) -> tuple[Path, Path]:
    """Write two that loop every `seconds`: A with sound, large enough for a canvas of `tests.parts.shows`, and B without."""
    return (
        make_camera(folder / "a.mp4", seconds, shows.WIDTH, shows.HEIGHT, 60),
        make_camera(folder / "b.mp4", seconds, 320, 180, 120, sound=False),
    )


def make_interlaced(path: Path, pictures: int, width: int = 320, height: int = 180, step: int = 8) -> Path:
    """A file of pictures that are two half pictures each, the lower first: a white bar 32 wide moves `step` with every half."""
    with av.open(str(path), "w") as container:
        flags = {"flags": "+ildct+ilme", "x264-params": "interlaced=1", "preset": "ultrafast", "crf": "10"}
        video = container.add_stream("libx264", rate=RATE, options=flags)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        for number in range(pictures):
            picture = np.full((height * 3 // 2, width), 128, np.uint8)
            picture[:height] = 40
            for half in (0, 1):
                left = (2 * number + half) * step % (width - 32)
                picture[1 - half : height : 2, left : left + 32] = 220
            frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def combed_rows(luma: NDArray[np.uint8]) -> int:
    """How many pairs of neighbouring rows differ by more than a soft edge anywhere: the teeth of a comb."""
    rows = luma[: len(luma) // 2 * 2].astype(int)
    return int((np.abs(rows[::2] - rows[1::2]).max(axis=1) > 60).sum())


def _picture(number: int, width: int, height: int, shade: int) -> U8:
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    picture[:height] = 235 if number % RATE < 2 else shade
    bits = [(number >> bit) & 1 for bit in range(CELLS)]
    cells = np.repeat(np.array([235 if bit else 16 for bit in bits], np.uint8), width // CELLS)
    picture[: height // 16, : len(cells)] = cells
    return picture


def _tone(at: int, count: int) -> NDArray[np.float32]:
    place = (np.arange(at, at + count) % _SOUND_HZ) / _SOUND_HZ
    return np.where(place < 0.06, 0.5 * np.sin(2 * np.pi * 1000 * place), 0).astype(np.float32)


@dataclass(slots=True)
class Received:
    """What a server or a recording holds. Times in s; `levels` are mean luma of the middle of the picture.

    `patches`: name of a box -> mean Y, Cb, Cr of each picture in the box's inner half.
    """

    times: list[float] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    levels: list[float] = field(default_factory=list)
    patches: dict[str, list[tuple[float, float, float]]] = field(default_factory=dict)
    sound: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    sound_start: float = 0.0
    width: int = 0
    height: int = 0
    errors: int = 0

    def steps(self) -> set[int]:
        """Distances between pictures in ms, rounded."""
        return {round((b - a) * 1000) for a, b in itertools.pairwise(self.times)}

    def repeated(self, camera: str) -> int:
        """How many pictures show the same camera picture as the one before."""
        numbers = self.numbers[camera]
        return sum(a == b for a, b in itertools.pairwise(numbers))

    def flashes(self) -> list[float]:
        """When the middle turned white."""
        return [t for t, a, b in zip(self.times[1:], self.levels, self.levels[1:], strict=False) if a < 180 <= b]

    def beeps(self, threshold: float = 0.05) -> list[float]:
        """When the tone began."""
        loud = np.abs(self.sound) > threshold
        starts, last = [], -_SOUND_HZ
        for index in np.flatnonzero(loud):
            if index - last > _SOUND_HZ // 5:
                starts.append(self.sound_start + index / _SOUND_HZ)
            last = index
        return starts

    def tones(self, frequency_hz: float) -> list[float]:
        """When a tone of that pitch began, whatever else sounds: where its envelope over 8 ms crosses half its peak."""
        phase = 2j * np.pi * frequency_hz / _SOUND_HZ
        turned = self.sound * np.exp(-phase * np.arange(len(self.sound)))
        width = _SOUND_HZ * 8 // 1000
        envelope = np.abs(np.convolve(turned, np.ones(width) / width, "same"))
        loud = envelope > envelope.max() / 2
        return [self.sound_start + index / _SOUND_HZ for index in np.flatnonzero(loud[1:] & ~loud[:-1]) + 1]

    def amplitude(self, frequency_hz: float, from_s: float = 0.0) -> float:
        """Amplitude of the sine of that pitch from `from_s` on: the median of fifths of a second, in each of which its
        phase stands (a device's clock is followed by resampling)."""
        length = _SOUND_HZ // 5
        samples = self.sound[max(0, round((from_s - self.sound_start) * _SOUND_HZ)) :]
        windows = samples[: len(samples) // length * length].reshape(-1, length)
        wave = np.hanning(length) * np.exp(-2j * np.pi * frequency_hz / _SOUND_HZ * np.arange(length))
        return float(np.median(2 * np.abs(windows @ wave) / np.sum(np.hanning(length))))


def read(path: Path, boxes: dict[str, Box], patches: dict[str, Box] | None = None) -> Received:
    """Decode the whole file.

    Args:
        boxes: camera name -> x, y, width, height of where its picture lies.
        patches: name -> a place to look at the colours of.
    """
    patches = patches or {}
    received = Received(numbers={name: [] for name in boxes}, patches={name: [] for name in patches})
    blocks: list[NDArray[np.float32]] = []
    with av.open(str(path)) as container:
        streams = [stream for stream in container.streams if stream.type in ("video", "audio")]
        for packet in container.demux(streams):
            try:
                frames = list(packet.decode())
            except av.error.InvalidDataError:
                received.errors += 1
                continue
            for frame in frames:
                if isinstance(frame, av.VideoFrame):
                    _look(frame, boxes, received)
                    for name, box in patches.items():
                        received.patches[name].append(_patch(frame, box))
                elif isinstance(frame, av.AudioFrame):
                    if not blocks:
                        received.sound_start = float(frame.time or 0)
                    blocks.append(np.atleast_2d(frame.to_ndarray()).mean(axis=0).astype(np.float32))
    if blocks:
        received.sound = np.concatenate(blocks)
    _forget_cut_end(received)
    return received


def _forget_cut_end(received: Received) -> None:
    """Whoever hangs up between a picture and the B pictures shown before it leaves a hole at the very end: end before that."""
    times = received.times
    for index in range(max(1, len(times) - _REORDERED), len(times)):
        if times[index] - times[index - 1] > 1.5 / RATE:
            for values in (times, received.levels, *received.numbers.values(), *received.patches.values()):
                del values[index:]
            return


def _look(frame: av.VideoFrame, boxes: dict[str, Box], received: Received) -> None:
    luma = np.frombuffer(frame.planes[0], np.uint8).reshape(-1, frame.planes[0].line_size)[: frame.height, : frame.width]
    received.width, received.height = frame.width, frame.height
    received.times.append(float(frame.time or 0))
    received.levels.append(float(luma[luma.shape[0] // 2 - 8 : luma.shape[0] // 2 + 8, 40:200].mean()))
    for name, box in boxes.items():
        received.numbers[name].append(read_number(luma, box))


def read_number(luma: U8, box: Box) -> int:
    """Which picture of a camera lies in that box of a program picture."""
    x, y, width, height = box
    row = luma[y + height // 32, :]
    centres = [x + round((bit + 0.5) * width / CELLS) for bit in range(CELLS)]
    return sum(1 << bit for bit, at in enumerate(centres) if row[at] > 125)


def _patch(frame: av.VideoFrame, box: Box) -> tuple[float, float, float]:
    """Mean Y, Cb, Cr of the inner half of the box."""
    means = []
    for plane, step in zip(frame.planes, (1, 2, 2), strict=True):
        values = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
        x, y, width, height = (side // step for side in box)
        means.append(float(values[y + height // 4 : y + height * 3 // 4, x + width // 4 : x + width * 3 // 4].mean()))
    return means[0], means[1], means[2]


def distinct(numbers: Iterable[int]) -> int:
    return len(set(numbers))
