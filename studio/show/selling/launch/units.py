"""How many units of an open sale are left: as the ledger has it, as the shop has it, and those that are to be released yet."""

from __future__ import annotations

from studio.show.selling import stock
from studio.show.selling.launch.state import Launch
from studio.show.selling.state import State


def left_by_ledger(state: State, launch: Launch) -> int:
    """Units that were released and that nobody has ordered."""
    return max(0, launch.released - (state.ledger.account(launch.product).ordered - launch.ordered_before))


def is_settled(launch: Launch, read_ns: int) -> bool:
    """Whether a reading taken at `read_ns` shows the shop's stock after all that the launch did to it."""
    return all(step.state != "doing" and read_ns > step.asked_ns for step in launch.steps if step.name == "stock")


def left(state: State, launch: Launch) -> int:
    """Units that can be bought now. The shop's stock and the ledger each may know first; the smaller one counts."""
    product = state.product(launch.product)
    known = None
    if product.reading is not None and product.read_ns is not None and is_settled(launch, product.read_ns):
        known = stock.total(product.reading.stocks, launch.prices)
    coming = sum(step.value for step in launch.steps if step.restock and step.state != "done")
    ordered = max(0, left_by_ledger(state, launch) - coming)
    return ordered if known is None else min(max(0, known), ordered)


def left_to_sell(state: State, launch: Launch) -> int:
    """Units that can be bought now, and those that will be released yet."""
    return left(state, launch) + max(0, launch.quantity - launch.released)


def held_back(launch: Launch) -> int:
    """Units that only restocking releases: the rest of what is withheld comes by itself, tranche by tranche."""
    return max(0, sum(launch.withheld.values()) - (launch.quantity - launch.released))
