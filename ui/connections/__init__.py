"""The accounts of platforms and shops that the show is connected with: how they are, their settings and secrets."""

from ui.connections.dialog import ConnectionsDialog

__all__ = ["ConnectionsDialog"]
