"""Sentences of `streams` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "streams.bad_address": str(QT_TRANSLATE_NOOP("DeskWords", "The address cannot be used: {why}.")),
    "streams.empty": str(QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but sends neither picture nor sound.")),
    "streams.refused": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing answers at {place}. Check the address, and that the camera is on.")),
    "streams.missing": str(QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but has no such stream. Check the path at the end of the address.")),
    "streams.unauthorized": str(QT_TRANSLATE_NOOP("DeskWords", "{place} wants a user name and password, or refuses these.")),
    "streams.silent": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer. Check the network, and that the camera is on.")),
    "streams.garbage": str(QT_TRANSLATE_NOOP("DeskWords", "What {place} sends is no picture or sound that can be read.")),
    "streams.no_stream": str(QT_TRANSLATE_NOOP("DeskWords", "{place} is no stream that the studio can read. Check the address.")),
    "streams.broke_off": str(QT_TRANSLATE_NOOP("DeskWords", "{place} answered, but broke off. Check the address, and that it is a stream.")),
    "streams.failed": str(QT_TRANSLATE_NOOP("DeskWords", "{place} cannot be read: {why}")),
}
