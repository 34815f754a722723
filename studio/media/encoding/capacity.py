"""What this computer can encode in software: measures x264, proposes a size and a preset that leave room for the rest.

Takes about ten seconds of one core and more; run it in a child process while nothing is on air.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Any, Protocol

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.contracts import specs
from studio.media.encoding.video import FALLBACK_CODEC, VideoEncoder

U8 = NDArray[np.uint8]

PRESETS = ("veryfast", "superfast", "ultrafast")
RATE_HZ = 30
_PICTURES = 10
_WARM_UP = 12  # pictures that fill the encoder's look-ahead before the clock counts
_CASE_CPU_S = 0.7  # nine cases in about ten seconds
_MOST_PICTURES = 150
_REST_SHARE = 0.75  # decoding two cameras, mixing and sinks, as a share of encoding at veryfast (docs/performance.md)
_USABLE = 0.55  # of all cores; the window, the system and other programs need the rest


class Progress(Protocol):
    def __call__(self, *, share: float, what: str) -> None: ...


class Format(msgspec.Struct, frozen=True):
    """One size of program at `RATE_HZ`, and the video rate that suits it."""

    width: int
    height: int
    video_bps: int


FORMATS = (Format(1920, 1080, 6_000_000), Format(1280, 720, 3_000_000), Format(848, 480, 1_500_000))


class Cost(msgspec.Struct, frozen=True):
    """CPU seconds that x264 takes per second of program."""

    width: int
    height: int
    preset: str
    cpu_s: float


def measure(progress: Progress) -> dict[str, Any]:
    """Measure all sizes and presets, smallest first.

    Args:
        progress: called with `share`, what is done, 0..1, and `what`, the case being measured.

    Returns:
        `cores`, `rate_hz`, `costs` (list of `Cost` as dicts) and `proposal`: `width`, `height`, `rate_num`, `rate_den`,
        `video_bps`, `preset`, `load` (expected share of all cores, 0..1) and `fits` (False: even the least is too much).
    """
    costs: list[Cost] = []
    cases = [(form, preset) for form in reversed(FORMATS) for preset in PRESETS]
    for number, (form, preset) in enumerate(cases):
        progress(share=number / len(cases), what=f"{form.width} x {form.height}, {preset}")
        costs.append(Cost(form.width, form.height, preset, round(_cost(form, preset), 4)))
    progress(share=1.0, what="")
    cores = os.cpu_count() or 1
    return {
        "cores": cores,
        "rate_hz": RATE_HZ,
        "costs": [msgspec.to_builtins(cost) for cost in costs],
        "proposal": propose(costs, cores),
    }


def propose(costs: Sequence[Cost], cores: int) -> dict[str, Any]:
    """The largest size that fits with the slowest preset that fits it; superfast at a larger size beats veryfast at a smaller."""
    found: dict[str, Any] = {}
    for form in FORMATS:
        here = {cost.preset: cost.cpu_s for cost in costs if (cost.width, cost.height) == (form.width, form.height)}
        for preset in PRESETS:
            load = (here[preset] + _REST_SHARE * here["veryfast"]) / cores
            fits = load <= _USABLE
            found = {
                "width": form.width,
                "height": form.height,
                "rate_num": RATE_HZ,
                "rate_den": 1,
                "video_bps": form.video_bps,
                "preset": preset,
                "load": round(load, 3),
                "fits": fits,
            }
            if (fits and preset != "ultrafast") or (fits and form is FORMATS[-1]):
                return found
    return found


def _cost(form: Format, preset: str) -> float:
    spec = specs.EncoderSpec(
        id="capacity",
        canvas="",
        width=form.width,
        height=form.height,
        rate_num=RATE_HZ,
        rate_den=1,
        video_bps=form.video_bps,
        audio_bps=128_000,
        codec=FALLBACK_CODEC,
        preset=preset,
        gop_s=2.0,
    )
    encoder = VideoEncoder(spec)
    pictures = moving_pictures(form.width, form.height, _PICTURES)
    done, began_s = 0, 0.0
    while done < _MOST_PICTURES:
        if done == _WARM_UP:
            began_s = time.process_time()
        encoder.encode(pictures[_there_and_back(done)], done)
        done += 1
        if done > _WARM_UP + _PICTURES and time.process_time() - began_s > _CASE_CPU_S:
            break
    spent_s = time.process_time() - began_s
    encoder.flush()
    return spent_s / (done - _WARM_UP) * RATE_HZ


def _there_and_back(number: int) -> int:
    """0 1 2 .. last .. 2 1 0 1 ..: motion without a jump at the end."""
    at = number % (2 * _PICTURES - 2)
    return min(at, 2 * _PICTURES - 2 - at)


def moving_pictures(width: int, height: int, count: int) -> list[U8]:
    """I420 pictures (height * 3 / 2, width) as hard to encode as a camera's: two textures in motion, grain over both."""
    random = np.random.default_rng(1)
    detail = random.integers(30, 220, (height // 8 + 8, width // 8 + 8), np.uint8)
    texture = cv2.resize(detail, (width + 64, height + 64), interpolation=cv2.INTER_CUBIC)
    grain = [random.integers(0, 7, (height, width), np.uint8) for _ in range(3)]
    pictures: list[U8] = []
    for number in range(count):
        picture = np.full((height * 3 // 2, width), 128, np.uint8)
        luma = picture[:height]
        luma[:] = texture[2 * number : 2 * number + height, 3 * number : 3 * number + width]
        inner = luma[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4]  # someone moving before the background
        inner[:] = texture[64 - number :, 64 - 4 * number :][: inner.shape[0], : inner.shape[1]]
        np.add(luma, grain[number % 3], out=luma)
        picture[height:] = cv2.resize(luma, (width, height // 2), interpolation=cv2.INTER_AREA) // 4 + 96
        pictures.append(picture)
    return pictures
