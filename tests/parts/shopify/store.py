"""One shop, and the hands of its merchant and its buyers. What they do is there at once; every order's change is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from itertools import count

from tests.parts.shopify.stock import Line, Location, Order, Product, Variant

ONLINE_STORE, POINT_OF_SALE = "gid://shopify/Publication/11", "gid://shopify/Publication/12"


class Store:
    """A shop in CNY with one location. `told(topic, order)` is called after each change of an order."""

    def __init__(self) -> None:
        self.currency = "CNY"
        self.locations = {one.id: one for one in (Location("gid://shopify/Location/1", "Warehouse 仓库"),)}
        self.products: dict[str, Product] = {}
        self.orders: dict[str, Order] = {}
        self.told: Callable[[str, Order], None] = lambda topic, order: None
        self.now: Callable[[], float] = time.time
        self._numbers = count(1001)

    # ------------------------------------------------------------ the merchant

    def add_location(self, name: str, sells: bool = True) -> str:
        location = Location(f"gid://shopify/Location/{next(self._numbers)}", name, sells)
        self.locations[location.id] = location
        return location.id

    def add_product(self, title: str, variants: dict[str, tuple[str, int]]) -> Product:
        """A product on sale in the online store; by SKU the price and the stock at the first location."""
        home = next(iter(self.locations))
        made = [
            Variant(self._id("ProductVariant"), self._id("InventoryItem"), sku or None, Decimal(price), {home: units})
            for sku, (price, units) in variants.items()
        ]
        product = Product(self._id("Product"), title, made, published={ONLINE_STORE, POINT_OF_SALE})
        self.products[product.id] = product
        return product

    def variant(self, sku: str) -> Variant:
        return next(one for _, one in self._all() if one.sku == sku)

    def pay(self, order: Order) -> None:
        self._change(order, "orders/paid", money="PAID")

    def cancel(self, order: Order) -> None:
        """Before it is sent: units and money go back."""
        money = "REFUNDED" if order.money == "PAID" else "VOIDED"
        for line in order.lines:
            self._put_back(line, line.left)
        self._change(order, "orders/cancelled", money=money, cancelled=int(self.now()))

    def refund(self, order: Order, sku: str, units: int, returned: bool = False) -> None:
        """Give back the money of some units, which are on sale again where they came back."""
        line = next(one for one in order.lines if one.variant.sku == sku)
        if returned:
            self._put_back(line, units)
        else:
            line.left -= units
        money = "PARTIALLY_REFUNDED" if any(one.left for one in order.lines) else "REFUNDED"
        self._change(order, "refunds/create", money=money, returned="RETURNED" if returned else order.returned)

    # ------------------------------------------------------------ buyers

    def buy(
        self, sku: str, units: int, *, note: str = "", pay: bool = True, buyer: tuple[str, str] | None = None
    ) -> Order | None:
        """Buy in the online store; None: it is not to be had."""
        return self.buy_all({sku: units}, note=note, pay=pay, buyer=buyer)

    def buy_all(
        self, wanted: dict[str, int], *, note: str = "", pay: bool = True, buyer: tuple[str, str] | None = None
    ) -> Order | None:
        """Buy several at once."""
        lines = []
        for sku, units in wanted.items():
            product, variant = next((where, one) for where, one in self._all() if one.sku == sku)
            is_on_sale = ONLINE_STORE in product.published and product.status in ("ACTIVE", "UNLISTED")
            if not is_on_sale or not variant.take(units, self.locations):
                return None
            lines.append(Line(self._id("LineItem"), variant, product, units, units, variant.price))
        number, now = next(self._numbers), int(self.now())
        order = Order(
            f"gid://shopify/Order/{number}", f"#{number}", lines, now, now, "PAID" if pay else "PENDING", note=note, buyer=buyer
        )
        self.orders[order.id] = order
        self.told("orders/create", order)
        return order

    def _all(self) -> list[tuple[Product, Variant]]:
        return [(product, variant) for product in self.products.values() for variant in product.variants]

    def _put_back(self, line: Line, units: int) -> None:
        line.left -= units
        home = next(iter(line.variant.levels))
        line.variant.levels[home] += units

    def _change(self, order: Order, topic: str, **what: object) -> None:
        for name, value in what.items():
            setattr(order, name, value)
        order.updated = int(self.now())
        self.told(topic, order)

    def _id(self, kind: str) -> str:
        return f"gid://shopify/{kind}/{next(self._numbers)}"
