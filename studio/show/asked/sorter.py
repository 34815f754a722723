"""Which topic a line asks for: the one whose phrase is the longest that stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from studio.show.asked.topics import Topic
from studio.show.watched.automaton import Automaton
from studio.show.watched.simplified import SIMPLIFIED

_Use: TypeAlias = Literal["asks", "about", "never"]
_GAP = ".{0,8}"
_LOOKED_AT = 200  # characters of a line: who asks does so briefly, and a line full of phrases costs a step for each


class _Phrase(NamedTuple):
    """A phrase of the topic number `topic`. `head` is what it has before its first gap; `whole` all of it where it has gaps."""

    topic: int
    use: _Use
    head: str
    whole: re.Pattern[str] | None

    def length(self, line: str, begin: int) -> int:
        """How long it is where it begins there; 0: it does not stand there."""
        end = begin + len(self.head)
        if self.whole is not None:
            found = self.whole.match(line, begin)
            if found is None:
                return 0
            end = found.end()
        inside = (begin and _are_latin(line[begin - 1 : begin + 1])) or (
            self.whole is None and _are_latin(line[end - 1 : end + 1])
        )
        return 0 if inside else end - begin


class Sorter:
    """Knows topics by name. Immutable; any thread. Lines are as `studio.show.chat.reading.folded` makes them.

    One walk through a line finds all phrases of all topics. A phrase of Latin letters is a word by itself, not a part of one.
    """

    def __init__(self, topics: Mapping[str, Topic] | None = None) -> None:
        known = sorted((topics or {}).items(), key=lambda pair: pair[1].order)
        self._names = [name for name, _ in known]
        self._phrases = [phrase for number, (_, topic) in enumerate(known) for phrase in _phrases(number, topic)]
        self._heads = Automaton([phrase.head for phrase in self._phrases])

    def sort(self, plain: str, asks: bool) -> str:
        """The name of the topic, "" for none. `asks`: whether the line is a question by its form."""
        longest: dict[int, int] = {}
        never: set[int] = set()
        for phrase, length in self._found(plain[:_LOOKED_AT].translate(SIMPLIFIED)):
            if phrase.use == "never":
                never.add(phrase.topic)
            elif asks or phrase.use == "asks":
                longest[phrase.topic] = max(length, longest.get(phrase.topic, 0))
        found = [(-length, topic) for topic, length in longest.items() if topic not in never]
        return self._names[min(found)[1]] if found else ""

    def is_about(self, name: str, text: str) -> bool:
        """Whether a text that does not ask, of whatever width and case, has to do with a topic."""
        line = unicodedata.normalize("NFKC", text).casefold().translate(SIMPLIFIED)
        return any(self._names[phrase.topic] == name and phrase.use != "never" for phrase, _ in self._found(line))

    def _found(self, line: str) -> Iterator[tuple[_Phrase, int]]:
        for end, number in self._heads.hits(line):
            phrase = self._phrases[number]
            length = phrase.length(line, end - len(phrase.head))
            if length:
                yield phrase, length


def _phrases(number: int, topic: Topic) -> Iterator[_Phrase]:
    uses: tuple[tuple[_Use, tuple[str, ...]], ...] = (("asks", topic.asks), ("about", topic.about), ("never", topic.never))
    for use, phrases in uses:
        for phrase in phrases:
            parts = phrase.casefold().translate(SIMPLIFIED).split("*")
            whole = re.compile(_GAP.join(map(re.escape, parts))) if len(parts) > 1 else None
            yield _Phrase(number, use, parts[0], whole)


def _are_latin(pair: str) -> bool:
    """Whether two letters beside each other are of one Latin word."""
    return len(pair) == 2 and "a" <= pair[0] <= "z" and "a" <= pair[1] <= "z"
