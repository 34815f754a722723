"""The steps of a launch and of its undoing: which there are, what a person is told, whether a reading shows them done.

Opening: prices, stock, the buyers' limit and pin at once, then the link, then reading back. Undoing: the link, then prices, stock
and limit, then reading back; planned from what the shop shows, until it shows nothing that is ours. Mending an open sale:
everything else before the link, so that nobody buys from a stock that is too large.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from studio.show import money
from studio.show.selling import contradiction, stock
from studio.show.selling.reading import Reading
from studio.show.selling.state import Launch, State, Step
from studio.values.counting import counted

_CAPABILITY = {"price": "price.write", "stock": "stock.write", "limit": "limit.write", "link": "link.open", "pin": "item.pin"}

FIRST, LINK, BACK, LATER, REOPEN = 0, 1, 2, 3, 4  # rounds of an opening; LATER: tranches and repairs of an open one


def opening(state: State, launch: Launch, reading: Reading, lot: int) -> tuple[Step, ...]:
    """What has to be done at zero; things that are so already are not done again."""
    steps = [Step(name="mark", round=FIRST, must=False)]
    for sku, price_minor in launch.prices.items():
        steps.append(Step(name="price", sku=sku, round=FIRST, value=price_minor, before=reading.prices.get(sku)))
    counted = stock.total(reading.stocks, launch.weights) is not None
    weights = {sku: reading.stocks[sku] for sku in launch.weights} if counted else launch.weights
    for sku, units in stock.shared(lot, weights).items():  # of each kind no more than there is now
        known = reading.stocks.get(sku)
        if known is not None and units != known:
            steps.append(Step(name="stock", sku=sku, round=FIRST, value=units - known))
    if holds_limit(state, launch.shop) and reading.limit != launch.purchase_limit:
        steps.append(Step(name="limit", round=FIRST, value=launch.purchase_limit))
    steps.append(Step(name="pin", round=FIRST, value=1, must=False))
    steps.append(Step(name="link", round=LINK, value=1))
    steps.append(Step(name="check", round=BACK))
    return able(state, launch, steps)


def lot(state: State, launch: Launch, units: int, *, restock: bool = False) -> tuple[Step, ...]:
    """Further units into an open sale: first those that were held back, then new ones."""
    held = sum(launch.withheld.values())
    shares = stock.shared(units, launch.withheld) if held >= units else stock.shared(units - held, launch.weights)
    if held < units:
        shares = {sku: share + launch.withheld.get(sku, 0) for sku, share in shares.items()}
    reading = state.product(launch.product).reading
    known = reading.stocks if reading else {}
    steps = [
        Step(name="stock", sku=sku, round=LATER, value=share, must=False, restock=restock)
        for sku, share in shares.items()
        if share and sku in known
    ]
    return able(state, launch, steps)


def mending(state: State, launch: Launch, reading: Reading) -> tuple[Step, ...]:
    """What has to be set right in an open sale that its shop has turned away from: what is left is what the ledger says."""
    steps = [
        Step(name="price", sku=sku, round=LATER, value=minor, before=reading.prices.get(sku))
        for sku, minor in launch.prices.items()
        if reading.prices.get(sku) != minor
    ]
    for sku, units in contradiction.surplus_shares(state, launch, reading).items():
        steps.append(Step(name="stock", sku=sku, round=LATER, value=-units, mends=True))
    if reading.limit is not None and reading.limit != launch.purchase_limit:
        steps.append(Step(name="limit", round=LATER, value=launch.purchase_limit))
    if not reading.open:
        steps.append(Step(name="link", round=REOPEN, value=1))
    return able(state, launch, steps)


def undoing(state: State, launch: Launch) -> tuple[Step, ...]:
    """What has to be put back, as far as the latest reading tells; it ends with reading back.

    A stock step of which nobody knows whether the shop did it is settled first.
    """
    reading = state.product(launch.product).reading
    steps: list[Step] = []
    under_way = launch.undo if launch.phase in ("closing", "failed") else launch.steps
    unsettled = [one for one in under_way if one.name == "stock" and one.before is not None and one.state != "done"]
    for one in unsettled:
        steps.append(msgspec.structs.replace(one, round=0, must=True, settle=True, state="doing", due_ns=0, text=""))
    if launch.linked or (reading is not None and reading.open):
        steps.append(Step(name="link", round=0, value=0))
    for sku, old_minor in launch.old_prices.items():
        if old_minor != launch.prices.get(sku) and (reading is None or reading.prices.get(sku) == launch.prices.get(sku)):
            steps.append(Step(name="price", sku=sku, round=1, value=old_minor, before=launch.prices.get(sku)))
    settling = {one.sku for one in unsettled}
    for sku, units in launch.withheld.items():
        if (
            units > 0 and sku not in settling and (reading is None or sku in reading.stocks)
        ):  # one that left the shop has no shelf
            steps.append(Step(name="stock", sku=sku, round=1, value=units))
    if launch.old_limit not in (None, launch.purchase_limit) and (reading is None or reading.limit == launch.purchase_limit):
        steps.append(Step(name="limit", round=1, value=launch.old_limit or 0))
    steps.append(Step(name="check", round=2))
    return able(state, launch, steps)


def able(state: State, launch: Launch, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, those by hand that the shop cannot be told to do."""

    return tuple(
        step if step.settle or possible(state, launch, step) else msgspec.structs.replace(step, by_hand=True) for step in steps
    )


