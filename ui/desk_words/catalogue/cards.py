"""Sentences of `cards` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "cards.not_on_canvas": str(QT_TRANSLATE_NOOP("DeskWords", "Not on {canvas}: {why}")),
    "cards.no_plugin": str(QT_TRANSLATE_NOOP("DeskWords", "Its plugin does not run. Start it under Show > Plugins.")),
    "cards.nowhere": str(QT_TRANSLATE_NOOP("DeskWords", "{name} lies on no canvas, so nobody would see it. Place it in its settings.")),
    "cards.unknown": str(QT_TRANSLATE_NOOP("DeskWords", "There is no card '{name}'.")),
    "cards.nothing_to_show": str(QT_TRANSLATE_NOOP("DeskWords", "{card} has nothing to show. {why}")),
    "cards.needs_text": str(QT_TRANSLATE_NOOP("DeskWords", "Enter what it shows in its settings.")),
    "cards.bad_values": str(QT_TRANSLATE_NOOP("DeskWords", "This cannot be shown on a card: {why}. Change it or leave it out.")),
    "cards.bad_settings": str(QT_TRANSLATE_NOOP("DeskWords", "A card cannot have these settings: {why}. Change it or leave it out.")),
    "cards.ruled_values": str(QT_TRANSLATE_NOOP("DeskWords", "'{name}' comes from the shop and the ledger only. Change the product, or what the shop has.")),
}
