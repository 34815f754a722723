"""The one crossing from the windows to the desk: a WebSocket client and the tree it keeps up to date."""

from ui.client.desk import Desk
from ui.client.store import Store

__all__ = ["Desk", "Store"]
