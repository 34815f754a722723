"""Everything the rules remember about a running show, as frozen values. Times are monotonic ns of the studio's machine."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from studio.show.selling import ledger
from studio.show.selling.effects import Effect, OpenLink, SetLimit, SetPrice, SetStock
from studio.show.selling.launch.state import Launch, foremost
from studio.show.selling.ledger import Ledger
from studio.values.sentences import Worded, plain
from studio.values.shop import Reading

Stage = Literal["queued", "prepared", "explaining", "armed", "countdown", "on_sale", "sold_out", "ended", "pulled"]
STAGES_ON_AIR: tuple[Stage, ...] = ("explaining", "armed", "countdown", "on_sale", "sold_out")
STAGES_WAITING: tuple[Stage, ...] = ("queued", "prepared")
_WRITES = SetPrice | SetStock | SetLimit | OpenLink


class ListingState(Worded, frozen=True, kw_only=True):
    """What one shop says of one product. `reading` is the latest, good from `read_ns`."""

    worded: ClassVar[tuple[str, ...]] = ("trouble",)

    reading: Reading | None = None
    read_ns: int | None = None
    asked_ns: int | None = None  # when the shop was last asked to be read
    hinted: bool = False  # the shop has hinted at a change since then
    trouble: str = ""  # why the last reading failed
    pinned_ns: int | None = None  # when the shop was last asked to pin it
    compared_ns: int | None = None  # of when the latest stock was that was compared with the ledger
    ordered_seen: int = 0  # units ordered as the latest reading came, while on sale
    beyond: int = 0  # units that this reading had beyond what the ledger left
    surplus: int = 0  # of them those that the reading before had as well: see `launch.contradiction`


class ProductState(Worded, frozen=True, kw_only=True):
    """What happened to one product of the queue. `listings`: what its shops say of it, by the key of a `places.Place`."""

    worded: ClassVar[tuple[str, ...]] = ("problem", "doubt")

    stage: Stage = "queued"
    run: int = 1
    announced: bool | None = None  # when it came on air the shop had the list price: the launch brings the live price
    problem: str = ""  # what preparing found
    doubt: str = ""  # why its price must not be shown as it stands
    explained_ns: int | None = None
    launched_ns: int | None = None
    listings: dict[str, ListingState] = msgspec.field(default_factory=dict)

    def listing(self, key: str) -> ListingState:
        return self.listings.get(key, UNREAD)


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
    """`on_air` is the launch of the show, in each of its shops; `set_aside` are closed ones whose shops have not followed yet,
    by product."""

    running: bool = False
    started_ns: int | None = None
    current: str | None = None
    products: dict[str, ProductState] = {}
    on_air: tuple[Launch, ...] = ()
    set_aside: dict[str, tuple[Launch, ...]] = {}
    shops: dict[str, ShopState] = {}
    pending: dict[str, PendingCall] = {}
    ledger: Ledger = Ledger()
    calls: int = 0
    latest_ns: int = 0  # of the latest event

    def product(self, product_id: str) -> ProductState:
        return self.products.get(product_id, _FRESH)

    def listing(self, product_id: str, key: str) -> ListingState:
        return self.product(product_id).listing(key)

    def sold_by(self, launch: Launch) -> ListingState:
        """What the shop of the launch says."""
        return self.listing(launch.product, launch.listing)

    @property
    def launch(self) -> Launch | None:
        """The launch of the show where it is furthest; None: nothing is launched."""
        return foremost(self.on_air)

    def launch_of(self, product_id: str) -> Launch | None:
        """The product's launch where it is furthest, running or left over."""
        return foremost(self.launches_of(product_id))

    def launches_of(self, product_id: str) -> tuple[Launch, ...]:
        """The product's launch in each of its shops, running or left over."""
        if self.on_air and self.on_air[0].product == product_id:
            return self.on_air
        return self.set_aside.get(product_id, ())

    def launch_at(self, product_id: str, listing: str) -> Launch | None:
        """The product's launch in one shop. `listing` is empty in journals of studios that launched in one shop alone."""
        found = self.launches_of(product_id)
        return next((launch for launch in found if not listing or launch.listing == listing), None)

    def with_product(self, product_id: str, **changes: Any) -> State:
        """A state in which these fields of the product's state are others."""
        changed = msgspec.structs.replace(self.product(product_id), **changes)
        return msgspec.structs.replace(self, products={**self.products, product_id: changed})

    def with_listing(self, product_id: str, key: str, **changes: Any) -> State:
        """A state in which these fields of what a shop says of the product are others."""
        known = self.product(product_id)
        changed = msgspec.structs.replace(known.listing(key), **changes)
        return self.with_product(product_id, listings={**known.listings, key: changed})

    def with_launch(self, product_id: str, listing: str, **changes: Any) -> State:
        """A state in which these fields of the product's launch in that shop are others; the same state when there is none."""
        launch = self.launch_at(product_id, listing)
        if launch is None:
            return self
        changed = msgspec.structs.replace(launch, **changes)
        return self.with_launches(product_id, tuple(changed if one is launch else one for one in self.launches_of(product_id)))

    def with_launches(self, product_id: str, launches: tuple[Launch, ...]) -> State:
        """A state in which the product has these launches where it had others."""
        if self.on_air and self.on_air[0].product == product_id:
            return msgspec.structs.replace(self, on_air=launches)
        rest = {name: kept for name, kept in self.set_aside.items() if name != product_id}
        return msgspec.structs.replace(self, set_aside=rest | ({product_id: launches} if launches else {}))

    def reading_since(self, launch: Launch, ns: int) -> Reading | None:
        """What the launch's shop says, when it said so at `ns` or later."""
        listing = self.sold_by(launch)
        return listing.reading if listing.read_ns is not None and listing.read_ns >= ns else None

    def is_running(self, shop: str) -> bool:
        """Whether the shop's process runs and the shop is there."""
        found = self.shops.get(shop)
        return found is not None and found.state == "running"

    def is_gone(self, shop: str) -> bool:
        """Whether the shop's process has ended, and no other has said yet that it serves the shop."""
        found = self.shops.get(shop)
        return found is not None and found.state in ("ended", "starting")

    def is_being_written(self, launch: Launch) -> bool:
        """Whether a write for the launch is still unanswered: it may yet happen."""
        return any(
            call.product == launch.product and isinstance(call.effect, _WRITES) and call.effect.shop == launch.shop
            for call in self.pending.values()
        )

    @property
    def launches(self) -> tuple[Launch, ...]:
        """Every launch there is, running or left over."""
        return (*self.on_air, *(launch for launches in self.set_aside.values() for launch in launches))

    @property
    def unfinished(self) -> tuple[Launch, ...]:
        """Launches of which the shop does not show yet that everything is put back."""
        return tuple(launch for launch in self.launches if launch.steps)

    def can(self, shop: str, capability: str) -> bool:
        found = self.shops.get(shop)
        return found is not None and capability in found.capabilities


_FRESH = ProductState()
UNREAD = ListingState()


class _OneShop(msgspec.Struct, frozen=True):
    """What a snapshot had in place of `on_air` and `set_aside` when a product was launched in one shop alone."""

    launch: Launch | None = None
    leftovers: dict[str, Launch] | None = None


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
    state = msgspec.json.decode(data, type=State)
    older = msgspec.json.decode(data, type=_OneShop)
    if older.leftovers is not None:
        on_air = () if older.launch is None else (older.launch,)
        set_aside = {name: (launch,) for name, launch in older.leftovers.items()}
        state = msgspec.structs.replace(state, on_air=on_air, set_aside=set_aside, ledger=ledger.with_taken(state.ledger))
    return state
