"""What viewers and buyers' notes ask for: sizes, colours, uses, budgets, regions; how many people, and in which words."""

from PySide6.QtCore import QCoreApplication

from ui.demand.panel import DemandPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "DemandPanel"]

PANELS = (
    Panel(
        id="demand",
        title=lambda: QCoreApplication.translate("Panels", "Demand"),
        modes={"selling": Place(where="below", order=30, tab=16, share=0.24, shown=False)},
        build=lambda context: DemandPanel(context.room),
    ),
)
