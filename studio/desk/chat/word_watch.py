"""Watched words: what the show's lists find in the chat, in products and on cards, and what clients are told of it.

Lists are put together and products read in a thread, since ten thousand terms take a tenth of a second and a thousand products
a whole one; until then what was found before counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from studio.control.schema.state.stage import Card
from studio.control.schema.state.watched import WatchedWords, WordPack
from studio.document import model
from studio.document import watched as document
from studio.document.products import Product
from studio.show.watched import Finder, Pack, finder_for, of_card, of_product

_OfProduct: TypeAlias = tuple[Product, tuple[str, ...]]  # and the terms that it has

_MOST_TOLD = 5  # terms of one product or card


class WordWatch:
    """What is found for one show. `told` is called with the section, `watch` with what chat messages are searched for.

    One event loop.
    """

    def __init__(
        self,
        told: Callable[[WatchedWords], None],
        watch: Callable[[Finder], None],
        packs: Mapping[str, Pack],
    ) -> None:
        self._told, self._watch, self._packs = told, watch, packs
        self._made = document.WatchedWords()  # what the finder was made of
        self._finder = Finder()
        self._searching: asyncio.Task[None] | None = None
        self._show = model.Show()
        self._cards: Mapping[str, Card] = {}
        self._searched: tuple[Product, ...] = ()  # by the finder
        self._of_products: dict[str, _OfProduct] = {}
        self._of_cards: dict[str, tuple[list[str], tuple[str, ...]]] = {}  # with the texts that were read
        self._section = WatchedWords(
            packs={
                name: WordPack(title=pack.title, words=pack.words, region=pack.region, terms=len(pack.all_terms))
                for name, pack in packs.items()
            }
        )
        told(self._section)

    @property
    def section(self) -> WatchedWords:
        """As clients are told."""
        return self._section

    def follow(self, show: model.Show) -> None:
        """The show is another one now."""
        self._show = show
        if self._searching is None and self._is_behind():
            self._searching = asyncio.get_running_loop().create_task(self._search())
        self._tell()

    def look_at_cards(self, cards: Mapping[str, Card]) -> None:
        """The cards say this now."""
        self._cards = cards
        self._tell()

    async def settled(self) -> None:
        """Wait until what was asked for last counts."""
        if self._searching is not None:
            await asyncio.shield(self._searching)

    def _is_behind(self) -> bool:
        return self._show.watched != self._made or (bool(self._finder) and self._show.products is not self._searched)

    async def _search(self) -> None:
        """Catch up with the show; what is edited meanwhile is looked at next."""
        try:
            while self._is_behind():
                wanted, products, known = self._show.watched, self._show.products, self._of_products
                if wanted != self._made:
                    self._finder = await asyncio.to_thread(finder_for, self._packs, wanted)
                    self._made, self._of_cards, known = wanted, {}, {}
                    self._watch(self._finder)
                self._of_products = await asyncio.to_thread(_looked_through, self._finder, products, known)
                self._searched = products
                self._tell()
        finally:
            self._searching = None

    def _tell(self) -> None:
        products = {name: terms for name, (_, terms) in self._of_products.items() if terms}
        section = WatchedWords(packs=self._section.packs, products=products, cards=self._in_cards())
        if section != self._section:
            self._section = section
            self._told(section)

    def _in_cards(self) -> dict[str, tuple[str, ...]]:
        if not self._finder:
            return {}
        known, self._of_cards = self._of_cards, {}
        for card in self._show.overlays:
            said = self._cards.get(card.id)
            texts = of_card(card, said.values if said is not None else {})
            before = known.get(card.id)
            self._of_cards[card.id] = (
                before if before is not None and before[0] == texts else (texts, _terms_in(self._finder, texts))
            )
        return {name: terms for name, (_, terms) in self._of_cards.items() if terms}


def _looked_through(finder: Finder, products: Iterable[Product], known: Mapping[str, _OfProduct]) -> dict[str, _OfProduct]:
    """What stands in each product; one that is `known` as it is now is not read again."""
    if not finder:
        return {}
    found: dict[str, _OfProduct] = {}
    for product in products:
        before = known.get(product.id)
        if before is None or before[0] is not product:
            before = (product, _terms_in(finder, of_product(product)))
        found[product.id] = before
    return found


def _terms_in(finder: Finder, texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(finder.find(text))
    return tuple(found)[:_MOST_TOLD]
