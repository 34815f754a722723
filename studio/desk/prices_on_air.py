"""What an edit makes the card of the product on air say: asked about when it looks like a slip, said when it does not.

A product that is only explained has no launch that would hold its prices: what is typed goes on its card at once. Pure.
"""

from __future__ import annotations

from typing import NamedTuple

from studio.document.model import Show
from studio.document.products import Product
from studio.show import money, price_rules
from studio.show.selling import catalogue, require_confirmation
from studio.words import card_prices as says


class _Said(NamedTuple):
    """What a card says of a product's prices, in minor units."""

    live: int
    listed: int
    currency: str


def check(before: Show, after: Show, on_air: str | None, confirmed: str | None) -> None:
    """Let an edit pass that leaves the prices of the product `on_air` likely, or that was confirmed.

    Raises:
        RefusedError: code `confirm`; the text says what looks wrong.
    """
    was, product = _product(before, on_air), _product(after, on_air)
    if before.products is after.products or was is None or product is None or _said(was) == _said(product):
        return
    doubt = _doubt(_said(was), _said(product), product.floor_price_minor)
    if doubt:
        require_confirmation(says.doubtful(product=_name(product), doubt=doubt), product.id, confirmed)


def remark(before: Show, after: Show, on_air: str | None) -> str:
    """What the card of the product `on_air` is told that it was not told before; empty: nothing."""
    was, product = _product(before, on_air), _product(after, on_air)
    if before.products is after.products or was is None or product is None or _said(was) == _said(product):
        return ""
    now = _said(product)
    live = money.words(now.live, now.currency)
    if now.listed <= now.live:
        return says.is_now(product=_name(product), price=live)
    return says.is_now_instead(product=_name(product), price=live, listed=money.words(now.listed, now.currency))


def _product(show: Show, product_id: str | None) -> Product | None:
    return next((product for product in show.products if product.id == product_id), None)


def _name(product: Product) -> str:
    return f"{product.link_no} '{product.title}'"


def _said(product: Product) -> _Said:
    live = min(catalogue.live_price(product, variant) for variant in product.variants)
    return _Said(live, catalogue.listed(product), product.currency)


def _doubt(was: _Said, now: _Said, floor: int | None) -> str:
    slip = ""
    if now.listed:
        slip = price_rules.slip(listed=now.listed, planned=now.live, asked=now.live, floor=floor, currency=now.currency)
    if slip or was.currency != now.currency:
        return slip
    leaps = (
        price_rules.leap("live", was.live, now.live, now.currency),
        price_rules.leap("list", was.listed, now.listed, now.currency) if now.listed else "",  # 0: none is named
    )
    return next(filter(None, leaps), "")
