"""Sightings of order lines: how a line is named across all shops. Which of two sightings counts: `studio.values.shop.later`."""

from __future__ import annotations

from studio.values.shop import OrderLine


def key(shop: str, line: OrderLine) -> str:
    """The line's name across all shops. No two lines share one, whatever characters their ids have."""
    return f"{shop} {len(line.order_id)} {line.order_id} {line.line_id}"


def shop_of(key: str) -> str:
    """The shop of the line that has this name."""
    return key.partition(" ")[0]


def order_key(shop: str, line: OrderLine) -> str:
    return f"{shop} {line.order_id}"
