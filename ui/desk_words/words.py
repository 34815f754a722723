"""Says a sentence of the studio in the window's language, by its code: template translated, fields filled in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.values import counting
from studio.values.saying import Speaker
from ui.desk_words.catalogue import SENTENCES
from ui.language import spoken


def said(text: str) -> str:
    """`text` in the window's language. What is no sentence of the catalogue is shown as it is: names, a server's own words."""
    return _SPEAKER.say(text)


def counted(number: int, thing: str) -> str:
    """How many of a thing, in the window's language: 1 unit, 1,200 units."""
    return said(counting.counted(number, thing))


def _template(code: str) -> str:
    english = SENTENCES.get(code)
    return QCoreApplication.translate("DeskWords", english) if english else ""


_SPEAKER = Speaker(_template, spoken)
