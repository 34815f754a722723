"""The state after an event. Total: every event folds into every state; what does not fit any more changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.show.selling import contradiction, effects, events, ledger
from studio.show.selling.events import Event
from studio.show.selling.reading import Reading
from studio.show.selling.state import Launch, Pending, ProductState, ShopState, State, Step

BUDGET_NS = 2_000_000_000  # no half-open state lasts longer

_replace = msgspec.structs.replace


def fold(state: State, event: Event) -> State:
    folded = _FOLDS[type(event)](state, event)
    return _replace(folded, latest_ns=event.at_ns)


def foldl(state: State, happened: tuple[Event, ...]) -> State:
    for event in happened:
        state = fold(state, event)
    return state


# ---------------------------------------------------------------- the show


def _rundown_started(state: State, event: events.RundownStarted) -> State:
    return _replace(state, running=True, started_ns=event.at_ns, ledger=ledger.begun(state.ledger, event.at_ns))


def _rundown_stopped(state: State, event: events.RundownStopped) -> State:
    return _replace(state, running=False)


def _clock_restarted(state: State, event: events.ClockRestarted) -> State:
    """Ages cannot be told any more: readings are none, what was in flight is unknown, what lasted lasts from now."""

    def product(one: ProductState) -> ProductState:
        explained = None if one.explained_ns is None else event.at_ns
        launched = None if one.launched_ns is None else event.at_ns
        return _replace(one, read_ns=None, asked_ns=None, pinned_ns=None, explained_ns=explained, launched_ns=launched)

    def step(one: Step) -> Step:
        return _replace(one, asked_ns=0, due_ns=0) if one.state in ("waiting", "doing") else one

    def launch(one: Launch) -> Launch:
        steps, undo = tuple(step(each) for each in one.steps), tuple(step(each) for each in one.undo)
        zero = None if one.zero_ns is None else event.at_ns
        ends = None if one.ends_ns is None else event.at_ns
        return _replace(one, began_ns=event.at_ns, zero_ns=zero, ends_ns=ends, deadline_ns=event.at_ns, steps=steps, undo=undo)

    return _replace(
        state,
        started_ns=None if state.started_ns is None else event.at_ns,
        products={name: product(one) for name, one in state.products.items()},
        launch=launch(state.launch) if state.launch else None,
        leftovers={name: launch(one) for name, one in state.leftovers.items()},
        pending={},
        ledger=ledger.clock_restarted(state.ledger, event.at_ns),
    )


def _shop_state_changed(state: State, event: events.ShopStateChanged) -> State:
    shop = ShopState(state=event.state, capabilities=event.capabilities, text=event.text)
    return _replace(state, shops={**state.shops, event.shop: shop})


# ---------------------------------------------------------------- calls


def _call_asked(state: State, event: events.CallAsked) -> State:
    effect = event.effect
    state = _replace(state, calls=state.calls + 1)
    if isinstance(effect, effects.Mark):
        return state
    if isinstance(effect, effects.ReadItem):
        state = _product(state, event.product, asked_ns=event.at_ns)
    if isinstance(effect, effects.PinItem):
        state = _product(state, event.product, pinned_ns=event.at_ns)
    waiting = Pending(effect=effect, product=event.product, asked_ns=event.at_ns)
    return _replace(state, pending={**state.pending, effect.call: waiting})


def _call_answered(state: State, event: events.CallAnswered) -> State:
    pending = {**state.pending}
    asked = pending.pop(event.call, None)
    if asked is None:
        return state
    state = _replace(state, pending=pending)
    if isinstance(asked.effect, effects.ReadItem) and not event.ok:
        return _product(state, asked.product, trouble=event.text)
    return state


def _call_given_up(state: State, event: events.CallGivenUp) -> State:
    return _replace(state, pending={call: one for call, one in state.pending.items() if call != event.call})


def _reading_taken(state: State, event: events.ReadingTaken) -> State:
    return _read(state, event.product, event.reading, event.read_ns)


def _reading_confirmed(state: State, event: events.ReadingConfirmed) -> State:
    reading = state.product(event.product).reading
    return state if reading is None else _read(state, event.product, reading, event.read_ns)


def _read(state: State, product: str, reading: Reading, read_ns: int) -> State:
    compared = contradiction.compared(state, product, reading, read_ns)
    return _product(state, product, reading=reading, read_ns=read_ns, trouble="", **compared)


def _line_counted(state: State, event: events.LineCounted) -> State:
    counted = ledger.counted(state.ledger, event.shop, event.product, event.line, event.at_ns)
    return _replace(state, ledger=counted)


def _price_doubted(state: State, event: events.PriceDoubted) -> State:
    return _product(state, event.product, doubt=event.text)


# ---------------------------------------------------------------- queue


def _product_prepared(state: State, event: events.ProductPrepared) -> State:
    stage = state.product(event.product).stage
    return _product(state, event.product, stage="prepared" if stage == "queued" else stage, problem=event.problem)


def _product_explained(state: State, event: events.ProductExplained) -> State:
    old = state.current
    if old is not None and old != event.product and state.product(old).stage == "explaining":
        state = _product(state, old, stage="prepared", doubt="")  # interrupted: it can be explained again
    explained_ns = state.product(event.product).explained_ns or event.at_ns
    state = _product(state, event.product, stage="explaining", explained_ns=explained_ns, announced=None)
    return _replace(state, current=event.product)


def _base_price_seen(state: State, event: events.BasePriceSeen) -> State:
    return _product(state, event.product, announced=event.announced)


def _product_left(state: State, event: events.ProductLeft) -> State:
    state = _product(state, event.product, stage=event.stage, doubt="", problem=event.text)
    return _replace(state, current=None) if state.current == event.product else state


def _product_queued(state: State, event: events.ProductQueued) -> State:
    old = state.product(event.product)
    fresh = ProductState(run=event.run, reading=old.reading, read_ns=old.read_ns, asked_ns=old.asked_ns)
    state = _replace(state, products={**state.products, event.product: fresh})
    return _replace(state, current=None) if state.current == event.product else state


# ---------------------------------------------------------------- launch


def _launch_armed(state: State, event: events.LaunchArmed) -> State:
    return _replace(_product(state, event.launch.product, stage="armed", problem=""), launch=event.launch)


def _launch_started(state: State, event: events.LaunchStarted) -> State:
    return _launch(state, event.product, phase="verifying", again=event.again, began_ns=event.at_ns, text="")


def _countdown_started(state: State, event: events.CountdownStarted) -> State:
    state = _product(state, event.product, stage="countdown")
    return _launch(state, event.product, phase="countdown", began_ns=event.at_ns, zero_ns=event.zero_ns, text="")


def _launch_held(state: State, event: events.LaunchHeld) -> State:
    launch = state.launch_of(event.product)
    phase = "failed" if launch is not None and launch.again else "armed"  # a repair that is held stays a repair
    state = _product(state, event.product, stage="armed")
    return _launch(state, event.product, phase=phase, began_ns=event.at_ns, zero_ns=None, text=event.text)


def _launch_cancelled(state: State, event: events.LaunchCancelled) -> State:
    return _replace(_back_to_explaining(state, event.product), launch=None)


def _zero_reached(state: State, event: events.ZeroReached) -> State:
    return _launch(
        _product(state, event.product, stage="countdown"),
        event.product,
        phase="opening",
        began_ns=event.at_ns,
        zero_ns=event.zero_ns,
        ends_ns=event.ends_ns,
        deadline_ns=event.deadline_ns,
        released=event.released,
        old_prices=event.old_prices,
        old_limit=event.old_limit,
        ordered_before=event.ordered_before,
        steps=event.steps,
        undo=(),
        linked=False,
        text="",
    )


def _step_moved(state: State, event: events.StepMoved) -> State:
    launch = state.launch_of(event.product)
    if launch is None:
        return state
    before = launch.undo if event.undo else launch.steps
    old = next((one for one in before if one.key == event.step.key), None)
    if old is None:
        return state
    new = event.step
    moved = tuple(new if one is old else one for one in before)
    changes: dict[str, Any] = {"undo" if event.undo else "steps": moved}
    if new.state == "done" and old.state != "done":
        if new.name == "stock" and new.value and not new.mends:
            withheld = max(0, launch.withheld.get(new.sku, 0) - new.value)  # new units are the shop's from then on
            rest = {sku: units for sku, units in launch.withheld.items() if sku != new.sku}
            changes["withheld"] = rest | ({new.sku: withheld} if withheld else {})
        if new.by_hand:  # people take their time; the shop has its own again from here
            changes["deadline_ns"] = max(launch.deadline_ns, event.at_ns + BUDGET_NS)
    if new.name == "link" and not event.undo and new.state in ("doing", "done"):
        changes["linked"] = True
    return _launch(state, event.product, **changes)


def _steps_added(state: State, event: events.StepsAdded) -> State:
    launch = state.launch_of(event.product)
    if launch is None:
        return state
    keys = {one.key for one in event.steps}
    return _launch(state, event.product, steps=(*(one for one in launch.steps if one.key not in keys), *event.steps))


def _link_opened(state: State, event: events.LinkOpened) -> State:
    return _launch(state, event.product, phase="checking")


def _launch_opened(state: State, event: events.LaunchOpened) -> State:
    launch = state.launch_of(event.product)
    launched_ns = launch.zero_ns if launch else event.at_ns
    state = _product(state, event.product, stage="on_sale", launched_ns=launched_ns)
    return _launch(state, event.product, phase="open", again=False, began_ns=event.at_ns, text="")


def _launch_failed(state: State, event: events.LaunchFailed) -> State:
    state = _product(state, event.product, stage="armed")
    return _launch(state, event.product, phase="failed", began_ns=event.at_ns, undo=event.undo, text=event.text)


def _launch_closing(state: State, event: events.LaunchClosing) -> State:
    state = _back_to_explaining(state, event.product)
    return _launch(state, event.product, phase="closing", began_ns=event.at_ns, undo=event.undo, text=event.text)


def _undo_planned(state: State, event: events.UndoPlanned) -> State:
    return _launch(state, event.product, undo=event.undo)


def _launch_set_aside(state: State, event: events.LaunchSetAside) -> State:
    launch = state.launch
    if launch is None or launch.product != event.product:
        return state
    return _replace(state, launch=None, leftovers={**state.leftovers, event.product: launch})


def _launch_closed(state: State, event: events.LaunchClosed) -> State:
    if state.launch is not None and state.launch.product == event.product:
        return _replace(state, launch=None)
    return _replace(state, leftovers={name: one for name, one in state.leftovers.items() if name != event.product})


def _tranche_released(state: State, event: events.TrancheReleased) -> State:
    return _launch(state, event.product, released=event.released)


def _launch_restocked(state: State, event: events.LaunchRestocked) -> State:
    launch = state.launch_of(event.product)
    if launch is None:
        return state
    return _launch(state, event.product, quantity=launch.quantity + event.units, released=launch.released + event.units)


def _launch_extended(state: State, event: events.LaunchExtended) -> State:
    return _launch(state, event.product, ends_ns=event.ends_ns)


def _sold_out(state: State, event: events.SoldOut) -> State:
    return _product(state, event.product, stage="sold_out")


def _sale_ended(state: State, event: events.SaleEnded) -> State:
    return _product(state, event.product, stage="ended", doubt="")


def _sold_again(state: State, event: events.SoldAgain) -> State:
    return _product(state, event.product, stage="on_sale")


def _product(state: State, product: str, **changes: Any) -> State:
    return _replace(state, products={**state.products, product: _replace(state.product(product), **changes)})


def _launch(state: State, product: str, **changes: Any) -> State:
    if state.launch is not None and state.launch.product == product:
        return _replace(state, launch=_replace(state.launch, **changes))
    if product in state.leftovers:
        return _replace(state, leftovers={**state.leftovers, product: _replace(state.leftovers[product], **changes)})
    return state


def _back_to_explaining(state: State, product: str) -> State:
    if state.product(product).stage in ("armed", "countdown", "on_sale"):
        return _product(state, product, stage="explaining")
    return state


_FOLDS: dict[type[Event], Callable[[State, Any], State]] = {
    events.RundownStarted: _rundown_started,
    events.RundownStopped: _rundown_stopped,
    events.ClockRestarted: _clock_restarted,
    events.ShopStateChanged: _shop_state_changed,
    events.CallAsked: _call_asked,
    events.CallAnswered: _call_answered,
    events.CallGivenUp: _call_given_up,
    events.ReadingTaken: _reading_taken,
    events.ReadingConfirmed: _reading_confirmed,
    events.LineCounted: _line_counted,
    events.PriceDoubted: _price_doubted,
    events.ProductPrepared: _product_prepared,
    events.ProductExplained: _product_explained,
    events.BasePriceSeen: _base_price_seen,
    events.ProductLeft: _product_left,
    events.ProductQueued: _product_queued,
    events.LaunchArmed: _launch_armed,
    events.LaunchStarted: _launch_started,
    events.CountdownStarted: _countdown_started,
    events.LaunchHeld: _launch_held,
    events.LaunchCancelled: _launch_cancelled,
    events.ZeroReached: _zero_reached,
    events.StepMoved: _step_moved,
    events.StepsAdded: _steps_added,
    events.LinkOpened: _link_opened,
    events.LaunchOpened: _launch_opened,
    events.LaunchFailed: _launch_failed,
    events.LaunchClosing: _launch_closing,
    events.UndoPlanned: _undo_planned,
    events.LaunchSetAside: _launch_set_aside,
    events.LaunchClosed: _launch_closed,
    events.TrancheReleased: _tranche_released,
    events.LaunchRestocked: _launch_restocked,
    events.LaunchExtended: _launch_extended,
    events.SoldOut: _sold_out,
    events.SaleEnded: _sale_ended,
    events.SoldAgain: _sold_again,
}
