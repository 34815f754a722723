"""Addresses and keys as people paste them: chats and web pages put around and into them what nobody sees.

A stream key with U+200B in it looks right everywhere and is refused by every platform, for a reason that nobody finds.
"""

from __future__ import annotations

import unicodedata

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0") | frozenset(map(chr, range(0xFE00, 0xFE10)))  # letters that draw nothing


def without_pasted(text: str) -> str:
    """`text` without spaces and line ends around it, and without characters nobody sees anywhere in it."""
    if not text.isascii():
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf" and letter not in _FILLERS)
    return text.strip()


def is_broken(text: str) -> bool:
    """Whether a line end, a tab or another control character stands within: it was copied together with something else."""
    return any(unicodedata.category(letter) == "Cc" for letter in text)
