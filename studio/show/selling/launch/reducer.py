"""The state after an event of a launch: its phase, its steps, its product's stage. The rules are those of `selling.reducer`.

A product that is launched in several shops has one stage: as long as it can be bought in one of them, what happens in another
takes nobody off sale.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from studio.show.selling import events, timing
from studio.show.selling.events import Event
from studio.show.selling.state import Stage, State

_replace = msgspec.structs.replace


def _launch_armed(state: State, event: events.LaunchArmed) -> State:
    return _replace(state.with_product(event.launch.product, stage="armed", problem=""), on_air=(event.launch, *event.others))


def _launch_started(state: State, event: events.LaunchStarted) -> State:
    return state.with_launch(event.product, event.listing, phase="verifying", again=event.again, began_ns=event.at_ns, text="")


def _countdown_started(state: State, event: events.CountdownStarted) -> State:
    state = state.with_product(event.product, stage="countdown")
    counting = tuple(
        _replace(launch, phase="countdown", began_ns=event.at_ns, zero_ns=event.zero_ns, text="")
        for launch in state.launches_of(event.product)
    )
    return state.with_launches(event.product, counting)


def _launch_held(state: State, event: events.LaunchHeld) -> State:
    launch = state.launch_at(event.product, event.listing)
    phase = "failed" if launch is not None and launch.again else "armed"  # a repair that is held stays a repair
    state = _staged(state, event, "armed")
    return state.with_launch(event.product, event.listing, phase=phase, began_ns=event.at_ns, zero_ns=None, text=event.text)


def _launch_cancelled(state: State, event: events.LaunchCancelled) -> State:
    return _replace(_back_to_explaining(state, event.product), on_air=())


def _zero_reached(state: State, event: events.ZeroReached) -> State:
    return _staged(state, event, "countdown").with_launch(
        event.product,
        event.listing,
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
    launch = state.launch_at(event.product, event.listing)
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
    return state.with_launch(event.product, event.listing, **changes)


def _steps_added(state: State, event: events.StepsAdded) -> State:
    launch = state.launch_at(event.product, event.listing)
    if launch is None:
        return state
    keys = {step.key for step in event.steps}
    steps = (*(step for step in launch.steps if step.key not in keys), *event.steps)
    return state.with_launch(event.product, event.listing, steps=steps)


def _link_opened(state: State, event: events.LinkOpened) -> State:
    return state.with_launch(event.product, event.listing, phase="checking")


def _launch_opened(state: State, event: events.LaunchOpened) -> State:
    launch = state.launch_at(event.product, event.listing)
    launched_ns = launch.zero_ns if launch else event.at_ns
    if any(one.phase == "open" for one in state.launches_of(event.product)):  # it follows, or was repaired
        launched_ns = state.product(event.product).launched_ns
    state = state.with_product(event.product, stage="on_sale", launched_ns=launched_ns)
    return state.with_launch(event.product, event.listing, phase="open", again=False, began_ns=event.at_ns, text="")


def _launch_failed(state: State, event: events.LaunchFailed) -> State:
    state = _staged(state, event, "armed")
    return state.with_launch(event.product, event.listing, phase="failed", began_ns=event.at_ns, undo=event.undo, text=event.text)


def _launch_closing(state: State, event: events.LaunchClosing) -> State:
    if not _sells_elsewhere(state, event.product, event.listing):
        state = _back_to_explaining(state, event.product)
    return state.with_launch(
        event.product, event.listing, phase="closing", began_ns=event.at_ns, undo=event.undo, text=event.text
    )


def _undo_planned(state: State, event: events.UndoPlanned) -> State:
    return state.with_launch(event.product, event.listing, undo=event.undo)


def _launch_set_aside(state: State, event: events.LaunchSetAside) -> State:
    if not state.on_air or state.on_air[0].product != event.product:
        return state
    return _replace(state, on_air=(), set_aside={**state.set_aside, event.product: state.on_air})


def _launch_closed(state: State, event: events.LaunchClosed) -> State:
    closed = state.launch_at(event.product, event.listing)
    left = tuple(launch for launch in state.launches_of(event.product) if launch is not closed)
    return state.with_launches(event.product, left)


def _tranche_released(state: State, event: events.TrancheReleased) -> State:
    return state.with_launch(event.product, event.listing, released=event.released)


def _launch_restocked(state: State, event: events.LaunchRestocked) -> State:
    launch = state.launch_at(event.product, event.listing)
    if launch is None:
        return state
    quantity, released = launch.quantity + event.units, launch.released + event.units
    return state.with_launch(event.product, event.listing, quantity=quantity, released=released)


def _units_allotted(state: State, event: events.UnitsAllotted) -> State:
    launch = state.launch_at(event.product, event.listing)
    if launch is None:
        return state
    launches = tuple(_replace(one, pool=max(0, one.pool - event.units)) for one in state.launches_of(event.product))
    state = state.with_launches(event.product, launches)
    return state.with_launch(event.product, event.listing, quantity=launch.quantity + event.units)


def _launch_extended(state: State, event: events.LaunchExtended) -> State:
    launches = tuple(_replace(launch, ends_ns=event.ends_ns) for launch in state.launches_of(event.product))
    return state.with_launches(event.product, launches)


def _sold_out(state: State, event: events.SoldOut) -> State:
    return state.with_product(event.product, stage="sold_out")


def _sale_ended(state: State, event: events.SaleEnded) -> State:
    return state.with_product(event.product, stage="ended", doubt="")


def _sold_again(state: State, event: events.SoldAgain) -> State:
    return state.with_product(event.product, stage="on_sale")


def _sells_elsewhere(state: State, product: str, listing: str) -> bool:
    """Whether the product is being sold, or opened, in another shop than this one."""
    here = state.launch_at(product, listing)
    return any(one.is_selling for one in state.launches_of(product) if one is not here)


def _staged(state: State, event: events.LaunchHeld | events.ZeroReached | events.LaunchFailed, stage: Stage) -> State:
    """The product's stage follows what happened in one shop, unless it is sold in another."""
    if _sells_elsewhere(state, event.product, event.listing):
        return state
    return state.with_product(event.product, stage=stage)


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
    events.UnitsAllotted: _units_allotted,
    events.LaunchExtended: _launch_extended,
    events.SoldOut: _sold_out,
    events.SaleEnded: _sale_ended,
    events.SoldAgain: _sold_again,
}
