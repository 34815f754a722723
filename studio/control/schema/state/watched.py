"""Watched words: which lists there are, and what they found in products and on cards."""

from __future__ import annotations

import msgspec

from studio.control.schema.state.part import Part
from studio.values.own_words import Words


class WordPack(Part, frozen=True, kw_only=True):
    """A list that comes with the studio. `region`: where it counts, "" everywhere; `terms`: how many it has."""

    title: str
    words: Words = msgspec.field(default_factory=dict)
    region: str = ""
    terms: int = 0


class WatchedWords(Part, frozen=True, kw_only=True):
    """`packs` by name; of `products` and `cards`, by id, the first five terms that were found in each."""

    packs: dict[str, WordPack] = msgspec.field(default_factory=dict)
    products: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    cards: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
