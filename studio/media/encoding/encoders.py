"""Which H.264 encoders work on this computer. Ask in a child process: drivers may hang or crash it."""

from __future__ import annotations

import av.error
import numpy as np

from studio.contracts import specs
from studio.media.encoding.video import CODECS, VideoEncoder
from studio.values.errors import MediaError

_WIDTH, _HEIGHT, _FRAMES = 640, 360, 16


def probe(codecs: tuple[str, ...] = CODECS) -> dict[str, dict[str, bool]]:
    """`{"encoders": {FFmpeg name: whether it opens and turns pictures into packets}}`."""
    return {"encoders": {codec: works(codec) for codec in codecs}}


def works(codec: str) -> bool:
    """Whether one encoder opens, encodes and starts with an IDR. May take seconds, may take the process along."""
    spec = specs.EncoderSpec(
        id="probe",
        canvas="",
        width=_WIDTH,
        height=_HEIGHT,
        rate_num=30,
        rate_den=1,
        video_bps=1_000_000,
        audio_bps=128_000,
        codec=codec,
        preset="veryfast",
        gop_s=2.0,
    )
    grey = np.full((_HEIGHT * 3 // 2, _WIDTH), 128, np.uint8)
    try:
        encoder = VideoEncoder(spec)
        packets = [packet for tick in range(_FRAMES) for packet in encoder.encode(grey, tick)] + encoder.flush()
    except (MediaError, av.error.FFmpegError, ValueError):  # ValueError: it gave no parameter sets
        return False
    return len(packets) == _FRAMES and packets[0].key
