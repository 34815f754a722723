"""The cards of the show: played, stopped, looked at before they go on air, set up and placed."""

from PySide6.QtCore import QCoreApplication

from ui.cards.panel import CardsPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "CardsPanel"]

PANELS = (
    Panel(
        id="cards",
        title=lambda: QCoreApplication.translate("Panels", "Cards"),
        modes={"selling": Place(where="below", order=30, tab=20, share=0.24)},
        build=lambda context: CardsPanel(context.room),
    ),
)
