"""The queue: product.add, product.update, product.remove, product.move, product.duplicate, product.import."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.command import Object
from studio.control.schema.products import (
    AddProduct,
    DuplicateProduct,
    ImportProducts,
    MoveProducts,
    RemoveProducts,
    UpdateProduct,
)
from studio.document.model import Show
from studio.document.products import Product
from studio.show.edits import listings
from studio.show.edits.basis import Commands, Edit, changed, found, inserted, swapped
from studio.show.edits.incoming import Taken, check_currency, combined, fresh_product, incoming
from studio.values.errors import RefusedError
from studio.words import products as says


def add(show: Show, p: AddProduct) -> Edit:
    product = fresh_product(p.set, Taken.of(show.products))
    return Edit(
        show=replace(show, products=inserted(show.products, product, p.index)), label="Add product", created_id=product.id
    )


def update(show: Show, p: UpdateProduct) -> Edit:
    before = found(show.products, p.product, "product")
    check_currency(p.set, before)
    product = changed(before, p.set)
    return Edit(show=replace(show, products=swapped(show.products, product)), label=_label(p.set))


def remove(show: Show, p: RemoveProducts) -> Edit:
    """Raises RefusedError when one of them is not there; then none goes."""
    gone = {one.id for one in _named(show, p.products)}
    left = tuple(product for product in show.products if product.id not in gone)
    return Edit(show=replace(show, products=left), label="Remove product" if len(gone) == 1 else "Remove products")


def move(show: Show, p: MoveProducts) -> Edit:
    """Several keep their order among themselves, whatever the order they are named in."""
    moving = _named(show, p.products)
    names = {one.id for one in moving}
    others = tuple(product for product in show.products if product.id not in names)
    at = max(0, min(p.index, len(others)))
    label = "Move product" if len(moving) == 1 else "Move products"
    return Edit(show=replace(show, products=(*others[:at], *moving, *others[at:])), label=label)


def duplicate(show: Show, p: DuplicateProduct) -> Edit:
    """A copy right after the product, with its own link number and SKUs, in the same shops, and no item of theirs yet."""
    product = found(show.products, p.product, "product")
    taken = Taken.of(show.products)
    variants = tuple(replace(variant, sku=taken.sku(product.connections, variant.sku)) for variant in product.variants)
    link_no = taken.next_link_no()
    name, sold_at = taken.id_for(product.title, link_no), listings.without_items(product)
    copy = replace(product, id=name, link_no=link_no, listings=sold_at, variants=variants)
    after = inserted(show.products, copy, show.products.index(product) + 1)
    return Edit(show=replace(show, products=after), label="Duplicate product", created_id=copy.id)


def import_all(show: Show, p: ImportProducts) -> Edit:
    """Raises RefusedError, naming the product by its place in `set`, when one cannot be; then none comes."""
    made = []
    for n, one in enumerate(incoming(show.products, p.set, p.mode), 1):
        if isinstance(one, RefusedError):
            raise RefusedError(one.code, says.in_list(n=n, words=one.text), one.subject)
        made.append(one)
    return Edit(show=replace(show, products=combined(show.products, made, p.mode)), label="Import products")


def _named(show: Show, wanted: tuple[str, ...]) -> tuple[Product, ...]:
    """The products of these ids, in the queue's order. Raises RefusedError when one is missing."""
    known, names = {product.id for product in show.products}, set(wanted)
    for one in wanted:
        if one not in known:
            raise RefusedError("not_found", says.unknown(name=one), one)
    return tuple(product for product in show.products if product.id in names)


def _label(change: Object) -> str:
    names = change.keys()
    if names == {"title"}:
        return "Rename product"
    if names == {"planned_minutes"}:
        return "Change planned time"
    if names and names <= {"list_price_minor", "live_price_minor", "floor_price_minor"}:
        return "Change price"
    return "Change product"


COMMANDS: Commands = {
    AddProduct: add,
    UpdateProduct: update,
    RemoveProducts: remove,
    MoveProducts: move,
    DuplicateProduct: duplicate,
    ImportProducts: import_all,
}
