"""Products that come from outside as JSON objects: what is left out is made up, what is known already is found again.

Import modes: `append` puts them behind the queue; `replace` makes them the whole queue; `merge` changes those that are
there and puts each of the others where it stands among them. A product that is there is known by its id, else by a SKU of
its shop, else by its link number; it keeps its id, so that what happened to it in the show stays with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from studio.control.schema.command import Object
from studio.control.schema.products import ImportMode
from studio.document.products import Listing, Product
from studio.show.edits import listings
from studio.show.edits.basis import changed, converted, fresh_id
from studio.values import price_sentences as prices_says
from studio.values.errors import RefusedError
from studio.values.money import is_currency
from studio.values.text import shown
from studio.words import complaints
from studio.words import edits as edits_says
from studio.words import products as products_says

__all__ = ["Known", "Taken", "check_currency", "combined", "fresh_product", "incoming"]

MAX_LINK_NO = 9999
_MAX_SKU = 80
_DEFAULT_SHOPS = (Listing().connection,)


class Taken:
    """Ids, link numbers and SKUs that are in use, while new ones are made."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.links: set[int] = set()
        self.skus: set[tuple[str, str]] = set()

    @classmethod
    def of(cls, products: Iterable[Product]) -> Taken:
        taken = cls()
        for product in products:
            taken.note(product)
        return taken

    def note(self, product: Product) -> None:
        self.ids.add(product.id)
        self.links.add(product.link_no)
        self.skus.update((shop, variant.sku) for shop in product.connections for variant in product.variants)

    def id_for(self, title: str, link_no: object) -> str:
        """Made from the title: "Café front" -> "cafe-front"; a title in another script gives "product-7", by its link number."""
        letters = unicodedata.normalize("NFKD", title)
        foreign = any(letter.isalpha() and not letter.isascii() for letter in letters)
        stem = f"product-{link_no}" if isinstance(link_no, int) and link_no > 0 else "product"
        return fresh_id("" if foreign else title, self.ids, stem)

    def next_link_no(self) -> int:
        """The one after the highest; the lowest free one when that is too high.

        Raises:
            RefusedError: there is none left.
        """
        highest = max(self.links, default=0)
        if highest < MAX_LINK_NO:
            return highest + 1
        free = next((number for number in range(1, MAX_LINK_NO + 1) if number not in self.links), None)
        if free is None:
            raise RefusedError("no_link_no", products_says.numbers_taken())
        return free

    def sku(self, shops: Sequence[str], like: str) -> str:
        """A SKU that these shops' products do not have: `like` itself, else numbered. It is taken from then on."""
        number, candidate = 1, like
        while any((shop, candidate) in self.skus for shop in shops):
            number += 1
            candidate = f"{like[: _MAX_SKU - 6]}-{number}"
        self.skus.update((shop, candidate) for shop in shops)
        return candidate


def check_currency(fields: Object, before: Product | None = None) -> None:
    """A currency that nobody has keeps its decimals to itself: no product gets one. What is there already may stay.

    Raises:
        RefusedError: ISO 4217 has no such currency.
    """
    code = fields.get("currency")
    if isinstance(code, str) and not is_currency(code) and (before is None or code != before.currency):
        text = prices_says.no_currency(cell=shown(code))
        raise RefusedError("currency", text, before.id if before is not None else "")


def fresh_product(fields: Object, taken: Taken) -> Product:
    """A new product: id, link number and the only variant's SKU are made when they are not given.

    Raises:
        RefusedError: unknown or missing fields, wrong types, an id that is taken.
    """
    check_currency(fields)
    fields = dict(fields)
    fields.setdefault("link_no", taken.next_link_no())
    fields.setdefault("id", taken.id_for(str(fields.get("title", "")), fields["link_no"]))
    variants = fields.get("variants", [{}])
    if isinstance(variants, list) and len(variants) == 1 and isinstance(variants[0], dict) and "sku" not in variants[0]:
        sku = taken.sku(listings.named_connections(fields) or _DEFAULT_SHOPS, str(fields["id"]))
        fields["variants"] = [{"sku": sku} | variants[0]]
    product: Product = converted(fields, Product)
    if product.id in taken.ids:
        raise RefusedError("taken", edits_says.id_taken(name=product.id), product.id)
    return product


