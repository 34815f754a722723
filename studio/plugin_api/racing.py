"""Several works that keep one stay at a platform: the first that ends, ends them all."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine
from typing import Any

__all__ = ["end", "until_one_ends"]


async def until_one_ends(*works: Coroutine[Any, Any, None]) -> None:
    """Do them side by side until one of them ends; the others are cancelled and waited for.

    Raises:
        Exception: whatever ended it.
    """
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end(tasks)
    for task in tasks:
        if not task.cancelled():
            task.result()


async def end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel them and wait until all have ended; what they raised stays with them.

    Each is cancelled once, even where whoever waits here is cancelled meanwhile: a second time would cut off what a task does to
    end its stay, as telling the platform that it leaves.

    Raises:
        asyncio.CancelledError: whoever waits was cancelled meanwhile. All have ended.
    """
    for task in tasks:
        task.cancel()
    cancelled: asyncio.CancelledError | None = None
    while not all(task.done() for task in tasks):
        try:
            await asyncio.wait(tasks)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled
