"""Recognises a sentence that came as plain English by its words: of parts of the studio that do not send codes yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from PySide6.QtCore import QCoreApplication

from ui.desk_words.catalogue import SENTENCES
from ui.desk_words.templates import TEMPLATES

_FIELD = re.compile(r"{(\w+)}")
_SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=\S)")
_NAMES = re.compile(r"[^.?!:]*")  # a template that only names something holds no whole sentence
_FULL_WIDTH_ENDS = ("。", "？", "！")
_FIRST = 8  # sentences that one template may be made of: more would cost their number squared
_DEEPEST = 4  # sentences in sentences: "<source>: <reason> Trying again in 3 s."


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Templates with their patterns, those with the most fixed words first."""
    templates = {template for template in (*SENTENCES.values(), *TEMPLATES) if re.search("[A-Za-z]", _FIELD.sub("", template))}
    by_words = sorted(templates, key=lambda template: -len(_FIELD.sub("", template)))
    return [(template, re.compile(_pattern(template), re.DOTALL)) for template in by_words]


def _pattern(template: str) -> str:
    parts = _FIELD.split(template)  # words, name, words, name, words
    field = {"n": "[0-9,]+"}  # a template of little more than a number takes nothing else for one
    return "".join(f"(?P<{part}>{field.get(part, '.+?')})" if place % 2 else re.escape(part) for place, part in enumerate(parts))


def recognised(text: str, depth: int = 0) -> str:
    """`text` in the window's language, as far as it is known; else as it is."""
    if not text or depth > _DEEPEST:
        return text
    whole = _known(text)
    if whole is not None and not whole.swallows:
        return whole.said(depth)
    for end in reversed(list(islice(_SENTENCE_ENDS.finditer(text), _FIRST))):  # one sentence after another
        first = _known(text[: end.start()])
        if first is not None and not first.swallows:
            return _joined(first.said(depth), recognised(text[end.end() :], depth))
    if whole is not None:
        return whole.said(depth)
    question, mark, other = text.partition("? ")
    if mark:  # two questions at once
        return _joined(recognised(question + "?", depth + 1), recognised(other, depth + 1))
    reason, mark, other = text.partition("; ")
    if mark:  # two reasons at once
        return f"{recognised(reason, depth + 1)}; {recognised(other, depth)}"
    subject, colon, rest = text.partition(": ")
    return f"{recognised(subject, depth + 1)}{colon}{recognised(rest, depth + 1)}" if colon else text


@dataclass(frozen=True, slots=True)
class _Known:
    """A template that a text is made by, and what stands in its fields."""

    template: str
    fields: dict[str, str]

    @property
    def swallows(self) -> bool:
        """Whether a field holds more than one sentence: it may have run over the end of one that is known itself."""
        return any(_SENTENCE_ENDS.search(value) for value in self.fields.values())

    def said(self, depth: int) -> str:
        translated = QCoreApplication.translate("DeskWords", self.template)
        return _filled(translated, {name: recognised(value, depth + 1) for name, value in self.fields.items()})


def _known(text: str) -> _Known | None:
    loose: _Known | None = None
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None and not (text.endswith(".") and _NAMES.fullmatch(template)):
            known = _Known(template, found.groupdict())
            if not known.swallows:
                return known
            loose = loose or known
    return loose


def _joined(first: str, second: str) -> str:
    """Two sentences; Chinese has no space between them."""
    return f"{first}{second}" if first.endswith(_FULL_WIDTH_ENDS) else f"{first} {second}"


def _filled(template: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda field: fields[field[1]], template)
