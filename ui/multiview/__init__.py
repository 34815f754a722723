"""The strip of small pictures of all scenes and sources."""

from PySide6.QtCore import QCoreApplication

from ui.multiview.strip import MultiviewStrip
from ui.panels import Panel, Place

__all__ = ["PANELS", "MultiviewStrip"]

PANELS = (
    Panel(
        id="multiview",
        title=lambda: QCoreApplication.translate("Panels", "Multiview"),
        modes={"mixing": Place(where="across", order=10)},
        build=lambda context: MultiviewStrip(context.room),
        has_heading=True,
    ),
)
