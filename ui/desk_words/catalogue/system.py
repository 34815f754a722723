"""Sentences of `system` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "system.disk_full": str(QT_TRANSLATE_NOOP("DeskWords", "No space left on device")),
    "system.read_only": str(QT_TRANSLATE_NOOP("DeskWords", "Read-only file system")),
    "system.not_there": str(QT_TRANSLATE_NOOP("DeskWords", "No such file or directory")),
    "system.not_permitted": str(QT_TRANSLATE_NOOP("DeskWords", "Permission denied")),
    "system.no_room": str(QT_TRANSLATE_NOOP("DeskWords", "There is no room for pictures and sound in {folder}: {needed} MB are needed, {free} MB are free. Make room there, or start the studio with --session-root and a folder on a larger disk.")),
}
