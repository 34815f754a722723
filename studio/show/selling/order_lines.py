"""Sightings of order lines: how a line is named across all shops, and which of two sightings counts."""

from __future__ import annotations

from studio.values.shop import RANK, OrderLine


def key(shop: str, line: OrderLine) -> str:
    """The line's name across all shops. No two lines share one, whatever characters their ids have."""
    return f"{shop} {len(line.order_id)} {line.order_id} {line.line_id}"


def shop_of(key: str) -> str:
    """The shop of the line that has this name."""
    return key.partition(" ")[0]


def order_key(shop: str, line: OrderLine) -> str:
    return f"{shop} {line.order_id}"


def merged(sighting: OrderLine, other: OrderLine) -> OrderLine:
    """The one of two sightings of the same line that counts: commutative, associative, idempotent."""
    return max(sighting, other, key=_weight)


def _weight(line: OrderLine) -> tuple[int, int, int, int, str, str, str, str, str]:
    return (
        RANK[line.status],
        line.at_ms,
        line.quantity,
        line.unit_price_minor,
        line.currency,
        line.sku,
        line.item_id,
        line.buyer,
        line.note,
    )
