"""How a document of an older format becomes one of the next. Nothing of such a tree has been checked yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.document.connections import REHEARSAL
from studio.kinds.targets import FAMILY
from studio.kinds.targets.base import Target
from studio.show.connecting import first_of

__all__ = ["MIGRATIONS"]


def plugins_connected(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree with a connection for each plugin that products or destinations name, with the plugin's id.

    Until format 3 a plugin was its only account: products named it as their shop, and it ran because somebody named it.
    """
    shops = [product.get("shop", REHEARSAL.id) for product in _objects(tree, "products")]
    targets = [one["target"] for one in _objects(tree, "destinations") if isinstance(one.get("target"), dict)]
    kinds = [FAMILY.kinds.get(str(target.get("type"))) for target in targets]
    plugins = [kind.settings.facts.plugin for kind in kinds if kind is not None and issubclass(kind.settings, Target)]
    there = [connection.get("id") for connection in _objects(tree, "connections")]
    named = [name for name in dict.fromkeys(filter(_is_text, (*plugins, *shops))) if name and name not in there]
    added = [msgspec.to_builtins(first_of(name)) for name in named]
    return tree | {"connections": [*_objects(tree, "connections"), *added]}


def products_listed(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree with a listing in each product, of the one shop, item and page that it had until format 4."""
    products = tree.get("products")
    if not isinstance(products, list | tuple):
        return tree
    return tree | {"products": [_listed(one) if isinstance(one, dict) else one for one in products]}


def _listed(product: dict[str, Any]) -> dict[str, Any]:
    names = {"shop": "connection", "item_id": "item_id", "page_url": "page_url"}
    listing = {new: product[old] for old, new in names.items() if old in product}
    plain = {name: value for name, value in product.items() if name not in names}
    return plain | {"listings": [listing]} if listing else plain


def _objects(tree: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = tree.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list | tuple) else []


def _is_text(value: object) -> bool:
    return isinstance(value, str)


# Format number -> the function that turns a document of that format into one of the next.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda tree: tree | {"format": 2},  # products and overlays came; what was there stayed as it was
    2: lambda tree: plugins_connected(tree) | {"format": 3},
    3: lambda tree: products_listed(tree) | {"format": 4},
}
