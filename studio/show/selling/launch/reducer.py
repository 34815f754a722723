"""The state after an event of a launch: its phase, its steps, its product's stage. The rules are those of `selling.reducer`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.show.selling import events, timing
from studio.show.selling.events import Event
from studio.show.selling.state import State

_replace = msgspec.structs.replace


def _launch_armed(state: State, event: events.LaunchArmed) -> State:
    return _replace(state.with_product(event.launch.product, stage="armed", problem=""), launch=event.launch)


def _launch_started(state: State, event: events.LaunchStarted) -> State:
    return state.with_launch(event.product, phase="verifying", again=event.again, began_ns=event.at_ns, text="")


def _countdown_started(state: State, event: events.CountdownStarted) -> State:
    state = state.with_product(event.product, stage="countdown")
    return state.with_launch(event.product, phase="countdown", began_ns=event.at_ns, zero_ns=event.zero_ns, text="")


def _launch_held(state: State, event: events.LaunchHeld) -> State:
    launch = state.launch_of(event.product)
    phase = "failed" if launch is not None and launch.again else "armed"  # a repair that is held stays a repair
    state = state.with_product(event.product, stage="armed")
    return state.with_launch(event.product, phase=phase, began_ns=event.at_ns, zero_ns=None, text=event.text)


def _launch_cancelled(state: State, event: events.LaunchCancelled) -> State:
    return _replace(_back_to_explaining(state, event.product), launch=None)


def _zero_reached(state: State, event: events.ZeroReached) -> State:
    return state.with_product(event.product, stage="countdown").with_launch(
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
    old = next((step for step in before if step.key == event.step.key), None)
    if old is None:
        return state
    new = event.step
    moved = tuple(new if step is old else step for step in before)
    changes: dict[str, Any] = {"undo" if event.undo else "steps": moved}
    if new.state == "done" and old.state != "done":
        if new.name == "stock" and new.value and not new.mends:
            withheld = max(0, launch.withheld.get(new.sku, 0) - new.value)  # new units are the shop's from then on
            rest = {sku: units for sku, units in launch.withheld.items() if sku != new.sku}
            changes["withheld"] = rest | ({new.sku: withheld} if withheld else {})
        if new.by_hand:  # people take their time; the shop has its own again from here
            changes["deadline_ns"] = max(launch.deadline_ns, event.at_ns + timing.OPENING_BUDGET_NS)
    if new.name == "link" and not event.undo and new.state in ("doing", "done"):
        changes["linked"] = True
    return state.with_launch(event.product, **changes)


def _steps_added(state: State, event: events.StepsAdded) -> State:
    launch = state.launch_of(event.product)
    if launch is None:
        return state
    keys = {step.key for step in event.steps}
    return state.with_launch(event.product, steps=(*(step for step in launch.steps if step.key not in keys), *event.steps))


def _link_opened(state: State, event: events.LinkOpened) -> State:
    return state.with_launch(event.product, phase="checking")


def _launch_opened(state: State, event: events.LaunchOpened) -> State:
    launch = state.launch_of(event.product)
    launched_ns = launch.zero_ns if launch else event.at_ns
    state = state.with_product(event.product, stage="on_sale", launched_ns=launched_ns)
    return state.with_launch(event.product, phase="open", again=False, began_ns=event.at_ns, text="")


def _launch_failed(state: State, event: events.LaunchFailed) -> State:
    state = state.with_product(event.product, stage="armed")
    return state.with_launch(event.product, phase="failed", began_ns=event.at_ns, undo=event.undo, text=event.text)


def _launch_closing(state: State, event: events.LaunchClosing) -> State:
    state = _back_to_explaining(state, event.product)
    return state.with_launch(event.product, phase="closing", began_ns=event.at_ns, undo=event.undo, text=event.text)


def _undo_planned(state: State, event: events.UndoPlanned) -> State:
    return state.with_launch(event.product, undo=event.undo)


def _launch_set_aside(state: State, event: events.LaunchSetAside) -> State:
    launch = state.launch
    if launch is None or launch.product != event.product:
        return state
    return _replace(state, launch=None, leftovers={**state.leftovers, event.product: launch})


def _launch_closed(state: State, event: events.LaunchClosed) -> State:
    if state.launch is not None and state.launch.product == event.product:
        return _replace(state, launch=None)
    return _replace(state, leftovers={name: launch for name, launch in state.leftovers.items() if name != event.product})


def _tranche_released(state: State, event: events.TrancheReleased) -> State:
    return state.with_launch(event.product, released=event.released)


def _launch_restocked(state: State, event: events.LaunchRestocked) -> State:
    launch = state.launch_of(event.product)
    if launch is None:
        return state
    return state.with_launch(event.product, quantity=launch.quantity + event.units, released=launch.released + event.units)


def _launch_extended(state: State, event: events.LaunchExtended) -> State:
    return state.with_launch(event.product, ends_ns=event.ends_ns)


def _sold_out(state: State, event: events.SoldOut) -> State:
    return state.with_product(event.product, stage="sold_out")


def _sale_ended(state: State, event: events.SaleEnded) -> State:
    return state.with_product(event.product, stage="ended", doubt="")


def _sold_again(state: State, event: events.SoldAgain) -> State:
    return state.with_product(event.product, stage="on_sale")


def _back_to_explaining(state: State, product: str) -> State:
    if state.product(product).stage in ("armed", "countdown", "on_sale"):
        return state.with_product(product, stage="explaining")
    return state


REDUCERS: dict[type[Event], Callable[[State, Any], State]] = {
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
