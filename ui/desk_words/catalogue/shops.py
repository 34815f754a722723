"""Sentences of `shops` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "shops.not_running": str(QT_TRANSLATE_NOOP("DeskWords", "Its plugin is not running.")),
    "shops.impossible": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' says what cannot be: {why}. See to it there.")),
    "shops.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}': {lines} not counted, for their numbers cannot be (order {order}: {why}).")),
    "shops.see_to_them": str(QT_TRANSLATE_NOOP("DeskWords", "See to them in the shop.")),
    "shops.many_lines": str(QT_TRANSLATE_NOOP("DeskWords", "{n} or more order lines")),
}
