"""Puts a plugin's providers at the desk's disposal: `serve` answers its questions and sends it what the feeds bring;
`serve_account` does that for a provider that keeps a connection of its own, anew for each account.

Everything here is asyncio, on the plugin's main thread.
"""

from studio.plugin_api.serving.accounts import serve_account
from studio.plugin_api.serving.serve import serve

__all__ = ["serve", "serve_account"]
