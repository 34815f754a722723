"""The doors of a shop that buyers and its owner go through: one shape for Vendure and django-oscar."""

from __future__ import annotations

from typing import Any, Protocol

from tests.parts import oscar, vendure
from tests.parts.oscar import Oscar, RefusedByOscarError
from tests.parts.vendure import Vendure
from tests.parts.vendure_visitor import RefusedByVendureError


class SoldOutError(Exception):
    """The shop has no such number any more."""


class Door(Protocol):
    """One shop. Orders go by the shop's own numbers."""

    plugin: str
    secret: str

    def settings(self) -> dict[str, Any]:
        """What its connection is set to."""

    def stock_up(self, title: str, sku: str, price_minor: int, stock: int) -> str:
        """Put a product on the shelf, its link closed: the shop's id of it."""

    def buy(self, sku: str, units: int, pay: bool) -> str:
        """Order as a stranger does. Raises `SoldOutError`."""

    def pay(self, order: str) -> None: ...
    def cancel(self, order: str) -> None: ...
    def refund(self, order: str) -> None: ...
    def send_back(self, order: str) -> None: ...

    def total_minor(self, order: str) -> int:
        """What the goods of an order cost, by the shop's own books."""


class VendureDoor:
    plugin, secret = "vendure", vendure.PASSWORD

    def __init__(self, server: Vendure) -> None:
        self._server = server

    def settings(self) -> dict[str, Any]:
        return {"url": self._server.url, "user": vendure.USER}

    def stock_up(self, title: str, sku: str, price_minor: int, stock: int) -> str:
        item = self._server.add_product(title, {sku: (price_minor, stock)})
        question = "mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }"
        self._server.ask(question, i={"id": item, "enabled": False})
        return item

    def buy(self, sku: str, units: int, pay: bool) -> str:
        try:
            return self._server.buy(sku, units, pay="now" if pay else "later")
        except RefusedByVendureError as refusal:
            if "INSUFFICIENT_STOCK" in str(refusal):
                raise SoldOutError from refusal
            raise

    def pay(self, order: str) -> None:
        self._server.settle(order)

    def cancel(self, order: str) -> None:
        self._server.cancel(order)

    def refund(self, order: str) -> None:
        self._server.refund(order)

    def send_back(self, order: str) -> None:
        self._server.ship(order)
        self._server.cancel(order)

    def total_minor(self, order: str) -> int:
        return int(self._server.order(order)["totalWithTax"]) - vendure.SHIPPING_MINOR


class OscarDoor:
    plugin, secret = "oscar", oscar.TOKEN

    def __init__(self, server: Oscar) -> None:
        self._server = server

    def settings(self) -> dict[str, Any]:
        return {"url": self._server.url}

    def stock_up(self, title: str, sku: str, price_minor: int, stock: int) -> str:
        item = self._server.add_product(title, {sku: (f"{price_minor // 100}.{price_minor % 100:02d}", stock)})
        self._server.publish(item, False)
        return item

    def buy(self, sku: str, units: int, pay: bool) -> str:
        try:
            return self._server.buy(sku, units, pay=pay)
        except RefusedByOscarError as refusal:
            if str(refusal).startswith("406"):
                raise SoldOutError from refusal
            raise

    def pay(self, order: str) -> None:
        self._server.move(order, "Paid")

    def cancel(self, order: str) -> None:
        self._server.move(order, "Cancelled")

    def refund(self, order: str) -> None:
        self._server.move(order, "Refunded")

    def send_back(self, order: str) -> None:
        self._server.move(order, "Shipped")
        self._server.move(order, "Returned")

    def total_minor(self, order: str) -> int:
        return sum(_minor(line["price_incl_tax"]) for line in self._server.order(order)["lines"])


def _minor(amount: str) -> int:
    whole, _, cents = amount.partition(".")
    return int(whole) * 100 + int(cents.ljust(2, "0")[:2])
