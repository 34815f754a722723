"""What a step is to a shop and to a person: whether it can be told to do it, whether a reading shows it done, what to press."""

from __future__ import annotations

from studio.document.model import Show
from studio.show import money
from studio.show.selling import stock
from studio.show.selling.catalogue import shop_name
from studio.show.selling.launch.state import Launch, Step
from studio.show.selling.state import State
from studio.values.counting import counted
from studio.values.shop import Reading
from studio.words import by_hand as says

_CAPABILITY = {"price": "price.write", "stock": "stock.write", "limit": "limit.write", "link": "link.open", "pin": "item.pin"}
FIRST, LINK, READ_BACK, LATER, REOPEN = 0, 1, 2, 3, 4  # rounds of an opening; LATER: tranches and repairs of an open sale


def current_round(plan: tuple[Step, ...]) -> int:
    """The round of the plan that is being run: the first that has something to do which must be done."""
    return min((step.round for step in plan if step.must and step.state != "done"), default=LATER)


def is_finished(plan: tuple[Step, ...]) -> bool:
    return all(step.state == "done" for step in plan if step.must)


def waits_for_person(plan: tuple[Step, ...]) -> bool:
    """Whether the round that is being run has a step that only a person can do."""
    now = current_round(plan)
    return any(step.by_hand and step.must and step.state == "doing" and step.round == now for step in plan)


def due_ns(plan: tuple[Step, ...]) -> int | None:
    """When one of the plan's steps has to be looked at again."""
    now = current_round(plan)
    return min((step.due_ns for step in plan if step.state == "doing" and not step.by_hand and step.round <= now), default=None)


def holds_limit(state: State, shop: str) -> bool:
    """Whether the shop can be told how many units a buyer may have, and says so itself."""
    return state.can(shop, "limit.write")


def can_be_told(state: State, launch: Launch, step: Step) -> bool:
    """Whether the shop can be told to do it."""
    capability = _CAPABILITY.get(step.name)
    return capability is None or state.can(launch.shop, capability)


def is_shown_done(step: Step, reading: Reading, ordered: int) -> bool:
    """Whether the reading (taken after the step began) shows it done. `ordered`: the product's units ordered now."""
    match step.name:
        case "price":
            return reading.prices.get(step.sku) == step.value
        case "stock":
            now = reading.stocks.get(step.sku)
            if now is None or step.before is None:
                return False
            return stock.made(now, step.before, step.value, ordered - ordered_before(step, ordered))
        case "limit":
            return reading.limit == step.value
        case "link":
            return reading.open == bool(step.value)
        case "pin":
            return reading.pinned
        case _:
            return True


def ordered_before(step: Step, ordered: int) -> int:
    """Units that had been ordered when the call of a stock step was made, of `ordered` by now: those that were known then, and
    those that had left the shelf and were told only since; less those that were back on it, and were told only since.

    What left it and is never told was no order: it was taken out by others, or sent back by a buyer and lies elsewhere.
    """
    if step.whole is None or step.before is None:
        return step.ordered
    untold, since = step.whole - step.before - step.ordered, ordered - step.ordered
    return step.ordered + (max(0, min(untold, since)) if untold > 0 else min(0, max(untold, since)))


def foreign_price(step: Step, reading: Reading) -> int | None:
    """The price that somebody else has set meanwhile, if so."""
    found = reading.prices.get(step.sku)
    if step.name != "price" or found is None or found in (step.value, step.before):
        return None
    return found


def instruction(step: Step, launch: Launch, show: Show) -> str:
    """What a person has to press, in the shop's own console."""
    shop = shop_name(show, launch.shop)
    what = f"{launch.link_no} '{launch.title}'"
    sku = f" ({step.sku})" if len(launch.prices) > 1 else ""
    match step.name:
        case "price":
            return says.price(shop=shop, product=f"{what}{sku}", price=money.words(step.value, launch.currency))
        case "stock":
            units, product = counted(abs(step.value), "unit"), f"{what}{sku}"
            if step.before is None:
                move = says.add if step.value > 0 else says.take_out
                return move(shop=shop, units=units, product=product)
            move, after = says.add_from if step.value > 0 else says.take_out_from, max(0, step.before + step.value)
            return move(shop=shop, units=units, product=product, before=step.before, after=after)
        case "limit" if step.value:
            return says.limit(shop=shop, units=counted(step.value, "unit"), product=what)
        case "limit":
            return says.no_limit(shop=shop, product=what)
        case "link":
            link = says.open_link if step.value else says.close_link
            return link(shop=shop, product=what)
        case "pin":
            return says.pin(shop=shop, product=what)
        case _:
            return says.check(shop=shop, product=what)
