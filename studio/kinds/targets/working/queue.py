"""Packets on their way to one server, and what is left out when it does not take them. No I/O.

Left out in this order, by how long the oldest waiting picture has waited: pictures that no other refers to (B), the
rest of the group of pictures, everything up to the newest IDR. Never sound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from studio.contracts.packets import Packet, StreamConfig, ToSink
from studio.ipc.clock import NS

# What the operating system's send buffer holds (up to about a second) comes on top of these.
_SHED_B_NS = NS * 4 // 10
_SHED_GOP_NS = NS
_SHED_ALL_NS = 2 * NS


class PushQueue:
    """One queue for the life of a destination. One thread."""

    def __init__(self) -> None:
        self.dropped_b = 0
        self.dropped_p = 0  # all pictures that others refer to
        self.shed_gops = 0  # times that a group of pictures was cut short or left out
        self._items: deque[tuple[int, ToSink]] = deque()
        self._until_key = False
        self._run = -1

    def __bool__(self) -> bool:
        return bool(self._items)

    @property
    def shed(self) -> int:
        """Pictures left out so far."""
        return self.dropped_b + self.dropped_p

    @property
    def wants_key(self) -> bool:
        """All that could be sent has been, and only an IDR can follow."""
        return self._until_key and not self._items

    def clear(self) -> None:
        """Forget what waits; the next connection begins anew. Not counted: nobody was there to take it."""
        self._items.clear()
        self._until_key = False

    def add(self, item: ToSink, now_ns: int) -> None:
        """Queue `item`, unless it is a picture that must be left out."""
        if isinstance(item, StreamConfig):
            if item.run != self._run:
                self._until_key = False  # a new run begins on an IDR
            self._run = item.run
        elif item.kind == "video":
            if item.key:
                self._until_key = False
            elif self._until_key:
                self._count(item)
                return
        self._items.append((now_ns, item))

    def next(self) -> ToSink | None:
        """The oldest item, which leaves the queue."""
        return self._items.popleft()[1] if self._items else None

    def waiting_ms(self) -> int:
        """Media in the queue, in ms."""
        times = [item.dts_ns for _, item in self._items if isinstance(item, Packet)]
        return (max(times) - min(times)) // 1_000_000 if times else 0

    def relieve(self, now_ns: int) -> None:
        """Leave out what has to be by now. Call before adding more and at least ten times a second."""
        if not self._items or now_ns - self._items[0][0] < _SHED_B_NS:
            return
        age_ns = self._picture_age_ns(now_ns)
        if age_ns >= _SHED_ALL_NS:
            self._shed_to_newest_key()
        elif age_ns >= _SHED_GOP_NS and not self._until_key:
            self._until_key = True
            self.shed_gops += 1
        if age_ns >= _SHED_B_NS:
            self._filter(lambda item: not item.droppable)

    def _picture_age_ns(self, now_ns: int) -> int:
        for arrived_ns, item in self._items:
            if isinstance(item, Packet) and item.kind == "video":
                return now_ns - arrived_ns
        return 0

    def _shed_to_newest_key(self) -> None:
        keys = [item for _, item in self._items if isinstance(item, Packet) and item.key and item.kind == "video"]
        newest = keys[-1].dts_ns if keys else None
        if newest is None and not self._until_key:
            self._until_key = True
            self.shed_gops += 1
        before = self.shed
        self._filter(lambda item: newest is not None and item.dts_ns >= newest)
        if newest is not None and self.shed > before:
            self.shed_gops += 1

    def _filter(self, keep: Callable[[Packet], bool]) -> None:
        """Leave out the pictures that `keep` refuses."""
        kept: deque[tuple[int, ToSink]] = deque()
        for entry in self._items:
            item = entry[1]
            if isinstance(item, Packet) and item.kind == "video" and not keep(item):
                self._count(item)
            else:
                kept.append(entry)
        self._items = kept

    def _count(self, item: Packet) -> None:
        if item.droppable:
            self.dropped_b += 1
        else:
            self.dropped_p += 1
