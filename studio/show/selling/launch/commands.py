"""The commands of a launch that is armed: start, cancel, abort, extend, restock, repair. Arming itself is in `arming`."""

from __future__ import annotations

import msgspec

from studio.control.schema.selling import AbortLaunch, CancelLaunch, ExtendSale, RepairSale, Restock, StartLaunch
from studio.show.selling import catalogue, events, timing
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
    """From armed: ask the shop once more, then count down. Pressed twice it is one launch."""
    launch = _launch_on_air(decision)
    if launch.phase == "closing":
        raise guards.still_put_back(decision.show, launch)
    if launch.phase == "failed":
        raise RefusedError("not_armed", launches_says.failed(), launch.product)
    if launch.phase != "armed":
        return
    product = catalogue.product(decision.show, launch.product)
    guards.check_floor(product, launch.prices)
    _read_first(decision, launch, repair=False)


def cancel(decision: DecisionBuilder, _params: CancelLaunch) -> None:
    launch = _launch_on_air(decision)
    if not launch.is_untouched:
        text = launches_says.past_zero()
        raise RefusedError("past_zero", text, launch.product)
    decision.emit(events.LaunchCancelled(at_ns=decision.now_ns, product=launch.product))


def abort(decision: DecisionBuilder, _params: AbortLaunch) -> None:
    give_up(decision, _launch_on_air(decision), queue_says.aborted())


def give_up(decision: DecisionBuilder, launch: Launch, text: str) -> None:
    """End a launch wherever it is: before zero it is forgotten, after it everything is put back."""
    if launch.is_untouched:
        decision.emit(events.LaunchCancelled(at_ns=decision.now_ns, product=launch.product))
    elif launch.phase != "closing":
        closing.begin(decision, launch.product, text)


def extend(decision: DecisionBuilder, params: ExtendSale) -> None:
    launch = _launch_on_air(decision)
    if launch.phase not in ("opening", "checking", "open"):
        raise RefusedError("not_open", _NOT_OPEN, launch.product)
    if launch.ends_ns is None:
        raise RefusedError("no_end", launches_says.until_sold_out(), launch.product)
    ends_ns = max(launch.ends_ns, decision.now_ns) + params.seconds * timing.SECOND_NS
    decision.emit(events.LaunchExtended(at_ns=decision.now_ns, product=launch.product, ends_ns=ends_ns))


def restock(decision: DecisionBuilder, params: Restock) -> None:
    launch = _launch_on_air(decision)
    if launch.phase != "open":
        raise RefusedError("not_open", _NOT_OPEN, launch.product)
    if open_sale.is_releasing(launch):
        raise RefusedError("busy", launches_says.shop_busy(), launch.product)
    reserve = units.held_back(launch)
    decision.emit(events.LaunchRestocked(at_ns=decision.now_ns, product=launch.product, units=params.units))
    open_sale.release(decision, launch, params.units, restock=True)
    decision.result = {"held_back": min(reserve, params.units), "new": max(0, params.units - reserve)}


def repair(decision: DecisionBuilder, _params: RepairSale) -> None:
    """Do again what failed: the whole opening when it did not open, single steps of a sale that runs."""
    launch = _launch_on_air(decision)
    if launch.phase == "open":
        _repair_open(decision, launch)
    elif launch.phase == "failed" and closing.is_restored(decision, launch):
        guards.check_floor(catalogue.product(decision.show, launch.product), launch.prices)
        _read_first(decision, launch, repair=True)
    elif launch.phase in ("failed", "closing"):
        step_runner.retry_now(decision, launch)
        text = launches_says.repair_again()
        decision.result = {"remarks": [text]}
    else:
        raise RefusedError("nothing_to_repair", _NOTHING_TO_REPAIR, launch.product)


def _repair_open(decision: DecisionBuilder, launch: Launch) -> None:
    reading = decision.state.product(launch.product).reading
    wanted = {step.key: step for step in plans.repair_plan(decision.state, launch, reading)} if reading is not None else {}
    for step in launch.steps:
        if step.state != "done" and (step.call or step.key not in wanted):
            wanted[step.key] = step if step.call else msgspec.structs.replace(step, state="waiting", tries=0, must=False)
    if not wanted:
        raise RefusedError("nothing_to_repair", _NOTHING_TO_REPAIR, launch.product)
    anew = plans.with_manual_steps(decision.state, launch, wanted.values())
    decision.emit(events.StepsAdded(at_ns=decision.now_ns, product=launch.product, steps=anew))
    taken = -sum(step.value for step in anew if step.name == "stock" and step.mends)
    if taken > 0:  # whether they are goods or a shop's mistake, only people know: put back unasked, they may be sold twice
        product = f"{launch.link_no} '{launch.title}'"
        shop = catalogue.shop_name(decision.show, launch.shop)
        text = launches_says.units_stay_out(units=counted(taken, "unit"), product=product, shop=shop)
        decision.result = {"remarks": [text]}


def _read_first(decision: DecisionBuilder, launch: Launch, *, repair: bool) -> None:
    decision.emit(events.LaunchStarted(at_ns=decision.now_ns, product=launch.product, again=repair))
    decision.read_item(launch.product, launch.shop, launch.item_id)


def _launch_on_air(decision: DecisionBuilder) -> Launch:
    """The launch of the product on air, also while it is put back."""
    launch = decision.state.launch or decision.state.leftovers.get(decision.state.current or "")
    if launch is None:
        raise RefusedError("not_armed", launches_says.none_armed())
    return launch
