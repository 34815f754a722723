"""The shapes of what WooCommerce's REST API v3 answers; fields that the adapter does not need are passed over, and not asked for
where the API lets it choose."""

from __future__ import annotations

from typing import Literal

import msgspec

Amount = str | int | float | None  # decimals as text; plugins that change prices give numbers
Units = int | float | None


class Sellable(msgspec.Struct, frozen=True):
    """What a product by itself and a variation have alike. `manage_stock` "parent": the product counts for all variations."""

    id: int
    sku: str | None = ""
    status: str = "publish"
    price: Amount = ""
    regular_price: Amount = ""
    sale_price: Amount = ""
    tax_status: str = "taxable"
    manage_stock: bool | Literal["parent"] = False
    stock_quantity: Units = None
    stock_status: str = "instock"
    backorders: str = "no"


class Product(Sellable, frozen=True):
    name: str = ""
    type: str = "simple"
    parent_id: int = 0


class Variation(Sellable, frozen=True):
    pass


class Option(msgspec.Struct, frozen=True):
    """One of the shop's settings."""

    id: str
    value: object = None


class Buyer(msgspec.Struct, frozen=True):
    first_name: str | None = ""
    last_name: str | None = ""


class Line(msgspec.Struct, frozen=True):
    """What was ordered of a product. `total` is after discounts and without tax."""

    id: int
    product_id: int | None = 0
    variation_id: int | None = 0
    quantity: Units = 0
    total: Amount = "0"
    total_tax: Amount = "0"
    sku: str | None = ""


class Refunded(msgspec.Struct, frozen=True):
    """That money of an order went back, as the order itself says it."""

    id: int


class OrderHead(msgspec.Struct, frozen=True):
    """Enough of an order to know whether it has changed. Times are GMT, without saying so."""

    id: int
    status: str
    date_created_gmt: str | None = None
    date_modified_gmt: str | None = None


class Order(OrderHead, frozen=True, kw_only=True):
    currency: str
    created_via: str | None = ""
    date_paid_gmt: str | None = None
    customer_note: str | None = ""
    billing: Buyer = Buyer()
    line_items: list[Line] = []
    refunds: list[Refunded] = []


class Meta(msgspec.Struct, frozen=True):
    key: str
    value: object = None


class RefundedLine(msgspec.Struct, frozen=True):
    """Units that came back, below zero; which line they were of stands in `meta_data`."""

    quantity: Units = 0
    meta_data: list[Meta] = []


class Refund(msgspec.Struct, frozen=True):
    id: int
    line_items: list[RefundedLine] = []


class Webhook(msgspec.Struct, frozen=True):
    name: str
    status: str
    topic: str
    delivery_url: str


def fields_of(shape: type[msgspec.Struct]) -> dict[str, str]:
    """The query for what this has, so that nothing else has to be worked out."""
    return {"_fields": ",".join(shape.__struct_fields__)}
