"""Which items are read again and again, and how often: those on sale, those whose prices cards say. Only shops that run.

A shop that tells of its changes by itself is read less often, and never not at all: nobody knows of a feed what it has missed.
What is about to be sold out, or is said to have changed, is read as often as with any shop.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import queue, stock, timing
from studio.show.selling.catalogue import places
from studio.show.selling.launch import units
from studio.show.selling.places import Place
from studio.show.selling.state import State

_STRIP = 4  # products that the strip names


class Polled(NamedTuple):
    """An item that is read every `every_ns`."""

    product: str
    place: Place
    every_ns: int


def polled(state: State, show: Show) -> Iterator[Polled]:
    """Everything that is read again and again now, each listing once."""
    seen: set[str] = set()
    for launch in state.launches:
        place = launch.place
        seen.add(launch.product)  # another shop that it is sold from by now says nothing of the launch
        if state.is_running(launch.shop):
            short = launch.phase == "open" and stock.few(units.left(state, launch), launch.released)
            every_ns = timing.QUICK_POLL_NS if short else timing.ON_AIR_POLL_NS
            yield Polled(launch.product, place, _pace_ns(state, launch.product, place, every_ns))
    for product, every_ns in priced(state, show):
        if product.id in seen:
            continue
        seen.add(product.id)
        for place in places(product):
            if state.is_running(place.shop):
                yield Polled(product.id, place, _pace_ns(state, product.id, place, every_ns))


def followed(state: State, show: Show) -> set[str]:
    """The products that are read again and again while their shops run."""
    return {launch.product for launch in state.launches} | {product.id for product, _ in priced(state, show)}


def priced(state: State, show: Show) -> list[tuple[Product, int]]:
    """The products whose prices cards say, and every how many ns their shop is read."""
    on_air = queue.on_air(state, show)
    products = [] if on_air is None else [(on_air, timing.ON_AIR_POLL_NS)]
    if any(overlay.kind == "product_strip" for overlay in show.overlays):
        products += [(product, timing.POLL_NS) for product in queue.waiting(state, show, _STRIP)]
    return products


def _pace_ns(state: State, product: str, place: Place, usual_ns: int) -> int:
    """A shop that tells of its changes is read less often; what its feed does not tell is seen by that."""
    if state.listing(product, place.key).hinted:
        return timing.QUICK_POLL_NS
    seldom = state.shops[place.shop].fed and usual_ns > timing.QUICK_POLL_NS
    return max(usual_ns, timing.FED_POLL_NS) if seldom else usual_ns
