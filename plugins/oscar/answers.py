"""The shapes of what the API of django-oscar-api 3 answers; fields that the adapter does not need are passed over."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

_LAST_NUMBER = re.compile(r"/(\d{1,18})/?(?:\?.*)?$")


def id_of(url: str | None) -> int:
    """The id at the end of a link that the API gives; 0 where there is none. The rest of a link is never followed."""
    found = _LAST_NUMBER.search(url or "")
    return int(found[1]) if found else 0


class StockRecord(msgspec.Struct, frozen=True):
    """What a partner has of a product. Units promised to orders are `num_allocated`, until they are sent."""

    url: str
    partner_sku: str
    price_currency: str
    price: Decimal | None = None
    num_in_stock: int | None = None
    num_allocated: int | None = None


class Product(msgspec.Struct, frozen=True):
    """A product by itself, one with variants (`structure` "parent"), or a variant ("child")."""

    id: int
    structure: str
    title: str | None = None
    is_public: bool = True
    parent: int | None = None
    product_class: str | None = None
    children: list[str] = []
    stockrecords: list[StockRecord] = []


class ProductClass(msgspec.Struct, frozen=True):
    track_stock: bool


class Price(msgspec.Struct, frozen=True):
    """What the shop's strategy has a visitor pay."""

    currency: str | None = None
    incl_tax: Decimal | None = None


class Availability(msgspec.Struct, frozen=True):
    is_available_to_buy: bool


class Address(msgspec.Struct, frozen=True):
    first_name: str | None = None
    last_name: str | None = None
    notes: str | None = None


class Order(msgspec.Struct, frozen=True):
    url: str
    number: str
    date_placed: str
    status: str | None = None
    shipping_address: Address | None = None


class Line(msgspec.Struct, frozen=True):
    """A line of an order. `price_incl_tax` is that of all its units, after discounts. Statuses and SKUs of lines are there only
    where the shop has added them to OSCARAPI_ORDERLINE_FIELDS."""

    url: str
    quantity: int
    price_currency: str
    price_incl_tax: Decimal
    product: str | None = None
    stockrecord: str | None = None
    status: str | None = None
    partner_sku: str | None = None
