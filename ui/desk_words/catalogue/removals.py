"""Sentences of `removals` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "removals.off_air": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' is on air. This takes it off the air at once.")),
    "removals.changed_on_air": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' is on air. This changes it there at once.")),
    "removals.panic_slate_changes": str(QT_TRANSLATE_NOOP("DeskWords", "The panic slate is on air. This changes it there at once.")),
    "removals.source_interrupted": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' is on air. Starting it anew interrupts it there.")),
    "removals.scene_replaced": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' is on program. This puts '{other}' there at once.")),
    "removals.source_silenced": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' is heard on air. This silences it at once.")),
    "removals.stream_ends": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is on air. This ends its stream at once.")),
    "removals.stream_interrupted": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is on air. This interrupts its stream at once.")),
    "removals.streams_interrupted": str(QT_TRANSLATE_NOOP("DeskWords", "{name} is on air. This interrupts its streams at once.")),
    "removals.cards_off_air": str(QT_TRANSLATE_NOOP("DeskWords", "{link_no} '{title}' is on air. This takes its cards off the air at once.")),
    "removals.more": str(QT_TRANSLATE_NOOP("DeskWords", "{n} more things on air leave it or change there.")),
}