def incoming(before: Sequence[Product], objects: Sequence[Object], mode: ImportMode) -> Iterator[Product | RefusedError]:
    """For each object the product that it becomes, or why it cannot be one. What contradicts others is checked later."""
    known = Known(before if mode != "append" else ())
    taken = Taken.of(before if mode != "replace" else ())
    given_ids = {one["id"] for one in objects if isinstance(one.get("id"), str)}
    taken.links |= {one["link_no"] for one in objects if type(one.get("link_no")) is int}
    for one in objects:
        try:
            match = known.claim(one)
            if match is not None and mode == "merge":
                product = _merged(match, one)
            else:
                own = one if match is None else one | {"id": match.id}
                product = fresh_product(own, taken) if "id" in own else _apart_from(given_ids, own, taken)
        except RefusedError as error:
            yield error
            continue
        taken.note(product)
        yield product


def combined(before: tuple[Product, ...], made: Sequence[Product], mode: ImportMode) -> tuple[Product, ...]:
    """The queue with the products that `incoming` made of the objects.

    A merged product that is new comes behind the one that it follows among the objects, so that what was corrected in a
    sheet and imported again does not end up last.
    """
    if mode == "replace":
        return tuple(made)
    own = {product.id for product in before}
    if mode == "append" or not any(product.id in own for product in made):
        return (*before, *made)
    changes = {product.id: product for product in made if product.id in own}
    ahead: list[Product] = []  # of the first that is there
    behind: dict[str, list[Product]] = {}
    last = None
    for product in made:
        if product.id in own:
            last = product.id
        else:
            (ahead if last is None else behind.setdefault(last, [])).append(product)
    after: list[Product] = []
    first = next(product.id for product in made if product.id in own)
    for product in before:
        if product.id == first:
            after += ahead
        after += [changes.get(product.id, product), *behind.get(product.id, [])]
    return tuple(after)


class Known:
    """The products that are there, each to be found once."""

    def __init__(self, products: Sequence[Product]) -> None:
        self._by_id = {product.id: product for product in products}
        self._by_sku = {
            (shop, variant.sku): product for product in products for shop in product.connections for variant in product.variants
        }
        self._shops = tuple(dict.fromkeys(shop for product in products for shop in product.connections))
        self._by_link = {product.link_no: product for product in products}
        self._claimed: set[str] = set()

    def claim(self, fields: Object) -> Product | None:
        """Raises RefusedError when another object was this product already."""
        match = self.find(fields)
        if match is not None and match.id in self._claimed:
            raise RefusedError("taken", complaints.twice(title=match.title), match.id)
        if match is not None:
            self._claimed.add(match.id)
        return match

    def find(self, fields: Object) -> Product | None:
        """The product that the object means, if it is there."""
        given = fields.get("id")
        if isinstance(given, str) and given in self._by_id:
            return self._by_id[given]
        named = listings.first_connection(fields)
        for sku in _skus(fields):
            for shop in self._shops if named is None else (named,):
                if (shop, sku) in self._by_sku:
                    return self._by_sku[shop, sku]
        link_no = fields.get("link_no")
        return self._by_link.get(link_no) if type(link_no) is int else None


def _apart_from(given_ids: set[str], fields: Object, taken: Taken) -> Product:
    """A new product whose id is made up, and is none that another object brings along."""
    own = taken.ids
    taken.ids = own | given_ids
    try:
        return fresh_product(fields, taken)
    finally:
        taken.ids = own


def _merged(product: Product, fields: Object) -> Product:
    """The product with the fields changed; variants are matched by SKU, and those not named stay."""
    check_currency(fields, product)
    change: Object = {name: value for name, value in fields.items() if name != "id"}
    variants = change.get("variants")
    if isinstance(variants, list):
        change["variants"] = _merged_variants(product, variants)
    if isinstance(change.get("listings"), list):
        change["listings"] = listings.merged(product, change["listings"])
    return changed(product, change)


def _merged_variants(product: Product, variants: list[Any]) -> list[Any]:
    after: dict[str, Any] = {variant.sku: msgspec.to_builtins(variant) for variant in product.variants}
    strange = []
    for one in variants:
        if not isinstance(one, dict) or not isinstance(one.get("sku", ""), str):
            strange.append(one)  # the type check says what is wrong with it
            continue
        sku = one.get("sku")
        if sku is None and len(product.variants) == 1:
            sku = product.variants[0].sku
        if sku is None:
            raise RefusedError("invalid", products_says.which_variant(title=product.title), product.id)
        after[sku] = after.get(sku, {"sku": sku}) | one
    return [*after.values(), *strange]


def _skus(fields: Object) -> list[str]:
    variants = fields.get("variants")
    if not isinstance(variants, list):
        return []
    return [one["sku"] for one in variants if isinstance(one, dict) and isinstance(one.get("sku"), str)]
