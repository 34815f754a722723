"""What products and cards must keep beyond their types: ids, link numbers and SKUs used once, prices that agree.

Products are told apart from their place in the document, so that an import can say in which row of a sheet it is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from studio.document import model
from studio.document.products import Product
from studio.show import price_rules
from studio.values.fields import FURTHEST
from studio.values.sentences import Sentence, phrase
from studio.values.text import shown
from studio.values.unseen import shows_something
from studio.words import complaints
from studio.words import edits as edits_say
from studio.words import products as products_say

MAX_SETTING_CHARACTERS = 10_000
MAX_SETTING_NUMBER = 1e12


class Complaint(NamedTuple):
    """What is wrong with the product number `at` (from 0), in its field `field`."""

    at: int
    field: str
    text: Sentence


def of_products(
    products: Sequence[Product], fresh: Set[str] = frozenset(), name_of: Callable[[str], str] = str
) -> Iterator[Complaint]:
    """Everything that contradicts itself, the first product first. `name_of(shop)` is what the operator calls it.

    Of two that have the same id, link number or SKU the later one is complained of, and the other one named. Ids in `fresh`
    are those of an import: what comes into the way of a product that was there is complained of wherever it stands.
    """
    ids: set[str] = set()
    links: dict[int, int] = {}  # where it stands
    skus: dict[tuple[str, str], int] = {}

    def at_fault(one: int, other: int) -> tuple[int, str]:
        if products[one].id not in fresh and products[other].id in fresh:
            one, other = other, one
        return one, shown(products[other].title)

    for n, product in enumerate(products):
        if product.id in ids:
            yield Complaint(n, "id", complaints.twice(title=product.id))
        if product.link_no in links:
            at, title = at_fault(n, links[product.link_no])
            yield Complaint(at, "link_no", products_say.number_taken(number=product.link_no, title=title))
        for variant in product.variants:
            holders = [skus.setdefault((shop, variant.sku), n) for shop in product.connections]
            holder = next((other for other in holders if other != n), n)
            if holder != n:
                at, title = at_fault(n, holder)
                yield Complaint(at, "sku", products_say.sku_taken(sku=variant.sku, title=title))
        names = [variant.sku for variant in product.variants]
        for sku in dict.fromkeys(name for name in names if names.count(name) > 1):
            yield Complaint(n, "sku", products_say.sku_twice(sku=sku))
        ids.add(product.id)
        links.setdefault(product.link_no, n)
        for field, text in _alone(product, name_of):
            yield Complaint(n, field, text)


def of_names(products: Sequence[Product], before: Sequence[Product]) -> Iterator[Complaint]:
    """Titles and SKUs that an edit brings and in which nothing can be seen. A show that has some is opened as it is."""
    was = {product.id: product for product in before}
    for n, product in enumerate(products):
        old = was.get(product.id)
        if old is product:
            continue
        if (old is None or old.title != product.title) and not shows_something(product.title):
            yield Complaint(n, "title", products_say.title_unseen())
        skus = {variant.sku for variant in product.variants} - {variant.sku for variant in (old.variants if old else ())}
        if not all(map(shows_something, skus)):
            yield Complaint(n, "sku", products_say.sku_unseen())


def of_overlays(show: model.Show) -> Iterator[tuple[str, Sentence]]:
    """(place, complaint) for each card that lies nowhere, or has settings that no form gives and no file keeps."""
    canvases = {canvas.id for canvas in show.canvases}
    ids: set[str] = set()
    for n, overlay in enumerate(show.overlays):
        place = f"overlays[{n}]"
        if overlay.id in ids:
            yield f"{place}.id", complaints.twice(title=overlay.id)
        ids.add(overlay.id)
        for canvas, box in overlay.layouts.items():
            if canvas not in canvases:
                yield f"{place}.layouts.{canvas}", edits_say.unknown_canvas(name=canvas)
            yield from far_away(f"{place}.layouts.{canvas}", box)
        for name, value in overlay.settings.items():
            if not _plain(value):
                yield f"{place}.settings.{name}", complaints.bad_setting()


def far_away(place: str, box: model.Item | model.Box) -> Iterator[tuple[str, Sentence]]:
    """What is given is bounded by its type; this is for what an edit made of it, as a canvas of another size does."""
    for name in ("x", "y", "width", "height"):
        if not abs(getattr(box, name)) <= FURTHEST:
            yield f"{place}.{name}", complaints.far_away()
    for name in ("width", "height"):
        if not getattr(box, name) > 0:
            yield f"{place}.{name}", complaints.too_small()


def _alone(product: Product, name_of: Callable[[str], str]) -> Iterator[tuple[str, Sentence]]:
    """(field, complaint) of one product by itself."""
    floor, currency = product.floor_price_minor, product.currency
    if not math.isfinite(product.planned_minutes):
        yield "planned_minutes", complaints.no_number()
    yield from _prices("", product.list_price_minor, product.live_price_minor, floor, currency)
    items = [(listing.connection, product.item_at(listing)) for listing in product.listings]
    for shop, item in dict.fromkeys(pair for pair in items if items.count(pair) > 1):
        yield "listings", products_say.listed_twice(item=shown(item), shop=name_of(shop))
    stock = 0
    for variant in product.variants:
        stock += variant.stock
        if variant.list_price_minor is not None or variant.live_price_minor is not None:
            listed = product.list_price_minor if variant.list_price_minor is None else variant.list_price_minor
            live = product.live_price_minor if variant.live_price_minor is None else variant.live_price_minor
            yield from _prices(variant.sku, listed, live, floor, currency)
    if product.reserve > stock:
        yield "reserve", products_say.reserve_above_stock(reserve=product.reserve, stock=stock)


def _prices(sku: str, listed: int, live: int, floor: int | None, currency: str) -> Iterator[tuple[str, Sentence]]:
    for complaint in (price_rules.above_list(listed, live, currency), price_rules.below_floor(floor, live, currency)):
        if complaint is not None:
            yield "live_price_minor", complaints.at(place=sku, complaint=phrase(complaint)) if sku else complaint


def _plain(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= MAX_SETTING_CHARACTERS
    if value is None or isinstance(value, bool):
        return True
    return isinstance(value, int | float) and abs(value) <= MAX_SETTING_NUMBER
