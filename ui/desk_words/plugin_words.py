"""Words that plugins give in English and Chinese, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.values.look import CardLanguage


def chinese() -> bool:
    """True when the window speaks Chinese: plugins give their words in both languages."""
    return QCoreApplication.translate("CardKinds", "Card") != "Card"


def card_language() -> CardLanguage:
    """What the cards of a new show are to speak: the window's language."""
    return "zh" if chinese() else "en"


def plugin_word(english: str, in_chinese: str) -> str:
    """A plugin's word in the window's language, in English where it gives no other."""
    return (in_chinese if chinese() else "") or english
