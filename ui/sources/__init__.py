"""Inputs of the studio: the list, and the dialog that adds one."""

from PySide6.QtCore import QCoreApplication

from ui.panels import Panel, Place
from ui.sources.source_list import SourceList
from ui.theme.parts import framed

__all__ = ["PANELS", "SourceList"]

PANELS = (
    Panel(
        id="sources",
        title=lambda: QCoreApplication.translate("Panels", "Sources"),
        modes={"mixing": Place(where="below", order=10, tab=20, share=0.19)},
        build=lambda context: framed(SourceList(context.room)),
    ),
)
