"""The menu bar."""

from ui.menus.bar import Menus

__all__ = ["Menus"]
