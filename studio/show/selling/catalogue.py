"""The products of a show, found by id and by what their shop calls them."""

from __future__ import annotations

from collections.abc import Mapping

from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show.selling.places import Place
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import products as says


class Catalogue:
    """An index of one queue. Never changes."""

    def __init__(self, products: tuple[Product, ...]) -> None:
        self.products = products
        self.by_id: Mapping[str, Product] = {product.id: product for product in products}
        self.place: Mapping[str, int] = {product.id: place for place, product in enumerate(products)}
        items: dict[tuple[str, str], list[Product]] = {}
        for product in products:
            for place in places(product):
                items.setdefault((place.shop, place.item_id), []).append(product)
        self._items = items

    def selling(self, shop: str, item_id: str) -> list[Product]:
        """The products of the queue that are this item of this shop (the same one may be in it twice)."""
        return self._items.get((shop, item_id), [])


_NAME = 120  # characters of a shop's name
_latest = Catalogue(())


def of(show: Show) -> Catalogue:
    """The index of the show's products; the latest is kept, since a show seldom changes between two questions."""
    global _latest
    found = _latest
    if found.products is not show.products:
        _latest = found = Catalogue(show.products)
    return found


def product(show: Show, product_id: str) -> Product:
    """
    Raises:
        RefusedError: no such product.
    """
    found = of(show).by_id.get(product_id)
    if found is None:
        raise RefusedError("not_found", says.unknown(name=product_id), product_id)
    return found


def places(product: Product) -> tuple[Place, ...]:
    """Every place where it is sold, each once, in the order of its listings."""
    return tuple(dict.fromkeys(Place(one.connection, product.item_at(one)) for one in product.listings))


def name_of(product: Product) -> str:
    """What people call it, in a sentence: its link number and its title."""
    return f"{product.link_no} '{product.title}'"


def shop_name(show: Show, shop: str) -> str:
    """What the operator calls a shop, as plain text: the name of its connection; its id where the show has no such connection."""
    name = next((connection.name for connection in show.connections if connection.id == shop), "")
    return plain(name, _NAME) or shop


def live_price(product: Product, variant: Variant) -> int:
    return product.live_price_minor if variant.live_price_minor is None else variant.live_price_minor


def listed(product: Product) -> int:
    """The list price that its card says: that of the variant whose live price it says, so that somebody does save as much."""
    cheapest = min(live_price(product, variant) for variant in product.variants)
    return min(list_price(product, variant) for variant in product.variants if live_price(product, variant) == cheapest)


def list_price(product: Product, variant: Variant) -> int:
    return product.list_price_minor if variant.list_price_minor is None else variant.list_price_minor
