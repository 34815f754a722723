"""The `selling` section of the state tree: what windows are told of the sale.

The row of a product is the same object as long as nothing about the product changed, so that comparing two sections costs
what moved.
"""

from __future__ import annotations

from collections.abc import Mapping

from studio.control.schema.state import selling as told
from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import catalogue, price_truth, queue, stock
from studio.show.selling.launch import allocation, contradiction, steps, units
from studio.show.selling.launch.state import Launch, Step, foremost
from studio.show.selling.ledger import Account
from studio.show.selling.state import ProductState, State
from studio.values.sentences import together
from studio.values.shop import Reading

_Basis = tuple[ProductState, Account, tuple[Launch, ...], Product]

_rows: dict[str, tuple[_Basis, told.SellingProduct]] = {}


def section(state: State, show: Show, now_ns: int) -> told.Selling:
    """Times are monotonic ns, money minor units.

    `launch` is that of the product on air only; launches of others, whose shop is still being put back, are in `closing`.
    Who watches (`online`) the rules do not know.
    """
    following = queue.upcoming(state, show)
    launches = state.launches_of(state.current) if state.current is not None else ()
    groups = [found for found in (state.on_air, *state.set_aside.values()) if found]
    products = {one.id: _row(state, one) for one in show.products}
    return told.Selling(
        running=state.running,
        started_ns=state.started_ns,
        current=state.current,
        next=following.id if following else None,
        products=products,
        launch=_launch(state, show, launches) if launches else None,
        closing=tuple(_launch(state, show, found) for found in groups if found is not launches),
        rundown=_rundown(state, show),
        totals=told.Totals(
            orders=state.ledger.sold_orders,
            units=state.ledger.total.sold,
            returned=state.ledger.total.returned,
            gmv=state.ledger.total.gmv,
            per_minute=state.ledger.per_minute(now_ns),
        ),
        shops={
            name: told.Shop(state=one.state, capabilities=tuple(sorted(one.capabilities)), text=one.text)
            for name, one in state.shops.items()
        },
        notes=_notes(state),
        earlier_notes=max(0, state.ledger.noted - len(state.ledger.notes)),
        alarm=alarm(state, show),
        curve=state.ledger.curve(next((one.currency for one in show.products), "CNY")),
        marks=_marks(products),
    )


def _notes(state: State) -> tuple[told.Note, ...]:
    """What buyers wrote beside their orders, newest first."""
    return tuple(
        told.Note(product=note.product, buyer=note.buyer, quantity=note.quantity, status=note.status, text=note.text)
        for note in reversed(state.ledger.notes)
    )


def alarm(state: State, show: Show) -> str:
    """What somebody has to see to now, one sentence each; empty: nothing."""
    found: list[str] = []
    if state.current is not None and state.product(state.current).doubt:
        found.append(state.product(state.current).doubt)
    found += [launch.text for launch in state.on_air if launch.phase == "failed"]
    for launch in state.launches:
        if launch.phase in ("closing", "failed"):
            found += [steps.instruction(one, launch, show) for one in launch.undo if _stuck(one.state, one.tries, one.by_hand)]
    return together(*dict.fromkeys(found))


def _marks(products: Mapping[str, told.SellingProduct]) -> tuple[tuple[int, str, str], ...]:
    """When which product was explained and launched, in that order."""
    return tuple(
        sorted(
            (at_ns, what, name)
            for name, one in products.items()
            for at_ns, what in ((one.explained_ns, "explain"), (one.launched_ns, "launch"))
            if at_ns is not None
        )
    )


def _stuck(step_state: str, tries: int, by_hand: bool) -> bool:
    return step_state == "doing" and (by_hand or tries >= _STUCK_TRIES)


_STUCK_TRIES = 4


def _row(state: State, product: Product) -> told.SellingProduct:
    one = state.product(product.id)
    account = state.ledger.account(product.id)
    launches = state.launches_of(product.id)
    basis = (one, account, launches, product)
    known = _rows.get(product.id)
    if known is not None and all(old is new for old, new in zip(known[0], basis, strict=True)):
        return known[1]
    launch = foremost(launches)
    listings = [one.listing(place.key) for place in catalogue.places(product)]
    readings = [listing.reading for listing in listings if listing.reading is not None]
    seen = one.listing(launch.listing).reading if launch else next(iter(readings), None)
    selling = tuple(found for found in launches if found.phase == "open" and not contradiction.closed(state, found))
    open_ = [found for found in launches if found.phase == "open"]
    skus = [variant.sku for variant in product.variants]
    row = told.SellingProduct(
        state=one.stage,
        few_left=one.stage == "on_sale" and _few_left(state, selling),
        link_closed=one.stage == "on_sale" and bool(open_) and not selling,
        run=one.run,
        shop_price_minor=max((asked for reading in readings if (asked := _asked(reading, skus)) is not None), default=None),
        verified_ns=min((listing.read_ns for listing in listings if listing.read_ns is not None), default=None),
        price_ok=price_truth.agrees(state, product),
        live_price_minor=price_truth.stated_price(launch, product, seen),
        list_price_minor=catalogue.listed(product),
        problem=one.doubt or one.problem or next((listing.trouble for listing in listings if listing.trouble), ""),
        stock=_stock(readings, skus),
        paid=account.paid,
        held=account.held,
        returned=account.returned,
        sold=account.sold,
        gmv_minor=account.gmv.get(product.currency, 0),
        explained_ns=one.explained_ns,
        launched_ns=one.launched_ns,
    )
    if known is not None and known[1] == row:
        row = known[1]
    _rows[product.id] = basis, row
    return row


