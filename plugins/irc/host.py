"""The plugin's process: one account in one channel. Changed settings or secrets begin it anew."""

from __future__ import annotations

import asyncio

from irc.access import Access, access
from irc.channel import IrcChannel
from studio.plugin_api import Context, run_async
from studio.plugin_api.serving import serve

_LOOK_EVERY_S = 0.1
_SETTLED_S = 0.5  # secrets come a moment after the start: whoever enters twice meets its own ghost


async def serve_channel(context: Context) -> None:
    """Serve the channel as the settings have it, anew whenever they change."""
    while not context.stopping:
        wanted = await _settled(context)
        channel = IrcChannel(wanted)
        tasks = {asyncio.create_task(serve(context, channel)), asyncio.create_task(channel.run())}
        try:
            while access(context) == wanted:
                ended, _ = await asyncio.wait(tasks, timeout=_LOOK_EVERY_S, return_when=asyncio.FIRST_COMPLETED)
                if ended:
                    break
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        for task in tasks:
            if not task.cancelled() and (error := task.exception()):
                raise error


async def _settled(context: Context) -> Access:
    """The settings once they have not changed for a while."""
    wanted, still_s = access(context), 0.0
    while still_s < _SETTLED_S:
        await asyncio.sleep(_LOOK_EVERY_S)
        now = access(context)
        still_s = still_s + _LOOK_EVERY_S if now == wanted else 0.0
        wanted = now
    return wanted


def run(context: Context) -> None:
    """Entry of the plugin."""
    run_async(context, lambda: serve_channel(context))
