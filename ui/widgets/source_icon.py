"""The icon of a source: that of its kind."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from studio.document.model import Source
from studio.kinds.sources import kind_of
from ui.theme import colours, icon


def source_icon(source: Source, colour: str = colours.TEXT) -> QIcon:
    """The icon of a source's kind."""
    return icon(kind_of(source.input).icon, colour)
