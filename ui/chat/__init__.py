"""What viewers write: read, held still under the mouse, picked for the host or for the picture."""

from PySide6.QtCore import QCoreApplication

from ui.chat.panel import ChatPanel
from ui.panels import Panel, Place

__all__ = ["PANELS", "ChatPanel"]

PANELS = (
    Panel(
        id="chat",
        title=lambda: QCoreApplication.translate("Panels", "Chat"),
        modes={"selling": Place(where="below", order=30, tab=10, share=0.24)},
        build=lambda context: ChatPanel(context.room, context.host_shown_on, context.edit_prompter),
        always_hears=True,
    ),
)
