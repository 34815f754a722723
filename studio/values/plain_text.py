"""Words of strangers as one line of plain text: what turns the writing direction or cannot be seen is taken out. Pure."""

from __future__ import annotations

import unicodedata

from studio.values.unseen import without_unseen

__all__ = ["plain"]

_GAPS = ("Cc", "Zl", "Zp", "Zs")  # controls, separators and every kind of space
_NOTHING = ("Cs", "Co", "Cn")  # halves of characters, and what no font has


def plain(text: str, bound: int) -> str:
    """`text` in one line, at most `bound` characters of it."""
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
