"""Finds what a line asks for: by words of facets, in one walk, and by numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from studio.show.asked.lines import compared, tells
from studio.show.asked.phrases import phrases
from studio.show.demand import numbers
from studio.show.demand.facets import Facet
from studio.show.watched.automaton import Automaton

MOST = 6  # of one line: more of them is a list, and no wish
_LOOKED_AT = 200  # characters of a line
_NUMBERS = {"size": numbers.sizes, "budget": numbers.budgets}


class Wish(NamedTuple):
    """The name of a facet and of a value of it."""

    facet: str
    value: str


class WishFinder:
    """Knows facets by name. Immutable; any thread. Lines are as `studio.show.chat.reading.folded` makes them."""

    def __init__(self, facets: Mapping[str, Facet]) -> None:
        self._numbers = [(name, _NUMBERS[facet.numbers]) for name, facet in facets.items() if facet.numbers]
        self._said = [
            (Wish(name, value.name), phrase)
            for name, facet in facets.items()
            for value in facet.values
            for words in value.said
            for phrase in phrases(words)
        ]
        self._heads = Automaton([phrase.head for _, phrase in self._said])

    def find(self, plain: str, asks: bool) -> tuple[Wish, ...]:
        """Each wish once. `asks`: whether the line is a question by its form; one that only tells how something was has none."""
        line = compared(plain[:_LOOKED_AT])
        if not asks and tells(line):
            return ()
        found = {Wish(name, value): None for name, look in self._numbers for value in look(plain[:_LOOKED_AT])}
        for end, number in self._heads.hits(line):
            wish, phrase = self._said[number]
            if wish not in found and phrase.length(line, end - len(phrase.head)):
                found[wish] = None
        return tuple(found)[:MOST]