def holds_limit(state: State, shop: str) -> bool:
    """Whether the shop can be told how many units a buyer may have, and says so itself."""
    return state.can(shop, "limit.write")


def possible(state: State, launch: Launch, step: Step) -> bool:
    """Whether the shop can be told to do it."""
    capability = _CAPABILITY.get(step.name)
    return capability is None or state.can(launch.shop, capability)


def needed(state: State, launch: Launch) -> tuple[Step, ...]:
    """As `undoing`, but the link only when the reading shows it open: what is left to do after reading back."""
    reading = state.product(launch.product).reading
    return tuple(
        step
        for step in undoing(state, launch)
        if step.name != "check" and not (step.name == "link" and reading and not reading.open)
    )


def current_round(steps: tuple[Step, ...]) -> int:
    return min((one.round for one in steps if one.must and one.state != "done"), default=LATER)


def shows(step: Step, reading: Reading, ordered: int) -> bool:
    """Whether the reading (taken after the step began) shows it done. `ordered`: the product's units ordered now."""
    match step.name:
        case "price":
            return reading.prices.get(step.sku) == step.value
        case "stock":
            now = reading.stocks.get(step.sku)
            if now is None or step.before is None:
                return False
            return stock.made(now, step.before, step.value, ordered - step.ordered)
        case "limit":
            return reading.limit == step.value
        case "link":
            return reading.open == bool(step.value)
        case "pin":
            return reading.pinned
        case _:
            return True


def foreign(step: Step, reading: Reading) -> int | None:
    """The price that somebody else has set meanwhile, if so."""
    found = reading.prices.get(step.sku)
    if step.name != "price" or found is None or found in (step.value, step.before):
        return None
    return found


def instruction(step: Step, launch: Launch) -> str:
    """What a person has to press, in the shop's own console."""
    what = f"{launch.link_no} '{launch.title}'"
    sku = f" ({step.sku})" if len(launch.prices) > 1 else ""
    match step.name:
        case "price":
            return f"In shop '{launch.shop}', set the price of {what}{sku} to {money.words(step.value, launch.currency)}."
        case "stock":
            way = "Add" if step.value > 0 else "Take out"
            end = "to" if step.value > 0 else "of"
            result = "" if step.before is None else f" (from {step.before} to {max(0, step.before + step.value)})"
            return f"In shop '{launch.shop}': {way} {counted(abs(step.value), 'unit')} {end} the stock of {what}{sku}{result}."
        case "limit":
            most = f"at most {counted(step.value, 'unit')}" if step.value else "any number of units"
            return f"In shop '{launch.shop}', let a buyer have {most} of {what}."
        case "link":
            return f"In shop '{launch.shop}', {'open' if step.value else 'close'} the link of {what} for buyers."
        case "pin":
            return f"In shop '{launch.shop}', pin {what}."
        case _:
            return f"See in shop '{launch.shop}' whether {what} is as it should be."
