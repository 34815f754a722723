"""What the suites of a shop are given to test, and what they share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode, Catalogue, CatalogueFeed, Orders

SOON_S = 15.0


@dataclass(frozen=True)
class ShopStand:
    """The providers of a shop and one of its items: open, not pinned, with two variants of which `sku` costs `price_minor`,
    `stock` left.

    `buy(sku, quantity)` buys and pays at once as a stranger does, each time another one, and gives the order's id, "" when the
    shop refuses; `reprice(sku, price_minor)` changes a price without the adapter's knowing. Where the shop has them:
    `buy_as(buyer, sku, quantity)` as one buyer, `buy_with_note(sku, note)` with words beside the order, its catalogue's `feed`.
    """

    catalogue: Catalogue
    orders: Orders
    item_id: str
    title: str
    sku: str
    other_sku: str
    currency: str
    price_minor: int
    stock: int
    buy: Callable[[str, int], Awaitable[str]]
    reprice: Callable[[str, int], Awaitable[None]]
    buy_as: Callable[[str, str, int], Awaitable[str]] | None = None
    buy_with_note: Callable[[str, str], Awaitable[str]] | None = None
    feed: CatalogueFeed | None = None

    @property
    def providers(self) -> tuple[object, ...]:
        """The objects to serve, each once."""
        there = [provider for provider in (self.catalogue, self.feed, self.orders) if provider is not None]
        return tuple({id(provider): provider for provider in there}.values())


@contextmanager
def refusal(code: AbilityErrorCode) -> Iterator[pytest.ExceptionInfo[AbilityError]]:
    """The block is refused with this code, in words."""
    with pytest.raises(AbilityError) as caught:
        yield caught
    assert caught.value.code == code, caught.value.text
    assert len(caught.value.text) > 10
