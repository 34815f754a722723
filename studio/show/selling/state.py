"""Everything the rules remember about a running show, as frozen values. Times are monotonic ns of the studio's machine."""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.show.selling.effects import Effect
from studio.show.selling.ledger import Ledger
from studio.show.selling.reading import Reading

Stage = Literal["queued", "prepared", "explaining", "armed", "countdown", "on_sale", "sold_out", "ended", "pulled"]
Phase = Literal["armed", "verifying", "countdown", "opening", "checking", "open", "closing", "failed"]
STAGES_ON_AIR: tuple[Stage, ...] = ("explaining", "armed", "countdown", "on_sale", "sold_out")
StepName = Literal["price", "stock", "limit", "pin", "mark", "link", "check"]


class ProductState(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to one product of the queue. `reading` is the latest of its shop, good from `read_ns`."""

    stage: Stage = "queued"
    run: int = 1
    reading: Reading | None = None
    read_ns: int | None = None
    asked_ns: int | None = None  # when the shop was last asked to be read
    announced: bool | None = None  # when it came on air the shop had the list price: the launch brings the live price
    problem: str = ""  # what preparing found
    trouble: str = ""  # why the last reading failed
    doubt: str = ""  # why its price must not be shown as it stands
    explained_ns: int | None = None
    launched_ns: int | None = None
    pinned_ns: int | None = None  # when the shop was last asked to pin it
    ordered_seen: int = 0  # units ordered as the latest reading came, while on sale
    beyond: int = 0  # units that this reading had beyond what the ledger left
    surplus: int = 0  # of them those that the reading before had as well: see `contradiction`


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the shop must come to. Rounds follow each other; the steps of a round run at once.

    `value`: price: minor units; stock: units to add (or, below 0, to take out); limit: units a buyer; link: 1 open, 0 closed.
    `before`: price: the only other price that may be replaced; stock: what it was when asked.
    """

    name: StepName
    sku: str = ""
    round: int
    value: int = 0
    before: int | None = None
    ordered: int = 0  # stock: units ordered of the product when asked
    must: bool = True  # the launch stands or falls with it
    settle: bool = False  # only its outcome is wanted: not tried anew
    unsure: bool = False  # it was asked in vain, and may have happened all the same
    fresh: bool = False  # stock: it goes on with the next reading, without a pause
    mends: bool = False  # stock: units that the shop should not have had; closing does not put them back
    restock: bool = False  # stock: beyond what the sale had; nobody says that they can be bought before the shop has them
    by_hand: bool = False  # the shop cannot be told: a person does it, and reading shows it
    state: Literal["waiting", "doing", "done", "failed"] = "waiting"
    text: str = ""
    tries: int = 0
    call: str = ""  # the call in flight
    asked_ns: int = 0  # when it was last begun
    due_ns: int = 0  # when it is looked at again

    @property
    def key(self) -> tuple[str, str]:
        return self.name, self.sku


class Launch(msgspec.Struct, frozen=True, kw_only=True):
    """One launch, with all it needs to be finished or undone even when its product has left the queue."""

    product: str
    title: str
    link_no: int
    shop: str
    item_id: str
    run: int
    currency: str
    price_minor: int
    list_price_minor: int
    prices: dict[str, int]  # by SKU
    weights: dict[str, int]  # how units are shared among SKUs
    reserve: int
    quantity: int
    tranche: int
    purchase_limit: int
    countdown_s: int
    sale_minutes: int
    until_sold_out: bool
    timed_to: str = ""  # name of the destination whose viewers see zero as the link opens; empty: those in the studio do
    lead_ms: int = 0  # how much earlier the pictures count than the shop: those viewers' delay
    armed_ns: int
    seen_prices: dict[str, int]  # the shop's, when it was armed
    phase: Phase = "armed"
    again: bool = False  # verifying for a repair: it opens at once
    began_ns: int = 0  # when the phase began
    zero_ns: int | None = None
    ends_ns: int | None = None
    deadline_ns: int = 0  # until when the opening must have succeeded
    released: int = 0
    old_prices: dict[str, int] = {}  # the shop's at zero: what is put back
    old_limit: int | None = None  # the shop's at zero, where it can be set
    withheld: dict[str, int] = {}  # units taken out of the shop's stock: what is put back, never below zero
    ordered_before: int = 0  # units ordered of the product before zero
    linked: bool = False  # the link was asked to open
    steps: tuple[Step, ...] = ()
    undo: tuple[Step, ...] = ()
    text: str = ""

    @property
    def lead_ns(self) -> int:
        """`lead_ms` in ns."""
        return self.lead_ms * 1_000_000

    @property
    def shown_zero_ns(self) -> int | None:
        """The zero of countdowns on air and before the host; `zero_ns` is the shop's."""
        return self._shown(self.zero_ns)

    @property
    def shown_ends_ns(self) -> int | None:
        """The end of the sale as pictures count to it."""
        return self._shown(self.ends_ns)

    def _shown(self, at_ns: int | None) -> int | None:
        return None if at_ns is None else at_ns - self.lead_ns


class ShopState(msgspec.Struct, frozen=True, kw_only=True):
    state: str
    capabilities: frozenset[str] = frozenset()
    text: str = ""


class Pending(msgspec.Struct, frozen=True, kw_only=True):
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
    pending: dict[str, Pending] = {}
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

    @property
    def launches(self) -> tuple[Launch, ...]:
        """Every launch there is, running or left over."""
        return (*(() if self.launch is None else (self.launch,)), *self.leftovers.values())

    def can(self, shop: str, capability: str) -> bool:
        found = self.shops.get(shop)
        return found is not None and capability in found.capabilities


_FRESH = ProductState()


def initial() -> State:
    return State()


def to_json(state: State) -> bytes:
    """A snapshot, from which `from_json` makes an equal state."""
    return msgspec.json.encode(state)


def from_json(data: bytes) -> State:
    """
    Raises:
        msgspec.DecodeError: not a snapshot.
    """
    return msgspec.json.decode(data, type=State)
