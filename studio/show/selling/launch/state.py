"""A launch and its steps, as frozen values. Times are monotonic ns of the studio's machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from studio.show.selling.places import Place
from studio.values.sentences import Worded

Phase = Literal["armed", "verifying", "countdown", "opening", "checking", "open", "closing", "failed"]
_UNTOUCHED: tuple[Phase, ...] = ("armed", "verifying", "countdown")  # before zero, the shop has been read only
_SELLING: tuple[Phase, ...] = ("opening", "checking", "open")  # buyers are there, or about to be
_UNDONE: tuple[Phase, ...] = ("closing", "failed")  # what was done to the shop is put back
StepName = Literal["price", "stock", "limit", "pin", "mark", "link", "check"]


class Step(Worded, frozen=True, kw_only=True):
    """One thing that the shop must come to. Rounds follow each other; the steps of a round run at once.

    `value`: of a price, minor units; of stock, units to add (below 0: to take out); of the limit, units a buyer; of the link, 1
    open and 0 closed. `before`: of a price, the only other price that may be replaced; of stock, what it was when the call was
    made, None when no call of this step can have changed it.
    """

    name: StepName
    sku: str = ""
    round: int
    value: int = 0
    before: int | None = None
    ordered: int = 0  # stock: units of it that had been ordered when the call was made
    whole: int | None = None  # stock: units there and units ordered, together, as the step of it before this one left them
    must: bool = True  # the launch fails without it
    settle: bool = False  # stock of an earlier plan with an unknown outcome: a reading decides it, it is not tried again
    unsure: bool = False  # a call of it was lost or not answered: the shop may have done it, or may do it yet
    seen_done: bool | None = None  # stock that is unsure: what the latest reading told of it
    fresh: bool = False  # stock: it goes on as soon as there is a new reading, without a pause
    mends: bool = False  # stock: it takes out units that the shop should not have had; closing does not put them back
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


class Launch(Worded, frozen=True, kw_only=True):
    """One launch in one shop, with all it needs to be finished or undone even when its product has left the queue.

    A product with several listings is launched in each of them at the same zero; `quantity` is this shop's share of what they
    sell together (see `allocation`).
    """

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
    pool: int = 0  # units that none of the product's shops has been given yet: they follow the demand
    room: int | None = None  # units that this shop can be given at most; None: any number
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
    old_prices: dict[str, int] = msgspec.field(default_factory=dict)  # the shop's at zero: what is put back
    old_limit: int | None = None  # the shop's at zero, where it can be set
    withheld: dict[str, int] = msgspec.field(
        default_factory=dict
    )  # units taken out of the shop's stock: what is put back, never below zero
    ordered_before: int = 0  # units ordered of the product before zero
    linked: bool = False  # the link was asked to open
    steps: tuple[Step, ...] = ()
    undo: tuple[Step, ...] = ()
    text: str = ""

    @property
    def place(self) -> Place:
        """Where it is sold."""
        return Place(self.shop, self.item_id)

    @property
    def listing(self) -> str:
        """Which listing of the product it is in, by its key."""
        return self.place.key

    @property
    def is_untouched(self) -> bool:
        """Whether the shop has been read only: nothing is to be put back."""
        return self.phase in _UNTOUCHED and not self.again

    @property
    def is_selling(self) -> bool:
        """Whether buyers are there, or will be when it does not fail."""
        return self.phase in _SELLING

    @property
    def is_undone(self) -> bool:
        """Whether its `undo` is being run, not its `steps`."""
        return self.phase in _UNDONE

    def plan(self, undo: bool) -> tuple[Step, ...]:
        """The steps that put things back, or those that open and keep the sale."""
        return self.undo if undo else self.steps

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


_FURTHEST: tuple[Phase, ...] = ("open", "checking", "opening", "countdown", "verifying", "armed", "failed", "closing")


def foremost(launches: Sequence[Launch]) -> Launch | None:
    """Of one product's launches the one that is furthest: where buyers are, or will be soonest. The first of several."""
    return min(launches, key=lambda launch: _FURTHEST.index(launch.phase), default=None)
