"""Finds terms in texts however they are written, and not where they only seem to stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from studio.show.watched.automaton import Automaton
from studio.show.watched.folding import Reading, is_latin, readings

MAX_FOUND = 5  # terms that are told of one text
_GAP = 4  # signs that may part two letters of a term


class _Word(NamedTuple):
    """A word of the automaton. `term`: as somebody entered it, "" for a harmless phrase. `swapped`: how it reads with signs in
    the place of letters, so that it counts only where such signs stand."""

    letters: str
    term: str
    swapped: bool = False


class Finder:
    """Knows `terms`, and `harmless` phrases within which none of them counts. Immutable; any thread.

    A term of Latin letters is a word by itself, not a part of one, and digits are a number. Case, width, accents, signs between
    its letters and letters that look like others make no difference, nor do traditional characters. A term without a letter or
    digit is passed over.
    """

    def __init__(self, terms: Iterable[str] = (), harmless: Iterable[str] = ()) -> None:
        words = [word for term in dict.fromkeys(terms) for word in _words(term)]
        words += [word._replace(term="") for phrase in dict.fromkeys(harmless) for word in _words(phrase)]
        self._words = words
        self._automaton = Automaton([word.letters for word in words])

    def __bool__(self) -> bool:
        return bool(self._words)

    def find(self, text: str) -> tuple[str, ...]:
        """The terms in a text, each once, at most `MAX_FOUND`, in the order in which they end; none that is part of another."""
        if not self._words or not text:
            return ()
        found: dict[str, None] = {}
        for reading, _ in readings(text):
            found |= dict.fromkeys(self._in(reading))
        return tuple(found)[:MAX_FOUND]

    def _in(self, reading: Reading) -> list[str]:
        hits: list[tuple[int, int, str]] = []
        harmless: list[tuple[int, int]] = []
        for end, number in self._automaton.hits(reading.letters):
            word = self._words[number]
            begin = end - len(word.letters)
            if not _stands(reading, begin, end) or (word.swapped and not reading.is_swapped(begin, end)):
                continue
            if word.term:
                hits.append((begin, end, word.term))
            else:
                harmless.append((begin, end))
        outermost = _outermost([*harmless, *((begin, end) for begin, end, _ in hits)]).difference(harmless)
        return [term for begin, end, term in hits if (begin, end) in outermost]


def _outermost(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans that lie in no other one, in one sweep: a line may be full of terms."""
    found: set[tuple[int, int]] = set()
    furthest = 0
    for begin, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > furthest:
            found.add((begin, end))
            furthest = end
    return found


def _words(term: str) -> list[_Word]:
    return [_Word(reading.letters, term, swapped) for reading, swapped in readings(term) if reading.letters]


def _stands(reading: Reading, begin: int, end: int) -> bool:
    """Whether what reads so is one thing: not part of a Latin word, and not gathered from far apart."""
    letters, places = reading.letters, reading.places
    if (begin and _run_together(reading, begin)) or (end < len(letters) and _run_together(reading, end)):
        return False
    apart = places[end - 1] - places[begin] - (end - begin - 1)
    return not apart or all(places[at + 1] - places[at] <= 1 + _GAP for at in range(begin, end - 1))


def _run_together(reading: Reading, at: int) -> bool:
    """Whether a letter and the one before it are of one Latin word, or of one number."""
    before, after = reading.letters[at - 1], reading.letters[at]
    joined = (is_latin(before) and is_latin(after)) or (before.isdigit() and after.isdigit())
    return joined and reading.places[at] - reading.places[at - 1] == 1
