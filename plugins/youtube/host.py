"""The plugin's process: one account and its broadcast. Changed settings begin it anew; the login is looked up in the keyring."""

from __future__ import annotations

import logging

from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.serving import serve_account
from youtube.access import Access, access
from youtube.addresses import addresses
from youtube.channel import YouTubeChannel

SECRET = "login"


async def serve_channel(context: Context) -> None:
    """Serve the broadcast as the settings have it."""
    login, bans = KeptSecret.of(context, SECRET), KeptBans(Bookmark(context, "bans"))

    def make(wanted: Access) -> YouTubeChannel:
        return YouTubeChannel(wanted, addresses(), login, bans)

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_channel(context))
