"""What a message says, as far as a machine can tell: what it is equal to, whether it asks, whether it is watched for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from studio.show.chat.questions import is_question
from studio.show.chat.rows import Why

MAX_TEXT = 500  # characters of a message that are looked at and shown
_KNOWN_TEXTS = 20_000
_KNOWN_LENGTH = 60  # characters: longer ones are hardly ever said twice


class Reading(NamedTuple):
    """`key` is the same for texts that say the same; `answer` for those that answer "type 1 if you want it" alike."""

    key: str
    answer: str
    why: Why  # WATCHED, QUESTION or PLAIN: what the text alone can tell


class Reader:
    """Reads texts, and remembers the last ones: in a rush most are the same."""

    def __init__(self) -> None:
        self._terms: dict[str, list[str]] = {}
        self._known: dict[str, Reading] = {}

    def watch(self, terms: Iterable[str]) -> None:
        """Watch for these from now on. Case, width, spaces and punctuation make no difference, in term or text."""
        self._terms = {}
        for letters in {_letters(folded(term)) for term in terms} - {""}:
            self._terms.setdefault(letters[:2], []).append(letters)
        self._known.clear()

    def read(self, text: str) -> Reading:
        known = self._known.get(text)
        if known is not None:
            return known
        plain = folded(text)
        letters = _letters(plain)
        why = Why.WATCHED if self._is_watched(letters) else Why.QUESTION if is_question(plain) else Why.PLAIN
        reading = Reading(_unit(plain), _unit(letters), why)
        if len(text) <= _KNOWN_LENGTH:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.clear()
            self._known[text] = reading
        return reading

    def _is_watched(self, letters: str) -> bool:
        """Looks a term up by its first two letters, so that a thousand terms cost what one does."""
        if not self._terms:
            return False
        terms = self._terms
        return any(
            letters.startswith(term, at)
            for at in range(len(letters))
            for head in (letters[at : at + 2], letters[at])
            for term in terms.get(head, ())
        )


def answer(text: str) -> str:
    """`Reading.answer` of a keyword."""
    return _unit(_letters(folded(text)))


def folded(text: str) -> str:
    """Full width as half width, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text[:MAX_TEXT]).casefold().split())


def _letters(plain: str) -> str:
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))


def _unit(text: str) -> str:
    """What a text repeats: "6" of "66666", "ha" of "hahaha"; most texts repeat nothing and are their own unit."""
    return text[: (text + text).find(text, 1)] if len(text) > 1 else text
