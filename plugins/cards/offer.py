"""What a product's values say, read once for the parts that draw it: prices, states, stock, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from cards import values as read

State = Literal["announced", "countdown", "on_sale", "few_left", "sold_out"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A product as its card shows it. Prices in minor units of `currency`, times monotonic ns; None: not known."""

    state: State
    title: str
    brand: str
    picture: str
    link_no: str
    currency: str
    list_minor: int | None  # None as well when it is not above the live price: there is nothing to strike through
    live_minor: int | None
    coupon: str
    stock_left: int | None
    sold: int | None
    zero_ns: int | None
    ends_ns: int | None

    @property
    def stock_part(self) -> float | None:
        """How much of what was put on sale is left, 0 to 1."""
        if self.stock_left is None or self.sold is None or self.stock_left + self.sold == 0:
            return None
        return self.stock_left / (self.stock_left + self.sold)


def offer(values: Mapping[str, Any]) -> Offer:
    """Read a product's values. A state that is unknown announces: it promises nothing."""
    state: Any = read.text(values, "state")
    live = read.count(values, "live_price_minor")
    list_price = read.count(values, "list_price_minor")
    return Offer(
        state=state if state in get_args(State) else "announced",
        title=read.text(values, "title"),
        brand=read.text(values, "brand"),
        picture=read.text(values, "picture"),
        link_no=read.text(values, "link_no"),
        currency=read.text(values, "currency"),
        list_minor=list_price if list_price is not None and live is not None and list_price > live else None,
        live_minor=live,
        coupon=read.text(values, "coupon"),
        stock_left=read.count(values, "stock_left"),
        sold=read.count(values, "sold"),
        zero_ns=read.whole(values, "zero_ns"),
        ends_ns=read.whole(values, "ends_ns"),
    )
