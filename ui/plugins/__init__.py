"""The plugins of this computer: which run, their settings and secrets."""

from ui.plugins.dialog import PluginDialog

__all__ = ["PluginDialog"]
