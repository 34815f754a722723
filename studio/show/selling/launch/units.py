"""How many units of an open sale are left: as the ledger has it, as the shop has it, and those that are to be released yet."""

from __future__ import annotations

from collections.abc import Iterable

from studio.show.selling import stock
from studio.show.selling.launch import allocation
from studio.show.selling.launch.state import Launch
from studio.show.selling.state import State


def left_by_ledger(state: State, launch: Launch) -> int:
    """Units that were released and that nobody has ordered."""
    return max(0, launch.released - (state.ledger.ordered_at(launch.product, launch.listing) - launch.ordered_before))


def is_settled(launch: Launch, read_ns: int) -> bool:
    """Whether a reading taken at `read_ns` shows the shop's stock after all that the launch did to it."""
    return all(step.state != "doing" and read_ns > step.asked_ns for step in launch.steps if step.name == "stock")


def left(state: State, launch: Launch) -> int:
    """Units that can be bought now. The shop's stock and the ledger each may know first; the smaller one counts."""
    known = _in_shop(state, launch)
    coming = sum(step.value for step in launch.steps if step.restock and step.state != "done")
    ordered = max(0, left_by_ledger(state, launch) - coming)
    return ordered if known is None else min(max(0, known), ordered)


def _in_shop(state: State, launch: Launch) -> int | None:
    """Units that the shop has by its latest reading, and by what it was set to since; None: nobody can tell yet.

    The ledger alone would count units that buyers sent back, which need not lie on the shelf again.
    """
    known = state.sold_by(launch)
    if known.reading is None or known.read_ns is None:
        return None
    stocks = dict(known.reading.stocks)
    for step in launch.steps:
        if step.name != "stock" or (step.restock and step.state == "doing"):  # not on sale before its shop says so
            continue
        if step.state == "doing":
            return None
        if step.asked_ns >= known.read_ns:
            if step.state != "done" or step.before is None:
                return None
            stocks[step.sku] = step.before + step.value
    return stock.total(stocks, launch.prices)


def left_to_sell(state: State, launch: Launch) -> int:
    """Units that can be bought now, and those that will be released yet."""
    return left(state, launch) + max(0, launch.quantity - launch.released)


def to_sell(state: State, launches: Iterable[Launch]) -> int:
    """Units that can be bought now in any of the shops that sell, and those that they will be given yet."""
    found = tuple(launch for launch in launches if launch.phase == "open")
    return sum(left_to_sell(state, launch) for launch in found) + allocation.to_come(found)


def held_back(launch: Launch) -> int:
    """Units that only restocking releases: the rest of what is withheld comes by itself, tranche by tranche."""
    return max(0, sum(launch.withheld.values()) - (launch.quantity - launch.released))
