"""Watched words: which lists a show is watched for, the operator's own terms, and what they found."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.watched.panel import WatchedPanel

__all__ = ["PANELS", "WatchedPanel"]

PANELS = (
    Panel(
        id="watched",
        title=lambda: QCoreApplication.translate("Panels", "Watched words"),
        modes={"selling": Place(where="beside", order=30, tab=30, share=2, shown=False)},
        build=lambda context: WatchedPanel(context.room),
    ),
)
