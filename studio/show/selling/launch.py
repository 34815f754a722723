"""The commands of a launch, with their guards. Every way to launch goes through here: no button, key or remote around it."""

from __future__ import annotations

from typing import Any

import msgspec

from studio.control.schema.selling import AbortLaunch, ArmLaunch, CancelLaunch, ExtendSale, RepairSale, Restock, StartLaunch
from studio.document.products import Product, Variant
from studio.errors import RefusedError
from studio.show import money, price_rules
from studio.show.selling import asking, catalogue, driving, events, launching, sale, steps, stock
from studio.show.selling.catalogue import item_of, list_price, live_price
from studio.show.selling.price_truth import fresh
from studio.show.selling.reading import Reading
from studio.show.selling.state import Launch
from studio.show.selling.turn import Turn
from studio.values.counting import counted

_SECOND_NS = 1_000_000_000
_SHOWN_SKUS = 3
_NOT_OPEN = "No sale is running. Wait until this launch is open, or arm the product and launch it."
_NOTHING_TO_REPAIR = "There is nothing to repair. Go on, or cancel the launch."
_UNTOUCHED = ("armed", "verifying", "countdown")  # before zero, the shop has been read only


def arm(turn: Turn, params: ArmLaunch) -> None:
    product = catalogue.product(turn.show, params.product)
    _free(turn, product)
    one = turn.state.product(product.id)
    if turn.state.current != product.id or one.stage not in ("explaining", "armed"):
        raise RefusedError("not_explaining", f"{_name(product)} is not being explained. Explain it first.", product.id)
    reading = one.reading
    if reading is None or not fresh(one, turn.now_ns):
        why = f"{one.trouble} Prepare it, then arm it.".lstrip()
        raise RefusedError("not_read", f"Shop '{product.shop}' has not confirmed {_name(product)} within 5 s. {why}", product.id)
    prices = _prices(product, reading, params.price_minor)
    _ask_about(product, reading, prices, params.confirm)
    quantity = _quantity(product, reading, params.quantity)
    timed_to, lead_ms = _timing(turn, params)
    terms = product.launch
    variants = {variant.sku: variant for variant in product.variants}
    known = stock.total(reading.stocks, variants)
    launch = Launch(
        product=product.id,
        title=product.title,
        link_no=product.link_no,
        shop=product.shop,
        item_id=item_of(product),
        run=one.run,
        currency=product.currency,
        price_minor=min(prices.values()),
        list_price_minor=catalogue.listed(product),
        prices=prices,
        weights={sku: variant.stock if known is None else reading.stocks[sku] for sku, variant in variants.items()},
        reserve=product.reserve if known is not None else 0,
        quantity=quantity,
        tranche=product.tranche,
        purchase_limit=product.purchase_limit if params.purchase_limit is None else params.purchase_limit,
        countdown_s=terms.countdown_s if params.countdown_s is None else params.countdown_s,
        sale_minutes=terms.sale_minutes if params.sale_minutes is None else params.sale_minutes,
        until_sold_out=terms.until_sold_out if params.until_sold_out is None else params.until_sold_out,
        timed_to=timed_to,
        lead_ms=lead_ms,
        armed_ns=turn.now_ns,
        began_ns=turn.now_ns,
        seen_prices={sku: reading.prices[sku] for sku in variants},
    )
    turn.note(events.LaunchArmed(at_ns=turn.now_ns, launch=launch))
    turn.result = read_back(launch) | {"remarks": _remarks(turn, product, launch)}


def _remarks(turn: Turn, product: Product, launch: Launch) -> list[str]:
    """What is promised and what the shop cannot be held to, in sentences."""
    remarks = []
    if launch.purchase_limit and not steps.holds_limit(turn.state, launch.shop):
        remarks.append(f"Shop '{launch.shop}' cannot hold buyers to {launch.purchase_limit} each: it sells a buyer more.")
    if product.coupon is not None:
        text = f"Shop '{launch.shop}' cannot be told of the coupon '{product.coupon.text}': see there that buyers get it."
        remarks.append(text)
    return remarks


