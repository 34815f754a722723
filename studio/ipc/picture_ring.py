"""Pictures in shared memory: one writer, any number of readers that never lock.

A ring has a fixed size and format for its epoch; a writer that needs another makes a new one (`PictureWriter` again).
Slot protocol: the slot's sequence number is made odd, pixels and stamps are written, then it becomes even. A reader
works on the slot's memory in place and asks `still_valid()` afterwards; with `slots` >= 4 a lap within one tick is rare.
Relies on the store order of x86 and on the barriers that CPython's calls imply elsewhere.

Formats (`Format`), all 8 bit:
- `I420`: planes Y (h, w), U and V (h/2, w/2); BT.709 limited range; w and h even.
- `I420A`: the same premultiplied by alpha, black level included (Y' = 16 a + luma * a, U' = 128 a + ...), then the plane
  A (h, w), 0..255, full range: out = src' + dst * (255 - A) / 255.
- `BGRA`: (h, w, 4), for windows only, never on the way to the air.
"""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.ipc import mapped

U8 = NDArray[np.uint8]

_MAGIC = 0x3147_4E49_5254_4D4E  # "NMTRING1"
# header words
_H_MAGIC, _H_FORMAT, _H_WIDTH, _H_HEIGHT, _H_SLOTS, _H_COUNT, _H_CLOSED, _H_ALIVE, _H_STANDS = range(9)
_H_SLOT0 = 64  # slot i's stamps start at word 64 + 8 i
_S_SEQ, _S_DUE, _S_TICK, _S_REPEATS, _S_FLAGS, _S_CAPTURED = range(6)
NEVER_NS = 1 << 63
MAX_SLOTS = 56  # that many stamps fit into the header's page


class Format(enum.IntEnum):
    I420 = 1
    I420A = 2
    BGRA = 3


def picture_bytes(fmt: Format, width: int, height: int) -> int:
    """Bytes of one picture, without padding."""
    return {
        Format.I420: width * height * 3 // 2,
        Format.I420A: width * height * 5 // 2,
        Format.BGRA: width * height * 4,
    }[fmt]


@dataclass(frozen=True, slots=True)
class Planes:
    """Views of one picture in its ring. `y`, `u`, `v`, `a` for I420(A) (`a` is None without alpha); `bgra` otherwise."""

    y: U8
    u: U8
    v: U8
    a: U8 | None = None
    bgra: U8 | None = None


def split_planes(flat: U8, fmt: Format, width: int, height: int) -> Planes:
    """Plane views of a flat picture (`picture_bytes` long)."""
    if fmt is Format.BGRA:
        picture = flat.reshape(height, width, 4)
        return Planes(picture, picture, picture, bgra=picture)
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return Planes(
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma : luma + 2 * chroma].reshape(half),
        flat[luma + 2 * chroma :].reshape(height, width) if fmt is Format.I420A else None,
    )


