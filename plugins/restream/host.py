"""The plugin's process: one account at Restream. Changed settings begin it anew; the login is looked up in the keyring."""

from __future__ import annotations

import logging

from restream.access import Access, access
from restream.addresses import addresses
from restream.chat import RestreamChat
from studio.plugin_api import Context, run_async
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.serving import serve_account

SECRET = "login"


async def serve_chat(context: Context) -> None:
    """Serve the chats as the settings have it."""
    login = KeptSecret.of(context, SECRET)

    def make(wanted: Access) -> RestreamChat:
        return RestreamChat(wanted, addresses(), login)

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    for name in ("httpx", "websockets"):
        logging.getLogger(name).setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_chat(context))
