"""Keeps a provider with its platform: logged in, connected, there, and anew after whatever ended that.

    reconnector   `Reconnector`: one stay after another, until it is cancelled
    pauses        `pause_s`: how long each kind of failure is waited for

All of it is asyncio, on the plugin's main thread.
"""

from studio.plugin_api.reconnecting.pauses import pause_s
from studio.plugin_api.reconnecting.reconnector import Closable, LoggedIn, Reconnector

__all__ = ["Closable", "LoggedIn", "Reconnector", "pause_s"]
