"""Sentences of `counted` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "counted.character": str(QT_TRANSLATE_NOOP("DeskWords", "{n} character")),
    "counted.characters": str(QT_TRANSLATE_NOOP("DeskWords", "{n} characters")),
    "counted.message": str(QT_TRANSLATE_NOOP("DeskWords", "{n} message")),
    "counted.messages": str(QT_TRANSLATE_NOOP("DeskWords", "{n} messages")),
    "counted.minute": str(QT_TRANSLATE_NOOP("DeskWords", "{n} minute")),
    "counted.minutes": str(QT_TRANSLATE_NOOP("DeskWords", "{n} minutes")),
    "counted.order": str(QT_TRANSLATE_NOOP("DeskWords", "{n} order")),
    "counted.orders": str(QT_TRANSLATE_NOOP("DeskWords", "{n} orders")),
    "counted.order_line": str(QT_TRANSLATE_NOOP("DeskWords", "{n} order line")),
    "counted.order_lines": str(QT_TRANSLATE_NOOP("DeskWords", "{n} order lines")),
    "counted.part": str(QT_TRANSLATE_NOOP("DeskWords", "{n} part")),
    "counted.parts": str(QT_TRANSLATE_NOOP("DeskWords", "{n} parts")),
    "counted.person": str(QT_TRANSLATE_NOOP("DeskWords", "{n} person")),
    "counted.people": str(QT_TRANSLATE_NOOP("DeskWords", "{n} people")),
    "counted.product": str(QT_TRANSLATE_NOOP("DeskWords", "{n} product")),
    "counted.products": str(QT_TRANSLATE_NOOP("DeskWords", "{n} products")),
    "counted.reconnect": str(QT_TRANSLATE_NOOP("DeskWords", "{n} reconnect")),
    "counted.reconnects": str(QT_TRANSLATE_NOOP("DeskWords", "{n} reconnects")),
    "counted.source": str(QT_TRANSLATE_NOOP("DeskWords", "{n} source")),
    "counted.sources": str(QT_TRANSLATE_NOOP("DeskWords", "{n} sources")),
    "counted.unit": str(QT_TRANSLATE_NOOP("DeskWords", "{n} unit")),
    "counted.units": str(QT_TRANSLATE_NOOP("DeskWords", "{n} units")),
    "counted.viewer": str(QT_TRANSLATE_NOOP("DeskWords", "{n} viewer")),
    "counted.viewers": str(QT_TRANSLATE_NOOP("DeskWords", "{n} viewers")),
}
