"""Recognises a sentence of the desk by its template and says it in the window's language."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from studio.values import counting
from ui.desk_words.templates import TEMPLATES

_FIELD = re.compile(r"{(\w+)}")
_DEEPEST = 4  # sentences in sentences: "<source>: <reason> Trying again in 3 s."


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Templates with their patterns, those with the most fixed words first."""
    by_words = sorted(TEMPLATES, key=lambda template: -len(_FIELD.sub("", template)))
    return [(template, re.compile(_pattern(template), re.DOTALL)) for template in by_words]


def _pattern(template: str) -> str:
    parts = _FIELD.split(template)  # words, name, words, name, words
    field = {"n": "[0-9,]+"}  # a template of little more than a number takes nothing else for one
    return "".join(f"(?P<{part}>{field.get(part, '.+?')})" if place % 2 else re.escape(part) for place, part in enumerate(parts))


def said(text: str, depth: int = 0) -> str:
    """`text` in the window's language, as far as it is known; else as it is."""
    if not text or depth > _DEEPEST:
        return text
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            translated = QCoreApplication.translate("DeskWords", template)
            return _filled(translated, {name: said(value, depth + 1) for name, value in found.groupdict().items()})
    question, mark, other = text.partition("? ")
    if mark:  # two questions at once
        return f"{said(question + '?', depth + 1)} {said(other, depth + 1)}"
    subject, colon, rest = text.partition(": ")
    return f"{said(subject, depth + 1)}{colon}{said(rest, depth + 1)}" if colon else text


def counted(number: int, thing: str) -> str:
    """How many of a thing, in the window's language: 1 unit, 1,200 units."""
    return said(counting.counted(number, thing))


def _filled(template: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda field: fields[field[1]], template)
