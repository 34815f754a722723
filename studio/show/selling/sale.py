"""An open sale: lots that follow each other, sold out, on sale again, as the ledger and the shop's stock say."""

from __future__ import annotations

from studio.show.selling import driving, events, remaining, steps, stock
from studio.show.selling.state import Launch, State
from studio.show.selling.turn import Turn


def left(state: State, launch: Launch) -> int:
    """Units that can be bought now. The shop's stock and the ledger each may know first; the smaller one counts."""
    one = state.product(launch.product)
    known = None
    if one.reading is not None and one.read_ns is not None and remaining.settled(launch, one.read_ns):
        known = stock.total(one.reading.stocks, launch.prices)
    coming = sum(step.value for step in launch.steps if step.restock and step.state != "done")
    ordered = max(0, remaining.by_ledger(state, launch) - coming)
    return ordered if known is None else min(max(0, known), ordered)


def to_sell(state: State, launch: Launch) -> int:
    """Units that can be bought now, and those that will be released yet."""
    return left(state, launch) + max(0, launch.quantity - launch.released)


def held_back(launch: Launch) -> int:
    """Units that only restocking releases: the rest of what is withheld comes by itself, lot by lot."""
    return max(0, sum(launch.withheld.values()) - (launch.quantity - launch.released))


def go_on(turn: Turn, product: str) -> None:
    """Release the next lot when one has gone; say sold out when all have, and take it back when units come back."""
    launch = turn.state.launch_of(product)
    if launch is None or launch.phase != "open" or releasing(launch):
        return
    stage = turn.state.product(product).stage
    units = left(turn.state, launch)
    lot = stock.next_lot(launch.quantity, launch.released, launch.tranche)
    over = launch.ends_ns is not None and turn.now_ns >= launch.ends_ns and not launch.until_sold_out
    if units == 0 and lot and not over:
        turn.note(events.TrancheReleased(at_ns=turn.now_ns, product=product, released=launch.released + lot))
        release(turn, launch, lot)
    elif units == 0 and not lot and stage == "on_sale":
        turn.note(events.SoldOut(at_ns=turn.now_ns, product=product))
    elif units > 0 and stage == "sold_out":
        turn.note(events.SoldAgain(at_ns=turn.now_ns, product=product))


def release(turn: Turn, launch: Launch, units: int, *, restock: bool = False) -> None:
    """Put further units into the shop's stock."""
    added = steps.lot(turn.state, launch, units, restock=restock)
    if added:
        turn.note(events.StepsAdded(at_ns=turn.now_ns, product=launch.product, steps=added))
        driving.run(turn, launch.product, undo=False)


def releasing(launch: Launch) -> bool:
    """Whether the shop has not confirmed the latest units yet."""
    return any(one.name == "stock" and one.state in ("waiting", "doing") for one in launch.steps)
