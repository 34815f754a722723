"""Cuts a message into pieces that fit into lines: between words, else between whole characters as readers see them. Pure."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_LETTER_BYTES = 4  # of the longest code point


def pieces(text: str, room: int) -> list[str]:
    """`text` in pieces of at most `room` bytes of UTF-8. Spaces at which it was cut are left out.

    Raises:
        ValueError: `room` is less than 4: there are letters that would never fit.
    """
    if room < _LETTER_BYTES:
        raise ValueError(f"there is no room for a letter in {room} bytes")
    cut = []
    text = text.strip(" ")
    while text:
        fits = _fitting(text, room)
        if fits < len(text):
            space = text.rfind(" ", 1, fits + 1)
            fits = space if space > 0 else _between(text, fits)
        cut.append(text[:fits].rstrip(" "))
        text = text[fits:].lstrip(" ")
    return cut


def _fitting(text: str, room: int) -> int:
    """How many code points fit."""
    return len(text[:room].encode()[:room].decode("utf-8", "ignore"))


def _between(text: str, fits: int) -> int:
    """The last place up to `fits` that is not inside a character of several code points; `fits` when there is none."""
    for place in range(fits, 0, -1):
        if text[place - 1] != _JOINER and not _goes_on(text[place]) and not _halves_a_flag(text, place):
            return place
    return fits


def _goes_on(letter: str) -> bool:
    """Whether it belongs to the code point before it."""
    return letter == _JOINER or "\U0001f3fb" <= letter <= "\U0001f3ff" or unicodedata.category(letter).startswith("M")


def _halves_a_flag(text: str, place: int) -> bool:
    before = 0
    while before < place and "\U0001f1e6" <= text[place - 1 - before] <= "\U0001f1ff":
        before += 1
    return before % 2 == 1 and "\U0001f1e6" <= text[place] <= "\U0001f1ff"
