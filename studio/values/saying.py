"""Says a sentence in another language than English, by its code: the translated template, with its fields filled in.

Where translations come from is the caller's matter: a window asks Qt, a report reads the file. What is no sentence stays as it
is.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.values.own_words import in_language
from studio.values.sentences import CLAUSE, FIELD, IN_LANGUAGES, PHRASE, TOGETHER, Field, Sentence

_FULL_WIDTH_ENDS = ("。", "？", "！")
_DEEPEST = 6  # sentences inside each other


class Speaker:
    """Speaks one language. `template(code)`: the sentence of that code in the language, with its fields in braces, or "" where it
    is not known; `language()`: the code of the language, "en", "zh_CN". Thread: the caller's.
    """

    def __init__(self, template: Callable[[str], str], language: Callable[[], str]) -> None:
        self._template, self._language = template, language

    def say(self, text: str) -> str:
        """`text` in the language. What is no sentence of the catalogue is as it was: names, a server's own words."""
        return self._said(text, 0) if isinstance(text, Sentence) else text

    def _said(self, sentence: Sentence, depth: int) -> str:
        if depth > _DEEPEST:
            return str(sentence)
        if sentence.code == TOGETHER:
            parts = sentence.fields.get("sentences")
            return _joined([self._filled_in(part, depth + 1) for part in parts]) if isinstance(parts, tuple) else str(sentence)
        if sentence.code in (CLAUSE, PHRASE):
            inner = self._filled_in(sentence.fields.get("sentence", str(sentence)), depth + 1).rstrip(".。")
            return str(sentence) if inner.lower() == str(sentence).lower() else inner  # English: with its small letter
        if sentence.code == IN_LANGUAGES:
            others = {code: {"": str(words)} for code, words in sentence.fields.items()}
            return str(in_language(others, self._language(), "") or sentence)
        template = self._template(sentence.code)
        words = {name: self._filled_in(field, depth + 1) for name, field in sentence.fields.items()}
        if not template or not words.keys() >= set(FIELD.findall(template)):  # of a plugin, or of another version of the studio
            return str(sentence)
        return FIELD.sub(lambda place: words[place[1]], template)

    def _filled_in(self, field: Field, depth: int) -> str:
        if isinstance(field, tuple):
            return ", ".join(self._filled_in(part, depth + 1) for part in field)
        return self._said(field, depth) if isinstance(field, Sentence) else str(field)


def _joined(sentences: list[str]) -> str:
    """One after another; Chinese and Japanese have no space between sentences."""
    whole = ""
    for sentence in sentences:
        whole += sentence if not whole or whole.endswith(_FULL_WIDTH_ENDS) else f" {sentence}"
    return whole
