"""The buyers' book of one shop: every order with what became of it, summed up by the words of the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["created", "paid", "cancelled", "refunded", "returned"]


@dataclass
class Bought:
    """One order of one product, and its status as its buyer left it."""

    order: str
    product: str
    sku: str
    units: int
    price_minor: int
    status: Status

    @property
    def minor(self) -> int:
        return self.units * self.price_minor


@dataclass
class Sums:
    """What orders come to, as `FigureSet` names it; money in minor units of one currency."""

    orders: int = 0
    units: int = 0
    returned: int = 0
    held: int = 0
    paid: int = 0
    refunded: int = 0

    @property
    def gmv(self) -> int:
        return self.paid - self.refunded

    def add(self, bought: Bought) -> None:
        match bought.status:
            case "created":
                self.held += bought.units
            case "paid":
                self.orders += 1
                self.units += bought.units
                self.paid += bought.minor
            case "refunded" | "returned":
                self.returned += bought.units
                self.paid += bought.minor
                self.refunded += bought.minor


@dataclass
class Book:
    """All orders of one shop. Written by one thread, read when that is done."""

    orders: dict[str, Bought] = field(default_factory=dict)

    def sums(self, product: str | None = None) -> Sums:
        """Of one product, or of all."""
        found = Sums()
        for bought in self.of(product):
            found.add(bought)
        return found

    def of(self, product: str | None = None, holds: Callable[[Bought], bool] = lambda _bought: True) -> Iterator[Bought]:
        yield from (bought for bought in self.orders.values() if product in (None, bought.product) and holds(bought))

    @property
    def products(self) -> list[str]:
        return list(dict.fromkeys(bought.product for bought in self.orders.values()))


def as_figures(sums: Iterable[Sums], currency: str) -> dict[str, Any]:
    """As the state has them together; an amount of nothing is not listed. None of these has an order with another."""
    sums = list(sums)
    money = {key: sum(getattr(one, key) for one in sums) for key in ("paid", "refunded", "gmv")}
    counts = {key: sum(getattr(one, key) for one in sums) for key in ("orders", "units", "returned", "held")}
    return counts | {key: {currency: minor} if minor else {} for key, minor in money.items()}
