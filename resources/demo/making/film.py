"""Writes a looping clip: pictures as RGB arrays, sound as float samples, H.264 in BT.709 limited range and AAC."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

WIDTH, HEIGHT, RATE_HZ, SECONDS = 1280, 720, 30, 10
FRAMES = RATE_HZ * SECONDS
SAMPLE_RATE_HZ = 48_000
_BT709 = 1  # ITU-T H.273, for primaries, transfer and matrix alike


def write(path: Path, pictures: Iterable[npt.NDArray[np.uint8]], sound: npt.NDArray[np.float32], audio_bps: int) -> None:
    """`pictures`: FRAMES of (720, 1280, 3) RGB. `sound`: (2, samples) in -1..1, as long as the pictures."""
    with av.open(str(path), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as out:
        video = out.add_stream("libx264", RATE_HZ)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.time_base = Fraction(1, RATE_HZ)
        video.options = {"preset": "slow", "crf": "25", "g": str(2 * RATE_HZ), "tune": "animation", "refs": "2", "threads": "1"}
        context = video.codec_context
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = 1  # limited
        audio = out.add_stream("aac", SAMPLE_RATE_HZ)
        audio.layout, audio.bit_rate = "stereo", audio_bps
        convert = VideoReformatter()
        for number, picture in enumerate(pictures):
            frame = convert.reformat(
                av.VideoFrame.from_ndarray(picture, "rgb24"),
                format="yuv420p",
                src_color_range=ColorRange.JPEG,
                dst_color_range=ColorRange.MPEG,
                dst_colorspace=Colorspace.ITU709,
            )
            frame.pts, frame.time_base = number, Fraction(1, RATE_HZ)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        for start in range(0, sound.shape[1], 1024):
            block = np.ascontiguousarray(sound[:, start : start + 1024])
            samples = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            samples.sample_rate, samples.pts, samples.time_base = SAMPLE_RATE_HZ, start, Fraction(1, SAMPLE_RATE_HZ)
            out.mux(audio.encode(samples))
        out.mux(audio.encode(None))
