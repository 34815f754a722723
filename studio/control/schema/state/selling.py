"""What the rules of selling have come to. Times are monotonic ns, money minor units."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from studio.control.schema.state.part import Part
from studio.values.sentences import Worded

ProductStage = Literal["queued", "prepared", "explaining", "armed", "countdown", "on_sale", "sold_out", "ended", "pulled"]
LaunchPhase = Literal["armed", "verifying", "countdown", "opening", "checking", "open", "closing", "failed"]
StepState = Literal["waiting", "doing", "done", "failed"]


class Step(Part, Worded, frozen=True, kw_only=True):
    """One thing the shop must come to before or after zero. `shop`: its connection, where the launch is in several."""

    name: str
    state: StepState = "waiting"
    text: str = ""
    shop: str = ""


class LaunchShop(Part, Worded, frozen=True, kw_only=True):
    """A launch in one of several shops. `quantity`: its share; `left`: what can be bought of it yet, while it is open."""

    connection: str
    phase: LaunchPhase
    quantity: int = 0
    released: int = 0
    left: int | None = None
    repair: bool = False
    text: str = ""


class Launch(Part, Worded, frozen=True, kw_only=True):
    """A launch, from arming to its end. `shown_zero_ns`: zero as viewers see it, `lead_ms` after the operator's.

    `limit_held`: the shops themselves hold buyers to the limit. `shops`: where it is in several;
    `phase` is the furthest of theirs.
    """

    product: str
    link_no: int = 0
    title: str = ""
    phase: LaunchPhase
    zero_ns: int | None = None
    shown_zero_ns: int | None = None
    timed_to: str = ""
    lead_ms: int = 0
    ends_ns: int | None = None
    price_minor: int = 0
    list_price_minor: int = 0
    currency: str = "CNY"
    quantity: int = 0
    released: int = 0
    held_back: int = 0
    purchase_limit: int = 0
    limit_held: bool = True
    countdown_s: int = 0
    sale_minutes: int = 0
    until_sold_out: bool = False
    steps: tuple[Step, ...] = ()
    shops: tuple[LaunchShop, ...] = ()
    repair: bool = False
    text: str = ""


class SellingProduct(Part, Worded, frozen=True, kw_only=True):
    """A product as it stands on air: what the shop last said, and what the ledger counted."""

    worded: ClassVar[tuple[str, ...]] = ("problem",)

    state: ProductStage = "queued"
    few_left: bool = False
    link_closed: bool = False
    run: int = 1
    shop_price_minor: int | None = None
    verified_ns: int | None = None
    price_ok: bool | None = None
    live_price_minor: int | None = None
    list_price_minor: int | None = None
    problem: str = ""
    stock: int | None = None
    paid: int = 0
    held: int = 0
    returned: int = 0
    sold: int = 0
    gmv_minor: int = 0
    explained_ns: int | None = None
    launched_ns: int | None = None


class Totals(Part, frozen=True, kw_only=True):
    """What the whole show sold; `gmv` by currency, `per_minute` orders of late."""

    orders: int = 0
    units: int = 0
    returned: int = 0
    gmv: dict[str, int] = msgspec.field(default_factory=dict)
    per_minute: int = 0


class Rundown(Part, frozen=True, kw_only=True):
    """Planned, spent and left time of the queue, seconds."""

    planned_s: float = 0.0
    spent_s: float = 0.0
    left_s: float = 0.0


class Shop(Part, Worded, frozen=True, kw_only=True):
    """A shop's connection, and what it can do."""

    state: str = ""
    capabilities: tuple[str, ...] = ()
    text: str = ""


class Note(Part, frozen=True, kw_only=True):
    """What a buyer wrote beside an order."""

    product: str
    buyer: str = ""
    quantity: int = 0
    status: str = ""
    text: str = ""


class Selling(Part, Worded, frozen=True, kw_only=True):
    """The whole section. `launch` is that of the product on air; `closing`: others whose shop is still being put back.

    `notes` are the latest 50, newest first, `earlier_notes` how many more there are; `alarm`: what somebody has to see to now;
    `curve`: [minute, units, GMV]; `marks`: (ns, "explain" or "launch", product); `online`: viewers in all shops and platforms.
    """

    worded: ClassVar[tuple[str, ...]] = ("alarm",)

    running: bool = False
    started_ns: int | None = None
    current: str | None = None
    next: str | None = None
    products: dict[str, SellingProduct] = msgspec.field(default_factory=dict)
    launch: Launch | None = None
    closing: tuple[Launch, ...] = ()
    rundown: Rundown = Rundown()
    totals: Totals = Totals()
    shops: dict[str, Shop] = msgspec.field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    earlier_notes: int = 0
    alarm: str = ""
    curve: tuple[tuple[int, int, int], ...] = ()
    marks: tuple[tuple[int, str, str], ...] = ()
    online: int = 0
