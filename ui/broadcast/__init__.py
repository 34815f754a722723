"""Broadcasts at the platforms that the show is connected with: whether they are live, their titles, beginning, end and health."""

from PySide6.QtCore import QCoreApplication

from ui.broadcast.panel import BroadcastPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "BroadcastPanel"]

PANELS = (
    Panel(
        id="broadcast",
        title=lambda: QCoreApplication.translate("Panels", "Broadcast"),
        modes={
            "mixing": Place(where="beside", order=20, tab=30, share=1, shown=False),
            "selling": Place(where="beside", order=30, tab=30, share=2, shown=False),
        },
        build=lambda context: BroadcastPanel(context.room, context.window),
    ),
)