def read_back(launch: Launch) -> dict[str, Any]:
    """What arming says back, number by number, before anything is on air."""
    price = money.words(launch.price_minor, launch.currency)
    save = money.saved_percent(launch.list_price_minor, launch.price_minor)
    first = stock.first_lot(launch.quantity, launch.tranche)
    parts = [price]
    if save:
        parts[0] += f" instead of {money.words(launch.list_price_minor, launch.currency)} ({save} % less)"
    parts.append(counted(launch.quantity, "unit") + (f", {first} at a time" if first < launch.quantity else ""))
    if launch.reserve:
        parts.append(f"{launch.reserve} kept in reserve")
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
        "quantity": launch.quantity,
        "first_lot": first,
        "reserve": launch.reserve,
        "purchase_limit": launch.purchase_limit,
        "countdown_s": launch.countdown_s,
        "sale_minutes": launch.sale_minutes,
        "until_sold_out": launch.until_sold_out,
        "timed_to": launch.timed_to,
        "lead_ms": launch.lead_ms,
        "remarks": [],  # what to mind, in sentences; nothing that forbids it
        "text": f"{launch.link_no} '{launch.title}': {'; '.join(parts)}.",
    }


def start(turn: Turn, _params: StartLaunch) -> None:
    """From armed: ask the shop once more, then count down. Pressed twice it is one launch."""
    launch = _launch(turn)
    if launch.phase == "closing":
        raise _put_back(launch)
    if launch.phase == "failed":
        raise RefusedError("not_armed", "This launch did not succeed. Repair it, or abort and arm it again.", launch.product)
    if launch.phase != "armed":
        return
    product = catalogue.product(turn.show, launch.product)
    _above_floor(product, launch.prices)
    _ask_first(turn, launch, repair=False)


def cancel(turn: Turn, _params: CancelLaunch) -> None:
    launch = _launch(turn)
    if not untouched(launch):
        text = "It is past zero. Abort it instead: that closes the link and puts everything back."
        raise RefusedError("past_zero", text, launch.product)
    turn.note(events.LaunchCancelled(at_ns=turn.now_ns, product=launch.product))


def abort(turn: Turn, _params: AbortLaunch) -> None:
    give_up(turn, _launch(turn), "Aborted.")


def untouched(launch: Launch) -> bool:
    """Whether the shop has been read only: nothing is to be put back."""
    return launch.phase in _UNTOUCHED and not launch.again


def give_up(turn: Turn, launch: Launch, text: str) -> None:
    """End a launch wherever it is: before zero it is forgotten, after it everything is put back."""
    if untouched(launch):
        turn.note(events.LaunchCancelled(at_ns=turn.now_ns, product=launch.product))
    elif launch.phase != "closing":
        launching.close(turn, launch.product, text)


def extend(turn: Turn, params: ExtendSale) -> None:
    launch = _launch(turn)
    if launch.phase not in ("opening", "checking", "open"):
        raise RefusedError("not_open", _NOT_OPEN, launch.product)
    if launch.ends_ns is None:
        raise RefusedError("no_end", "This sale runs until it is sold out. End it when it has run long enough.", launch.product)
    ends_ns = max(launch.ends_ns, turn.now_ns) + params.seconds * _SECOND_NS
    turn.note(events.LaunchExtended(at_ns=turn.now_ns, product=launch.product, ends_ns=ends_ns))


def restock(turn: Turn, params: Restock) -> None:
    launch = _launch(turn)
    if launch.phase != "open":
        raise RefusedError("not_open", _NOT_OPEN, launch.product)
    if sale.releasing(launch):
        raise RefusedError("busy", "The shop is still taking the last units. Try again in a moment.", launch.product)
    reserve = sale.held_back(launch)
    turn.note(events.LaunchRestocked(at_ns=turn.now_ns, product=launch.product, units=params.units))
    sale.release(turn, launch, params.units, restock=True)
    turn.result = {"held_back": min(reserve, params.units), "new": max(0, params.units - reserve)}


