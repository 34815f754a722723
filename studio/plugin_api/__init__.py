"""What plugins import, and nothing else of the studio. A plugin is a folder with `plugin.toml` and a Python package.

A plugin runs in a process of its own. Its entry module has `run(context)`, called on the main thread; it calls
`context.poll` at least once a second and returns when `context.stopping` is true. `run_async` does both for asyncio.
"""

from studio.plugin_api.context import Context, run_async
from studio.plugin_api.manifest import API_VERSION, Manifest, read_manifest

__all__ = ["API_VERSION", "Context", "Manifest", "read_manifest", "run_async"]
