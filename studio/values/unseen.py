"""Characters that nobody sees and that change what is seen: direction marks, signs without width.

A name with U+202E in it turns the words around it, wherever it is shown; one with U+200B is another name that looks the same.
The two joiners stay (U+200C, U+200D): words of several scripts and many emoji are made with them.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
_UNSEEN = re.compile(_LETTERS)
_NOTHING_ELSE = re.compile(f'(?<!\\\\)"{_LETTERS}"')  # a JSON string of these alone
EMPTY_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # fillers and the empty sign of Braille


def shows_something(text: str) -> bool:
    """Whether there is a character in `text` that can be seen: no blank, mark of direction, joiner or filler alone."""
    return any(unicodedata.category(letter)[0] not in "ZCM" and letter not in EMPTY_LETTERS for letter in text)


def without_unseen(text: str) -> str:
    """Return `text` without such characters. Text of plain ASCII costs nothing."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def json_without_unseen(message: str) -> str:
    """Return JSON whose strings are without such characters.

    A string of nothing else becomes "?": what must have a name has one that can be seen.
    """
    return message if message.isascii() else _UNSEEN.sub("", _NOTHING_ELSE.sub('"?"', message))
