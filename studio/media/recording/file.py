"""One file of a recording: packets in, Matroska or fragmented MP4 out, playable at any moment up to its last second.

Nothing is encoded here. The file is never opened over another one.
"""

from __future__ import annotations

import contextlib
import io
import os
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import av
import av.error

from studio.contracts import packets
from studio.ipc import clock as clocks
from studio.media.tracks import picture_track, sound_track

Container = Literal["mkv", "mp4"]

_NS = Fraction(1, clocks.NS)
_FORMATS: dict[Container, tuple[str, dict[str, str]]] = {
    # flush_packets: each packet goes to the system at once; a cluster and a fragment last at most a second
    "mkv": ("matroska", {"flush_packets": "1", "cluster_time_limit": "1000"}),
    "mp4": ("mp4", {"flush_packets": "1", "movflags": "hybrid_fragmented", "frag_duration": "1000000"}),
}
_TIME_BASE = {"mkv": Fraction(1, 1000), "mp4": Fraction(1, 90_000)}


class _Disk:
    """The file as the muxer sees it. After the first failure it swallows everything, so that what is written stays."""

    def __init__(self, path: Path) -> None:
        self.name = os.fspath(path)
        self.error: OSError | None = None
        self._raw = io.FileIO(path, "xb+")

    def write(self, data: bytes) -> int:
        begin, left = self._raw.tell(), memoryview(data)
        while self.error is None and len(left):
            try:
                left = left[self._raw.write(left) :]
            except OSError as error:
                self.error = error
                self._cut(begin)
        return len(data)

    def _cut(self, end: int) -> None:
        """Leave nothing half written: no more than `end` bytes, and whole MP4 fragments only."""
        with contextlib.suppress(OSError):
            self._raw.truncate(min(end, self._size()))
            if self.name.endswith(".mp4"):
                self._raw.truncate(_whole_fragments(self._raw, self._size()))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._raw.seek(offset, whence) if self.error is None else 0

    def tell(self) -> int:
        return self._raw.tell()

    def seekable(self) -> bool:
        return True

    def _size(self) -> int:
        return os.fstat(self._raw.fileno()).st_size

    def close(self) -> None:
        self._raw.close()


def _whole_fragments(file: io.FileIO, size: int) -> int:
    """Where the last whole fragment of an MP4 ends (ISO 14496-12: `moof` and the `mdat` after it belong together)."""
    at = end = 0
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        at += max(8, length)
        if at <= size and head[4:8] != b"moof":
            end = at
    return end


class RecordingFile:
    """A new file with one picture and one sound track, as `config` describes them.

    Raises:
        OSError: the file exists or cannot be made.
    """

    def __init__(self, path: Path, container: Container, config: packets.StreamConfig) -> None:
        self.path = path
        self.config = config
        self.written = 0  # bytes of packets taken
        self.seconds = 0.0
        self._origin_ns: int | None = None
        self._disk = _Disk(path)
        name, options = _FORMATS[container]
        try:
            self._container = av.open(self._disk, "w", format=name, options=options)
            self._video, self._sound = picture_track(self._container, config), sound_track(self._container, config)
            self._video.time_base = _TIME_BASE[container]
        except (av.error.FFmpegError, ValueError):
            self._disk.close()
            raise

    def write(self, packet: packets.Packet) -> None:
        """Append `packet`. The first is an IDR; its decoding time is the file's zero, and sound before that is left out.

        Raises:
            OSError: the disk does not take it. Close the file then: what is on it stays readable.
        """
        if self._origin_ns is None:
            self._origin_ns = packet.dts_ns
        if packet.dts_ns < self._origin_ns:
            return
        out: av.Packet[Any] = av.Packet(packet.data)
        out.stream = self._video if packet.kind == "video" else self._sound
        out.time_base = _NS
        out.pts = packet.pts_ns - self._origin_ns
        out.dts = packet.dts_ns - self._origin_ns
        out.is_keyframe = packet.key or packet.kind == "audio"
        self._container.mux_one(out)
        if self._disk.error is not None:
            raise self._disk.error
        self.written += len(packet.data)
        self.seconds = max(self.seconds, (packet.pts_ns - self._origin_ns) / clocks.NS)

    def place_of(self, time_ns: int) -> float:
        """Where in the file, in seconds, lies what was on program at `time_ns` (monotonic)."""
        return 0.0 if self._origin_ns is None else max(0.0, (time_ns - self._origin_ns) / clocks.NS)

    def close(self) -> None:
        """Finish the file as far as the disk allows; readable in any case."""
        with contextlib.suppress(av.error.FFmpegError, OSError):
            self._container.close()
        self._disk.close()
