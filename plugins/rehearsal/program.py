"""The program as viewers get it: one run of fragments since the last key picture, and a bounded queue per viewer.

Bookkeeping, no I/O. A publisher's media go in, messages for viewers come out. One asyncio loop.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque

from rehearsal import fmp4
from studio.plugin_api.rtmp import parse_audio, parse_video

Message = str | bytes
_QUEUE_BOUND = 600  # messages, about 8 s; a viewer further behind starts again at a key picture
_CACHE_BOUND = 1200
_AAC_SAMPLES = 1024
_SOUND_SLACK_MS = 40  # sound further from its expected place than this is put where its time stamp says


class Viewer:
    """One browser. `pending` is what it has not got yet, oldest first; `news` is set when something was added."""

    def __init__(self) -> None:
        self.pending: deque[Message] = deque()
        self.news = asyncio.Event()
        self.waits_for_key = True

    def begin(self, opening: tuple[str, bytes], since_key: list[bytes]) -> None:
        """Forget what was pending and start a run."""
        self.pending.clear()
        self.pending.extend([*opening, *since_key])
        self.waits_for_key = False
        self.news.set()

    def offer(self, message: Message, key: bool) -> None:
        if len(self.pending) > _QUEUE_BOUND:
            self.pending.clear()
            self.waits_for_key = True
        if self.waits_for_key and not key:
            return
        self.waits_for_key = False
        self.pending.append(message)
        self.news.set()


class Program:
    """What is on now. Times in, ms as in RTMP; a new publisher begins a new run."""

    def __init__(self) -> None:
        self.viewers: set[Viewer] = set()
        self.pictures = 0
        self._size = (1280, 720)
        self._avcc = self._audio_config = b""
        self._begin()

    def _begin(self) -> None:
        self._opening: tuple[str, bytes] | None = None
        self._cache: list[bytes] = []
        self._number = 0
        self._base_ms: int | None = None
        self._last_ms = 0
        self._sound_at = -1

    def start(self) -> None:
        """A publisher took the stage."""
        self._avcc = self._audio_config = b""
        self._begin()

    def size(self, width: int, height: int) -> None:
        """The picture's size as the publisher's metadata says."""
        self._size = (width, height)

    def join(self) -> Viewer:
        """A new viewer: starts at the last key picture."""
        viewer = Viewer()
        if self._opening:
            viewer.begin(self._opening, self._cache)
        self.viewers.add(viewer)
        return viewer

    def video(self, timestamp_ms: int, body: bytes) -> None:
        """One video message of the publisher.

        Raises:
            ProtocolError: not H.264.
        """
        part = parse_video(body)
        if part.kind == "config" and part.data != self._avcc:
            self._avcc = part.data
            self._opening = None
        if part.kind != "picture":
            return
        if part.key and not self._opening:
            self._open(timestamp_ms)
        if self._base_ms is None or not self._opening:
            return
        dts = timestamp_ms - self._base_ms
        duration = max(1, min(1000, dts - self._last_ms)) if self._last_ms else 33
        self._last_ms = dts
        self.pictures += 1
        if part.key:
            self._cache.clear()
        self._send(fmp4.VIDEO, dts, duration, part.data, part.key, part.composition_ms)

    def audio(self, timestamp_ms: int, body: bytes) -> None:
        """One audio message of the publisher.

        Raises:
            ProtocolError: not AAC.
        """
        part = parse_audio(body)
        if part.kind == "config":
            if part.data != self._audio_config:
                self._audio_config, self._opening = part.data, None
            return
        if self._base_ms is None or not self._opening or timestamp_ms < self._base_ms:
            return
        place = (timestamp_ms - self._base_ms) * 48
        if self._sound_at < 0 or abs(place - self._sound_at) > _SOUND_SLACK_MS * 48:
            self._sound_at = place
        self._send(fmp4.AUDIO, self._sound_at, _AAC_SAMPLES, part.data, False, 0)
        self._sound_at += _AAC_SAMPLES

    def _open(self, timestamp_ms: int) -> None:
        if not self._avcc or not self._audio_config:
            return
        self._begin()
        self._base_ms = timestamp_ms
        track = fmp4.Track(*self._size, self._avcc, self._audio_config)
        about = json.dumps({"mime": track.mime, "width": track.width, "height": track.height})
        self._opening = (about, fmp4.opening(track))
        for viewer in self.viewers:
            viewer.begin(self._opening, [])

    def _send(self, track: int, dts: int, duration: int, data: bytes, key: bool, offset: int) -> None:
        self._number += 1
        is_entry = key and track == fmp4.VIDEO
        piece = fmp4.fragment(self._number, track, dts, duration, data, key or track == fmp4.AUDIO, offset)
        if len(self._cache) < _CACHE_BOUND:
            self._cache.append(piece)
        for viewer in self.viewers:
            viewer.offer(piece, is_entry)
