"""Sentences of `recording` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "recording.little_room": str(QT_TRANSLATE_NOOP("DeskWords", "Recording stopped: {left} MB are left on the disk of {folder}, and {keep} MB are to stay free. What was recorded is complete. Make room: it then goes on.")),
    "recording.disk_full": str(QT_TRANSLATE_NOOP("DeskWords", "Recording stopped: the disk of {folder} is full. What was recorded is complete up to the last second. Make room: it then goes on.")),
    "recording.not_writable": str(QT_TRANSLATE_NOOP("DeskWords", "Recording is not possible: {folder} cannot be written to. Choose another folder.")),
    "recording.failed": str(QT_TRANSLATE_NOOP("DeskWords", "Recording to {folder} failed ({why}). Is the disk still connected? It is tried again.")),
    "recording.nothing_comes": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing comes from the encoder; the recording goes on as soon as it does.")),
}
