"""The plugin's process: one project in one room. Changed settings or secrets begin it anew."""

from __future__ import annotations

import logging

from bilibili.access import Access, access
from bilibili.addresses import addresses
from bilibili.room import BilibiliRoom
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve_account


async def serve_room(context: Context) -> None:
    """Serve the room as settings and secrets have it."""

    def make(wanted: Access) -> BilibiliRoom:
        return BilibiliRoom(wanted, addresses(), Bookmark(context))

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    for name in ("httpx", "websockets"):
        logging.getLogger(name).setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_room(context))
