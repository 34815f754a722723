"""The kinds of sources: words, icons, and which need what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from studio.document.model import Source
from studio.kinds.inputs import Input
from ui.theme import colours, icon

ICONS = {
    "camera": "camera",
    "screen": "screen",
    "media": "film",
    "stream": "network",
    "image": "image",
    "colour": "colour",
    "test_card": "test-card",
    "slate": "slate",
    "sound": "microphone",
}


def kind_of(given: Input) -> str:
    """The kind of an input, as the show document writes it."""
    return str(given.__struct_config__.tag)


def kind_icon(source: Source, colour: str = colours.TEXT) -> QIcon:
    """The icon of a source's kind."""
    return icon(ICONS[kind_of(source.input)], colour)


def kind_words() -> dict[str, str]:
    """Every kind and what it is called, in the order in which the dialog offers them."""
    translate = QCoreApplication.translate
    return {
        "camera": translate("SourceKinds", "Camera"),
        "screen": translate("SourceKinds", "Screen or window"),
        "sound": translate("SourceKinds", "Microphone or line"),
        "media": translate("SourceKinds", "Media file"),
        "image": translate("SourceKinds", "Image"),
        "stream": translate("SourceKinds", "Network stream"),
        "colour": translate("SourceKinds", "Colour"),
        "slate": translate("SourceKinds", "Slate"),
        "test_card": translate("SourceKinds", "Test card"),
    }
