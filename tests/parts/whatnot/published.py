"""The shapes of the Seller API, version 2, as msgspec checks them: a field too many, one that is missing and a word that is none
of the published ones are errors.

Made after the models and operations of Whatnot's API reference (developers.whatnot.com, October and November 2026), whose whole
OpenAPI document could not be read where this was written. `INFERRED` names the shapes, or fields of one, that are not from there.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

INFERRED = frozenset({"Product", "Variant.id", "Variant.sku", "Variant.inventory", "Buyer", "OrderItem", "Page"})
_T = TypeVar("_T")
_LARGEST = 2**31 - 1
Time = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
Key = Annotated[str, Meta(min_length=1, max_length=255)]


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    pass


class Money(Strict):
    amount: Annotated[str, Meta(pattern=r"^-?\d+(\.\d+)?$")]
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]


class FixedPriceDiscount(Strict):
    amount: Money
    type: Literal["fixed_price"]


class OrderAmounts(Strict):
    applied_discount: FixedPriceDiscount | None
    shipping: Money
    subtotal: Money
    tax: Money
    total: Money


class Buyer(Strict):
    """Published: that it has three fields."""

    id: str
    username: str
    name: str | None


class Order(Strict):
    amounts: OrderAmounts
    buyer: Buyer | None
    cancelled_at: Time | None
    created_at: Time | None
    id: str
    show_id: str | None
    status: Literal["pending", "pending_fulfillment", "completed", "cancelled", "failed"]
    transaction_type: Literal["buy_it_now", "auction", "giveaway", "other"] | None
    updated_at: Time | None


class OrderItem(Strict):
    id: str
    product_id: str | None
    variant_id: str | None
    quantity: int
    price: Money


class Product(Strict):
    id: str
    title: str
    description: str


class VariantBuyItNow(Strict):
    price: Money | None


class VariantAuction(Strict):
    start_price: Money | None


class VariantPricing(Strict):
    auction: VariantAuction
    buy_it_now: VariantBuyItNow


class VariantInventory(Strict):
    available_quantity: int


class Variant(Strict):
    id: str
    sku: str | None
    pricing: VariantPricing
    inventory: VariantInventory | None


class ProductMerchandising(Strict):
    active_in_shows: bool
    reserved_for_live: bool
    transaction_type: Literal["buy_it_now", "auction", "giveaway"] | None


class SetInventoryItem(Strict):
    idempotency_key: Key
    quantity: Annotated[int, Meta(ge=0, le=_LARGEST)]
    variant_id: str


class SetInventoryLevelsRequest(Strict):
    items: Annotated[list[SetInventoryItem], Meta(min_length=1, max_length=10)]


class AdjustInventoryItem(Strict):
    delta: Annotated[int, Meta(ge=-_LARGEST, le=_LARGEST)]
    idempotency_key: Key
    variant_id: str


class AdjustInventoryLevelsRequest(Strict):
    items: Annotated[list[AdjustInventoryItem], Meta(min_length=1, max_length=10)]


class InventoryResult(Strict):
    idempotency_key: str
    new_quantity: int | None
    previous_quantity: int | None
    status: Literal["applied", "already_applied", "variant_not_found", "inventory_level_not_found", "inventory_not_supported"]
    variant_id: str
    warnings: list[Literal["result_clamped_to_zero"]]


class InventoryResults(Strict):
    results: list[InventoryResult]


class Problem(Strict):
    """RFC 9457, as Whatnot has it; further fields by type."""

    type: str
    title: str
    status: int
    detail: str
    required_scopes: list[str] | None = None
    param: str | None = None


class OrderWebhookBody(Strict):
    type: Literal["orders.created", "orders.updated"]
    timestamp: Time
    data: Order
    version: Literal["v2"]
    seller_id: str


def checked(answer: dict[str, Any], shape: type[Any]) -> dict[str, Any]:
    """The answer, which is of this shape.

    Raises:
        msgspec.ValidationError: it is not.
    """
    msgspec.convert(answer, shape)
    return answer


def read(body: bytes, shape: type[_T]) -> _T:
    """What a request asks to be written.

    Raises:
        msgspec.ValidationError: it has another shape than is published.
    """
    return msgspec.json.decode(body, type=shape)
