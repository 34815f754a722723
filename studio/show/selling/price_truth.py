"""Whether a price may be shown: read from its shop within 5 s, and the one that the show means.

The card says what buyers will be asked, never what we hope they are. A price that its shop did not confirm lately is not shown
at all; one that the shop has otherwise is shown as the shop has it, and that is a doubt, which the operator is told.
"""

from __future__ import annotations

from typing import NamedTuple

from studio.document.model import Show
from studio.document.products import Product
from studio.show import money
from studio.show.selling import events, timing
from studio.show.selling.catalogue import list_price, live_price, name_of, places, shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import contradiction
from studio.show.selling.launch.state import Launch
from studio.show.selling.places import Place
from studio.show.selling.state import STAGES_ON_AIR, ListingState, ProductState, State
from studio.values.sentences import together
from studio.values.shop import Reading
from studio.words import card_prices as says


class Truth(NamedTuple):
    """`price_minor`: what the card may say (None: no price at all). `text`: what is wrong, in the operator's words."""

    price_minor: int | None
    text: str = ""
    matches: bool = True


def is_fresh(known: ListingState, now_ns: int) -> bool:
    """Whether the shop confirmed the price lately enough for it to be shown."""
    return known.read_ns is not None and now_ns - known.read_ns <= timing.PRICE_GOOD_FOR_NS


def truth(state: State, show: Show, product: Product, now_ns: int) -> Truth:
    """What a product's card may say, as things stand.

    A product of several shops has one price. Where they differ, the card says the highest that one of them asks: no buyer is
    asked more than that. A shop that says nothing takes no price off the card that another confirms; the operator is told.
    """
    found = [_in_shop(state, show, product, place, now_ns) for place in _sold_at(state, product)]
    prices = [one.price_minor for one in found if one.price_minor is not None]
    text = together(*dict.fromkeys(one.text for one in found))
    return Truth(max(prices, default=None), text, matches=all(one.matches for one in found))


def update_doubt(decision: DecisionBuilder) -> None:
    """Note what a look at the product on air changes: doubt that begins or ends, and at first what its shops ask."""
    product = decision.product(decision.state.current or "")
    if product is None:
        return
    known = decision.state.product(product.id)
    if known.stage not in STAGES_ON_AIR:
        return
    listings = [known.listing(place.key) for place in _sold_at(decision.state, product)]
    readings = [one.reading for one in listings if one.reading is not None and is_fresh(one, decision.now_ns)]
    if known.announced is None and len(readings) == len(listings):
        announced = any(is_announced(product, reading) for reading in readings)
        decision.emit(events.BasePriceSeen(at_ns=decision.now_ns, product=product.id, announced=announced))
    found = truth(decision.state, decision.show, product, decision.now_ns)
    if found.text != decision.state.product(product.id).doubt:
        decision.emit(events.PriceDoubted(at_ns=decision.now_ns, product=product.id, text=found.text))


def due_ns(state: State, product: Product, after_ns: int) -> int | None:
    """When a price that is shown becomes too old to be believed, or the first one is missed; None: not after `after_ns`."""
    known = state.product(product.id)
    read = [known.listing(place.key).read_ns for place in _sold_at(state, product)]
    moments = [read_ns + timing.PRICE_GOOD_FOR_NS + 1 for read_ns in read if read_ns is not None]
    if known.stage in STAGES_ON_AIR and known.explained_ns is not None:
        moments.append(known.explained_ns + timing.FIRST_READING_NS)
    return min((moment for moment in moments if moment > after_ns), default=None)


def agrees(state: State, product: Product) -> bool | None:
    """Whether the latest readings, however old, have prices that the show means them to have; None: there are none."""
    known = state.product(product.id)
    read = {place: reading for place in _sold_at(state, product) if (reading := known.listing(place.key).reading) is not None}
    if not read:
        return None
    return all(_agrees(known, state.launch_at(product.id, place.key), product, reading) for place, reading in read.items())


