"""Scenes, overlay lanes, the items in them, and the numbers of one item."""

from ui.scenes.item_list import ItemList
from ui.scenes.scene_list import SceneList

__all__ = ["ItemList", "SceneList"]
