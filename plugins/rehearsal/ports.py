"""Ports that stay the same over a crash, so that the pages of viewers, a crowd and the program find back by themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

Server = TypeVar("Server")


class Port:
    """One port: the one that was chosen, or any free one, and then the same for as long as the studio runs."""

    def __init__(self, session: Path, name: str, chosen: int) -> None:
        self._kept = session / f"port.{name}"
        self._chosen = chosen

    async def open(self, listen: Callable[[int], Awaitable[Server]]) -> Server:
        """What `listen` gives for the port.

        Raises:
            OSError: the chosen one is taken, or there is none.
        """
        before = self._before()
        if not self._chosen and before:
            try:
                return await listen(before)
            except OSError:  # somebody else has it by now
                return await listen(0)
        return await listen(self._chosen)

    def keep(self, port: int) -> None:
        """Remember the one that was given."""
        self._kept.write_text(str(port), encoding="ascii")

    def _before(self) -> int:
        try:
            return int(self._kept.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0
