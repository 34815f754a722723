"""What of a product, and of a card, viewers or the host get to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from studio.document.model import Overlay
from studio.document.products import Product

_MOST = 200  # texts of one card
_FILES = ("/", "http:", "https:")  # addresses are no words


def of_product(product: Product) -> Iterator[str]:
    """Its texts, the title first."""
    yield product.title
    yield product.brand
    if product.coupon is not None:
        yield product.coupon.text
    yield from product.talking_points
    yield from (claim.text for claim in product.claims)
    yield from (variant.name for variant in product.variants)


def of_card(card: Overlay, values: Mapping[str, Any]) -> list[str]:
    """The texts of its settings and of what it says, at most `_MOST`."""
    found: list[str] = []
    _gather({**card.settings, "": values}, found)
    return [text for text in found if not text.startswith(_FILES) and text[1:3] != ":\\"]


def _gather(value: object, found: list[str]) -> None:
    if len(found) >= _MOST:
        return
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            _gather(inner, found)
    elif isinstance(value, list | tuple):
        for inner in value:
            _gather(inner, found)
