"""What happened while selling, past tense. `at_ns` is monotonic. An event carries all that applying it needs.

`listing` says in which shop of the product (the key of a `places.Place`); it is empty where there was but one.
"""

from __future__ import annotations

from typing import ClassVar, get_args

import msgspec

from studio.show.selling.effects import Effect
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.state import Stage
from studio.values.sentences import Worded, plain
from studio.values.shop import OrderLine, Reading


class BaseEvent(Worded, frozen=True, kw_only=True):
    worded: ClassVar[tuple[str, ...]] = ()

    at_ns: int


class RundownStarted(BaseEvent, frozen=True, kw_only=True, tag="rundown_started"):
    pass


class RundownStopped(BaseEvent, frozen=True, kw_only=True, tag="rundown_stopped"):
    pass


class ClockRestarted(BaseEvent, frozen=True, kw_only=True, tag="clock_restarted"):
    """The machine was started anew: the monotonic times before mean nothing now."""


class ShopStateChanged(BaseEvent, frozen=True, kw_only=True, tag="shop_state_changed"):
    worded: ClassVar[tuple[str, ...]] = ("text",)

    shop: str
    state: str
    capabilities: frozenset[str]
    text: str
    fed: bool = False


# ---------------------------------------------------------------- calls


class CallAsked(BaseEvent, frozen=True, kw_only=True, tag="call_asked"):
    """`product` is whose sake it is asked for."""

    effect: Effect
    product: str


class CallAnswered(BaseEvent, frozen=True, kw_only=True, tag="call_answered"):
    worded: ClassVar[tuple[str, ...]] = ("text",)

    call: str
    ok: bool
    code: str = ""
    text: str = ""


class CallGivenUp(BaseEvent, frozen=True, kw_only=True, tag="call_given_up"):
    """Nobody answered, and nobody waits for it any longer."""

    call: str


class ReadingTaken(BaseEvent, frozen=True, kw_only=True, tag="reading_taken"):
    """`read_ns` is when the shop said so; `told`: unasked."""

    product: str
    listing: str = ""
    reading: Reading
    read_ns: int
    told: bool = False


class ReadingConfirmed(BaseEvent, frozen=True, kw_only=True, tag="reading_confirmed"):
    """The shop was read again, or told the same again, and has not changed."""

    product: str
    listing: str = ""
    read_ns: int
    told: bool = False


class StockCompared(BaseEvent, frozen=True, kw_only=True, tag="stock_compared"):
    """The shop was read, and had told something newer before its answer came: of that only the stock is looked at."""

    product: str
    listing: str = ""
    stocks: dict[str, int]
    read_ns: int


class ChangeHinted(BaseEvent, frozen=True, kw_only=True, tag="change_hinted"):
    """The shop said that something has changed, and not what: it is to be read again soon."""

    product: str
    listing: str = ""


class LineCounted(BaseEvent, frozen=True, kw_only=True, tag="line_counted"):
    shop: str
    product: str
    line: OrderLine


class PriceDoubted(BaseEvent, frozen=True, kw_only=True, tag="price_doubted"):
    """What the shop says does not bear out what the card would say; an empty text: it does again."""

    worded: ClassVar[tuple[str, ...]] = ("text",)

    product: str
    text: str


# ---------------------------------------------------------------- queue


class ProductPrepared(BaseEvent, frozen=True, kw_only=True, tag="product_prepared"):
    worded: ClassVar[tuple[str, ...]] = ("problem",)

    product: str
    problem: str


class ProductExplained(BaseEvent, frozen=True, kw_only=True, tag="product_explained"):
    product: str


class BasePriceSeen(BaseEvent, frozen=True, kw_only=True, tag="base_price_seen"):
    """What the shop asked when the product came on air. `announced`: the list price; the live price is to come."""

    product: str
    announced: bool


class ProductLeft(BaseEvent, frozen=True, kw_only=True, tag="product_left"):
    """It went off air into `stage`."""

    worded: ClassVar[tuple[str, ...]] = ("text",)

    product: str
    stage: Stage
    text: str = ""


class ProductQueued(BaseEvent, frozen=True, kw_only=True, tag="product_queued"):
    """It is in the queue again, for its run number `run`."""

    product: str
    run: int


# ---------------------------------------------------------------- launch


class LaunchArmed(BaseEvent, frozen=True, kw_only=True, tag="launch_armed"):
    """`others`: the launch in the further shops of the product."""

    launch: Launch
    others: tuple[Launch, ...] = ()


class LaunchStarted(BaseEvent, frozen=True, kw_only=True, tag="launch_started"):
    """The shop is asked once more whether everything is as it was armed. `again`: for a repair."""

    product: str
    listing: str = ""
    again: bool = False


class CountdownStarted(BaseEvent, frozen=True, kw_only=True, tag="countdown_started"):
    product: str
    zero_ns: int


class LaunchHeld(BaseEvent, frozen=True, kw_only=True, tag="launch_held"):
    """It does not go on, nothing was changed; it is armed as before."""

    worded: ClassVar[tuple[str, ...]] = ("text",)

    product: str
    listing: str = ""
    text: str


