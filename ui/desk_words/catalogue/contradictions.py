"""Sentences of `contradictions` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "contradictions.link_closed": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' has closed the link of {product}: nobody can buy it.")),
    "contradictions.other_limit": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' lets a buyer have {found} of {product}, not {meant}.")),
    "contradictions.more_to_sell": str(QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' would sell {found} more of {product}, not the {left} that are left.")),
    "contradictions.press_repair": str(QT_TRANSLATE_NOOP("DeskWords", "Press Repair to set it right, or end the sale.")),
    "contradictions.any_number": str(QT_TRANSLATE_NOOP("DeskWords", "any number")),
}
