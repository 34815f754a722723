"""The shapes of what the Seller API answers, as far as the adapter needs them.

Whatnot publishes its whole API as an OpenAPI document. What is marked "inferred" here is part of it that could not be read when
this was written, and was made after its neighbours: an answer of another shape is refused in words, and never guessed at.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class Money(msgspec.Struct, frozen=True):
    """A decimal in whole units of its currency, "5.99"."""

    amount: str
    currency: str


class Page(NamedTuple, Generic[T]):
    """A part of a list. `following`: the cursor of the next part; "" at the end; None where none can be read.

    `odd`: ids of rows of another shape, which were left out; "" for one that has no id.
    """

    rows: list[T]
    following: str | None
    odd: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """All that is known of a row of another shape."""

    id: str = ""


# ------------------------------------------------------------ products


class Product(msgspec.Struct, frozen=True):
    """What buyers see. Inferred: the fields' names."""

    id: str
    title: str = ""


class BuyItNow(msgspec.Struct, frozen=True):
    price: Money | None = None


class Pricing(msgspec.Struct, frozen=True):
    """Prices by sale format; that of an auction is where bidding begins, and no price."""

    buy_it_now: BuyItNow


class Inventory(msgspec.Struct, frozen=True):
    available_quantity: int


class Variant(msgspec.Struct, frozen=True):
    """What can be bought of a product. Inferred: the names of `sku` and `inventory`, and that a new variant has null for both."""

    id: str
    sku: str | None = None
    pricing: Pricing | None = None
    inventory: Inventory | None = None


class Merchandising(msgspec.Struct, frozen=True):
    """How and where a product is sold. Inferred: that GET gives it where POST changes it."""

    active_in_shows: bool
    reserved_for_live: bool
    transaction_type: str | None


# ------------------------------------------------------------ stock


class Written(msgspec.Struct, frozen=True):
    """What became of one change of stock."""

    status: str
    previous_quantity: int | None = None
    new_quantity: int | None = None


class WrittenAll(msgspec.Struct, frozen=True):
    results: list[Written]


# ------------------------------------------------------------ orders


class Discount(msgspec.Struct, frozen=True):
    """Of the seller's own coupon."""

    amount: Money


class Amounts(msgspec.Struct, frozen=True):
    """`subtotal` is the price of the items; shipping and tax come to it."""

    subtotal: Money
    applied_discount: Discount | None = None


class Buyer(msgspec.Struct, frozen=True):
    """Only with the scope `read:customers`. Inferred: the field's name."""

    username: str | None = None


class Order(msgspec.Struct, frozen=True):
    """An order without its items; the body of a webhook has the same fields."""

    id: str
    status: str
    amounts: Amounts
    created_at: str | None = None
    updated_at: str | None = None
    buyer: Buyer | None = None


class OrderItem(msgspec.Struct, frozen=True):
    """A line of an order. Inferred: all of it. `product_id` and `variant_id` have to be there, if only as null: without them
    nobody knows what was sold."""

    id: str
    product_id: str | None
    variant_id: str | None
    quantity: int
    price: Money | None = None
