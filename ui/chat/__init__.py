"""What viewers write: read, held still under the mouse, picked for the host or for the picture."""

from ui.chat.panel import ChatPanel

__all__ = ["ChatPanel"]
