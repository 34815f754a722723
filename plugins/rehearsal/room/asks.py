"""What a buyer's socket may say: one JSON object a message, told apart by `do`. Checked whole before anything is done.

`n` numbers a request; its answer carries the same number. Several buyers may share a socket: `as` says who asks, the first
that entered when it is missing.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.values.money import Minor

Number = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
BuyerKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{16,64}\Z")]  # the buyer's secret
ClientKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
ItemId = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Words = Annotated[str, msgspec.Meta(max_length=400)]


class _Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="do"):
    n: Number


class Enter(_Ask, frozen=True, kw_only=True, tag="enter"):
    """A buyer comes in. `buyer` is a secret of the buyer's own making; who knows it is that buyer."""

    buyer: BuyerKey
    name: Words = ""


class _Asking(_Ask, frozen=True, kw_only=True):
    as_: BuyerKey | None = msgspec.field(default=None, name="as")


class Leave(_Asking, frozen=True, kw_only=True, tag="leave"):
    """A buyer goes. Closing the socket is the same for all of its buyers."""


class Buy(_Asking, frozen=True, kw_only=True, tag="buy"):
    """`key` makes it idempotent: asked again, the answer is the order that exists. `price_minor`: what the buyer saw."""

    key: ClientKey
    item: ItemId
    sku: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=999)]
    price_minor: Minor
    note: Words = ""


class _Settle(_Asking, frozen=True, kw_only=True):
    order: Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class Pay(_Settle, frozen=True, kw_only=True, tag="pay"):
    """Pay an order of one's own."""


class Cancel(_Settle, frozen=True, kw_only=True, tag="cancel"):
    """Give an unpaid order up."""


class Refund(_Settle, frozen=True, kw_only=True, tag="refund"):
    """Money back before the goods are sent."""


class Return(_Settle, frozen=True, kw_only=True, tag="return"):
    """Goods back. The shop does not sell them again by itself."""


class Orders(_Asking, frozen=True, kw_only=True, tag="orders"):
    """One's own last orders."""


class Say(_Asking, frozen=True, kw_only=True, tag="say"):
    """A chat message."""

    text: Words


class Watching(_Ask, frozen=True, kw_only=True, tag="watching"):
    """How long after its arrival this page shows a picture. Told every two seconds while it plays."""

    behind_ms: Annotated[int, msgspec.Meta(ge=0, le=60_000)]


Ask = Enter | Leave | Buy | Pay | Cancel | Refund | Return | Orders | Say | Watching
_decoder = msgspec.json.Decoder(Ask)


def read_ask(message: str | bytes) -> Ask:
    """Raises: msgspec.MsgspecError (malformed, unknown, or too long)."""
    ask: Ask = _decoder.decode(message)
    return ask
