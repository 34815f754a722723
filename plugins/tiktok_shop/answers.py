"""The shapes of what the Partner API answers; fields that the adapter does not need are passed over. Money is decimals as text,
times are seconds since 1970."""

from __future__ import annotations

import msgspec

NOTHING = msgspec.Raw(b"{}")


class Envelope(msgspec.Struct, frozen=True):
    """What every answer comes in. `code` 0: it was done."""

    code: int
    message: str | None = ""
    data: msgspec.Raw = NOTHING


class Shop(msgspec.Struct, frozen=True):
    """A shop that the login reaches. `cipher` names it in every question."""

    id: str
    cipher: str
    name: str | None = ""
    code: str | None = ""


class Shops(msgspec.Struct, frozen=True):
    shops: list[Shop] | None = None


class Price(msgspec.Struct, frozen=True):
    """`sale_price` is what buyers pay, where it is told; else it is the price that was entered."""

    currency: str = ""
    sale_price: str | None = None
    tax_exclusive_price: str | None = None


class ListPrice(msgspec.Struct, frozen=True):
    amount: str | None = None
    currency: str = ""


class Inventory(msgspec.Struct, frozen=True):
    """Units of a SKU that can still be sold from a warehouse: what was ordered is off. `backorder_quantity` is sold when none is
    left."""

    warehouse_id: str
    quantity: int | None = 0
    backorder_quantity: int | None = 0


class SkuStatus(msgspec.Struct, frozen=True):
    status: str = "NORMAL"


class Sku(msgspec.Struct, frozen=True):
    id: str
    seller_sku: str | None = ""
    price: Price | None = None
    list_price: ListPrice | None = None
    inventory: list[Inventory] | None = None
    status_info: SkuStatus | None = None


class Product(msgspec.Struct, frozen=True):
    id: str
    title: str | None = ""
    status: str = ""
    skus: list[Sku] | None = None
    is_not_for_sale: bool | None = None


class ProductPage(msgspec.Struct, frozen=True):
    products: list[msgspec.Raw] | None = None
    next_page_token: str | None = ""


class ExtraError(msgspec.Struct, frozen=True):
    code: int = 0
    message: str | None = ""


class ErrorDetail(msgspec.Struct, frozen=True):
    extra_errors: list[ExtraError] | None = None


class WriteError(ExtraError, frozen=True):
    """Why one of the SKUs of a change was not changed."""

    detail: ErrorDetail | None = None


class Written(msgspec.Struct, frozen=True):
    errors: list[WriteError] | None = None


class Line(msgspec.Struct, frozen=True):
    """One unit of an order: two of a SKU are two lines."""

    id: str
    sku_id: str | None = ""
    product_id: str | None = ""
    seller_sku: str | None = ""
    display_status: str | None = ""
    sale_price: str | None = None
    currency: str | None = ""
    is_gift: bool | None = None


class Payment(msgspec.Struct, frozen=True):
    currency: str | None = ""


class Recipient(msgspec.Struct, frozen=True):
    name: str | None = ""


class Order(msgspec.Struct, frozen=True):
    id: str
    status: str | None = ""
    create_time: int = 0
    update_time: int = 0
    buyer_message: str | None = ""
    buyer_nickname: str | None = ""
    payment: Payment | None = None
    recipient_address: Recipient | None = None
    line_items: list[Line] | None = None


class OrderHead(msgspec.Struct, frozen=True):
    """Enough of an order to know whether it has changed."""

    id: str
    update_time: int = 0


class OrderPage(msgspec.Struct, frozen=True):
    orders: list[msgspec.Raw] | None = None
    next_page_token: str | None = ""
