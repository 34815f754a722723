"""The plugin's process: one room of one app. Changed settings or secrets begin it anew."""

from __future__ import annotations

import logging

from douyin.access import Access, access
from douyin.addresses import addresses
from douyin.room import DouyinRoom, Notes
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve_account


async def serve_room(context: Context) -> None:
    """Serve the room as settings and secrets have it."""

    def make(wanted: Access) -> DouyinRoom:
        notes = Notes(*(Bookmark(context, name) for name in ("room", "counts", "missed")))
        calls = wanted.relay.webhooks(context) if wanted.relay is not None else None
        return DouyinRoom(wanted, addresses(), calls, notes)

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    for name in ("httpx", "nats"):
        logging.getLogger(name).setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_room(context))
