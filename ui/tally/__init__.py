"""The tally: which keywords are counted, how many viewers wrote each, and its card."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.tally.panel import TallyPanel

__all__ = ["PANELS", "TallyPanel"]

PANELS = (
    Panel(
        id="tally",
        title=lambda: QCoreApplication.translate("Panels", "Tally"),
        modes={"selling": Place(where="below", order=30, tab=20, share=0.24, shown=False)},
        build=lambda context: TallyPanel(context.room),
    ),
)
