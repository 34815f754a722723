"""Going on air and ending the show."""

from PySide6.QtCore import QCoreApplication

from ui.golive.area import GoLive
from ui.panels import Panel, Place

__all__ = ["PANELS", "GoLive"]

PANELS = (
    Panel(
        id="golive",
        title=lambda: QCoreApplication.translate("Panels", "Go live"),
        modes={
            "mixing": Place(where="beside", order=10, share=0),
            "selling": Place(where="beside", order=10, share=0),
        },
        build=lambda context: GoLive(context.room),
        has_heading=True,
        closable=False,  # whether the show is on air is in sight, and so is what ends it
    ),
)
