"""An open sale: tranches that follow each other, sold out, on sale again, its end, as ledger, stock and clock say."""

from __future__ import annotations

from studio.show.selling import events, stock
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import allocation, closing, plans, step_runner, units
from studio.show.selling.launch.state import Launch
from studio.words import queue as says


def follow_stock(decision: DecisionBuilder, product: str) -> None:
    """Release the next tranche when one has gone; say sold out when all have, and take it back when units come back.

    The product is sold out when it is in every shop that sells it, and none of them has any to come.
    """
    for launch in _open(decision, product):
        _give_more(decision, launch)
        _release_next(decision, decision.now(launch))
    launches = _open(decision, product)
    if not launches or any(is_releasing(launch) for launch in launches):
        return
    stage = decision.state.product(product).stage
    left = sum(units.left(decision.state, launch) for launch in launches)
    to_come = any(_next_tranche(launch) for launch in launches)
    opening = any(launch.phase in ("opening", "checking") for launch in decision.state.launches_of(product))
    if left == 0 and not to_come and not opening and stage == "on_sale":
        decision.emit(events.SoldOut(at_ns=decision.now_ns, product=product))
    elif left > 0 and stage == "sold_out":
        decision.emit(events.SoldAgain(at_ns=decision.now_ns, product=product))


def release(decision: DecisionBuilder, launch: Launch, count: int, *, restock: bool = False) -> None:
    """Put further units into the shop's stock."""
    added = plans.tranche_plan(decision.state, launch, count, restock=restock)
    if added:
        product, listing = launch.product, launch.listing
        decision.emit(events.StepsAdded(at_ns=decision.now_ns, product=product, listing=listing, steps=added))
        step_runner.run_due(decision, decision.now(launch), undo=False)


def _open(decision: DecisionBuilder, product: str) -> tuple[Launch, ...]:
    return tuple(launch for launch in decision.state.launches_of(product) if launch.phase == "open")


def _next_tranche(launch: Launch) -> int:
    return stock.next_tranche(launch.quantity, launch.released, launch.tranche)


def _release_next(decision: DecisionBuilder, launch: Launch) -> None:
    tranche = _next_tranche(launch)
    over = launch.ends_ns is not None and decision.now_ns >= launch.ends_ns and not launch.until_sold_out
    if is_releasing(launch) or not tranche or over or units.left(decision.state, launch):
        return
    released, product, listing = launch.released + tranche, launch.product, launch.listing
    decision.emit(events.TrancheReleased(at_ns=decision.now_ns, product=product, listing=listing, released=released))
    release(decision, decision.now(launch), tranche)


def _give_more(decision: DecisionBuilder, launch: Launch) -> None:
    """A shop that has hardly any left to sell gets more of those that no shop has been given."""
    if not stock.running_low(units.left_to_sell(decision.state, launch), launch.quantity):
        return
    given = allocation.following(launch, decision.state.launches_of(launch.product))
    if given:
        product, listing = launch.product, launch.listing
        decision.emit(events.UnitsAllotted(at_ns=decision.now_ns, product=product, listing=listing, units=given))


def is_releasing(launch: Launch) -> bool:
    """Whether the shop has not confirmed the latest units yet."""
    return any(step.name == "stock" and step.state in ("waiting", "doing") for step in launch.steps)


def end_when_due(decision: DecisionBuilder, product: str) -> None:
    """Close the launch when its minutes are over, or, when it runs until it is sold out, when it is.

    With the last shop that sells a sale is over: one that failed is not to be repaired any more, one that a person still opens
    is not to be opened.
    """
    sold_out = decision.state.product(product).stage == "sold_out"
    over = [launch for launch in _open(decision, product) if not _has_time(decision, launch)]
    over = [launch for launch in over if sold_out or not launch.until_sold_out]
    text = says.sold_out_now() if sold_out else says.minutes_over()
    for launch in over:
        closing.begin(decision, launch, text)
    if not over:
        return
    rest = [launch for launch in decision.state.launches_of(product) if launch.phase != "closing"]
    if any(launch.is_selling and (launch.until_sold_out or _has_time(decision, launch)) for launch in rest):
        return
    for launch in rest:
        closing.begin(decision, launch, text)
    if not sold_out:
        decision.emit(events.SaleEnded(at_ns=decision.now_ns, product=product))


def _has_time(decision: DecisionBuilder, launch: Launch) -> bool:
    return launch.ends_ns is None or decision.now_ns < launch.ends_ns
