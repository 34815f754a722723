"""Products as the desk gives them to the shop: the fields of the show's products that a shop has any use for."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from studio.values.money import Currency, Minor

Text = Annotated[str, msgspec.Meta(max_length=200)]
Units = Annotated[int, msgspec.Meta(ge=0, le=10**9)]


class SeedSku(msgspec.Struct, frozen=True):
    """A price of None is the product's."""

    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    name: Text = ""
    list_price_minor: Minor | None = None
    live_price_minor: Minor | None = None
    stock: Units = 0


class Seed(msgspec.Struct, frozen=True):
    """One product. Without an `item_id` it goes by its id in the show. Pictures are absolute paths; others are not shown."""

    live_price_minor: Minor
    variants: Annotated[tuple[SeedSku, ...], msgspec.Meta(min_length=1, max_length=200)]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    id: Text = ""
    item_id: Annotated[str, msgspec.Meta(max_length=120)] = ""
    link_no: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0
    brand: Text = ""
    pictures: tuple[str, ...] = ()
    currency: Currency = "CNY"
    list_price_minor: Minor = 0
    purchase_limit: Units = 0

    @property
    def key(self) -> str:
        return self.item_id or self.id


def read_seeds(products: Any) -> list[Seed]:
    """Products of the show; fields that a shop does not know are left out.

    Raises:
        msgspec.ValidationError: malformed, or one has neither item id nor id.
    """
    seeds = msgspec.convert(products, list[Seed])
    for seed in seeds:
        if not seed.key:
            raise msgspec.ValidationError(f"{seed.title}: no item_id")
    return seeds
