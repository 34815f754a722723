"""Cuts a stream of JSON into its objects as they arrive: YouTube streams an array that never closes. Pure."""

from __future__ import annotations

import re

_OUTSIDE, _INSIDE = re.compile(rb'[{}"]'), re.compile(rb'["\\]')


class JsonObjects:
    """Takes bytes in any pieces. What stands between the outermost objects (brackets, commas, lines) is passed over."""

    def __init__(self, bound: int) -> None:
        self._bound = bound  # bytes of one object
        self._held = b""
        self._at = 0  # looked at up to here
        self._depth = 0
        self._in_text = False

    def feed(self, piece: bytes) -> list[bytes]:
        """The objects that are whole now.

        Raises:
            ValueError: it is no JSON, or an object is larger than `bound`.
        """
        found: list[bytes] = []
        held, begin = self._held + piece, 0
        while (match := (_INSIDE if self._in_text else _OUTSIDE).search(held, self._at)) is not None:
            self._at = match.end()
            mark = match[0]
            if mark == b"\\":
                if self._at == len(held):
                    self._at = match.start()  # what it stands before has not come yet
                    break
                self._at += 1
            elif mark == b'"':
                self._in_text = not self._in_text
            elif mark == b"{":
                if self._depth == 0:
                    begin = match.start()
                self._depth += 1
            elif self._depth == 0:
                raise ValueError("a brace that nothing opened")
            else:
                self._depth -= 1
                if self._depth == 0:
                    found.append(held[begin : self._at])
                    begin = self._at
        else:
            self._at = len(held)
        kept_from = begin if self._depth else self._at
        self._held, self._at = held[kept_from:], self._at - kept_from
        if len(self._held) > self._bound:
            raise ValueError("an object that does not end")
        return found
