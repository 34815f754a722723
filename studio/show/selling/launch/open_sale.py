"""An open sale: tranches that follow each other, sold out, on sale again, its end, as ledger, stock and clock say."""

from __future__ import annotations

from studio.show.selling import events, stock
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import closing, plans, step_runner, units
from studio.show.selling.launch.state import Launch
from studio.words import queue as says


def follow_stock(decision: DecisionBuilder, product: str) -> None:
    """Release the next tranche when one has gone; say sold out when all have, and take it back when units come back."""
    launch = decision.state.launch_of(product)
    if launch is None or launch.phase != "open" or is_releasing(launch):
        return
    stage = decision.state.product(product).stage
    left = units.left(decision.state, launch)
    tranche = stock.next_tranche(launch.quantity, launch.released, launch.tranche)
    over = launch.ends_ns is not None and decision.now_ns >= launch.ends_ns and not launch.until_sold_out
    if left == 0 and tranche and not over:
        decision.emit(events.TrancheReleased(at_ns=decision.now_ns, product=product, released=launch.released + tranche))
        release(decision, launch, tranche)
    elif left == 0 and not tranche and stage == "on_sale":
        decision.emit(events.SoldOut(at_ns=decision.now_ns, product=product))
    elif left > 0 and stage == "sold_out":
        decision.emit(events.SoldAgain(at_ns=decision.now_ns, product=product))


def release(decision: DecisionBuilder, launch: Launch, count: int, *, restock: bool = False) -> None:
    """Put further units into the shop's stock."""
    added = plans.tranche_plan(decision.state, launch, count, restock=restock)
    if added:
        decision.emit(events.StepsAdded(at_ns=decision.now_ns, product=launch.product, steps=added))
        step_runner.run_due(decision, launch.product, undo=False)


def is_releasing(launch: Launch) -> bool:
    """Whether the shop has not confirmed the latest units yet."""
    return any(step.name == "stock" and step.state in ("waiting", "doing") for step in launch.steps)


def end_when_due(decision: DecisionBuilder, product: str) -> None:
    """Close the launch when its minutes are over, or, when it runs until it is sold out, when it is."""
    launch = decision.state.launch_of(product)
    if launch is None or launch.phase != "open" or launch.ends_ns is None or decision.now_ns < launch.ends_ns:
        return
    sold_out = decision.state.product(product).stage == "sold_out"
    if sold_out or not launch.until_sold_out:
        closing.begin(decision, product, says.sold_out_now() if sold_out else says.minutes_over())
        if not sold_out:
            decision.emit(events.SaleEnded(at_ns=decision.now_ns, product=product))
