"""Serves a shop that is only asked, anew whenever its settings or secrets change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from studio.plugin_api.context import Context
from studio.plugin_api.racing import end
from studio.plugin_api.serving.serve import serve

_LOOK_EVERY_S = 0.25

A = TypeVar("A")


async def serve_shop(
    context: Context, read: Callable[[Context], A], opened: Callable[[A], AbstractAsyncContextManager[object]]
) -> None:
    """Serve the shop that `opened` gives for the access that `read` finds in settings and secrets, until the studio wants the
    plugin to stop. Another access ends it and begins one anew.

    Args:
        read: where the shop is and who asks, any value; it is another one when it is not equal (`==`) to the one before.
        opened: the provider, closed at its end.

    Raises:
        Exception: whatever serving it raised. The process ends with it.
    """
    while not context.stopping:
        wanted = read(context)
        async with opened(wanted) as shop:
            serving = asyncio.create_task(serve(context, shop))
            try:
                while not serving.done() and read(context) == wanted:
                    await asyncio.wait([serving], timeout=_LOOK_EVERY_S)
            finally:
                await end([serving])
        if not serving.cancelled() and (error := serving.exception()):
            raise error
