"""The sound desk of the window: strips, meters, master."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.sound.mixer import MUTE_ACTIONS, SoundMixer

__all__ = ["PANELS", "SoundMixer"]

PANELS = (
    Panel(
        id="sound",
        title=lambda: QCoreApplication.translate("Panels", "Sound"),
        modes={"mixing": Place(where="below", order=40, share=0.38, least_height_px=238)},
        build=lambda context: SoundMixer(context.room),
        has_heading=True,
        hotkeys=MUTE_ACTIONS,
    ),
)
