"""Words of strangers as one line of plain text: what turns the writing direction or cannot be seen is taken out. Pure."""

from __future__ import annotations

import unicodedata

from studio.values.sentences import Field, Sentence
from studio.values.unseen import without_unseen

__all__ = ["plain", "shortened", "told"]

_GAPS = ("Cc", "Zl", "Zp", "Zs")  # controls, separators and every kind of space
_NOTHING = ("Cs", "Co", "Cn")  # halves of characters, and what no font has
_FIELDS = 4  # times the bound of a sentence is what may stand in it, its names too
_LOOKED_AT = 10_000  # characters of a text that is shortened


def plain(text: str, bound: int) -> str:
    """Return `text` in one line, at most `bound` characters of it."""
    text = without_unseen(text[: 8 * bound])[: 4 * bound]
    if text.isprintable():  # nearly all of it, and of chat there is much
        return " ".join(text.split())[:bound].rstrip()
    kept = []
    for letter in text:
        category = unicodedata.category(letter)
        if category in _GAPS:
            kept.append(" ")
        elif category not in _NOTHING:
            kept.append(letter)
    return " ".join("".join(kept).split())[:bound].rstrip()


def shortened(text: str, bound: int) -> str:
    """Return `text` in one line of at most `bound` characters.

    Where its end is left out stands "…": half a wish may mean the opposite.
    """
    looked_at = text[:_LOOKED_AT]
    whole = plain(looked_at, len(looked_at))
    if len(whole) <= bound and looked_at == text:
        return whole
    return whole[: bound - 1].rstrip() + "…"


def told(text: object, bound: int) -> str:
    """Return what a plugin says to the operator.

    A `Sentence` stays one where it and all that stands in it are plain and at most `bound` characters; anything else is made
    plain text.
    """
    if isinstance(text, Sentence) and _is_plain(text, bound):
        return text
    return plain(str(text), bound)


def _is_plain(field: Field, bound: int) -> bool:
    """Whether all of a sentence is; what it is filled with counts together."""
    waiting, room = [field], _FIELDS * bound
    while waiting:
        found = waiting.pop()
        room -= 1 + (len(found) if isinstance(found, str) else 0)
        if room < 0 or (isinstance(found, str) and plain(found, bound) != found):
            return False
        if isinstance(found, Sentence):
            waiting += [*found.fields, *found.fields.values()]
        elif isinstance(found, tuple):
            waiting += found
    return True
