"""Watched words: terms that somebody must not say unseen, found however they are written. Pure.

A text's way: `folding` (width, case, marks, `lookalikes`, `simplified` characters; what parts letters is left out) -> `automaton`
(all terms at once) -> `finder` (bounds of words, harmless phrases). `packs` are lists of terms as files hold them; `texts` says
what of a product or a card is read.
"""

from studio.show.watched.finder import Finder
from studio.show.watched.packs import Pack, finder_for, parse
from studio.show.watched.texts import of_card, of_product

__all__ = ["Finder", "Pack", "finder_for", "of_card", "of_product", "parse"]
