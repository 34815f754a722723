"""Sentences of `sound` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "sound.lost": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device has gone. Plug it in again; the sound comes back by itself.")),
    "sound.moved": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device has gone and the system switched to another one ({other}), which is not used. Plug it in again.")),
    "sound.still": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device gives no sound: the system has stopped it. Check the sound settings.")),
    "sound.suspended": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device is suspended by the system. It goes on when it is resumed in the sound settings.")),
    "sound.silent": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device is silent. Check whether it is muted or switched off.")),
    "sound.busy": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device cannot be opened. Another program may be using it: close that program, or choose another device.")),
    "sound.channels": str(QT_TRANSLATE_NOOP("DeskWords", "The sound device has {has} channels only. Choose other channels.")),
}
