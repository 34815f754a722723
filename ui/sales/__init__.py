"""How the show sells: viewers, units, money, the curve over the show, and each product's share."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.sales.panel import SalesPanel

__all__ = ["PANELS", "SalesPanel"]

PANELS = (
    Panel(
        id="sales",
        title=lambda: QCoreApplication.translate("Panels", "Sales"),
        modes={"selling": Place(where="beside", order=30, share=2)},
        build=lambda context: SalesPanel(context.room),
        has_heading=True,
    ),
)
