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
from studio.show.selling.launch import contradiction, steps, units
from studio.show.selling.launch.state import Launch
from studio.show.selling.ledger import Account
from studio.show.selling.state import ProductState, State
from studio.values.sentences import together

_Basis = tuple[ProductState, Account, Launch | None, Product]

_rows: dict[str, tuple[_Basis, told.SellingProduct]] = {}


def section(state: State, show: Show, now_ns: int) -> told.Selling:
    """Times are monotonic ns, money minor units.

    `launch` is that of the product on air only; launches of others, whose shop is still being put back, are in `closing`.
    Who watches (`online`) the rules do not know.
    """
    following = queue.upcoming(state, show)
    launch = state.launch_of(state.current) if state.current is not None else None
    products = {one.id: _row(state, one) for one in show.products}
    return told.Selling(
        running=state.running,
        started_ns=state.started_ns,
        current=state.current,
        next=following.id if following else None,
        products=products,
        launch=_launch(state, show, launch) if launch else None,
        closing=tuple(_launch(state, show, one) for one in state.launches if one is not launch),
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
    if state.launch is not None and state.launch.phase == "failed":
        found.append(state.launch.text)
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
    launch = state.launch_of(product.id)
    basis = (one, account, launch, product)
    known = _rows.get(product.id)
    if known is not None and all(old is new for old, new in zip(known[0], basis, strict=True)):
        return known[1]
    reading = one.reading
    skus = [variant.sku for variant in product.variants]
    row = told.SellingProduct(
        state=one.stage,
        few_left=_few_left(state, one, launch),
        link_closed=launch is not None and one.stage == "on_sale" and contradiction.closed(state, launch),
        run=one.run,
        shop_price_minor=_shop_price(one, skus),
        verified_ns=one.read_ns,
        price_ok=price_truth.agrees(one, launch, product) if reading else None,
        live_price_minor=price_truth.stated_price(launch, product, reading),
        list_price_minor=catalogue.listed(product),
        problem=one.doubt or one.problem or one.trouble,
        stock=stock.total(reading.stocks, skus) if reading else None,
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


def _few_left(state: State, one: ProductState, launch: Launch | None) -> bool:
    if launch is None or launch.phase != "open" or one.stage != "on_sale" or contradiction.closed(state, launch):
        return False
    unreleased = launch.quantity - launch.released
    return unreleased <= 0 and stock.few(units.left(state, launch), launch.released)


def _shop_price(one: ProductState, skus: list[str]) -> int | None:
    if one.reading is None:
        return None
    return min((one.reading.prices[sku] for sku in skus if sku in one.reading.prices), default=None)


def _launch(state: State, show: Show, launch: Launch) -> told.Launch:
    against = contradiction.found(state, show, launch)
    shown = (*launch.steps, *(one for one in launch.undo if launch.phase == "closing" or one.state != "done"))
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
        quantity=launch.quantity,
        released=launch.released,
        held_back=units.held_back(launch),
        purchase_limit=launch.purchase_limit,
        limit_held=steps.holds_limit(state, launch.shop),
        countdown_s=launch.countdown_s,
        sale_minutes=launch.sale_minutes,
        until_sold_out=launch.until_sold_out,
        steps=tuple(told.Step(name=_step_name(one.name, one.sku, launch), state=one.state, text=one.text) for one in shown),
        repair=launch.phase == "failed" or (launch.phase == "open" and _to_mend(state, launch, against)),
        text=launch.text or against,
    )


def _to_mend(state: State, launch: Launch, against: str) -> bool:
    reading = state.product(launch.product).reading
    other = reading is not None and any(reading.prices.get(sku) != minor for sku, minor in launch.prices.items())
    return bool(against) or other or any(one.state == "failed" for one in launch.steps)


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
