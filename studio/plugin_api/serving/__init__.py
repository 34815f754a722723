"""Puts a plugin's providers at the desk's disposal: `serve` answers its questions and sends it what the feeds bring.

Everything here is asyncio, on the plugin's main thread.
"""

from studio.plugin_api.serving.serve import serve

__all__ = ["serve"]
