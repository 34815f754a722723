"""The plugin's process: one account in one channel. Changed settings or secrets begin it anew."""

from __future__ import annotations

from irc.access import access
from irc.channel import IrcChannel
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.serving import serve_account


async def serve_channel(context: Context) -> None:
    """Serve the channel as the settings have it."""
    bans = KeptBans(Bookmark(context, "bans"))
    await serve_account(context, access, lambda wanted: IrcChannel(wanted, bans=bans))


def run(context: Context) -> None:
    """Entry of the plugin."""
    run_async(context, lambda: serve_channel(context))
