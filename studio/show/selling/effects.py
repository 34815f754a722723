"""What the desk is to ask of a shop. `call` is the idempotency key: the same call asked again is one wish, not two."""

from __future__ import annotations

import msgspec


class ReadItem(msgspec.Struct, frozen=True, kw_only=True, tag="read_item"):
    call: str
    shop: str
    item_id: str


class SetPrice(msgspec.Struct, frozen=True, kw_only=True, tag="set_price"):
    """Compare and set: only if the price is `expected_minor` now (None: whatever it is)."""

    call: str
    shop: str
    item_id: str
    sku: str
    price_minor: int
    currency: str
    expected_minor: int | None


class SetStock(msgspec.Struct, frozen=True, kw_only=True, tag="set_stock"):
    """Compare and set: only if the stock is `expected` now (None: whatever it is)."""

    call: str
    shop: str
    item_id: str
    sku: str
    stock: int
    expected: int | None


class SetLimit(msgspec.Struct, frozen=True, kw_only=True, tag="set_limit"):
    """How many units a buyer may have; 0: any."""

    call: str
    shop: str
    item_id: str
    limit: int


class OpenLink(msgspec.Struct, frozen=True, kw_only=True, tag="open_link"):
    """Whether buyers can buy it."""

    call: str
    shop: str
    item_id: str
    open: bool


class PinItem(msgspec.Struct, frozen=True, kw_only=True, tag="pin_item"):
    """The one item that is pinned; None: none."""

    call: str
    shop: str
    item_id: str | None


class Mark(msgspec.Struct, frozen=True, kw_only=True, tag="mark"):
    """A mark in the running recordings. Nobody answers it; `shop` is empty."""

    call: str
    shop: str = ""
    text: str


Effect = ReadItem | SetPrice | SetStock | SetLimit | OpenLink | PinItem | Mark
