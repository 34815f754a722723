"""A launch until zero: the shop is read and compared, nothing in it is changed.

Whatever speaks against the launch holds it: it is armed as before, with the reason. At zero the plan of the opening is made.
"""

from __future__ import annotations

from studio.show import money
from studio.show.selling import events, stock, timing
from studio.show.selling.catalogue import shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import plans, steps
from studio.show.selling.launch.state import Launch
from studio.values.counting import counted
from studio.values.shop import Reading
from studio.words import launches as says


def verify(decision: DecisionBuilder, launch: Launch) -> None:
    """Wait for a reading that is younger than the start; compare it, and count down (a repair opens at once)."""
    reading = decision.state.reading_since(launch.product, launch.began_ns)
    if reading is not None:
        found = complaint(launch, reading, _ordered_already(decision, launch))
        if found:
            _hold(decision, launch, found)
        elif launch.again:
            _reach_zero(decision, launch, reading, decision.now_ns)
        else:
            zero_ns = decision.now_ns + launch.countdown_s * timing.SECOND_NS + launch.lead_ns
            decision.emit(events.CountdownStarted(at_ns=decision.now_ns, product=launch.product, zero_ns=zero_ns))
    elif decision.now_ns < launch.began_ns + timing.OPENING_BUDGET_NS:
        if decision.now_ns >= (decision.state.product(launch.product).asked_ns or 0) + timing.ANSWER_PATIENCE_NS:
            decision.read_item(launch.product, launch.shop, launch.item_id)
    else:
        why = decision.state.product(launch.product).trouble
        _hold(decision, launch, says.no_answer(shop=shop_name(decision.show, launch.shop), why=why or says.see_to_it()))


def count_down(decision: DecisionBuilder, launch: Launch) -> None:
    """Wait for zero, and look at every reading meanwhile.

    At zero there has to be a reading that is young enough to plan from. A desk that was away at zero opens nothing late.
    """
    assert launch.zero_ns is not None
    known = decision.state.product(launch.product).reading
    since_ns = max(launch.began_ns - timing.OPENING_BUDGET_NS, decision.now_ns - timing.PRICE_GOOD_FOR_NS)
    reading = decision.state.reading_since(launch.product, since_ns)
    found = complaint(launch, known) if known is not None else ""
    if found:
        _hold(decision, launch, found)
    elif decision.now_ns >= launch.zero_ns + timing.OPENING_BUDGET_NS:
        _hold(decision, launch, says.studio_away())
    elif decision.now_ns >= launch.zero_ns:
        if reading is None:
            _hold(decision, launch, says.no_answer_yet(shop=shop_name(decision.show, launch.shop)))
        else:
            _reach_zero(decision, launch, reading, launch.zero_ns)


def complaint(launch: Launch, reading: Reading, gone: int = 0) -> str:
    """Why the shop is not as it was when this was armed; empty: it is. `gone`: units of it that are ordered already."""
    what = f"{launch.link_no} '{launch.title}'"
    if reading.currency != launch.currency:
        return says.currency_now(product=what, found=reading.currency, currency=launch.currency)
    for sku, price_minor in launch.prices.items():
        found = reading.prices.get(sku)
        if found is None:
            return says.sku_gone(sku=sku, product=what)
        if found not in (launch.seen_prices.get(sku), price_minor):
            old = money.words(launch.seen_prices.get(sku, price_minor), launch.currency)
            return says.price_now(price=money.words(found, launch.currency), product=what, old=old)
    if gone >= launch.quantity:
        return says.sold_out_half_open(product=what, units=counted(launch.quantity, "unit"))
    left = stock.total(reading.stocks, launch.prices)
    if left is not None and left < launch.quantity - gone + launch.reserve:
        wanted = says.and_in_reserve(quantity=launch.quantity - gone, reserve=launch.reserve)
        return says.stock_now(units=counted(left, "unit"), product=what, wanted=wanted)
    return ""


def _hold(decision: DecisionBuilder, launch: Launch, text: str) -> None:
    decision.emit(events.LaunchHeld(at_ns=decision.now_ns, product=launch.product, text=text))


def _reach_zero(decision: DecisionBuilder, launch: Launch, reading: Reading, zero_ns: int) -> None:
    """Fix what is to be put back later, and what is to be done now, both from this reading."""
    gone = _ordered_already(decision, launch)
    first = stock.first_tranche(launch.quantity - gone, launch.tranche)
    decision.emit(
        events.ZeroReached(
            at_ns=decision.now_ns,
            product=launch.product,
            zero_ns=zero_ns,
            ends_ns=zero_ns + launch.sale_minutes * timing.MINUTE_NS,
            deadline_ns=decision.now_ns + timing.OPENING_BUDGET_NS,
            released=gone + first,
            old_prices={sku: _price_to_put_back(launch, reading, sku) for sku in launch.prices if sku in reading.prices},
            old_limit=reading.limit if steps.holds_limit(decision.state, launch.shop) else None,
            ordered_before=decision.state.ledger.account(launch.product).ordered - gone,
            steps=plans.opening_plan(decision.state, launch, reading, first),
        )
    )


def _ordered_already(decision: DecisionBuilder, launch: Launch) -> int:
    """Units that were ordered while a launch that is repaired was half open."""
    ordered = decision.state.ledger.account(launch.product).ordered - launch.ordered_before
    return max(0, ordered) if launch.again else 0


def _price_to_put_back(launch: Launch, reading: Reading, sku: str) -> int:
    """The price to put back: the shop's, unless it is the launch's already (a repair)."""
    found = reading.prices[sku]
    return launch.seen_prices.get(sku, found) if found == launch.prices[sku] else found
