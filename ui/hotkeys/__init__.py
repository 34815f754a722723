"""Keys for what must go quickly."""

from ui.hotkeys.guard import give_keys_to_the_show
from ui.hotkeys.keys import Hotkeys

__all__ = ["Hotkeys", "give_keys_to_the_show"]
