"""Notes of a plugin: kept in memory, or on a disk that takes nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Noted:
    """What outlives a process."""

    text: str = ""

    def read(self) -> str:
        """What was written last."""
        return self.text

    def write(self, text: str) -> None:
        """Keep it."""
        self.text = text


class Full(Noted):
    """On a disk that is full, and cannot be read either."""

    def read(self) -> str:
        raise OSError("Input/output error")

    def write(self, text: str) -> None:
        raise OSError("No space left on device")
