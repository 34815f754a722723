"""What the host sees: a second window, readable at three metres."""

from ui.host.view import HostView

__all__ = ["HostView"]
