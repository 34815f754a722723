"""Sentences of `stream` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "stream.ended": str(QT_TRANSLATE_NOOP("DeskWords", "{place} has stopped sending.")),
    "stream.garbage": str(QT_TRANSLATE_NOOP("DeskWords", "What {place} sends cannot be read any more.")),
    "stream.waiting": str(QT_TRANSLATE_NOOP("DeskWords", "{place} answers. Waiting for its next key picture.")),
    "stream.no_key_picture": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends no key picture. Set its key frame interval to 2 s.")),
}
