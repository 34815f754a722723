"""Sentences of `demand` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "demand.bad_facet": str(QT_TRANSLATE_NOOP("DeskWords", "The words of {name} cannot be read: {reason}. Mend the file, or take it away.")),
    "demand.nothing": str(QT_TRANSLATE_NOOP("DeskWords", "Nobody has asked for anything yet. Try again when somebody has.")),
}
