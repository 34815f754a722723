"""Another show instead of this one: carried out to its end, also when the client that asked for it goes meanwhile.

A command ends with its client's line. One that stopped between the show and its journal would leave the sale of one show with
the products of another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from studio.desk.journal.futures import looked_at

_T = TypeVar("_T")


class Openings:
    """Shows that are being opened or saved elsewhere, one after the other. One event loop."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._running: set[asyncio.Task[Any]] = set()

    async def carry_out(self, opening: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
        """Do it when it is its turn; whoever waits for it may be cancelled, it is not.

        Raises:
            What it raises.
        """
        task = asyncio.create_task(self._in_turn(opening))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(looked_at)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """The desk ends: give up what is not done."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _in_turn(self, opening: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
        async with self._turn:
            return await opening()
