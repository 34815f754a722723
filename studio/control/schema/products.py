"""Commands that edit the queue's products."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id, Index

ImportMode = Literal["append", "replace", "merge"]
Several = Annotated[tuple[Id, ...], msgspec.Meta(min_length=1, max_length=10_000)]


@command("product.add", "queue")
class AddProduct(EditCommand, frozen=True, kw_only=True):
    """Add a product: `set` needs `title` and `live_price_minor`. `index`: its place in the queue (None: the last).

    Its link number is the next one. `listings` say where it is listed (`connection`, `item_id`, `page_url`); a launch opens
    all of them.
    """

    set: Object
    index: Index | None = None


@command("product.update", "queue")
class UpdateProduct(EditCommand, frozen=True, kw_only=True):
    """Change a product."""

    product: Id
    set: Object


@command("product.remove", "queue")
class RemoveProducts(EditCommand, frozen=True, kw_only=True):
    """Remove products."""

    products: Several


@command("product.move", "queue")
class MoveProducts(EditCommand, frozen=True, kw_only=True):
    """Put products elsewhere; they keep their order.

    `index`: where the first of them stands afterwards, counted without them.
    """

    products: Several
    index: Index


@command("product.duplicate", "queue")
class DuplicateProduct(EditCommand, frozen=True, kw_only=True):
    """Make a copy right after a product, with its own link number and SKUs, in the same shops but under no item of theirs yet."""

    product: Id


@command("product.import", "queue")
class ImportProducts(EditCommand, frozen=True, kw_only=True):
    """Take many products at once, in one undo step, all or nothing.

    `append`: behind the queue; `replace`: the whole queue; `merge`: changes those that are there, known by id, else SKU, else
    link number; each of the others comes behind the one that it follows in the list. Of `listings`, `merge` changes the first for
    what is said of it, and replaces the others where any is said.
    """

    set: Annotated[tuple[Object, ...], msgspec.Meta(max_length=10_000)]
    mode: ImportMode = "append"
