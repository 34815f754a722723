"""A note of a plugin that is kept in memory."""

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
