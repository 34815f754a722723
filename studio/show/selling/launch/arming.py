"""Arming a launch: the guards that stand before it, and what it says back before anything is on air.

Every way to launch goes through here: no button, key or remote around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from studio.control.schema.selling import ArmLaunch
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import money, price_rules
from studio.show.selling import catalogue, confirmation, events, price_truth, stock
from studio.show.selling.catalogue import list_price, live_price, name_of, places, shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import allocation, guards, steps
from studio.show.selling.launch.state import Launch
from studio.show.selling.places import Place
from studio.values.counting import counted
from studio.values.errors import RefusedError
from studio.values.sentences import together
from studio.values.shop import Reading
from studio.words import air as air_says
from studio.words import launches as launches_says

_SHOWN_SKUS = 3


def arm(decision: DecisionBuilder, params: ArmLaunch) -> None:
    """Check everything that can be checked before anything is on air, and fix the numbers of the launch.

    What the product says when it is armed is copied into the launch, with what its shops say: an edit or a shop that changes its
    mind later is noticed, and neither can change what was armed.
    """
    product = catalogue.product(decision.show, params.product)
    _check_no_launch(decision, product)
    product_state = decision.state.product(product.id)
    if decision.state.current != product.id or product_state.stage not in ("explaining", "armed"):
        raise RefusedError("not_explaining", launches_says.not_explained(product=name_of(product)), product.id)
    readings = {place: _reading(decision, product, place) for place in places(product)}
    prices: dict[str, int] = {}
    for place, reading in readings.items():
        shop = shop_name(decision.show, place.shop)
        prices = _prices(product, shop, reading, params.price_minor)
        _confirm_doubts(product, shop, reading, prices, params.confirm)
    quantity = _quantity(decision, product, readings, params.quantity)
    timed_to, lead_ms = _timing(decision, params)
    terms = product.launch
    skus = [variant.sku for variant in product.variants]
    known = {place: stock.total(reading.stocks, skus) for place, reading in readings.items()}
    reserves = _reserves(product, known)
    rooms = {place.key: None if total is None else max(0, total - reserves[place]) for place, total in known.items()}
    weights = {place.key: 1 if None in rooms.values() else rooms[place.key] or 0 for place in readings}
    shares, pool = allocation.allotted(quantity, rooms, weights)
    tranches = stock.shared(product.tranche, shares)
    launches = tuple(
        Launch(
            product=product.id,
            title=product.title,
            link_no=product.link_no,
            shop=place.shop,
            item_id=place.item_id,
            run=product_state.run,
            currency=product.currency,
            price_minor=min(prices.values()),
            list_price_minor=catalogue.listed(product),
            prices=prices,
            weights={
                variant.sku: variant.stock if known[place] is None else reading.stocks[variant.sku]
                for variant in product.variants
            },
            reserve=reserves[place],
            quantity=shares[place.key],
            pool=pool,
            room=rooms[place.key],
            tranche=max(1, tranches[place.key]) if product.tranche else 0,
            purchase_limit=product.purchase_limit if params.purchase_limit is None else params.purchase_limit,
            countdown_s=terms.countdown_s if params.countdown_s is None else params.countdown_s,
            sale_minutes=terms.sale_minutes if params.sale_minutes is None else params.sale_minutes,
            until_sold_out=terms.until_sold_out if params.until_sold_out is None else params.until_sold_out,
            timed_to=timed_to,
            lead_ms=lead_ms,
            armed_ns=decision.now_ns,
            began_ns=decision.now_ns,
            seen_prices={sku: reading.prices[sku] for sku in skus},
        )
        for place, reading in readings.items()
    )
    decision.emit(events.LaunchArmed(at_ns=decision.now_ns, launch=launches[0], others=launches[1:]))
    remarks = [remark for launch in launches for remark in _remarks(decision, product, launch)]
    decision.result = read_back(decision.show, launches) | {"remarks": list(dict.fromkeys(remarks))}


def _reading(decision: DecisionBuilder, product: Product, place: Place) -> Reading:
    """What a shop of the product says, young enough to be armed on.

    Raises:
        RefusedError: it says nothing.
    """
    known = decision.state.listing(product.id, place.key)
    if known.reading is not None and price_truth.is_fresh(known, decision.now_ns):
        return known.reading
    why = together(known.trouble, launches_says.prepare_first())
    text = launches_says.not_confirmed(shop=shop_name(decision.show, place.shop), product=name_of(product), why=why)
    raise RefusedError("not_read", text, product.id)


def _reserves(product: Product, known: Mapping[Place, int | None]) -> dict[Place, int]:
    """What each shop keeps back of the product's reserve, by what it has; nothing, where nobody can count it."""
    if any(total is None for total in known.values()):
        return dict.fromkeys(known, 0)
    shares = stock.shared(product.reserve, {place.key: total or 0 for place, total in known.items()})
    return {place: shares[place.key] for place in known}


