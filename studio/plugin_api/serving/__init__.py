"""Puts a plugin's providers at the desk's disposal: `serve` answers its questions and sends it what the feeds bring;
`serve_account` does that for a provider that keeps a connection of its own, anew for each account, and `UnreadChat` keeps what
such a provider hears while nobody reads it. `serve_shop` does it for a shop that is only asked.

Everything here is asyncio, on the plugin's main thread.
"""

from studio.plugin_api.serving.accounts import serve_account
from studio.plugin_api.serving.serve import serve
from studio.plugin_api.serving.shops import serve_shop
from studio.plugin_api.serving.unread import UnreadChat

__all__ = ["UnreadChat", "serve", "serve_account", "serve_shop"]
