"""What plugins import, and nothing else of the studio. A plugin is a folder with `plugin.toml` and a Python package.

A plugin runs in a process of its own. Its entry module has `run(context)`, called on the main thread; it calls
`context.poll` at least once a second and returns when `context.stopping` is true. `run_async` does both for asyncio,
`run_overlays` for a plugin that draws cards. What a plugin can be to a connection stands in `abilities`, and
`serving.serve` puts it at the desk's disposal.
"""

from studio.plugin_api.context import Command, Context, run_async
from studio.plugin_api.manifest import API_VERSION, Manifest, OverlayKind, read_manifest
from studio.plugin_api.overlays import CannotShow, Look, Overlay, OverlayFactory, Tile
from studio.plugin_api.running import run_overlays
from studio.plugin_api.settings import Setting, check_settings, complete

__all__ = [
    "API_VERSION",
    "CannotShow",
    "Command",
    "Context",
    "Look",
    "Manifest",
    "Overlay",
    "OverlayFactory",
    "OverlayKind",
    "Setting",
    "Tile",
    "check_settings",
    "complete",
    "read_manifest",
    "run_async",
    "run_overlays",
]
