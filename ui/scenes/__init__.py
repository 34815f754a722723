"""Scenes, overlay lanes, the items in them, and the numbers of one item."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.scenes.inspector import Inspector
from ui.scenes.item_list import ItemList
from ui.scenes.lane_list import LaneList
from ui.scenes.scene_list import SceneList
from ui.theme.parts import framed

__all__ = ["PANELS", "Inspector", "ItemList", "LaneList", "SceneList"]

PANELS = (
    Panel(
        id="scenes",
        title=lambda: QCoreApplication.translate("Panels", "Scenes"),
        modes={"mixing": Place(where="below", order=10, tab=10, share=0.19)},
        build=lambda context: framed(SceneList(context.room)),
    ),
    Panel(
        id="overlays",
        title=lambda: QCoreApplication.translate("Panels", "Overlays"),
        modes={"mixing": Place(where="below", order=10, tab=30, share=0.19)},
        build=lambda context: framed(LaneList(context.room)),
    ),
    Panel(
        id="items",
        title=lambda: QCoreApplication.translate("Panels", "Items"),
        modes={"mixing": Place(where="below", order=20, share=0.19, least_px=152)},  # names beside their buttons
        build=lambda context: ItemList(context.room),
        has_heading=True,
    ),
    Panel(
        id="properties",
        title=lambda: QCoreApplication.translate("Panels", "Properties"),
        modes={"mixing": Place(where="below", order=30, share=0.24, least_px=164)},  # fields beside their labels
        build=lambda context: Inspector(context.room),
        has_heading=True,
    ),
)
