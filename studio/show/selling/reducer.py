"""The state after an event, and after many: the only place where the state changes.

An event carries everything that its application needs, so the same events always make the same state, whoever applies them and
when. That is what a crash is survived by: the desk appends every event to the journal before its effects leave, and the state
after a restart is the latest snapshot with the events since applied to it, equal to the last bit. So nothing here reads a
clock, a show or a setting, nothing here refuses, and every event can be applied to every state: one that does not fit any more
(its launch has gone) changes nothing. What an event meant when it was written it must mean for ever: journals outlive versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from studio.show.selling import effects, events, ledger
from studio.show.selling.events import Event
from studio.show.selling.launch import contradiction
from studio.show.selling.launch import reducer as launch_reducer
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.places import Place
from studio.show.selling.state import ListingState, PendingCall, ProductState, ShopState, State
from studio.values.shop import Reading

_replace = msgspec.structs.replace


def apply(state: State, event: Event) -> State:
    """The state after one event."""
    applied = _REDUCERS[type(event)](state, event)
    return _replace(applied, latest_ns=event.at_ns)


def replay(state: State, happened: Iterable[Event]) -> State:
    """The state after these events, in their order."""
    for event in happened:
        state = apply(state, event)
    return state


def _rundown_started(state: State, event: events.RundownStarted) -> State:
    return _replace(state, running=True, started_ns=event.at_ns, ledger=ledger.begun(state.ledger, event.at_ns))


def _rundown_stopped(state: State, event: events.RundownStopped) -> State:
    return _replace(state, running=False)


def _clock_restarted(state: State, event: events.ClockRestarted) -> State:
    """Ages cannot be told any more: readings are none, what was in flight is unknown, what lasted lasts from now."""

    def now(at_ns: int | None) -> int | None:
        return None if at_ns is None else event.at_ns

    def ageless(product: ProductState) -> ProductState:
        listings = {
            key: _replace(listing, read_ns=None, asked_ns=None, pinned_ns=None, compared_ns=None)
            for key, listing in product.listings.items()
        }
        explained_ns, launched_ns = now(product.explained_ns), now(product.launched_ns)
        return _replace(product, explained_ns=explained_ns, launched_ns=launched_ns, listings=listings)

    def unasked(plan: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(_replace(step, asked_ns=0, due_ns=0) if step.state in ("waiting", "doing") else step for step in plan)

    def begun_now(launch: Launch) -> Launch:
        times = {
            "began_ns": event.at_ns,
            "zero_ns": now(launch.zero_ns),
            "ends_ns": now(launch.ends_ns),
            "deadline_ns": event.at_ns,
        }
        return _replace(launch, steps=unasked(launch.steps), undo=unasked(launch.undo), **times)

    return _replace(
        state,
        started_ns=now(state.started_ns),
        products={name: ageless(product) for name, product in state.products.items()},
        on_air=tuple(map(begun_now, state.on_air)),
        set_aside={name: tuple(map(begun_now, launches)) for name, launches in state.set_aside.items()},
        pending={},
        ledger=ledger.clock_restarted(state.ledger, event.at_ns),
    )


def _shop_state_changed(state: State, event: events.ShopStateChanged) -> State:
    shop = ShopState(state=event.state, capabilities=event.capabilities, text=event.text, fed=event.fed)
    return _replace(state, shops={**state.shops, event.shop: shop})


def _call_asked(state: State, event: events.CallAsked) -> State:
    effect = event.effect
    state = _replace(state, calls=state.calls + 1)
    if isinstance(effect, effects.Mark):
        return state
    if isinstance(effect, effects.ReadItem):
        state = state.with_listing(event.product, _listing(effect), asked_ns=event.at_ns, hinted=False)
    if isinstance(effect, effects.PinItem) and effect.item_id is not None:
        state = state.with_listing(event.product, _listing(effect), pinned_ns=event.at_ns)
    waiting = PendingCall(effect=effect, product=event.product, asked_ns=event.at_ns)
    return _replace(state, pending={**state.pending, effect.call: waiting})


def _call_answered(state: State, event: events.CallAnswered) -> State:
    pending = {**state.pending}
    asked = pending.pop(event.call, None)
    if asked is None:
        return state
    state = _replace(state, pending=pending)
    if isinstance(asked.effect, effects.ReadItem) and not event.ok:
        return state.with_listing(asked.product, _listing(asked.effect), trouble=event.text)
    return state


def _call_given_up(state: State, event: events.CallGivenUp) -> State:
    return _replace(state, pending={call: pending for call, pending in state.pending.items() if call != event.call})


def _listing(effect: effects.ReadItem | effects.PinItem) -> str:
    """The listing that is read or pinned, as `places.Place.key` has it."""
    return Place(effect.shop, effect.item_id or "").key


def _reading_taken(state: State, event: events.ReadingTaken) -> State:
    return _read(state, event, event.reading)


def _reading_confirmed(state: State, event: events.ReadingConfirmed) -> State:
    reading = state.listing(event.product, event.listing).reading
    return state if reading is None else _read(state, event, reading)


def _read(state: State, event: events.ReadingTaken | events.ReadingConfirmed, reading: Reading) -> State:
    """What is told unasked comes many times while buyers order: its stock is compared with nothing, the next that is read is."""
    product, listing, read_ns = event.product, event.listing, event.read_ns
    compared = {} if event.told else contradiction.compared(state, product, listing, reading.stocks, read_ns)
    return state.with_listing(product, listing, reading=reading, read_ns=read_ns, trouble="", **compared)


def _stock_compared(state: State, event: events.StockCompared) -> State:
    compared = contradiction.compared(state, event.product, event.listing, event.stocks, event.read_ns)
    return state.with_listing(event.product, event.listing, **compared)


def _change_hinted(state: State, event: events.ChangeHinted) -> State:
    return state.with_listing(event.product, event.listing, hinted=True)


def _line_counted(state: State, event: events.LineCounted) -> State:
    counted = ledger.counted(state.ledger, event.shop, event.product, event.line, event.at_ns)
    return _replace(state, ledger=counted)


def _price_doubted(state: State, event: events.PriceDoubted) -> State:
    return state.with_product(event.product, doubt=event.text)


def _product_prepared(state: State, event: events.ProductPrepared) -> State:
    stage = state.product(event.product).stage
    return state.with_product(event.product, stage="prepared" if stage == "queued" else stage, problem=event.problem)


def _product_explained(state: State, event: events.ProductExplained) -> State:
    old = state.current
    if old is not None and old != event.product and state.product(old).stage == "explaining":
        state = state.with_product(old, stage="prepared", doubt="")  # interrupted: it can be explained again
    explained_ns = state.product(event.product).explained_ns or event.at_ns
    state = state.with_product(event.product, stage="explaining", explained_ns=explained_ns, announced=None)
    return _replace(state, current=event.product)


def _base_price_seen(state: State, event: events.BasePriceSeen) -> State:
    return state.with_product(event.product, announced=event.announced)


def _product_left(state: State, event: events.ProductLeft) -> State:
    state = state.with_product(event.product, stage=event.stage, doubt="", problem=event.text)
    return _replace(state, current=None) if state.current == event.product else state


def _product_queued(state: State, event: events.ProductQueued) -> State:
    old = state.product(event.product)
    known = {
        key: ListingState(reading=one.reading, read_ns=one.read_ns, asked_ns=one.asked_ns, hinted=one.hinted)
        for key, one in old.listings.items()
    }
    fresh = ProductState(run=event.run, listings=known)
    state = _replace(state, products={**state.products, event.product: fresh})
    return _replace(state, current=None) if state.current == event.product else state


_REDUCERS: dict[type[Event], Callable[[State, Any], State]] = {
    events.RundownStarted: _rundown_started,
    events.RundownStopped: _rundown_stopped,
    events.ClockRestarted: _clock_restarted,
    events.ShopStateChanged: _shop_state_changed,
    events.CallAsked: _call_asked,
    events.CallAnswered: _call_answered,
    events.CallGivenUp: _call_given_up,
    events.ReadingTaken: _reading_taken,
    events.ReadingConfirmed: _reading_confirmed,
    events.StockCompared: _stock_compared,
    events.ChangeHinted: _change_hinted,
    events.LineCounted: _line_counted,
    events.PriceDoubted: _price_doubted,
    events.ProductPrepared: _product_prepared,
    events.ProductExplained: _product_explained,
    events.BasePriceSeen: _base_price_seen,
    events.ProductLeft: _product_left,
    events.ProductQueued: _product_queued,
    **launch_reducer.REDUCERS,
}
