"""Sentences of `steps` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "steps.no_answer": str(QT_TRANSLATE_NOOP("DeskWords", "the shop did not answer")),
    "steps.refused": str(QT_TRANSLATE_NOOP("DeskWords", "the shop refused")),
    "steps.not_done": str(QT_TRANSLATE_NOOP("DeskWords", "the shop did not do it")),
    "steps.not_counted": str(QT_TRANSLATE_NOOP("DeskWords", "the shop does not count it")),
    "steps.left_as_is": str(QT_TRANSLATE_NOOP("DeskWords", "somebody else set another price: left as it is")),
    "steps.other_price": str(QT_TRANSLATE_NOOP("DeskWords", "somebody else set another price meanwhile")),
    "steps.not_true": str(QT_TRANSLATE_NOOP("DeskWords", "the shop said it was done, but it is not")),
    "steps.open_again": str(QT_TRANSLATE_NOOP("DeskWords", "the shop has it open again")),
}
