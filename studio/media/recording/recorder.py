"""A recording: as many files as it takes. Decides when a file begins, ends, is split, or must wait for the disk.

No loop and no clock of its own: packets, time and free space are told to it. Files are written by `recording_file`.
"""

from __future__ import annotations

import csv
import datetime
import errno
import logging
import re
from pathlib import Path

import av.error

from studio.contracts import packets
from studio.ipc import clock as clocks
from studio.kinds.targets import Recording
from studio.media.recording.file import Container, RecordingFile
from studio.values.formulas import guarded
from studio.words import recording as says

log = logging.getLogger(__name__)

MEGABYTE = 1_000_000
_RETRY_NS = 5 * clocks.NS
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')  # what no common file system takes
_MAX_NAME = 80
_NAME_BYTES = 200  # disks count bytes, 255 at most; the time, a number and the ending of the table of marks come on top


class Recorder:
    """Writes one destination's packets. One thread.

    `failed` is empty while all is well, else what the operator should know; it goes on by itself when the disk allows.
    """

    def __init__(self, target: Recording, name: str) -> None:
        self._target = target
        self._folder, self._stem, self._container = _destination(target, name)
        self._config: packets.StreamConfig | None = None
        self._file: RecordingFile | None = None
        self._done_bytes = 0
        self._done_seconds = 0.0
        self._gop_bytes = self._last_gop_bytes = 0
        self._split_wanted = False
        self._retry_ns = 0
        self.parts = 0
        self.failed = ""

    @property
    def path(self) -> Path | None:
        """The file being written, None between files."""
        return self._file.path if self._file is not None else None

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def total_bytes(self) -> int:
        """Bytes of packets over all parts."""
        return self._done_bytes + (self._file.written if self._file is not None else 0)

    @property
    def seconds(self) -> float:
        """Recorded so far over all parts."""
        return self._done_seconds + (self._file.seconds if self._file is not None else 0.0)

    def configure(self, config: packets.StreamConfig) -> None:
        """A run begins. The file goes on when the codecs stay as they are, else its next part begins with the next IDR."""
        self._config = config
        if self._file is not None and _tracks(self._file.config) != _tracks(config):
            self._end_file()

    def split(self) -> None:
        """Begin the next part at the next IDR."""
        self._split_wanted = True

    def retry(self) -> None:
        """Try again with the next IDR, without waiting, what failed last."""
        self._retry_ns = 0

    def mark(self, text: str, now_ns: int) -> None:
        """Note in the table beside the file (`NAME.marks.csv`: seconds, text) what is on program at `now_ns` (monotonic).

        Nothing is noted between files; what the disk refuses is left out, the recording matters more.
        """
        if self._file is None:
            return
        try:
            with open(self._file.path.with_suffix(".marks.csv"), "a", encoding="utf-8", newline="") as table:
                csv.writer(table).writerow([f"{self._file.place_of(now_ns):.3f}", guarded(text)])
        except OSError as error:
            log.warning("a mark cannot be noted: %s", error)

    def place_of(self, now_ns: int) -> float:
        """Where in the file being written, in seconds, lies what is on program at `now_ns` (monotonic); 0 between files."""
        return self._file.place_of(now_ns) if self._file is not None else 0.0

    def take(self, packet: packets.Packet, now_ns: int) -> None:
        """Write `packet`, or pass over it when it cannot begin a file."""
        begins = packet.key and packet.kind == "video"
        if begins:
            self._last_gop_bytes, self._gop_bytes = self._gop_bytes, 0
            if self._file is not None and self._part_full():
                self._end_file()
        self._gop_bytes += len(packet.data)
        if self._file is None and (not begins or now_ns < self._retry_ns or not self._begin_file(now_ns)):
            return
        assert self._file is not None
        try:
            self._file.write(packet)
        except (OSError, av.error.FFmpegError) as error:
            self._fail(error, now_ns)

    def check_space(self, free_bytes: int, now_ns: int) -> None:
        """Call every second: ends the file while less is free than the operator wants kept."""
        keep_bytes = self._target.keep_free_mb * MEGABYTE
        if free_bytes < keep_bytes:
            self._end_file()
            self._retry_ns = now_ns + _RETRY_NS
            self.failed = says.little_room(left=free_bytes // MEGABYTE, folder=str(self._folder), keep=self._target.keep_free_mb)

    def close(self) -> None:
        """End the file."""
        self._end_file()

    def _part_full(self) -> bool:
        """Whether the next GOP belongs into a new part."""
        assert self._file is not None
        limit_bytes, limit_s = self._target.split_mb * MEGABYTE, 60.0 * self._target.split_minutes
        wanted, self._split_wanted = self._split_wanted, False
        return (
            wanted
            or bool(limit_bytes and self._file.written + self._last_gop_bytes > limit_bytes)
            or bool(limit_s and self._file.seconds >= limit_s)
        )

    def _begin_file(self, now_ns: int) -> bool:
        if self._config is None:
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._new_file(self._config)
        except (OSError, av.error.FFmpegError) as error:
            self._fail(error, now_ns)
            return False
        self.parts += 1
        self.failed = ""
        self._split_wanted = False
        return True

    def _new_file(self, config: packets.StreamConfig) -> RecordingFile:
        """The next part under the first free name."""
        number = self.parts + 1
        while True:
            name = self._stem if number == 1 else f"{self._stem} ({number})"
            try:
                return RecordingFile(self._folder / f"{name}.{self._container}", self._container, config)
            except FileExistsError:
                number += 1

    def _end_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._done_bytes += self._file.written
            self._done_seconds += self._file.seconds
            self._file = None

    def _fail(self, error: Exception, now_ns: int) -> None:
        empty = self._file.path if self._file is not None and not self._file.written else None
        self._end_file()
        if empty is not None:
            empty.unlink(missing_ok=True)  # or every further attempt would leave one behind
            self.parts -= 1
        self._retry_ns = now_ns + _RETRY_NS
        number = error.errno if isinstance(error, OSError) else None
        if number in (errno.ENOSPC, errno.EDQUOT):
            self.failed = says.disk_full(folder=str(self._folder))
        elif number in (errno.EACCES, errno.EPERM, errno.EROFS):
            self.failed = says.not_writable(folder=str(self._folder))
        else:
            self.failed = says.failed(folder=str(self._folder), why=str(error))


def _tracks(config: packets.StreamConfig) -> tuple[object, ...]:
    """What a file is bound to."""
    return config.width, config.height, config.video_codec, config.video_extradata, config.audio_codec, config.audio_extradata


def _destination(target: Recording, name: str) -> tuple[Path, str, Container]:
    """(folder, file name without number and ending, container). A `folder` that ends in .mkv or .mp4 names the file."""
    path = Path(target.folder).expanduser()
    ending = path.suffix.lower()
    if ending in (".mkv", ".mp4"):
        return path.parent, _within(path.stem, _NAME_BYTES), "mkv" if ending == ".mkv" else "mp4"
    clean = _within(" ".join(_FORBIDDEN.sub(" ", name).split())[:_MAX_NAME], _NAME_BYTES).strip(" .") or "Recording"
    begun = datetime.datetime.now().astimezone()
    return path, f"{clean} {begun:%Y-%m-%d %H-%M-%S}", target.container


def _within(name: str, size: int) -> str:
    """The beginning of `name` that takes at most so many bytes on a disk."""
    return name.encode("utf-8", "ignore")[:size].decode("utf-8", "ignore")
