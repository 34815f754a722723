"""The commands of a launch that is armed: start, cancel, abort, extend, restock, repair. Arming itself is in `arming`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studio.control.schema.selling import AbortLaunch, CancelLaunch, ExtendSale, RepairSale, Restock, StartLaunch
from studio.show.selling import catalogue, events, stock, timing
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import closing, guards, open_sale, plans, step_runner, units
from studio.show.selling.launch.state import Launch
from studio.values.counting import counted
from studio.values.errors import RefusedError
from studio.words import launches as launches_says
from studio.words import queue as queue_says

_NOT_OPEN = launches_says.no_sale()
_NOTHING_TO_REPAIR = launches_says.nothing_to_repair()


def start(decision: DecisionBuilder, _params: StartLaunch) -> None:
    """From armed: ask the shops once more, then count down. Pressed twice it is one launch."""
    launches = _on_air(decision)
    launch = launches[0]
    if all(one.phase == "closing" for one in launches):
        raise guards.still_put_back(decision.show, launch)
    if any(one.phase == "failed" for one in launches):
        raise RefusedError("not_armed", launches_says.failed(), launch.product)
    if launch.phase != "armed":
        return
    product = catalogue.product(decision.show, launch.product)
    guards.check_floor(product, launch.prices)
    for one in launches:
        _read_first(decision, one, repair=False)


def cancel(decision: DecisionBuilder, _params: CancelLaunch) -> None:
    launches = _on_air(decision)
    if not all(launch.is_untouched for launch in launches):
        raise RefusedError("past_zero", launches_says.past_zero(), launches[0].product)
    decision.emit(events.LaunchCancelled(at_ns=decision.now_ns, product=launches[0].product))


def abort(decision: DecisionBuilder, _params: AbortLaunch) -> None:
    give_up(decision, _on_air(decision), queue_says.aborted())


def give_up(decision: DecisionBuilder, launches: Sequence[Launch], text: str) -> None:
    """End a launch wherever it is: before zero it is forgotten, after it everything is put back."""
    if launches and all(launch.is_untouched for launch in launches):
        decision.emit(events.LaunchCancelled(at_ns=decision.now_ns, product=launches[0].product))
        return
    for launch in launches:
        if launch.phase != "closing":
            closing.begin(decision, launch, text)


def extend(decision: DecisionBuilder, params: ExtendSale) -> None:
    launches = _on_air(decision)
    ending = [launch for launch in launches if launch.is_selling]
    if not ending:
        raise RefusedError("not_open", _NOT_OPEN, launches[0].product)
    if ending[0].ends_ns is None:
        raise RefusedError("no_end", launches_says.until_sold_out(), launches[0].product)
    ends_ns = max(ending[0].ends_ns, decision.now_ns) + params.seconds * timing.SECOND_NS
    decision.emit(events.LaunchExtended(at_ns=decision.now_ns, product=launches[0].product, ends_ns=ends_ns))


def restock(decision: DecisionBuilder, params: Restock) -> None:
    """Further units to sell, shared among the shops that sell as what they had was."""
    launches = _on_air(decision)
    selling = [launch for launch in launches if launch.phase == "open"]
    if not selling:
        raise RefusedError("not_open", _NOT_OPEN, launches[0].product)
    if any(open_sale.is_releasing(launch) for launch in selling):
        raise RefusedError("busy", launches_says.shop_busy(), launches[0].product)
    shares = stock.shared(params.units, {launch.listing: launch.quantity for launch in selling})
    held_back = 0
    for launch in selling:
        count, product, listing = shares[launch.listing], launch.product, launch.listing
        if count:
            held_back += min(units.held_back(launch), count)
            decision.emit(events.LaunchRestocked(at_ns=decision.now_ns, product=product, listing=listing, units=count))
            open_sale.release(decision, decision.now(launch), count, restock=True)
    decision.result = {"held_back": held_back, "new": params.units - held_back}


def repair(decision: DecisionBuilder, _params: RepairSale) -> None:
    """Do again what failed: the whole opening in a shop that did not open, single steps of a sale that runs."""
    launches = _on_air(decision)
    remarks: list[str] = []
    repaired = False
    for launch in launches:
        said = _repair(decision, launch)
        repaired = repaired or said is not None
        remarks += said or ()
    if not repaired:
        raise RefusedError("nothing_to_repair", _NOTHING_TO_REPAIR, launches[0].product)
    if remarks:
        decision.result = {"remarks": list(dict.fromkeys(remarks))}


def _repair(decision: DecisionBuilder, launch: Launch) -> Sequence[str] | None:
    """Repair the launch in one shop. Returns what is to be minded; None: there is nothing to repair."""
    if launch.phase == "open":
        return _repair_open(decision, launch)
    if launch.phase == "failed" and closing.is_restored(decision, launch):
        guards.check_floor(catalogue.product(decision.show, launch.product), launch.prices)
        _read_first(decision, launch, repair=True)
        return ()
    if launch.phase in ("failed", "closing"):
        step_runner.retry_now(decision, launch)
        return (launches_says.repair_again(),)
    return None


def _repair_open(decision: DecisionBuilder, launch: Launch) -> Sequence[str] | None:
    reading = decision.state.sold_by(launch).reading
    wanted = {step.key: step for step in plans.repair_plan(decision.state, launch, reading)} if reading is not None else {}
    for step in launch.steps:
        if step.state != "done" and (step.call or step.key not in wanted):
            wanted[step.key] = step if step.call else msgspec.structs.replace(step, state="waiting", tries=0, must=False)
    if not wanted:
        return None
    anew = plans.with_manual_steps(decision.state, launch, wanted.values())
    decision.emit(events.StepsAdded(at_ns=decision.now_ns, product=launch.product, listing=launch.listing, steps=anew))
    taken = -sum(step.value for step in anew if step.name == "stock" and step.mends)
    if taken <= 0:
        return ()
    # Whether they are goods or a shop's mistake, only people know: put back unasked, they may be sold twice.
    product = f"{launch.link_no} '{launch.title}'"
    shop = catalogue.shop_name(decision.show, launch.shop)
    return (launches_says.units_stay_out(units=counted(taken, "unit"), product=product, shop=shop),)


def _read_first(decision: DecisionBuilder, launch: Launch, *, repair: bool) -> None:
    product, listing = launch.product, launch.listing
    decision.emit(events.LaunchStarted(at_ns=decision.now_ns, product=product, listing=listing, again=repair))
    decision.read_launched(launch)


def _on_air(decision: DecisionBuilder) -> tuple[Launch, ...]:
    """The launch of the product on air in each of its shops, also while it is put back.

    Raises:
        RefusedError: nothing is launched.
    """
    launches = decision.state.on_air or decision.state.launches_of(decision.state.current or "")
    if not launches:
        raise RefusedError("not_armed", launches_says.none_armed())
    return launches
