"""Sentences of `monitor` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "monitor.gone": str(QT_TRANSLATE_NOOP("DeskWords", "The monitor output has gone. Plug it in again; it comes back by itself.")),
    "monitor.moved": str(QT_TRANSLATE_NOOP("DeskWords", "The monitor output has gone; the system would play on {other}, where a microphone may hear it. Plug it in again.")),
    "monitor.not_opened": str(QT_TRANSLATE_NOOP("DeskWords", "The monitor output cannot be opened. Another program may be using it: close that program, or choose another output.")),
    "monitor.stopped": str(QT_TRANSLATE_NOOP("DeskWords", "The monitor output takes no sound: the system has stopped it. Check the sound settings.")),
}
