"""What the studio tells plugins of the show, by topic: those that `plugin.toml` names under `subscribes`. Types only.

Each topic is a value that stands until the next one comes: `Context.data(topic)` has the newest. A struct only ever gains
fields; where one would change its meaning `version` is counted up. Names of people are masked (`A**`), unless the user has
granted the connection personal data. Money is in minor units, times are monotonic ns of the studio's computer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

__all__ = [
    "TOPICS",
    "Buyer",
    "ChatLine",
    "LatestChat",
    "LatestOrders",
    "LaunchNow",
    "QueuedProduct",
    "QueuedVariant",
    "ShowData",
    "ShowQueue",
    "ShowTotals",
    "SoldAt",
    "Topic",
    "read_data",
]

Topic = Literal["orders", "chat", "totals", "queue", "launch"]
TOPICS: tuple[Topic, ...] = get_args(Topic)


class ShowData(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all topics."""

    version: int = 1


class QueuedVariant(msgspec.Struct, frozen=True, kw_only=True):
    """A variant of a product. A price of None is the product's."""

    sku: str
    name: str = ""
    list_price_minor: int | None = None
    live_price_minor: int | None = None
    stock: int = 0


class SoldAt(msgspec.Struct, frozen=True, kw_only=True):
    """Where a product is sold: the connection, and the product's id and page there."""

    shop: str
    item_id: str = ""
    page_url: str = ""


class QueuedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product as the show plans it. What it costs and how many are left now, the shop and the cards say.

    `shop` is the connection that sells it, `item_id` and `page_url` are those of it there, `others` where it is sold besides;
    `pictures` are files on this computer, those that are there.
    """

    id: str
    shop: str
    item_id: str = ""
    link_no: int = 0
    title: str = ""
    brand: str = ""
    currency: str = "CNY"
    list_price_minor: int = 0
    live_price_minor: int = 0
    purchase_limit: int = 0
    page_url: str = ""
    others: tuple[SoldAt, ...] = ()
    pictures: tuple[str, ...] = ()
    variants: tuple[QueuedVariant, ...] = ()


class ShowQueue(ShowData, frozen=True, kw_only=True):
    """Topic `queue`: the products of the show, in their order."""

    products: tuple[QueuedProduct, ...] = ()


class LaunchNow(ShowData, frozen=True, kw_only=True):
    """Topic `launch`: the launch of the product on air; `product` is empty while there is none.

    `zero_ns`: when it opens, once that is known; `ends_ns`: when it closes, where it does by the clock. `shop` is where it is
    furthest; it is launched in those of `others` as well.
    """

    product: str = ""
    shop: str = ""
    item_id: str = ""
    link_no: int = 0
    title: str = ""
    phase: str = ""
    zero_ns: int | None = None
    ends_ns: int | None = None
    others: tuple[SoldAt, ...] = ()


class ShowTotals(ShowData, frozen=True, kw_only=True):
    """Topic `totals`: what the whole show sold so far; `gmv` by currency, `per_minute` orders of late, `online` viewers."""

    orders: int = 0
    units: int = 0
    returned: int = 0
    gmv: dict[str, int] = {}
    per_minute: int = 0
    online: int = 0


class Buyer(msgspec.Struct, frozen=True, kw_only=True):
    """One of the latest sales."""

    product: str
    title: str
    name: str
    quantity: int


class LatestOrders(ShowData, frozen=True, kw_only=True):
    """Topic `orders`: the latest sales, newest first, six at most."""

    latest: tuple[Buyer, ...] = ()


class ChatLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the chat: the first message of its text, and how many said the same. `connection` is where it was written."""

    id: str
    connection: str
    name: str
    text: str
    badges: tuple[str, ...] = ()
    count: int = 1


class LatestChat(ShowData, frozen=True, kw_only=True):
    """Topic `chat`: the latest rows that the operator sees, oldest first, twenty at most; what a moderator hid is not among
    them."""

    rows: tuple[ChatLine, ...] = ()


_KINDS: dict[Topic, type[ShowData]] = {
    "orders": LatestOrders,
    "chat": LatestChat,
    "totals": ShowTotals,
    "queue": ShowQueue,
    "launch": LaunchNow,
}


def read_data(topic: Topic, said: Mapping[str, object]) -> ShowData:
    """The value of a topic as the desk sent it.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.convert(said, _KINDS[topic])
