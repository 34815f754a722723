"""What is left of a text when all is alike that may be written in several ways: its letters and digits, and where they stood.

Width and fancy letters (NFKD), accents, case, look-alikes, traditional characters. A text with digits or signs in the place of
letters has further readings: "s4le" is "s4le" and "sale", "v1p" is "v1p", "vip" and "vlp".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import compress

from studio.show.watched.lookalikes import EITHER, LATIN, LEET
from studio.show.watched.simplified import SIMPLIFIED
from studio.values.unseen import EMPTY_LETTERS

MAX_TEXT = 2_000  # characters of a text that are read
_DECOMPOSED = 4  # times as many characters at most: three of a Korean syllable; one sign of an Arabic phrase would be 18
_KEPT_LETTERS = 30_000  # of which it is remembered what they read as: of Chinese, all that is ever written
_UNSEEN = {"Mn", "Me", "Cf"}  # marks above and around letters; joiners and the like
_SIGNS = re.escape("".join((*LEET, EITHER)))
_RUN = re.compile(rf"[a-z{_SIGNS}](?:(?:[^\w{_SIGNS}]|_)*[a-z{_SIGNS}])+")  # Latin letters and such signs, whatever parts them
_LATIN = re.compile("[a-z]")
_SWAPS = tuple(str.maketrans(LEET | dict.fromkeys(EITHER, either)) for either in "il")


class Reading:
    """`letters` has letters and digits alone."""

    __slots__ = ("_places", "_read", "_written", "letters")

    def __init__(self, read: str, written: str) -> None:
        """`read`: the text as it is read; `written`: as it was written, letter for letter."""
        self._read, self._written = read, written
        self.letters = read if read.isalnum() else "".join(filter(str.isalnum, read))
        self._places: list[int] | None = None

    @property
    def places(self) -> list[int]:
        """Where each letter stood among all signs of the text."""
        if self._places is None:
            self._places = list(compress(range(len(self._read)), map(str.isalnum, self._read)))
        return self._places

    def is_swapped(self, begin: int, end: int) -> bool:
        """Whether one of these letters was written as another sign."""
        return any(self._read[place] != self._written[place] for place in self.places[begin:end])


def readings(text: str) -> Iterator[tuple[Reading, bool]]:
    """Every reading of a text, the plain one first, three at most; and whether signs are read as letters in it."""
    alike = _alike(text)
    yield Reading(alike, alike), False
    before = alike
    for signs in _SWAPS:
        read = _RUN.sub(partial(_swapped, signs), alike)
        if read in (alike, before):
            return  # no sign stands for a letter, or none that may be an i or an l
        yield Reading(read, alike), True
        before = read


def alike(term: str) -> str:
    """The same for terms that differ in nothing that matters, however they are written."""
    return next(readings(term))[0].letters


def is_latin(letter: str) -> bool:
    """Whether a folded letter is of the Latin script."""
    return "a" <= letter <= "z"


class _Letters(dict[int, str]):
    """What a letter reads as, by its code; what is asked for the first time is found out then."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        unseen = unicodedata.category(letter) in _UNSEEN or letter in EMPTY_LETTERS
        read = "" if unseen else LATIN.get(code) or SIMPLIFIED.get(code) or letter.casefold()
        if len(self) < _KEPT_LETTERS:
            self[code] = read
        return read


_LETTERS = _Letters()


def _alike(text: str) -> str:
    text = text[:MAX_TEXT]
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text)[: _DECOMPOSED * len(text)].translate(_LETTERS)


def _swapped(signs: dict[int, str], run: re.Match[str]) -> str:
    """A run with its signs as letters, where a letter stands among them."""
    return run[0].translate(signs) if _LATIN.search(run[0]) else run[0]
