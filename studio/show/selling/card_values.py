"""What the cards of the product on air say. A price is in here only when its shop has confirmed it within 5 s."""

from __future__ import annotations

from typing import Any

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import catalogue, price_truth, queue, stock
from studio.show.selling.launch import allocation, contradiction, units
from studio.show.selling.launch.state import Launch, foremost
from studio.show.selling.price_truth import Truth
from studio.show.selling.state import State

Values = dict[str, Any]

_STRIP = 4
KINDS = frozenset({"price_card", "countdown", "product_strip", "sold_ticker", "qr_code"})  # that follow the product on air


def card_values(state: State, show: Show, now_ns: int) -> dict[str, Values | None]:
    """By overlay kind; None: not to be shown. Pictures are named as the show names them."""
    product = queue.on_air(state, show)
    price_card = countdown = qr_code = ticker = None
    if product is not None:
        launch = _shown(state, product)
        found = price_truth.truth(state, show, product, now_ns)
        price_card = None if found.price_minor is None else _price_card(state, product, launch, found)
        countdown = _countdown(state, product, launch)
        qr_code = {"url": page, "caption": product.title} if (page := product.listing.page_url) else None
        ticker = _ticker(state, show, product)
    return {
        "price_card": price_card,
        "countdown": countdown,
        "product_strip": _strip(state, show, now_ns),
        "sold_ticker": ticker,
        "qr_code": qr_code,
    }


def _price_card(state: State, product: Product, launch: Launch | None, found: Truth) -> Values:
    card = _card_state(state, product, launch)
    list_minor = catalogue.listed(product)
    assert found.price_minor is not None
    live = launch if launch is not None and _is_live(state, launch) else None
    opened = live is not None and live.phase == "open"
    return {
        "state": card,
        "title": product.title,
        "brand": product.brand,
        "picture": product.pictures[0] if product.pictures else "",
        "link_no": product.link_no,
        "currency": product.currency,
        "list_price_minor": list_minor if list_minor > found.price_minor else None,
        "live_price_minor": found.price_minor,
        "coupon": product.coupon.text if product.coupon else None,
        "stock_left": units.to_sell(state, _sellable(state, live)) if opened and live else None,
        "sold": state.ledger.account(product.id).sold if card not in ("announced", "countdown") else None,
        "zero_ns": live.shown_zero_ns if live else None,
        "ends_ns": live.shown_ends_ns if live and not live.until_sold_out else None,
    }


def _card_state(state: State, product: Product, launch: Launch | None) -> str:
    stage = state.product(product.id).stage
    if stage == "sold_out":
        return "sold_out"
    if launch is None or stage == "explaining":
        return "announced"
    if launch.phase in ("countdown", "opening", "checking"):
        return "countdown"
    if launch.phase != "open" or contradiction.closed(state, launch):
        return "announced"
    selling = _sellable(state, launch)
    if allocation.to_come(selling) or any(one.released < one.quantity for one in selling):
        return "on_sale"
    left = sum(units.left(state, one) for one in selling)
    if left == 0:
        return "sold_out"
    return "few_left" if stock.few(left, sum(one.released for one in selling)) else "on_sale"


def _shown(state: State, product: Product) -> Launch | None:
    """The launch whose times and prices are shown: one whose link its shop has open, before one that is closed there."""
    launches = state.launches_of(product.id)
    return foremost([launch for launch in launches if not contradiction.closed(state, launch)]) or foremost(launches)


def _sellable(state: State, launch: Launch) -> tuple[Launch, ...]:
    """The launch in every shop where the product can be bought."""
    launches = state.launches_of(launch.product)
    return tuple(one for one in launches if one.phase == "open" and not contradiction.closed(state, one))


def _is_live(state: State, launch: Launch) -> bool:
    """Whether it counts down, or can be bought from."""
    return launch.phase in ("countdown", "opening", "checking", "open") and not contradiction.closed(state, launch)


def _countdown(state: State, product: Product, launch: Launch | None) -> Values | None:
    if launch is None or launch.zero_ns is None or not _is_live(state, launch):
        return None
    ends_ns = None if launch.until_sold_out else launch.shown_ends_ns
    if launch.phase == "open" and ends_ns is None:
        return None
    return {"zero_ns": launch.shown_zero_ns, "ends_ns": ends_ns, "title": product.title}


def _strip(state: State, show: Show, now_ns: int) -> Values | None:
    items = [
        {
            "link_no": one.link_no,
            "title": one.title,
            "picture": one.pictures[0] if one.pictures else "",
            "live_price_minor": price_truth.truth(state, show, one, now_ns).price_minor,
            "currency": one.currency,
            "state": state.product(one.id).stage,
        }
        for one in queue.waiting(state, show, _STRIP)
    ]
    return {"items": items} if items else None


def _ticker(state: State, show: Show, product: Product) -> Values | None:
    sold = state.ledger.account(product.id).sold
    if sold <= 0:
        return None
    lines = [
        {"name": masked(one.buyer), "quantity": one.quantity, "title": product.title}
        for one in reversed(state.ledger.latest)
        if one.product == product.id
    ]
    return {"sold": sold, "lines": lines}


def masked(name: str) -> str:
    """A buyer's name as it may be on air: the first character only."""
    return f"{name[:1]}**" if name else ""
