"""The product on air: what it is, how its launch stands, and every deed of a launch."""

from PySide6.QtCore import QCoreApplication

from ui.current.area import CurrentArea
from ui.current.deeds import Deeds
from ui.panels import Panel, PanelContext, Place

__all__ = ["PANELS", "CurrentArea"]


def _build(context: PanelContext) -> CurrentArea:
    return CurrentArea(context.room, Deeds(context.room, context.window), context.thumbnails)


PANELS = (
    Panel(
        id="current",
        title=lambda: QCoreApplication.translate("Panels", "Product on air"),
        modes={"selling": Place(where="below", order=20, share=0.28, least_px=316, least_height_px=390)},
        build=_build,
        has_heading=True,
        hotkeys=("explain-next", "launch", "launch-cancel"),
    ),
)
