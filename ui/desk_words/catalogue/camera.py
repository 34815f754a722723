"""Sentences of `camera` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "camera.lost": str(QT_TRANSLATE_NOOP("DeskWords", "The camera has gone. Check its cable and its power; the picture comes back by itself.")),
    "camera.busy": str(QT_TRANSLATE_NOOP("DeskWords", "The camera gives no picture. Another program may be using it: close that program, or choose another camera.")),
    "camera.hangs": str(QT_TRANSLATE_NOOP("DeskWords", "The camera gives no new picture. Trying to open it again; if this repeats, unplug it and plug it in.")),
}