def _few_left(state: State, selling: tuple[Launch, ...]) -> bool:
    """Whether little is left in the shops that sell, and none is to come."""
    if not selling or allocation.to_come(selling) or any(launch.released < launch.quantity for launch in selling):
        return False
    return stock.few(sum(units.left(state, launch) for launch in selling), sum(launch.released for launch in selling))


def _asked(reading: Reading, skus: list[str]) -> int | None:
    return min((reading.prices[sku] for sku in skus if sku in reading.prices), default=None)


def _stock(readings: list[Reading], skus: list[str]) -> int | None:
    totals = [total for reading in readings if (total := stock.total(reading.stocks, skus)) is not None]
    return sum(totals) if totals and len(totals) == len(readings) else None


def _launch(state: State, show: Show, launches: tuple[Launch, ...]) -> told.Launch:
    """One launch as the operator sees it, in all of its shops; what they have in common is that of the foremost."""
    launch = foremost(launches)
    assert launch is not None
    shops = tuple(_in_shop(state, show, one) for one in launches)
    several = len(launches) > 1
    return told.Launch(
        product=launch.product,
        link_no=launch.link_no,
        title=launch.title,
        phase=launch.phase,
        zero_ns=launch.zero_ns,
        shown_zero_ns=launch.shown_zero_ns,
        timed_to=launch.timed_to,
        lead_ms=launch.lead_ms,
        ends_ns=launch.ends_ns,
        price_minor=launch.price_minor,
        list_price_minor=launch.list_price_minor,
        currency=launch.currency,
        quantity=allocation.together(launches),
        released=sum(one.released for one in launches),
        held_back=sum(units.held_back(one) for one in launches),
        purchase_limit=launch.purchase_limit,
        limit_held=all(steps.holds_limit(state, one.shop) for one in launches),
        countdown_s=launch.countdown_s,
        sale_minutes=launch.sale_minutes,
        until_sold_out=launch.until_sold_out,
        steps=tuple(
            _step(step, one, one.shop if several else "")
            for one in launches
            for step in (*one.steps, *(step for step in one.undo if one.phase == "closing" or step.state != "done"))
        ),
        shops=shops if several else (),
        repair=any(shop.repair for shop in shops),
        text=together(*dict.fromkeys(shop.text for shop in shops)),
    )


def _in_shop(state: State, show: Show, launch: Launch) -> told.LaunchShop:
    against = contradiction.found(state, show, launch)
    return told.LaunchShop(
        connection=launch.shop,
        phase=launch.phase,
        quantity=launch.quantity,
        released=launch.released,
        left=units.left_to_sell(state, launch) if launch.phase == "open" else None,
        repair=launch.phase == "failed" or (launch.phase == "open" and _to_mend(state, launch, against)),
        text=launch.text or against,
    )


def _to_mend(state: State, launch: Launch, against: str) -> bool:
    reading = state.sold_by(launch).reading
    other = reading is not None and any(reading.prices.get(sku) != minor for sku, minor in launch.prices.items())
    return bool(against) or other or any(one.state == "failed" for one in launch.steps)


def _step(step: Step, launch: Launch, shop: str) -> told.Step:
    return told.Step(name=_step_name(step.name, step.sku, launch), state=step.state, text=step.text, shop=shop)


def _step_name(name: str, sku: str, launch: Launch) -> str:
    return f"{name} {sku}" if sku and len(launch.prices) > 1 else name


def _rundown(state: State, show: Show) -> told.Rundown:
    planned = spent = 0.0
    for one in show.products:
        stage = state.product(one.id).stage
        if stage == "pulled":
            continue
        planned += one.planned_minutes * 60
        if stage in ("ended", "sold_out") and one.id != state.current:
            spent += one.planned_minutes * 60
    return told.Rundown(planned_s=planned, spent_s=spent, left_s=planned - spent)
