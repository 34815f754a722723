"""A picture as a clip: one that is seen for some seconds, without a sound."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from studio.contracts import messages
from studio.ipc.clock import NS
from studio.media.inputs.clip import Pictures
from studio.media.inputs.gallery import read_picture
from studio.media.inputs.tracks import SoundTrack


class StillClip:
    """A still from a file, on black where it is transparent, no larger than `frame` shows it.

    Raises:
        MediaError: it is not there, not readable, or too large.
    """

    def __init__(self, path: str, seconds: float, frame: tuple[int, int], figures: dict[str, messages.Figure]) -> None:
        self.name, self.figures = Path(path).name, figures
        self.length_ns = round(seconds * NS)
        self.rate: Fraction | None = None
        self.sound: SoundTrack | None = None
        self._once = _Once(_read(path, frame), self.length_ns)
        self.pictures: Pictures | None = self._once

    def natural(self, frame: av.VideoFrame) -> tuple[int, int] | None:
        return None

    def wind(self, media_ns: int) -> None:
        """Seen from there on."""
        self._once.at = min(media_ns, self.length_ns)

    def hurry(self, on: bool) -> None:
        """There is nothing to leave out."""

    def close(self) -> None:
        """There is nothing open."""


class _Once:
    """One picture for what is left of its time. Knows nothing of its clip: a cycle would keep both in memory."""

    def __init__(self, frame: av.VideoFrame, length_ns: int) -> None:
        self.at: int | None = 0  # media time, ns; None: it has been given
        self._frame, self._length_ns = frame, length_ns

    def next(self) -> tuple[av.VideoFrame, int, int] | None:
        at, self.at = self.at, None
        return None if at is None else (self._frame, at, self._length_ns - at)


def _read(path: str, frame: tuple[int, int]) -> av.VideoFrame:
    picture = read_picture(path, within=max(frame))
    if picture.mode == "RGBA":
        opaque = Image.new("RGBA", picture.size, (0, 0, 0, 255))
        picture = Image.alpha_composite(opaque, picture).convert("RGB")
    picture.thumbnail(frame, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return av.VideoFrame.from_ndarray(np.asarray(picture.convert("RGB")), "rgb24")
