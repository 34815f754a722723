"""When each order was first seen sold, and which products are in it: what an order counts for follows from that.

Everything an order ever comes to belongs to the second in which it was first seen paid, also what is refunded hours later: a
segment's GMV is the money of what was sold in it and stayed sold.
"""

from __future__ import annotations

from typing import NamedTuple


class Order(NamedTuple):
    """`second`, `segment` and `currency`: as it was first seen paid. `products`: that of each of its lines that is sold."""

    second: int
    segment: int | None
    currency: str
    products: tuple[str, ...] = ()

    def counts(self, product: str | None = None) -> dict[str, int]:
        """What it adds to the orders of the show, or to those with a product, by currency."""
        sold = self.products if product is None else product in self.products
        return {self.currency: 1} if sold else {}


class OrderBook:
    """The orders of all shops that were ever paid, by their names across shops."""

    def __init__(self) -> None:
        self._orders: dict[str, Order] = {}

    def __bool__(self) -> bool:
        return bool(self._orders)

    def paid(self, name: str, now: Order) -> Order:
        """It is paid: `now`, unless it was before."""
        return self._orders.setdefault(name, now)

    def change(self, name: str, unsold: str | None, sold: str | None) -> Order:
        """A line of the product `unsold` is not sold any more, one of `sold` is now."""
        order = self._orders[name]
        products = [*order.products]
        if unsold is not None:
            products.remove(unsold)
        if sold is not None:
            products.append(sold)
        changed = self._orders[name] = order._replace(products=tuple(products))
        return changed
