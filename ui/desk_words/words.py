"""Says a sentence of the studio in the window's language, by its code: template translated, fields filled in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.values import counting
from studio.values.own_words import in_language
from studio.values.sentences import CLAUSE, FIELD, IN_LANGUAGES, PHRASE, TOGETHER, Field, Sentence
from ui.desk_words.catalogue import SENTENCES
from ui.language import spoken

_FULL_WIDTH_ENDS = ("。", "？", "！")
_DEEPEST = 6  # sentences inside each other


def said(text: str) -> str:
    """`text` in the window's language. What is no sentence of the catalogue is shown as it is: names, a server's own words."""
    return _said(text, 0) if isinstance(text, Sentence) else text


def counted(number: int, thing: str) -> str:
    """How many of a thing, in the window's language: 1 unit, 1,200 units."""
    return said(counting.counted(number, thing))


def joined(sentences: list[str]) -> str:
    """One after another; Chinese and Japanese have no space between sentences."""
    whole = ""
    for sentence in sentences:
        whole += sentence if not whole or whole.endswith(_FULL_WIDTH_ENDS) else f" {sentence}"
    return whole


def _said(sentence: Sentence, depth: int) -> str:
    if depth > _DEEPEST:
        return str(sentence)
    if sentence.code == TOGETHER:
        parts = sentence.fields.get("sentences")
        return joined([_filled_in(part, depth + 1) for part in parts]) if isinstance(parts, tuple) else str(sentence)
    if sentence.code in (CLAUSE, PHRASE):
        inner = _filled_in(sentence.fields.get("sentence", str(sentence)), depth + 1).rstrip(".。")
        return str(sentence) if inner.lower() == str(sentence).lower() else inner  # English: with its small letter
    if sentence.code == IN_LANGUAGES:
        return str(in_language({code: {"": str(words)} for code, words in sentence.fields.items()}, spoken(), "") or sentence)
    template = SENTENCES.get(sentence.code)
    if template is None:  # of a plugin, or of another version of the studio
        return str(sentence)
    words = {name: _filled_in(field, depth + 1) for name, field in sentence.fields.items()}
    if not words.keys() >= set(FIELD.findall(template)):
        return str(sentence)
    return FIELD.sub(lambda place: words.get(place[1], place[0]), QCoreApplication.translate("DeskWords", template))


def _filled_in(field: Field, depth: int) -> str:
    if isinstance(field, tuple):
        return ", ".join(_filled_in(part, depth + 1) for part in field)
    return _said(field, depth) if isinstance(field, Sentence) else str(field)