class LaunchCancelled(BaseEvent, frozen=True, kw_only=True, tag="launch_cancelled"):
    """Before zero: nothing was changed."""

    product: str


class ZeroReached(BaseEvent, frozen=True, kw_only=True, tag="zero_reached"):
    product: str
    listing: str = ""
    zero_ns: int
    ends_ns: int
    deadline_ns: int
    released: int
    old_prices: dict[str, int]
    old_limit: int | None = None
    ordered_before: int
    steps: tuple[Step, ...]


class StepMoved(BaseEvent, frozen=True, kw_only=True, tag="step_moved"):
    """One step is now as `step`; `undo`: of those that put things back."""

    product: str
    listing: str = ""
    step: Step
    undo: bool = False


class StepsAdded(BaseEvent, frozen=True, kw_only=True, tag="steps_added"):
    """Further steps, in place of earlier ones of the same name and SKU."""

    product: str
    listing: str = ""
    steps: tuple[Step, ...]


class LinkOpened(BaseEvent, frozen=True, kw_only=True, tag="link_opened"):
    """The shop says it is open; now it is read back."""

    product: str
    listing: str = ""


class LaunchOpened(BaseEvent, frozen=True, kw_only=True, tag="launch_opened"):
    """Read back, and as it should be."""

    product: str
    listing: str = ""


class LaunchFailed(BaseEvent, frozen=True, kw_only=True, tag="launch_failed"):
    """The shop did not follow in time; what it did is put back by `undo`."""

    worded: ClassVar[tuple[str, ...]] = ("text",)

    product: str
    listing: str = ""
    text: str
    undo: tuple[Step, ...]


class LaunchClosing(BaseEvent, frozen=True, kw_only=True, tag="launch_closing"):
    worded: ClassVar[tuple[str, ...]] = ("text",)

    product: str
    listing: str = ""
    text: str
    undo: tuple[Step, ...]


class UndoPlanned(BaseEvent, frozen=True, kw_only=True, tag="undo_planned"):
    """The shop, read again, shows that more has to be put back."""

    product: str
    listing: str = ""
    undo: tuple[Step, ...]


class LaunchSetAside(BaseEvent, frozen=True, kw_only=True, tag="launch_set_aside"):
    """Its closing goes on, but the next launch need not wait for it."""

    product: str


class LaunchClosed(BaseEvent, frozen=True, kw_only=True, tag="launch_closed"):
    """The shop is as it was before."""

    product: str
    listing: str = ""


class TrancheReleased(BaseEvent, frozen=True, kw_only=True, tag="tranche_released"):
    product: str
    listing: str = ""
    released: int


class LaunchRestocked(BaseEvent, frozen=True, kw_only=True, tag="launch_restocked"):
    product: str
    listing: str = ""
    units: int


class UnitsAllotted(BaseEvent, frozen=True, kw_only=True, tag="units_allotted"):
    """Of what no shop had yet, this one has so much more to sell: its buyers were the quicker ones."""

    product: str
    listing: str = ""
    units: int


class LaunchExtended(BaseEvent, frozen=True, kw_only=True, tag="launch_extended"):
    product: str
    ends_ns: int


class SoldOut(BaseEvent, frozen=True, kw_only=True, tag="sold_out"):
    product: str


class SaleEnded(BaseEvent, frozen=True, kw_only=True, tag="sale_ended"):
    """Its minutes are over."""

    product: str


class SoldAgain(BaseEvent, frozen=True, kw_only=True, tag="sold_again"):
    """Units came back, or new ones came: it is on sale again."""

    product: str


Event = (
    RundownStarted
    | RundownStopped
    | ClockRestarted
    | ShopStateChanged
    | CallAsked
    | CallAnswered
    | CallGivenUp
    | ReadingTaken
    | ReadingConfirmed
    | StockCompared
    | ChangeHinted
    | LineCounted
    | PriceDoubted
    | ProductPrepared
    | ProductExplained
    | BasePriceSeen
    | ProductLeft
    | ProductQueued
    | LaunchArmed
    | LaunchStarted
    | CountdownStarted
    | LaunchHeld
    | LaunchCancelled
    | ZeroReached
    | StepMoved
    | StepsAdded
    | LinkOpened
    | LaunchOpened
    | LaunchFailed
    | LaunchClosing
    | UndoPlanned
    | LaunchSetAside
    | LaunchClosed
    | TrancheReleased
    | LaunchRestocked
    | UnitsAllotted
    | LaunchExtended
    | SoldOut
    | SaleEnded
    | SoldAgain
)

KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Event))  # what the records of a journal are called
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(event: Event) -> bytes:
    """One line of JSON, without the line's end."""
    return msgspec.json.encode(event, enc_hook=plain)


def decode(data: bytes) -> Event:
    """
    Raises:
        msgspec.DecodeError: not an event.
    """
    return _decoder.decode(data)
