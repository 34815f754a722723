"""What happened while the studio ran: on air, on program, in the sale, and what was said to the operator."""

from PySide6.QtCore import QCoreApplication

from ui.log.panel import LogPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "LogPanel"]

PANELS = (
    Panel(
        id="log",
        title=lambda: QCoreApplication.translate("Panels", "Log"),
        modes={
            "mixing": Place(where="beside", order=20, tab=20, share=1, shown=False),
            "selling": Place(where="beside", order=30, tab=20, share=2, shown=False),
        },
        build=lambda context: LogPanel(context.room),
        always_hears=True,
    ),
)