def _remarks(decision: DecisionBuilder, product: Product, launch: Launch) -> list[str]:
    """What is promised and what the shop cannot be held to, in sentences."""
    remarks: list[str] = []
    shop = shop_name(decision.show, launch.shop)
    if launch.purchase_limit and not steps.holds_limit(decision.state, launch.shop):
        remarks.append(launches_says.limit_not_held(shop=shop, count=launch.purchase_limit))
    if product.coupon is not None:
        text = launches_says.coupon_not_told(shop=shop, coupon=product.coupon.text)
        remarks.append(text)
    return remarks


def read_back(show: Show, launches: Sequence[Launch]) -> dict[str, Any]:
    """What arming says back, number by number, before anything is on air. Shops of one launch differ in what they sell of it."""
    launch = launches[0]
    quantity, tranche = allocation.together(launches), sum(one.tranche for one in launches)
    reserve = sum(one.reserve for one in launches)
    shares = {shop_name(show, one.shop): one.quantity for one in launches} if len(launches) > 1 else {}
    price = money.words(launch.price_minor, launch.currency)
    save = money.saved_percent(launch.list_price_minor, launch.price_minor)
    first = stock.first_tranche(quantity, tranche)
    parts = [price]
    if save:
        parts[0] += f" instead of {money.words(launch.list_price_minor, launch.currency)} ({save} % less)"
    parts.append(counted(quantity, "unit") + (f", {first} at a time" if first < quantity else ""))
    if shares:
        parts.append(", ".join(f"{units} in {shop}" for shop, units in shares.items()))
    if launch.pool:
        parts.append(f"{launch.pool} for the shop that sells quicker")
    if reserve:
        parts.append(f"{reserve} kept in reserve")
    if launch.purchase_limit:
        parts.append(f"at most {launch.purchase_limit} a buyer")
    parts.append(f"countdown {launch.countdown_s} s")
    if launch.lead_ms:
        parts.append(f"the link opens {launch.lead_ms / 1000:.1f} s after it, when viewers of {launch.timed_to} see zero")
    parts.append(f"{launch.sale_minutes} min" + (" and on until sold out" if launch.until_sold_out else ""))
    return {
        "product": launch.product,
        "link_no": launch.link_no,
        "title": launch.title,
        "shop": launch.shop,
        "price": price,
        "price_minor": launch.price_minor,
        "prices": {sku: money.words(minor, launch.currency) for sku, minor in launch.prices.items()},
        "list_price": money.words(launch.list_price_minor, launch.currency),
        "save_percent": save,
        "quantity": quantity,
        "shares": shares,
        "first_lot": first,
        "reserve": reserve,
        "purchase_limit": launch.purchase_limit,
        "countdown_s": launch.countdown_s,
        "sale_minutes": launch.sale_minutes,
        "until_sold_out": launch.until_sold_out,
        "timed_to": launch.timed_to,
        "lead_ms": launch.lead_ms,
        "remarks": [],  # what to mind, in sentences; nothing that forbids it
        "text": f"{launch.link_no} '{launch.title}': {'; '.join(parts)}.",
    }


def _check_no_launch(decision: DecisionBuilder, product: Product) -> None:
    """It is not being launched, and what its last launch did is put back. Launches of others have gone with their products."""
    launch = decision.state.launch_of(product.id)
    if launch is None or launch.phase == "armed":
        return
    if launch.phase == "closing":
        raise guards.still_put_back(decision.show, launch)
    if launch.phase == "failed":
        raise RefusedError("launch_running", launches_says.last_failed(), launch.product)
    text = launches_says.under_way(product=f"{launch.link_no} '{launch.title}'")
    raise RefusedError("launch_running", text, launch.product)