def _agrees(known: ProductState, launch: Launch | None, product: Product, reading: Reading) -> bool:
    if reading.currency != product.currency:
        return False
    return all(
        reading.prices.get(variant.sku)
        in _meant(known, launch, product, variant.sku, live_price(product, variant), list_price(product, variant))
        for variant in product.variants
    )


def _sold_at(state: State, product: Product) -> tuple[Place, ...]:
    """Where buyers meet the product: in the shops that it is being launched in, else in all of its shops."""
    launched = tuple(launch.place for launch in state.launches_of(product.id))
    return launched or places(product)


def _in_shop(state: State, show: Show, product: Product, place: Place, now_ns: int) -> Truth:
    """What one of its shops has to say about the card."""
    product_state, known = state.product(product.id), state.listing(product.id, place.key)
    reading, shop, name = known.reading, state.shops.get(place.shop), name_of(product)
    called = shop_name(show, place.shop)
    if reading is None or not is_fresh(known, now_ns):
        since_ns = product_state.explained_ns
        waiting = known.trouble == "" and since_ns is not None and now_ns - since_ns < timing.FIRST_READING_NS
        why = known.trouble or (shop.text if shop else "") or ("" if shop and shop.state == "running" else says.not_running())
        return Truth(None, "" if waiting else _not_confirmed(called, name, why), matches=False)
    if reading.currency != product.currency:
        text = says.other_currency(shop=called, product=name, found=reading.currency, currency=product.currency)
        return Truth(None, text, matches=False)
    launch = state.launch_at(product.id, place.key)
    against = contradiction.found(state, show, launch) if launch is not None else ""
    for variant in product.variants:
        found = reading.prices.get(variant.sku)
        if found is None:
            return Truth(None, says.no_sku(shop=called, sku=variant.sku, product=name), matches=False)
        meant = _meant(product_state, launch, product, variant.sku, live_price(product, variant), list_price(product, variant))
        if found not in meant:
            asked, planned = money.words(found, reading.currency), money.words(meant[0], reading.currency)
            text = says.says_shop(shop=called, price=asked, product=name, meant=planned)
            return Truth(_lowest(reading, product), together(text, against), matches=False)
    return Truth(stated_price(launch, product, reading), against, matches=not against)


def is_announced(product: Product, reading: Reading) -> bool:
    """Whether the shop still has the list price, so that the live price is announced only."""
    return any(
        reading.prices.get(variant.sku) == list_price(product, variant) != live_price(product, variant)
        for variant in product.variants
    )


def _meant(
    known: ProductState, launch: Launch | None, product: Product, sku: str, live_minor: int, list_minor: int
) -> tuple[int, ...]:
    """The prices that the shop may have now; the first is the one it is to have."""
    usual = (live_minor, list_minor) if known.announced is not False else (live_minor,)
    if launch is None or sku not in launch.prices:
        return usual
    price_minor = launch.prices[sku]
    if launch.phase == "open":
        return (price_minor,)
    return (*usual, price_minor, launch.seen_prices.get(sku, price_minor), launch.old_prices.get(sku, price_minor))


def stated_price(launch: Launch | None, product: Product, reading: Reading | None) -> int:
    """The price that its card says while the shop bears it out: while a launch is put back, what buyers can still buy at."""
    if launch is not None and launch.phase != "closing":
        return launch.price_minor
    if launch is not None and reading is not None and reading.open and (asked := _lowest(reading, product)) is not None:
        return asked
    return min(live_price(product, variant) for variant in product.variants)


def _lowest(reading: Reading, product: Product) -> int | None:
    return min((reading.prices[variant.sku] for variant in product.variants if variant.sku in reading.prices), default=None)


def _not_confirmed(shop: str, product: str, why: str) -> str:
    return says.not_confirmed_why(shop=shop, product=product, why=why) if why else says.not_confirmed(shop=shop, product=product)
