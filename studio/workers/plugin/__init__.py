"""One plugin host: checks the manifest, then loads the plugin's code and runs it, in this process alone."""

from studio.workers.plugin.run import run

__all__ = ["run"]
