"""What a message says, as far as a machine can tell: what it is equal to, whether it asks, whether it is watched for."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from studio.show.asked.sorter import Sorter
from studio.show.chat.questions import is_question
from studio.show.chat.rows import Why
from studio.show.watched import Finder

MAX_TEXT = 500  # characters of a message that are looked at and shown
_KNOWN_TEXTS = 20_000
_KNOWN_LENGTH = 60  # characters: longer ones are hardly ever said twice


class Reading(NamedTuple):
    """`key` is the same for texts that say the same; `answer` for those that answer "type 1 if you want it" alike."""

    key: str
    answer: str
    why: Why  # WATCHED, QUESTION or PLAIN: what the text alone can tell
    watched: str = ""  # the first term that is watched for
    topic: str = ""  # what it asks for, of the topics that questions are sorted into
    is_hint: bool = False  # it may well ask for another thing


class Reader:
    """Reads texts, and remembers the last ones: in a rush most are the same."""

    def __init__(self) -> None:
        self._finder = Finder()
        self._sorter = Sorter()
        self._known: dict[str, Reading] = {}

    def watch(self, finder: Finder) -> None:
        """Mark what this finds, from now on."""
        self._finder = finder
        self._known.clear()

    def sort(self, sorter: Sorter) -> None:
        """Say which topic a text asks for, from now on."""
        self._sorter = sorter
        self._known.clear()

    def read(self, text: str) -> Reading:
        known = self._known.get(text)
        if known is not None:
            return known
        plain = folded(text)
        letters = _letters(plain)
        watched = next(iter(self._finder.find(text[:MAX_TEXT])), "")
        asks = is_question(plain)
        topic, is_hint = self._sorter.sort(plain, asks)
        why = Why.WATCHED if watched else Why.QUESTION if asks or (topic and not is_hint) else Why.PLAIN
        reading = Reading(_unit(plain), _unit(letters), why, watched, topic, is_hint)
        if len(text) <= _KNOWN_LENGTH:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.clear()
            self._known[text] = reading
        return reading


def answer(text: str) -> str:
    """`Reading.answer` of a keyword."""
    return _unit(_letters(folded(text)))


def folded(text: str) -> str:
    """Full width as half width, one case, single spaces."""
    wide = unicodedata.normalize("NFKC", text[:MAX_TEXT])[: 2 * MAX_TEXT]  # one sign of an Arabic phrase is eighteen letters
    return " ".join(wide.casefold().split())


def _letters(plain: str) -> str:
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))


def _unit(text: str) -> str:
    """What a text repeats: "6" of "66666", "ha" of "hahaha"; most texts repeat nothing and are their own unit."""
    return text[: (text + text).find(text, 1)] if len(text) > 1 else text
