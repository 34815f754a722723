"""A launch until zero: its shops are read and compared, nothing in them is changed.

Whatever speaks against the launch, in any of its shops, holds it: it is armed as before, with the reason. At zero the plan of
the opening is made, for each shop its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.show import money
from studio.show.selling import events, stock, timing
from studio.show.selling.catalogue import shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import plans, steps
from studio.show.selling.launch.state import Launch
from studio.values.counting import counted
from studio.values.shop import Reading
from studio.words import launches as says


def verify(decision: DecisionBuilder, launches: Sequence[Launch]) -> None:
    """Wait for readings that are younger than the start, of all shops; compare them, and count down together.

    A launch that is repaired is alone, and opens at once.
    """
    unread = [launch for launch in launches if decision.state.reading_since(launch, launch.began_ns) is None]
    for launch in launches:
        reading = decision.state.reading_since(launch, launch.began_ns)
        if reading is not None and (found := complaint(launch, reading, _ordered_already(decision, launch))):
            _hold(decision, launches, found)
            return
    late = [launch for launch in unread if decision.now_ns >= launch.began_ns + timing.OPENING_BUDGET_NS]
    if late:
        why = decision.state.sold_by(late[0]).trouble
        _hold(decision, launches, says.no_answer(shop=shop_name(decision.show, late[0].shop), why=why or says.see_to_it()))
    elif unread:
        for launch in unread:
            if decision.now_ns >= (decision.state.sold_by(launch).asked_ns or 0) + timing.ANSWER_PATIENCE_NS:
                decision.read_launched(launch)
    elif launches[0].again:
        _reach_zero(decision, launches[0], decision.now_ns)
    else:
        first = launches[0]
        zero_ns = decision.now_ns + first.countdown_s * timing.SECOND_NS + first.lead_ns
        decision.emit(events.CountdownStarted(at_ns=decision.now_ns, product=first.product, zero_ns=zero_ns))


def count_down(decision: DecisionBuilder, launches: Sequence[Launch]) -> None:
    """Wait for zero, and look at every reading meanwhile.

    At zero there has to be a reading that is young enough to plan from; a shop without one does not open, and the others do. A
    desk that was away at zero opens nothing late.
    """
    zero_ns = launches[0].zero_ns
    assert zero_ns is not None
    for launch in launches:
        known = decision.state.sold_by(launch).reading
        if known is not None and (found := complaint(launch, known)):
            _hold(decision, launches, found)
            return
    if decision.now_ns >= zero_ns + timing.OPENING_BUDGET_NS:
        _hold(decision, launches, says.studio_away())
    elif decision.now_ns >= zero_ns:
        ready = [launch for launch in launches if _young_reading(decision, launch) is not None]
        if not ready:
            _hold(decision, launches, says.no_answer_yet(shop=shop_name(decision.show, launches[0].shop)))
            return
        for launch in ready:
            _reach_zero(decision, launch, zero_ns)
        for launch in launches:
            if launch not in ready:
                text = says.no_answer_yet(shop=shop_name(decision.show, launch.shop))
                product, listing = launch.product, launch.listing
                failed = events.LaunchFailed(at_ns=decision.now_ns, product=product, listing=listing, text=text, undo=())
                decision.emit(failed)


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
    if gone and gone >= launch.quantity:  # a shop may have been given none yet
        return says.sold_out_half_open(product=what, units=counted(launch.quantity, "unit"))
    left = stock.total(reading.stocks, launch.prices)
    if left is not None and left < launch.quantity - gone + launch.reserve:
        wanted = says.and_in_reserve(quantity=launch.quantity - gone, reserve=launch.reserve)
        return says.stock_now(units=counted(left, "unit"), product=what, wanted=wanted)
    return ""


def _young_reading(decision: DecisionBuilder, launch: Launch) -> Reading | None:
    """What the launch's shop says, when that is young enough to plan from."""
    since_ns = max(launch.began_ns - timing.OPENING_BUDGET_NS, decision.now_ns - timing.PRICE_GOOD_FOR_NS)
    return decision.state.reading_since(launch, since_ns)


def _hold(decision: DecisionBuilder, launches: Sequence[Launch], text: str) -> None:
    for launch in launches:
        decision.emit(events.LaunchHeld(at_ns=decision.now_ns, product=launch.product, listing=launch.listing, text=text))


def _reach_zero(decision: DecisionBuilder, launch: Launch, zero_ns: int) -> None:
    """Fix what is to be put back later, and what is to be done now, both from the latest reading."""
    reading = decision.state.sold_by(launch).reading
    assert reading is not None
    gone = _ordered_already(decision, launch)
    first = stock.first_tranche(launch.quantity - gone, launch.tranche)
    decision.emit(
        events.ZeroReached(
            at_ns=decision.now_ns,
            product=launch.product,
            listing=launch.listing,
            zero_ns=zero_ns,
            ends_ns=_ends_ns(decision, launch, zero_ns),
            deadline_ns=decision.now_ns + timing.OPENING_BUDGET_NS,
            released=gone + first,
            old_prices={sku: _price_to_put_back(launch, reading, sku) for sku in launch.prices if sku in reading.prices},
            old_limit=reading.limit if steps.holds_limit(decision.state, launch.shop) else None,
            ordered_before=decision.state.ledger.ordered_at(launch.product, launch.listing) - gone,
            steps=plans.opening_plan(decision.state, launch, reading, first),
        )
    )


def _ends_ns(decision: DecisionBuilder, launch: Launch, zero_ns: int) -> int:
    """When the sale is over: a shop that is repaired ends with those that sell."""
    selling = (one.ends_ns for one in decision.state.launches_of(launch.product) if one.is_selling and one is not launch)
    ends = (ends_ns for ends_ns in selling if ends_ns is not None)
    return next(ends, zero_ns + launch.sale_minutes * timing.MINUTE_NS)


def _ordered_already(decision: DecisionBuilder, launch: Launch) -> int:
    """Units that were ordered while a launch that is repaired was half open; none, where it never reached zero."""
    ordered = decision.state.ledger.ordered_at(launch.product, launch.listing) - launch.ordered_before
    return max(0, ordered) if launch.again and launch.steps else 0


def _price_to_put_back(launch: Launch, reading: Reading, sku: str) -> int:
    """The price to put back: the shop's, unless it is the launch's already (a repair)."""
    found = reading.prices[sku]
    return launch.seen_prices.get(sku, found) if found == launch.prices[sku] else found
