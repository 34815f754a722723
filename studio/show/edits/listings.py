"""Where products are sold, in objects that come from outside and in copies."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.control.schema.command import Object
from studio.document.products import Listing, Product

__all__ = ["first_connection", "merged", "named_connections", "without_items"]


def named_connections(fields: Object) -> tuple[str, ...]:
    """The connections that a product's object names; none where it says nothing of them, or nothing that could be one."""
    said = fields.get("listings")
    found = [one.get("connection") for one in said if isinstance(one, dict)] if isinstance(said, list) else []
    return tuple(dict.fromkeys(name for name in found if isinstance(name, str)))


def first_connection(fields: Object) -> str | None:
    """The connection of the first listing, where a product's object names it."""
    said = fields.get("listings")
    first = said[0] if isinstance(said, list) and said else None
    name = first.get("connection") if isinstance(first, dict) else None
    return name if isinstance(name, str) else None


def merged(product: Product, said: list[Any]) -> list[Any]:
    """The listings of a product after those of an import: the first one is changed, for what is said of it; the others are
    replaced, and stay where none is said."""
    first, *others = [msgspec.to_builtins(listing) for listing in product.listings]
    if not said:
        return [first, *others]
    return [first | said[0] if isinstance(said[0], dict) else said[0], *(said[1:] or others)]


def without_items(product: Product) -> tuple[Listing, ...]:
    """A listing in each shop of the product, which has nothing there yet that is a copy of it."""
    shops: dict[str, Listing] = {}
    for listing in product.listings:
        shops.setdefault(listing.connection, msgspec.structs.replace(listing, item_id=""))
    return tuple(shops.values())
