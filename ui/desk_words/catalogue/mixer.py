"""Sentences of `mixer` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "mixer.no_picture": str(QT_TRANSLATE_NOOP("DeskWords", "No picture from {sources}.")),
    "mixer.no_sound": str(QT_TRANSLATE_NOOP("DeskWords", "Sound is missing from {sources}.")),
    "mixer.not_drawn": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing is drawn for {canvas}. {why}")),
    "mixer.no_memory": str(QT_TRANSLATE_NOOP("DeskWords", "The system gives no memory for its pictures: {reason}.")),
}