def repair(turn: Turn, _params: RepairSale) -> None:
    """Do again what failed: the whole opening when it did not open, single steps of a sale that runs."""
    launch = _launch(turn)
    if launch.phase == "open":
        _mend(turn, launch)
    elif launch.phase == "failed" and launching.restored(turn, launch):
        _above_floor(catalogue.product(turn.show, launch.product), launch.prices)
        _ask_first(turn, launch, repair=True)
    elif launch.phase in ("failed", "closing"):
        driving.hurry(turn, launch)
        turn.result = {"remarks": ["The shop is still being put back as it was; tried again now. Then press Repair once more."]}
    else:
        raise RefusedError("nothing_to_repair", _NOTHING_TO_REPAIR, launch.product)


def _mend(turn: Turn, launch: Launch) -> None:
    reading = turn.state.product(launch.product).reading
    wanted = {one.key: one for one in steps.mending(turn.state, launch, reading)} if reading is not None else {}
    for one in launch.steps:
        if one.state != "done" and (one.call or one.key not in wanted):
            wanted[one.key] = one if one.call else msgspec.structs.replace(one, state="waiting", tries=0, must=False)
    if not wanted:
        raise RefusedError("nothing_to_repair", _NOTHING_TO_REPAIR, launch.product)
    anew = steps.able(turn.state, launch, wanted.values())
    turn.note(events.StepsAdded(at_ns=turn.now_ns, product=launch.product, steps=anew))
    taken = -sum(one.value for one in anew if one.name == "stock" and one.mends)
    if taken > 0:  # whether they are goods or a shop's mistake, only people know: put back unasked, they may be sold twice
        text = (
            f"{counted(taken, 'unit')} of {launch.link_no} '{launch.title}' are taken out of the stock of shop '{launch.shop}', "
            "and are not put back when the sale ends. If they are real, add them there then."
        )
        turn.result = {"remarks": [text]}


def _ask_first(turn: Turn, launch: Launch, *, repair: bool) -> None:
    turn.note(events.LaunchStarted(at_ns=turn.now_ns, product=launch.product, again=repair))
    turn.read(launch.product, launch.shop, launch.item_id)


def _launch(turn: Turn) -> Launch:
    """The launch of the product on air, also while it is put back."""
    launch = turn.state.launch or turn.state.leftovers.get(turn.state.current or "")
    if launch is None:
        raise RefusedError("not_armed", "No launch is armed. Explain a product and arm it first.")
    return launch


def _put_back(launch: Launch) -> RefusedError:
    what = f"{launch.link_no} '{launch.title}'"
    text = (
        f"The last launch of {what} is still being put back in shop '{launch.shop}'. "
        "Wait for it, or press Repair to try again now."
    )
    return RefusedError("closing", text, launch.product)


def _free(turn: Turn, product: Product) -> None:
    """It is not being launched, and what its last launch did is put back. Launches of others have gone with their products."""
    launch = turn.state.launch_of(product.id)
    if launch is None or launch.phase == "armed":
        return
    if launch.phase == "closing":
        raise _put_back(launch)
    if launch.phase == "failed":
        raise RefusedError("launch_running", "The last launch failed. Repair or abort it first.", launch.product)
    text = f"{launch.link_no} '{launch.title}' is being launched. Wait for it, or end it first."
    raise RefusedError("launch_running", text, launch.product)


def _prices(product: Product, reading: Reading, price_minor: int | None) -> dict[str, int]:
    if reading.currency != product.currency:
        text = (
            f"Shop '{product.shop}' sells {_name(product)} in {reading.currency}, not in {product.currency}. "
            "Correct it in the queue or in the shop."
        )
        raise RefusedError("currency", text, product.id)
    prices: dict[str, int] = {}
    for variant in product.variants:
        if variant.sku not in reading.prices:
            text = (
                f"Shop '{product.shop}' does not have {variant.sku} of {_name(product)}. "
                "Add it there, or correct the SKU in the queue."
            )
            raise RefusedError("not_in_shop", text, product.id)
        prices[variant.sku] = live_price(product, variant) if price_minor is None else price_minor
        known = (list_price(product, variant), live_price(product, variant), prices[variant.sku])
        meant = price_rules.other_unit(reading.prices[variant.sku], known)
        if meant is not None:
            found, planned = (money.words(minor, product.currency) for minor in (reading.prices[variant.sku], meant))
            text = (
                f"Shop '{product.shop}' asks {found} for {variant.sku} where {planned} is planned: "
                "it seems to count in another unit. Correct the one that is wrong."
            )
            raise RefusedError("unit", text, product.id)
    _above_floor(product, prices)
    return prices


