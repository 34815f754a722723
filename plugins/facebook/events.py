"""Reads a stream of server-sent events as it arrives (HTML Living Standard, section 9.2.6). Pure.

Only what an event carries is kept: Facebook sends no names and no ids of events. What stands between them, comments among it,
is a sign of life and nothing else. A line, or an event, that does not end is refused: libraries hold whatever a server sends.
"""

from __future__ import annotations

import re

_END = re.compile(rb"\r\n|\n|\r(?=.)", re.DOTALL)  # a carriage return at the very end may be half of one
_MARK = b"\xef\xbb\xbf"  # of the order of bytes, which may stand before all


class Events:
    """Takes bytes in any pieces. `bound`: bytes of one event."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._held = b""
        self._data: list[bytes] = []
        self._size = 0  # of what stands in `_data`
        self._is_first = True

    def feed(self, piece: bytes) -> list[bytes]:
        """What the events that are whole now carry, in their order.

        Raises:
            ValueError: one is larger than `bound`.
        """
        lines = _END.split(self._held + piece)
        self._held = lines.pop()
        found = [data for line in lines if (data := self._take(line)) is not None]
        if len(self._held) + self._size > self._bound:
            raise ValueError("an event that does not end")
        return found

    def _take(self, line: bytes) -> bytes | None:
        """A line; what an event carries that it ends."""
        if self._is_first:
            line, self._is_first = line.removeprefix(_MARK), False
        if not line:
            data, self._data, self._size = self._data, [], 0
            return b"\n".join(data) if data else None
        name, _colon, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
            self._size += len(line)
            if self._size > self._bound:
                raise ValueError("an event that does not end")
        return None
