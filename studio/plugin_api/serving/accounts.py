"""Serves a connection that stays in touch with its platform by itself, anew whenever its settings or secrets change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from studio.plugin_api.context import Context
from studio.plugin_api.racing import end
from studio.plugin_api.serving.serve import serve

_LOOK_EVERY_S = 0.1
_SETTLED_S = 0.5  # secrets come a moment after the start: whoever enters twice meets its own ghost

A = TypeVar("A")


class Running(Protocol):
    """A provider with a task of its own."""

    async def run(self) -> None:
        """Stay connected until cancelled."""


async def serve_account(context: Context, read: Callable[[Context], A], make: Callable[[A], Running]) -> None:
    """Serve the provider that `make` gives for the account that `read` finds in settings and secrets, until the studio wants
    the plugin to stop. Another account ends that provider and begins one anew, once it has not changed for 0.5 s; so long it
    waits at the start as well, for secrets come a moment later.

    A fixture of the suites starts `run` as a task.

    Args:
        read: the account, any value; it is another one when it is not equal (`==`) to the one before.
        make: a provider, with `async def run(self) -> None` beside the methods of its abilities: it stays connected until
            cancelled, and after a loss begins anew by itself (`studio.plugin_api.reconnecting.Reconnector`).

    Raises:
        Exception: whatever the provider's `run`, or serving it, raised. The process ends with it.
    """
    while not context.stopping:
        wanted = await _settled(context, read)
        provider = make(wanted)
        tasks = {asyncio.create_task(serve(context, provider)), asyncio.create_task(provider.run())}
        try:
            while read(context) == wanted:
                ended, _ = await asyncio.wait(tasks, timeout=_LOOK_EVERY_S, return_when=asyncio.FIRST_COMPLETED)
                if ended:
                    break
        finally:
            await end(tasks)  # both look at `stopping`: this may have been ending by itself when the studio's cancelling comes
        for task in tasks:
            if not task.cancelled() and (error := task.exception()):
                raise error


async def _settled(context: Context, read: Callable[[Context], A]) -> A:
    """The account once it has not changed for a while."""
    wanted, still_s = read(context), 0.0
    while still_s < _SETTLED_S:
        await asyncio.sleep(_LOOK_EVERY_S)
        now = read(context)
        still_s = still_s + _LOOK_EVERY_S if now == wanted else 0.0
        wanted = now
    return wanted