def _prices(product: Product, shop: str, reading: Reading, price_minor: int | None) -> dict[str, int]:
    if reading.currency != product.currency:
        text = launches_says.other_currency(
            shop=shop, product=name_of(product), found=reading.currency, currency=product.currency
        )
        raise RefusedError("currency", text, product.id)
    prices: dict[str, int] = {}
    for variant in product.variants:
        if variant.sku not in reading.prices:
            text = launches_says.no_sku(shop=shop, sku=variant.sku, product=name_of(product))
            raise RefusedError("not_in_shop", text, product.id)
        prices[variant.sku] = live_price(product, variant) if price_minor is None else price_minor
        known = (list_price(product, variant), live_price(product, variant), prices[variant.sku])
        meant = price_rules.other_unit(reading.prices[variant.sku], known)
        if meant is not None:
            found, planned = (money.words(minor, product.currency) for minor in (reading.prices[variant.sku], meant))
            text = launches_says.other_unit(shop=shop, found=found, sku=variant.sku, planned=planned)
            raise RefusedError("unit", text, product.id)
    guards.check_floor(product, prices)
    return prices


def _timing(decision: DecisionBuilder, params: ArmLaunch) -> tuple[str, int]:
    """Whose viewers see zero as the link opens, by name, and how far they are behind."""
    if params.timed_to is None:
        return "", 0
    destination = next((place for place in decision.show.destinations if place.id == params.timed_to), None)
    if destination is None:
        raise RefusedError("not_found", air_says.unknown_destination(name=params.timed_to), params.timed_to)
    lead_ms = destination.viewer_delay_ms if params.lead_ms is None else params.lead_ms
    if lead_ms is None:
        text = launches_says.delay_unknown(name=destination.name)
        raise RefusedError("delay_unknown", text, destination.id)
    return destination.name, lead_ms


def _confirm_doubts(product: Product, shop: str, reading: Reading, prices: dict[str, int], confirmed: str | None) -> None:
    """Ask when a price looks like a slip of the finger, and when the link would sell what nobody has priced here."""
    doubts = [slip for variant in product.variants if (slip := _slip(product, variant, prices[variant.sku]))][:1]
    if others := [sku for sku in reading.prices if sku not in prices]:
        shown = ", ".join(others[:_SHOWN_SKUS]) + (", …" if len(others) > _SHOWN_SKUS else "")
        doubts.append(launches_says.sells_others(shop=shop, skus=shown))
    if doubts:
        question = together(*(launches_says.doubtful(product=name_of(product), doubt=doubt) for doubt in doubts))
        confirmation.require_confirmation(question, product.id, confirmed)


def _slip(product: Product, variant: Variant, asked: int) -> str:
    return price_rules.slip(
        listed=list_price(product, variant),
        planned=live_price(product, variant),
        asked=asked,
        floor=product.floor_price_minor,
        currency=product.currency,
    )


def _quantity(decision: DecisionBuilder, product: Product, readings: Mapping[Place, Reading], wanted: int | None) -> int:
    planned = wanted or sum(variant.stock for variant in product.variants)
    totals: list[int] = []
    for place, reading in readings.items():
        total = stock.total(reading.stocks, [variant.sku for variant in product.variants])
        if total is not None:
            totals.append(total)
        elif not planned:
            text = launches_says.no_stock_known(shop=shop_name(decision.show, place.shop), product=name_of(product))
            raise RefusedError("no_quantity", text, product.id)
    if len(totals) < len(readings):
        return planned
    total, reserve = sum(totals), product.reserve
    available = total - reserve
    if available <= 0:
        text = launches_says.none_to_sell(product=name_of(product), total=total, reserve=reserve)
        raise RefusedError("no_stock", text, product.id)
    if wanted is not None and wanted > available:
        text = launches_says.too_many(product=name_of(product), total=total, reserve=reserve, available=available, wanted=wanted)
        raise RefusedError("too_many", text, product.id)
    return min(planned or available, available)
