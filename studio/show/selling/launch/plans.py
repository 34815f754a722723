"""The plans of a launch: which steps an opening, a tranche, a repair and a closing have, and in which rounds.

Opening: prices, stock, the buyers' limit and pin at once, then the link, then reading back. Closing: the link, then prices, stock
and limit, then reading back; planned from what the shop shows, until it shows nothing that is ours. Repairing an open sale:
everything else before the link, so that nobody buys from a stock that is too large.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studio.show.selling import stock
from studio.show.selling.launch import contradiction, steps
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.state import State
from studio.values.shop import Reading


def opening_plan(state: State, launch: Launch, reading: Reading, tranche: int) -> tuple[Step, ...]:
    """What has to be done at zero; things that are so already are not done again."""
    plan = [Step(name="mark", round=steps.FIRST, must=False)]
    for sku, price_minor in launch.prices.items():
        plan.append(Step(name="price", sku=sku, round=steps.FIRST, value=price_minor, before=reading.prices.get(sku)))
    counted = stock.total(reading.stocks, launch.weights) is not None
    weights = {sku: reading.stocks[sku] for sku in launch.weights} if counted else launch.weights
    for sku, units in stock.shared(tranche, weights).items():  # of each kind no more than there is now
        known = reading.stocks.get(sku)
        if known is not None and units != known:
            plan.append(Step(name="stock", sku=sku, round=steps.FIRST, value=units - known))
    if steps.holds_limit(state, launch.shop) and reading.limit != launch.purchase_limit:
        plan.append(Step(name="limit", round=steps.FIRST, value=launch.purchase_limit))
    if _is_first_there(state, launch):
        plan.append(Step(name="pin", round=steps.FIRST, value=1, must=False))
    plan.append(Step(name="link", round=steps.LINK, value=1))
    plan.append(Step(name="check", round=steps.READ_BACK))
    return with_manual_steps(state, launch, plan)


def _is_first_there(state: State, launch: Launch) -> bool:
    """Whether it is the first of the product's items in its shop: a shop pins one."""
    there = [one.listing for one in state.launches_of(launch.product) if one.shop == launch.shop]
    return there[:1] == [launch.listing]


def tranche_plan(state: State, launch: Launch, units: int, *, restock: bool = False) -> tuple[Step, ...]:
    """Further units into an open sale: first those that were held back, then new ones."""
    held = sum(launch.withheld.values())
    shares = stock.shared(units, launch.withheld) if held >= units else stock.shared(units - held, launch.weights)
    if held < units:
        shares = {sku: share + launch.withheld.get(sku, 0) for sku, share in shares.items()}
    reading = state.sold_by(launch).reading
    known = reading.stocks if reading else {}
    plan = [
        Step(name="stock", sku=sku, round=steps.LATER, value=share, must=False, restock=restock, whole=_whole(state, launch, sku))
        for sku, share in shares.items()
        if share and sku in known
    ]
    return with_manual_steps(state, launch, plan)


def _whole(state: State, launch: Launch, sku: str) -> int | None:
    """Units of a SKU on the shelf and with buyers, as the last stock step of it left them; None: nobody can tell."""
    last = next((step for step in launch.steps if step.key == ("stock", sku)), None)
    if last is None or last.before is None or last.state != "done":
        return None
    ordered = state.ledger.ordered_of(launch.product, launch.listing, sku)
    return last.before + last.value + steps.ordered_before(last, ordered)


def repair_plan(state: State, launch: Launch, reading: Reading) -> tuple[Step, ...]:
    """What has to be set right in an open sale whose shop says something else by now: what is left is what the ledger says."""
    plan = [
        Step(name="price", sku=sku, round=steps.LATER, value=minor, before=reading.prices.get(sku))
        for sku, minor in launch.prices.items()
        if reading.prices.get(sku) != minor
    ]
    for sku, units in contradiction.surplus_shares(state, launch, reading).items():
        plan.append(Step(name="stock", sku=sku, round=steps.LATER, value=-units, mends=True, whole=_whole(state, launch, sku)))
    if reading.limit is not None and reading.limit != launch.purchase_limit:
        plan.append(Step(name="limit", round=steps.LATER, value=launch.purchase_limit))
    if not reading.open:
        plan.append(Step(name="link", round=steps.REOPEN, value=1))
    return with_manual_steps(state, launch, plan)


def closing_plan(state: State, launch: Launch) -> tuple[Step, ...]:
    """What has to be put back, as far as the latest reading tells; it ends with reading back.

    A stock step of which nobody knows whether the shop did it is settled first.
    """
    reading = state.sold_by(launch).reading
    plan: list[Step] = []
    under_way = launch.plan(undo=launch.is_undone)
    unsettled = [step for step in under_way if step.name == "stock" and step.before is not None and step.state != "done"]
    for step in unsettled:
        plan.append(
            msgspec.structs.replace(step, round=0, must=True, settle=True, state="doing", seen_done=None, due_ns=0, text="")
        )
    if launch.linked or (reading is not None and reading.open):
        plan.append(Step(name="link", round=0, value=0))
    for sku, old_minor in launch.old_prices.items():
        if old_minor != launch.prices.get(sku) and (reading is None or reading.prices.get(sku) == launch.prices.get(sku)):
            plan.append(Step(name="price", sku=sku, round=1, value=old_minor, before=launch.prices.get(sku)))
    settling = {step.sku for step in unsettled}
    for sku, units in launch.withheld.items():
        is_there = reading is None or sku in reading.stocks  # one that left the shop has no shelf
        if units > 0 and sku not in settling and is_there:
            plan.append(Step(name="stock", sku=sku, round=1, value=units, whole=_whole(state, launch, sku)))
    if launch.old_limit not in (None, launch.purchase_limit) and (reading is None or reading.limit == launch.purchase_limit):
        plan.append(Step(name="limit", round=1, value=launch.old_limit or 0))
    plan.append(Step(name="check", round=2))
    return with_manual_steps(state, launch, plan)


def still_to_undo(state: State, launch: Launch) -> tuple[Step, ...]:
    """As `closing_plan`, but the link only when the reading shows it open: what is left to do after reading back."""
    reading = state.sold_by(launch).reading
    return tuple(
        step
        for step in closing_plan(state, launch)
        if step.name != "check" and not (step.name == "link" and reading and not reading.open)
    )


def with_manual_steps(state: State, launch: Launch, plan: Iterable[Step]) -> tuple[Step, ...]:
    """The plan, with those steps by hand that the shop cannot be told to do."""
    return tuple(
        step if step.settle or steps.can_be_told(state, launch, step) else msgspec.structs.replace(step, by_hand=True)
        for step in plan
    )
