"""The plugin's process: one chat of one server. Changed settings begin it anew; the chat user is looked up in the keyring."""

from __future__ import annotations

import logging

from owncast.access import Access, access
from owncast.chat import OwncastChat
from owncast.silenced import Silenced
from studio.plugin_api import Context, run_async
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.serving import serve_account

SECRET = "chat_user"


async def serve_chat(context: Context) -> None:
    """Serve the chat as the settings have it."""
    token, silenced = KeptSecret.of(context, SECRET), Silenced(Bookmark(context, "silenced"))

    def make(wanted: Access) -> OwncastChat:
        return OwncastChat(wanted, token, silenced=silenced)

    await serve_account(context, access, make)


def run(context: Context) -> None:
    """Entry of the plugin."""
    for name in ("httpx", "websockets"):
        logging.getLogger(name).setLevel(logging.WARNING)  # a line per request says nothing
    run_async(context, lambda: serve_chat(context))
