"""What viewers ask, by topic, and the keys that answer it from what is known of the product on air."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.questions.panel import QuestionsPanel

__all__ = ["PANELS", "QuestionsPanel"]

PANELS = (
    Panel(
        id="questions",
        title=lambda: QCoreApplication.translate("Panels", "Questions"),
        modes={"selling": Place(where="below", order=30, tab=15, share=0.24, shown=False)},
        build=lambda context: QuestionsPanel(context.room),
    ),
)
