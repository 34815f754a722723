"""The plugin's process: one page. Changed settings, and another token, begin it anew."""

from __future__ import annotations

import logging

from facebook.access import TOKEN, Access, access
from facebook.addresses import addresses
from facebook.channel import FacebookChannel
from facebook.chosen import Chosen
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.serving import serve_account


async def serve_channel(context: Context) -> None:
    """Serve the page as settings and secrets have it."""
    keep, bans = KeptSecret.of(context, TOKEN).keep, KeptBans(Bookmark(context, "bans"))
    chosen = Chosen(Bookmark(context, "chosen"))

    def make(wanted: Access) -> FacebookChannel:
        return FacebookChannel(wanted, addresses(), keep, bans, chosen)

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its line for a request has the token in it
    run_async(context, lambda: serve_channel(context))
