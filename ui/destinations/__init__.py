"""Where the program goes: the list with its states, and the dialog."""

from PySide6.QtCore import QCoreApplication

from ui.destinations.area import Destinations
from ui.panels import Panel, Place

__all__ = ["PANELS", "Destinations"]

PANELS = (
    Panel(
        id="destinations",
        title=lambda: QCoreApplication.translate("Panels", "Destinations"),
        modes={
            "mixing": Place(where="beside", order=20, share=1),
            "selling": Place(where="beside", order=20, share=1),
        },
        build=lambda context: Destinations(context.room, context.send_crowd),
        has_heading=True,
    ),
)
