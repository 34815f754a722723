"""Everything the rules remember about a running show, as frozen values. Times are monotonic ns of the studio's machine."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from studio.show.selling.effects import Effect, OpenLink, SetLimit, SetPrice, SetStock
from studio.show.selling.launch.state import Launch
from studio.show.selling.ledger import Ledger
from studio.values.sentences import Worded, plain
from studio.values.shop import Reading

Stage = Literal["queued", "prepared", "explaining", "armed", "countdown", "on_sale", "sold_out", "ended", "pulled"]
STAGES_ON_AIR: tuple[Stage, ...] = ("explaining", "armed", "countdown", "on_sale", "sold_out")
STAGES_WAITING: tuple[Stage, ...] = ("queued", "prepared")
_WRITES = SetPrice | SetStock | SetLimit | OpenLink


class ProductState(Worded, frozen=True, kw_only=True):
    """What happened to one product of the queue. `reading` is the latest of its shop, good from `read_ns`."""

    worded: ClassVar[tuple[str, ...]] = ("problem", "trouble", "doubt")

    stage: Stage = "queued"
    run: int = 1
    reading: Reading | None = None
    read_ns: int | None = None
    asked_ns: int | None = None  # when the shop was last asked to be read
    hinted: bool = False  # its shop has hinted at a change since then
    announced: bool | None = None  # when it came on air the shop had the list price: the launch brings the live price
    problem: str = ""  # what preparing found
    trouble: str = ""  # why the last reading failed
    doubt: str = ""  # why its price must not be shown as it stands
    explained_ns: int | None = None
    launched_ns: int | None = None
    pinned_ns: int | None = None  # when the shop was last asked to pin it
    compared_ns: int | None = None  # of when the latest stock was that was compared with the ledger
    ordered_seen: int = 0  # units ordered as the latest reading came, while on sale
    beyond: int = 0  # units that this reading had beyond what the ledger left
    surplus: int = 0  # of them those that the reading before had as well: see `launch.contradiction`


class ShopState(Worded, frozen=True, kw_only=True):
    """How a shop is, as it says. `fed`: it tells of its changes by itself."""

    state: str
    capabilities: frozenset[str] = frozenset()
    text: str = ""
    fed: bool = False


class PendingCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was not answered yet."""

    effect: Effect
    product: str
    asked_ns: int


class State(msgspec.Struct, frozen=True, kw_only=True):
    """`launch` is the one of the show; `leftovers` are closed ones whose shop has not followed yet, by product."""

    running: bool = False
    started_ns: int | None = None
    current: str | None = None
    products: dict[str, ProductState] = {}
    launch: Launch | None = None
    leftovers: dict[str, Launch] = {}
    shops: dict[str, ShopState] = {}
    pending: dict[str, PendingCall] = {}
    ledger: Ledger = Ledger()
    calls: int = 0
    latest_ns: int = 0  # of the latest event

    def product(self, product_id: str) -> ProductState:
        return self.products.get(product_id, _FRESH)

    def launch_of(self, product_id: str) -> Launch | None:
        """Its launch, running or left over."""
        if self.launch is not None and self.launch.product == product_id:
            return self.launch
        return self.leftovers.get(product_id)

    def with_product(self, product_id: str, **changes: Any) -> State:
        """A state in which these fields of the product's state are others."""
        changed = msgspec.structs.replace(self.product(product_id), **changes)
        return msgspec.structs.replace(self, products={**self.products, product_id: changed})

    def with_launch(self, product_id: str, **changes: Any) -> State:
        """A state in which these fields of the product's launch are others; the same state when it has none."""
        if self.launch is not None and self.launch.product == product_id:
            return msgspec.structs.replace(self, launch=msgspec.structs.replace(self.launch, **changes))
        if product_id not in self.leftovers:
            return self
        changed = msgspec.structs.replace(self.leftovers[product_id], **changes)
        return msgspec.structs.replace(self, leftovers={**self.leftovers, product_id: changed})

    def reading_since(self, product_id: str, ns: int) -> Reading | None:
        """The product's reading, when it was taken at `ns` or later."""
        product = self.product(product_id)
        return product.reading if product.read_ns is not None and product.read_ns >= ns else None

    def is_running(self, shop: str) -> bool:
        """Whether the shop's process runs and the shop is there."""
        found = self.shops.get(shop)
        return found is not None and found.state == "running"

    def is_gone(self, shop: str) -> bool:
        """Whether the shop's process has ended, and no other has said yet that it serves the shop."""
        found = self.shops.get(shop)
        return found is not None and found.state in ("ended", "starting")

    def is_being_written(self, product_id: str) -> bool:
        """Whether a write for the product is still unanswered: it may yet happen."""
        return any(call.product == product_id and isinstance(call.effect, _WRITES) for call in self.pending.values())

    @property
    def launches(self) -> tuple[Launch, ...]:
        """Every launch there is, running or left over."""
        return (*(() if self.launch is None else (self.launch,)), *self.leftovers.values())

    @property
    def unfinished(self) -> tuple[Launch, ...]:
        """Launches of which the shop does not show yet that everything is put back."""
        return tuple(launch for launch in self.launches if launch.steps)

    def can(self, shop: str, capability: str) -> bool:
        found = self.shops.get(shop)
        return found is not None and capability in found.capabilities


_FRESH = ProductState()


def initial() -> State:
    return State()


def to_json(state: State) -> bytes:
    """A snapshot, from which `from_json` makes an equal state."""
    return msgspec.json.encode(state, enc_hook=plain)


def from_json(data: bytes) -> State:
    """
    Raises:
        msgspec.DecodeError: not a snapshot.
    """
    return msgspec.json.decode(data, type=State)
