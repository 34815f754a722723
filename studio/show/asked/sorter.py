"""Which topic a line asks for: the one whose phrase is the longest that stands in it, and whether that is sure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from studio.show.asked.lines import chats, compared, tells, wants
from studio.show.asked.phrases import Phrase, phrases
from studio.show.asked.topics import Topic
from studio.show.watched.automaton import Automaton

_Use: TypeAlias = Literal["asks", "about", "hints", "last", "never"]
_IN_TURN: tuple[_Use, ...] = ("asks", "hints", "last")
_MOST = 0.6  # of a line, and more, is a phrase that asks by itself
_FAR = 1.3  # times the length of another topic's: two that are nearly as long leave a doubt
_LITTLE = 0.3  # of a line: a phrase that is less of it leaves a doubt, because the rest may mean another thing
_LOOKED_AT = 200  # characters of a line: who asks does so briefly, and a line full of phrases costs a step for each


class Sorted(NamedTuple):
    """The name of a topic, "" for none. `is_hint`: the line is about it, or says it in other words, and may mean another."""

    topic: str = ""
    is_hint: bool = False


class _Known(NamedTuple):
    """A phrase of the topic number `topic`, and what it is for."""

    topic: int
    use: _Use
    phrase: Phrase


class Sorter:
    """Knows topics by name. Immutable; any thread. Lines are as `studio.show.chat.reading.folded` makes them.

    One walk through a line finds where phrases of all topics begin.
    """

    def __init__(self, topics: Mapping[str, Topic] | None = None) -> None:
        known = sorted((topics or {}).items(), key=lambda pair: pair[1].order)
        self._names = [name for name, _ in known]
        self._phrases = [phrase for number, (_, topic) in enumerate(known) for phrase in _known(number, topic)]
        self._heads = Automaton([known.phrase.head for known in self._phrases])

    def sort(self, plain: str, asks: bool) -> Sorted:
        """The topic that a line asks for. `asks`: whether the line is a question by its form.

        A phrase that asks is sure where it is a good part of a line that asks or wants something, or nearly all of another; and
        where no other topic has one of nearly its length. Without one the longest word about a topic, or hint, is taken for what
        it is.
        """
        line = compared(plain[:_LOOKED_AT])
        standing = list(self._found(line))
        if not standing or chats(line) or (not asks and tells(line)):
            return Sorted()
        wanted = asks or wants(line)
        longest: dict[_Use, dict[int, int]] = {"asks": {}, "hints": {}, "last": {}, "never": {}}
        for known, length in standing:
            if known.use != "about" or wanted:
                of_use = longest["hints" if known.use == "about" else known.use]
                of_use[known.topic] = max(length, of_use.get(known.topic, 0))
        for use in _IN_TURN:
            found = sorted((-length, topic) for topic, length in longest[use].items() if topic not in longest["never"])
            if found:
                best = -found[0][0]
                is_sure = (
                    use == "asks"
                    and best > (_LITTLE if wanted else _MOST) * len(line)
                    and all(best > _FAR * -other for other, _ in found[1:])
                )
                return Sorted(self._names[found[0][1]], not is_sure)
        return Sorted()

    def is_about(self, name: str, text: str) -> bool:
        """Whether a text that does not ask, of whatever width and case, has to do with a topic."""
        line = compared(unicodedata.normalize("NFKC", text).casefold())
        return any(self._names[phrase.topic] == name and phrase.use in ("asks", "about") for phrase, _ in self._found(line))

    def _found(self, line: str) -> Iterator[tuple[_Known, int]]:
        for end, number in self._heads.hits(line):
            known = self._phrases[number]
            length = known.phrase.length(line, end - len(known.phrase.head))
            if length:
                yield known, length


def _known(number: int, topic: Topic) -> Iterator[_Known]:
    uses: tuple[tuple[_Use, tuple[str, ...]], ...] = (
        ("asks", topic.asks),
        ("about", topic.about),
        ("hints", topic.hints),
        ("last", topic.last),
        ("never", topic.never),
    )
    for use, all_words in uses:
        for words in all_words:
            for phrase in phrases(words):
                yield _Known(number, use, phrase)
