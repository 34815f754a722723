"""What a shop's news mean: an answer to a call, a reading, an order line, the state of the shop itself."""

from __future__ import annotations

import msgspec

from studio.document.products import Product
from studio.show.selling import effects, events, polling, preparation, queue_commands, timing
from studio.show.selling.catalogue import places, shop_name
from studio.show.selling.decision_builder import DecisionBuilder
from studio.show.selling.launch import step_runner
from studio.show.selling.news import Answered, ItemRead, ShopChanged
from studio.show.selling.places import Place
from studio.show.selling.state import STAGES_ON_AIR
from studio.values.shop import OrderLine, Reading, later

_UNTIL_ARMED = ("queued", "prepared", "explaining")  # what preparing finds is looked for; then the launch has its own checks


def take_answer(decision: DecisionBuilder, news: Answered) -> None:
    """Take the answer to a call: for the step that waits for it, and the reading that comes with it."""
    pending = decision.state.pending.get(news.call)
    if pending is None or pending.effect.shop != news.shop:
        return  # answered twice, or long given up; or by one that was not asked
    decision.emit(events.CallAnswered(at_ns=decision.now_ns, call=news.call, ok=news.ok, code=news.code, text=news.text))
    launches = [launch for launch in decision.state.launches_of(pending.product) if launch.shop == news.shop]
    taken = not launches or any(step_runner.take_answer(decision, launch, news) for launch in launches)
    asked = pending.effect
    if not taken and not isinstance(asked, effects.ReadItem):
        recheck(decision, pending.product, news.shop)
    if news.reading is None or not news.ok or not isinstance(asked, effects.ReadItem):
        return  # a write brings no reading
    take_reading(decision, pending.product, Place(asked.shop, asked.item_id), news.reading, pending.asked_ns)


def recheck(decision: DecisionBuilder, product: str, shop: str) -> None:
    """A write that no step waits for has come to its end: a launch that is put back in that shop is read once more."""
    for launch in decision.state.launches_of(product):
        if launch.shop == shop:
            step_runner.recheck(decision, launch)


def take_reading(
    decision: DecisionBuilder, name: str, place: Place, reading: Reading, since_ns: int, *, told: bool = False
) -> None:
    """Take a reading; `since_ns` is how old it may be at most when it does not say so itself. `told`: unasked."""
    known, listing = decision.state.listing(name, place.key), place.key
    at_ns, read_ns = decision.now_ns, min(decision.now_ns, reading.at_ns or since_ns)
    if known.read_ns is not None and read_ns < known.read_ns:
        if not told and (known.compared_ns is None or read_ns > known.compared_ns):  # overtaken by what was told alone
            stocks = reading.stocks
            decision.emit(events.StockCompared(at_ns=at_ns, product=name, listing=listing, stocks=stocks, read_ns=read_ns))
        return  # overtaken by a newer one
    if known.reading is not None and msgspec.structs.replace(reading, at_ns=known.reading.at_ns) == known.reading:
        decision.emit(events.ReadingConfirmed(at_ns=at_ns, product=name, listing=listing, read_ns=read_ns, told=told))
    else:
        decision.emit(
            events.ReadingTaken(at_ns=at_ns, product=name, listing=listing, reading=reading, read_ns=read_ns, told=told)
        )
    product = decision.product(name)
    if product is None or place not in places(product):
        return
    stage, problem = decision.state.product(name).stage, decision.state.product(name).problem
    if stage in _UNTIL_ARMED:
        found = _problem(decision, product)
        is_read = all(decision.state.listing(name, one.key).reading is not None for one in places(product))
        if (stage == "queued" and is_read) or found != problem:
            decision.emit(events.ProductPrepared(at_ns=at_ns, product=name, problem=found))
    pin_old = known.pinned_ns is None or decision.now_ns - known.pinned_ns >= timing.PIN_AGAIN_NS
    if decision.state.current == name and stage in STAGES_ON_AIR and not reading.pinned and pin_old:
        queue_commands.pin_at(decision, product, place)


def _problem(decision: DecisionBuilder, product: Product) -> str:
    """What preparing finds in the shops that have been read."""
    read = {
        shop_name(decision.show, place.shop): reading
        for place in places(product)
        if (reading := decision.state.listing(product.id, place.key).reading) is not None
    }
    return preparation.problem(product, read, len(places(product)))


def take_told_reading(decision: DecisionBuilder, news: ItemRead) -> None:
    """Take a reading that was told unasked as one that was asked for: of a product that is followed, or was read before.

    One that does not say when it was so may have been overtaken on its way, and would pass for the outcome of a write that came
    after it. It proves nothing: the item is read instead, no more often than the quickest poll does. One that comes too soon for
    that is remembered.
    """
    place = Place(news.shop, news.reading.item_id)
    sellers = decision.catalogue.selling(*place)
    followed = polling.followed(decision.state, decision.show) if sellers else set()
    for product in sellers:
        known = decision.state.listing(product.id, place.key)
        if news.reading.at_ns > 0:
            if product.id in followed or known.read_ns is not None:
                take_reading(decision, product.id, place, news.reading, news.reading.at_ns, told=True)
        elif product.id not in followed or known.hinted:
            continue
        elif known.asked_ns is None or decision.now_ns - known.asked_ns >= timing.QUICK_POLL_NS:
            decision.read_item(product.id, place)
        else:
            decision.emit(events.ChangeHinted(at_ns=decision.now_ns, product=product.id, listing=place.key))


def take_order_line(decision: DecisionBuilder, shop: str, line: OrderLine) -> None:
    """Count an order line that says something new. Its product: the one on air, else the one that has its SKU, else the first."""
    old = decision.state.ledger.entry(shop, line)
    if old is not None and later(old.line, line) == old.line:
        return
    sellers = decision.catalogue.selling(shop, line.item_id)
    if old is not None:
        product = old.product
    elif not sellers:
        return  # not of this show
    else:
        current = [product for product in sellers if product.id == decision.state.current]
        exact = [product for product in sellers if any(variant.sku == line.sku for variant in product.variants)]
        product = (current or exact or sellers)[0].id
    decision.emit(events.LineCounted(at_ns=decision.now_ns, shop=shop, product=product, line=line))


def take_shop_state(decision: DecisionBuilder, news: ShopChanged) -> None:
    """Take what a shop says of itself, when it is new."""
    old = decision.state.shops.get(news.shop)
    said = (news.state, news.capabilities, news.text, news.fed)
    if old is not None and (old.state, old.capabilities, old.text, old.fed) == said:
        return
    decision.emit(
        events.ShopStateChanged(
            at_ns=decision.now_ns,
            shop=news.shop,
            state=news.state,
            capabilities=news.capabilities,
            text=news.text,
            fed=news.fed,
        )
    )


def take_shop_began(decision: DecisionBuilder, shop: str) -> None:
    """What was asked of the one before has an outcome that nobody knows."""
    for launch in decision.state.launches:
        if launch.shop == shop:
            step_runner.lose_calls(decision, launch)
