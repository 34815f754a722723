"""Sentences of `playlist` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "playlist.empty": str(QT_TRANSLATE_NOOP("DeskWords", "The playlist is empty. Add files, or choose a folder that has some.")),
    "playlist.none": str(QT_TRANSLATE_NOOP("DeskWords", "None of the playlist can be played. {why}")),
    "playlist.left_out": str(QT_TRANSLATE_NOOP("DeskWords", "{count} files are left out of the playlist. {why}")),
    "playlist.left_out_single": str(QT_TRANSLATE_NOOP("DeskWords", "One file is left out of the playlist. {why}")),
}