def _timing(turn: Turn, params: ArmLaunch) -> tuple[str, int]:
    """Whose viewers see zero as the link opens, by name, and how far they are behind."""
    if params.timed_to is None:
        return "", 0
    destination = next((one for one in turn.show.destinations if one.id == params.timed_to), None)
    if destination is None:
        raise RefusedError("not_found", f"There is no destination '{params.timed_to}'.", params.timed_to)
    lead_ms = destination.viewer_delay_ms if params.lead_ms is None else params.lead_ms
    if lead_ms is None:
        text = f"How far viewers of {destination.name} are behind is not known. Enter their delay in its settings."
        raise RefusedError("delay_unknown", text, destination.id)
    return destination.name, lead_ms


def _above_floor(product: Product, prices: dict[str, int]) -> None:
    floor = product.floor_price_minor
    lowest = min(prices.values())
    if lowest <= 0:
        raise RefusedError("no_price", f"{_name(product)} has no price. Enter one.", product.id)
    if floor is not None and price_rules.below_floor(floor, lowest, product.currency):
        text = (
            f"{money.words(lowest, product.currency)} is below the floor price of {_name(product)}, "
            f"{money.words(floor, product.currency)}. Raise it, or change the floor price in the queue."
        )
        raise RefusedError("below_floor", text, product.id)


def _ask_about(product: Product, reading: Reading, prices: dict[str, int], confirmed: str | None) -> None:
    """Ask when a price looks like a slip of the finger, and when the link would sell what nobody has priced here."""
    doubts = [slip for variant in product.variants if (slip := _slip(product, variant, prices[variant.sku]))][:1]
    if others := [sku for sku in reading.prices if sku not in prices]:
        shown = ", ".join(others[:_SHOWN_SKUS]) + (", …" if len(others) > _SHOWN_SKUS else "")
        doubts.append(f"shop '{product.shop}' sells {shown} with its link too, at prices and in numbers of its own")
    if doubts:
        asking.ask(" ".join(f"{_name(product)}: {doubt}. Arm it all the same?" for doubt in doubts), product.id, confirmed)


def _slip(product: Product, variant: Variant, asked: int) -> str:
    return price_rules.slip(
        listed=list_price(product, variant),
        planned=live_price(product, variant),
        asked=asked,
        floor=product.floor_price_minor,
        currency=product.currency,
    )


def _quantity(product: Product, reading: Reading, wanted: int | None) -> int:
    planned = wanted or sum(variant.stock for variant in product.variants)
    total = stock.total(reading.stocks, [variant.sku for variant in product.variants])
    if total is None:
        if not planned:
            text = f"Shop '{product.shop}' does not say how many of {_name(product)} there are. Give a quantity."
            raise RefusedError("no_quantity", text, product.id)
        return planned
    available = total - product.reserve
    if available <= 0:
        text = (
            f"{_name(product)}: {total} in stock, {product.reserve} in reserve: none to sell. "
            "Add stock in the shop, or lower the reserve."
        )
        raise RefusedError("no_stock", text, product.id)
    if wanted is not None and wanted > available:
        text = (
            f"{_name(product)}: {total} in stock, {product.reserve} in reserve: at most {available}, not {wanted}. "
            "Lower the quantity, or add stock in the shop."
        )
        raise RefusedError("too_many", text, product.id)
    return min(planned or available, available)


def _name(product: Product) -> str:
    return f"{product.link_no} '{product.title}'"
