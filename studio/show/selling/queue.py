"""The queue as it stands: the product on air, and those that wait, in order."""

from __future__ import annotations

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import catalogue
from studio.show.selling.state import STAGES_ON_AIR, STAGES_WAITING, State


def on_air(state: State, show: Show) -> Product | None:
    """The product whose card is on air."""
    current = state.current
    if current is None or state.product(current).stage not in STAGES_ON_AIR:
        return None
    return catalogue.of(show).by_id.get(current)


def upcoming(state: State, show: Show) -> Product | None:
    """The next product that waits: after the one on air, else from the top."""
    return next(iter(waiting(state, show, 1)), None)


def waiting(state: State, show: Show, count: int) -> list[Product]:
    """Up to `count` products that wait, in the order in which they come."""
    found = catalogue.of(show)
    start = found.place.get(state.current or "", -1) + 1
    order = found.products[start:] + found.products[:start]
    result: list[Product] = []
    for product in order:
        if len(result) == count:
            break
        if state.product(product.id).stage in STAGES_WAITING:
            result.append(product)
    return result
