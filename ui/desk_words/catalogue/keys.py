"""Sentences of `keys` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "keys.stream_key": str(QT_TRANSLATE_NOOP("DeskWords", "Stream key")),
    "keys.no_keyring": str(QT_TRANSLATE_NOOP("DeskWords", "This computer has no keyring, or it is locked. Stream keys are kept until the studio closes and asked for again.")),
    "keys.silent_keyring": str(QT_TRANSLATE_NOOP("DeskWords", "The system's keyring does not answer. Unlock it and try again.")),
    "keys.none_needed": str(QT_TRANSLATE_NOOP("DeskWords", "{name} needs no stream key. Leave it without one.")),
    "keys.not_a_line": str(QT_TRANSLATE_NOOP("DeskWords", "The {key} is one line without tabs. Copy it once more.")),
}
