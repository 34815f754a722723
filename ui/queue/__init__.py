"""The queue: every product of the show in order, edited in place, and where the next one is called from."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.queue.panel import QueuePanel

__all__ = ["PANELS", "QueuePanel"]

PANELS = (
    Panel(
        id="queue",
        title=lambda: QCoreApplication.translate("Panels", "Queue"),
        modes={"selling": Place(where="below", order=10, share=0.48)},
        build=lambda context: QueuePanel(context.room, context.thumbnails),
        has_heading=True,
    ),
)
