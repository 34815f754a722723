"""Preview and program side by side, and the buttons between them."""

from ui.monitors.monitors import Monitors

__all__ = ["Monitors"]
