"""What shops say to the desk, asked or not."""

from __future__ import annotations

import msgspec

from studio.values.shop import OrderLine, Reading


class Answered(msgspec.Struct, frozen=True, kw_only=True, tag="answered"):
    """The answer to a call. `code` when not ok: not_found, conflict, refused, unreachable, unsupported.

    `text` is in the operator's words. An answer may come twice, late, or never. `shop` is who gave it, which only the desk knows.
    """

    shop: str
    call: str
    ok: bool
    reading: Reading | None = None
    code: str = ""
    text: str = ""


class ItemRead(msgspec.Struct, frozen=True, kw_only=True, tag="item_read"):
    """A reading that a shop told unasked. One that does not say when it was so (`at_ns` 0) tells only that something changed."""

    shop: str
    reading: Reading


class OrderSeen(msgspec.Struct, frozen=True, kw_only=True, tag="order_seen"):
    shop: str
    line: OrderLine


class ShopChanged(msgspec.Struct, frozen=True, kw_only=True, tag="shop_changed"):
    """`state` is the plugin's state; only a `running` shop can be asked. `fed`: it tells of its changes by itself."""

    shop: str
    state: str
    capabilities: frozenset[str] = frozenset()
    text: str = ""
    fed: bool = False


class ShopBegan(msgspec.Struct, frozen=True, kw_only=True, tag="shop_began"):
    """Whoever answers for the shop is new: calls that it was asked before it does not know, nor what came of them."""

    shop: str


News = Answered | ItemRead | OrderSeen | ShopBegan | ShopChanged
