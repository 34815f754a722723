"""Notices a camera that delivers the same picture for ever. Pure: time is an argument; one thread.

No two pictures of a sensor are alike, not even of a table in a dark room. One in 16 rows is compared with the picture before. A
camera that hangs behind an encoder still changes a little, as the encoder mends its own errors, by few levels in few places:
such a one is noticed once the encoder is through with that, some seconds later. An encoder may leave a still table's noise out
between its key pictures, which show it: those are compared with each other. One that has less rate than a whole picture needs
makes each key picture otherwise, whatever the camera does: it is not judged.
"""

from __future__ import annotations

from collections import deque

import av
import cv2
import numpy as np
from av.video.frame import PictureType
from numpy.typing import NDArray

U8 = NDArray[np.uint8]

_WINDOW_NS = 2_500_000_000
_LEAST_PICTURES = 5  # in the window; a camera that sends fewer is not judged
_ROWS = 16
_SAME_SHARE = 0.002  # of the samples: an encoder's own changes; noise of half a level, in 720p at 0.3 Mbit/s, is 0.03 and more
_SAME_KEYS = 0.05  # of two key pictures' samples: those of a hanging camera come closer and closer, noise makes 0.1 and more
_PREDICTED = (PictureType.P, PictureType.B)
_MOVES_LEVELS = 24  # something small that moves (a clock, a cursor) changes few samples, but those by much


class Frozen:
    """Give it every picture; `now` says whether all of the last 2.5 s were the same."""

    def __init__(self) -> None:
        self.now = False
        self._last: U8 | None = None
        self._began_ns = self._moved_ns = 0
        self._shares: deque[tuple[int, float]] = deque()
        self._sum = 0.0
        self._predicted = False  # pictures come that are made from those before them
        self._key: U8 | None = None
        self._same_keys = False

    def see(self, frame: av.VideoFrame, time_ns: int) -> None:
        """A picture that came at `time_ns`, monotonic."""
        rows = _rows(frame)
        self._compare_keys(frame, rows)
        last, self._last = self._last, rows.copy()
        if last is None or last.shape != rows.shape:
            self._begin(time_ns)
            return
        difference = cv2.absdiff(rows, last)
        share = cv2.countNonZero(difference) / difference.size
        if share and int(difference.max()) > _MOVES_LEVELS:
            self._moved_ns = time_ns
        self._shares.append((time_ns, share))
        self._sum += share
        while self._shares[0][0] <= time_ns - _WINDOW_NS:
            self._sum -= self._shares.popleft()[1]
        whole = time_ns - self._began_ns >= _WINDOW_NS and len(self._shares) >= _LEAST_PICTURES
        same = time_ns - self._moved_ns >= _WINDOW_NS and self._sum / len(self._shares) < _SAME_SHARE
        self.now = whole and same and (self._same_keys or not self._predicted)

    def _compare_keys(self, frame: av.VideoFrame, rows: U8) -> None:
        self._predicted |= frame.pict_type in _PREDICTED
        if frame.key_frame:
            key, self._key = self._key, rows.copy()
            self._same_keys = (
                key is not None and key.shape == rows.shape and cv2.countNonZero(cv2.absdiff(rows, key)) < _SAME_KEYS * rows.size
            )

    def _begin(self, time_ns: int) -> None:
        self.now = False
        self._began_ns = time_ns
        self._moved_ns = 0
        self._shares.clear()
        self._sum = 0.0


def _rows(frame: av.VideoFrame) -> U8:
    """Some rows of the first plane, as bytes, without what lies between them and the next."""
    plane, form = frame.planes[0], frame.format
    width = plane.width * (form.padded_bits_per_pixel if len(frame.planes) == 1 else 16 if form.components[0].bits > 8 else 8)
    whole: U8 = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return whole[_ROWS // 2 : plane.height : _ROWS, : min(width // 8, plane.line_size)]