class _Ring:
    """What both ends know: the mapping, the geometry, the views of every slot."""

    def __init__(self, mapping: mapped.Mapping) -> None:
        self._mapping = mapping
        head = mapping.header
        self.epoch = mapping.epoch
        self.format = Format(int(head[_H_FORMAT]))
        self.width = int(head[_H_WIDTH])
        self.height = int(head[_H_HEIGHT])
        self.slots = int(head[_H_SLOTS])
        self._head = head
        self._stamps = head[_H_SLOT0 : _H_SLOT0 + 8 * self.slots].reshape(self.slots, 8)
        size = picture_bytes(self.format, self.width, self.height)
        stride = -(-size // 4096) * 4096
        self._flat = [mapping.body[i * stride : i * stride + size] for i in range(self.slots)]
        self._planes = [split_planes(flat, self.format, self.width, self.height) for flat in self._flat]

    @property
    def count(self) -> int:
        """Pictures published in this epoch."""
        return int(self._head[_H_COUNT])

    @property
    def alive_ns(self) -> int:
        """When the writer last published or touched, monotonic ns, 0 before that; now, while its picture stands."""
        return time.monotonic_ns() if self._head[_H_STANDS] else int(self._head[_H_ALIVE])

    @property
    def closed(self) -> bool:
        """The writer said goodbye; a new epoch may exist."""
        return bool(self._head[_H_CLOSED])

    def close(self) -> None:
        self._let_go()
        self._mapping.close()

    def _let_go(self) -> None:
        self._planes.clear()
        self._flat.clear()
        del self._head, self._stamps


class PictureWriter(_Ring):
    """The writing end. One thread. `begin` gives the next slot's planes, `publish` makes it visible."""

    def __init__(self, session: Path, name: str, fmt: Format, width: int, height: int, slots: int = 4) -> None:
        if fmt is not Format.BGRA and (width % 2 or height % 2):
            raise ValueError(f"4:2:0 pictures have even sides, not {width}x{height}")
        if not 1 <= slots <= MAX_SLOTS:
            raise ValueError(f"a ring has 1 to {MAX_SLOTS} slots, not {slots}")
        stride = -(-picture_bytes(fmt, width, height) // 4096) * 4096
        mapping = mapped.create(session, name, stride * slots)
        head = mapping.header
        head[_H_FORMAT], head[_H_WIDTH], head[_H_HEIGHT], head[_H_SLOTS] = fmt, width, height, slots
        head[_H_MAGIC] = _MAGIC
        super().__init__(mapping)
        self._next = 0

    def begin(self) -> Planes:
        """Plane views to write the next picture into (they hold an old picture). Follow with `publish`."""
        stamps = self._stamps[self._next]
        stamps[_S_SEQ] |= np.uint64(1)
        return self._planes[self._next]

    def publish(self, due_ns: int, tick: int = 0, repeats: int = 0, captured_ns: int = 0) -> None:
        """Make the picture begun visible.

        Args:
            due_ns: when it is to be shown, monotonic. May lie in the future.
            tick: program tick it belongs to (program rings only).
            repeats: how many ticks before `tick` it stands for as well (a late mixer's debt).
            captured_ns: when the camera saw it, monotonic, 0 where unknown.
        """
        stamps = self._stamps[self._next]
        stamps[_S_DUE], stamps[_S_TICK], stamps[_S_REPEATS], stamps[_S_CAPTURED] = due_ns, tick, repeats, captured_ns
        count = int(self._head[_H_COUNT]) + 1
        stamps[_S_SEQ] = 2 * count  # even and higher than ever: the picture is whole
        self._head[_H_COUNT] = count
        self._head[_H_ALIVE] = time.monotonic_ns()
        self._next = (self._next + 1) % self.slots

    def touch(self, held_ns: int = 0) -> None:
        """Say that the newest picture still holds (stills, pauses): call at least once a second.

        `held_ns`: it held then (monotonic), not now: a picture of another ring is as old as that ring's.
        """
        self._head[_H_ALIVE] = held_ns or time.monotonic_ns()

    def stand(self) -> None:
        """Leave the newest picture as one that holds without us: the process may end, the ring is as alive as ever.

        It stays until a writer of the same name makes the next epoch, or `ring_files.retire_left` takes it away.
        """
        self._head[_H_STANDS] = 1
        self._let_go()
        self._mapping.close()

    def close(self) -> None:
        """Goodbye: readers keep the last pictures until they look for others."""
        self._head[_H_CLOSED] = 1
        self._let_go()
        self._mapping.retire()


class Picture:
    """One published picture, in place. Valid until its slot is written again: check `still_valid()` after use."""

    __slots__ = ("_stamps", "captured_ns", "due_ns", "epoch", "flat", "format", "number", "planes", "repeats", "tick")

    def __init__(self, ring: PictureReader, slot: int, sequence: int) -> None:
        stamps = ring._stamps[slot]
        self._stamps = stamps
        self.number = sequence
        self.epoch = ring.epoch
        self.format = ring.format
        self.planes = ring._planes[slot]
        self.flat = ring._flat[slot]
        _, self.due_ns, self.tick, self.repeats, _, self.captured_ns = stamps[:6].tolist()

    def still_valid(self) -> bool:
        """True while the writer has not begun to overwrite it."""
        return int(self._stamps[_S_SEQ]) == self.number


class PictureReader(_Ring):
    """A reading end for one epoch. Any thread, one at a time. Get one from `RingFinder`."""

    def __init__(self, mapping: mapped.Mapping) -> None:
        if int(mapping.header[_H_MAGIC]) != _MAGIC:
            raise ValueError(f"{mapping.path.name} is no picture ring")
        super().__init__(mapping)

    def _published(self) -> list[tuple[int, int, int]]:
        """(sequence, due_ns, slot) of every whole picture, oldest first."""
        rows = self._stamps[:, :2].tolist()
        return sorted((seq, due, slot) for slot, (seq, due) in enumerate(rows) if seq and not seq & 1)

    def newest(self) -> Picture | None:
        """The picture published last."""
        rows = self._published()
        return Picture(self, rows[-1][2], rows[-1][0]) if rows else None

    def due(self, time_ns: int) -> Picture | None:
        """The newest picture due at or before `time_ns`; the oldest there is when all lie in the future."""
        rows = self._published()
        if not rows:
            return None
        best = rows[0]
        for row in rows:
            if row[1] <= time_ns:
                best = row
        return Picture(self, best[2], best[0])

    def begins_ns(self) -> int:
        """When its first picture is due, monotonic; never (`NEVER_NS`) while there is none."""
        return min((due for _, due, _ in self._published()), default=NEVER_NS)

    def after(self, number: int) -> list[Picture]:
        """Every picture still there that was published after picture `number`, oldest first."""
        return [Picture(self, slot, seq) for seq, _, slot in self._published() if seq > number]


class RingFinder:
    """Follows the ring `name` through its epochs: call `ring` or `ring_at` as often as you like, they are cheap.

    A new epoch is looked for at once when the writer closed the old one, else every `patience` calls. It is taken once it
    has a picture: until then the old one's last is shown.
    """

    def __init__(self, session: Path, name: str, patience: int = 15) -> None:
        self._session, self._name, self.patience = session, name, patience
        self._reader: PictureReader | None = None
        self._coming: PictureReader | None = None  # a newer epoch, none of whose pictures is due yet
        self._calls = 0

    def ring(self) -> PictureReader | None:
        """The newest epoch's reader, or None while nobody has written under that name."""
        self._look()
        if self._coming is not None and (self._reader is None or self._coming.count):
            self._take_over()
        return self._reader

    def ring_at(self, time_ns: int) -> PictureReader | None:
        """The reader of the epoch that holds at `time_ns` (monotonic), or None while nobody has written under that name.

        An epoch begins when the first of its pictures is due: those of the one before are shown until then, so that a new size
        moves no picture's time.
        """
        self._look()
        if self._coming is not None and (self._reader is None or self._coming.begins_ns() <= time_ns):
            self._take_over()
        return self._reader

    def _look(self) -> None:
        self._calls += 1
        newest = self._coming or self._reader
        if self._calls % self.patience == 1 or self.patience == 1 or (newest is not None and newest.closed):
            mapping = mapped.newest(self._session, self._name, newest.epoch if newest else 0)
            if mapping is not None and int(mapping.header[_H_MAGIC]) == _MAGIC:
                if self._coming is not None:
                    self._coming.close()
                self._coming = PictureReader(mapping)

    def _take_over(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._reader, self._coming = self._coming, None

    def close(self) -> None:
        for reader in (self._reader, self._coming):
            if reader is not None:
                reader.close()
        self._reader = self._coming = None
