"""Keys for what must go quickly."""

from ui.hotkeys.keys import Hotkeys

__all__ = ["Hotkeys"]
