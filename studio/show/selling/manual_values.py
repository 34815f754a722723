"""What a person may make a card say by hand, and what only shop and ledger may say.

A value that the rules of selling give is never taken from a hand, whatever the card; everything else is bounded, so that it can
be passed on to the plugin that draws it. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.show.passing_on import unfit
from studio.show.selling.card_values import KINDS
from studio.values.claims import CLAIMS
from studio.values.errors import RefusedError
from studio.words import cards as says

# What else the rules say on the cards that follow the product: which product it is, and how it stands.
_PRODUCT = frozenset({"state", "title", "brand", "picture", "link_no", "items", "lines"})


def owned(feed: str, name: str) -> bool:
    """Whether only the rules may say this value on a card that is this one of the product's cards ("": none)."""
    return name in CLAIMS or (feed in KINDS and name in _PRODUCT)


def checked(feed: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a card that is this one of the product's may take them from a person.

    Raises:
        RefusedError: the rules own one of them, or they are too large to be passed on. Nothing is taken.
    """
    trouble = unfit(values)
    if trouble:
        raise RefusedError("card_values", says.bad_values(why=trouble))
    claim = _claim(feed, values)
    if claim:
        text = says.ruled_values(name=claim)
        raise RefusedError("owned_value", text, claim)
    return dict(values)


def combined(feed: str, by_hand: Mapping[str, Any], ruled: Mapping[str, Any]) -> dict[str, Any]:
    """What a card says: the rules' values, and those of a hand beside them."""
    free = {name: value for name, value in by_hand.items() if not owned(feed, name)}
    return {**ruled, **free}


def _claim(feed: str, values: object) -> str:
    """The first value in here that the rules own; empty: none."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            if owned(feed, str(name)):
                return str(name)
            if inner := _claim(feed, value):
                return inner
    elif isinstance(values, list | tuple):
        for value in values:
            if inner := _claim(feed, value):
                return inner
    return ""
