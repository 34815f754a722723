"""What the host sees: a second window, readable at three metres."""

from ui.host.screens import HostScreens

__all__ = ["HostScreens"]
