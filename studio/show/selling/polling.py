"""Which items are read again and again, and how often: those on sale, those whose prices cards say. Only shops that run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import queue, stock, timing
from studio.show.selling.catalogue import item_of, shop_of
from studio.show.selling.launch import units
from studio.show.selling.state import State

_STRIP = 4  # products that the strip names


class Polled(NamedTuple):
    """An item that is read every `every_ns`."""

    product: str
    shop: str
    item_id: str
    every_ns: int


def polled(state: State, show: Show) -> Iterator[Polled]:
    """Everything that is read again and again now, each product once."""
    seen: set[str] = set()
    for launch in state.launches:
        if _is_reachable(state, launch.shop):
            seen.add(launch.product)
            short = launch.phase == "open" and stock.few(units.left(state, launch), launch.released)
            every_ns = timing.QUICK_POLL_NS if short else timing.ON_AIR_POLL_NS
            yield Polled(launch.product, launch.shop, launch.item_id, every_ns)
    for product, every_ns in priced(state, show):
        if product.id not in seen and _is_reachable(state, shop_of(product)):
            seen.add(product.id)
            yield Polled(product.id, shop_of(product), item_of(product), every_ns)


def priced(state: State, show: Show) -> list[tuple[Product, int]]:
    """The products whose prices cards say, and every how many ns their shop is read."""
    on_air = queue.on_air(state, show)
    products = [] if on_air is None else [(on_air, timing.ON_AIR_POLL_NS)]
    if any(overlay.kind == "product_strip" for overlay in show.overlays):
        products += [(product, timing.POLL_NS) for product in queue.waiting(state, show, _STRIP)]
    return products


def _is_reachable(state: State, shop: str) -> bool:
    found = state.shops.get(shop)
    return found is not None and found.state == "running"
