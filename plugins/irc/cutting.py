"""Cuts what comes from a socket into lines, in bounded memory: of a line that is too long the rest is passed over."""

from __future__ import annotations

from irc.line import LINE_BYTES, TAG_BYTES

LONGEST = TAG_BYTES + LINE_BYTES


class LineCutter:
    """Keeps the beginning of a line until its end has come, at most `LONGEST` bytes of it."""

    def __init__(self) -> None:
        self._begun = b""

    def take(self, data: bytes) -> list[bytes]:
        """The lines that end in `data`, without their ends; empty ones are left out."""
        *whole, last = data.replace(b"\r", b"\n").split(b"\n")
        if not whole:
            self._begun += last[: LONGEST - len(self._begun)]
            return []
        whole[0] = self._begun + whole[0]
        self._begun = last[:LONGEST]
        return [line[:LONGEST] for line in whole if line]
