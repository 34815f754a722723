"""The shop itself: what it sells, to whom, and what becomes of it. No network."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from tests.parts.woocommerce import goods, orders

_REDUCES = ("processing", "completed", "on-hold")
_PAID = ("processing", "completed")


class NotSoldError(Exception):
    """The shop does not sell it, as the checkout says to a buyer."""


class Store:
    """`told(topic, order)` is called for each order that is new or has changed. `skew_s`: how far its clock is ahead."""

    def __init__(self, told: Callable[[str, dict[str, Any]], None] = lambda topic, order: None) -> None:
        self._told = told
        self._numbers = count(11)
        self.skew_s = 0.0
        self.products: dict[int, dict[str, Any]] = {}
        self.variations: dict[int, dict[int, dict[str, Any]]] = {}
        self.orders: dict[int, dict[str, Any]] = {}
        self.refunds: dict[int, list[dict[str, Any]]] = {}
        self.reserved: dict[int, tuple[float, dict[int, int]]] = {}  # order -> until when, and what
        self.reduced: set[int] = set()  # orders whose units are off the stock
        self.settings: dict[str, dict[str, Any]] = {
            "general": {"currency": "CNY", "price_num_decimals": "2", "calc_taxes": "no"},
            "tax": {"prices_include_tax": "no", "tax_display_shop": "excl"},
            "products": {"manage_stock": "yes", "hold_stock_minutes": "60", "notify_no_stock_amount": str(goods.NO_STOCK)},
        }

    # ------------------------------------------------------------ the clock

    def now_s(self) -> float:
        return time.time() + self.skew_s

    def now(self) -> str:
        return datetime.fromtimestamp(int(self.now_s()), UTC).strftime("%Y-%m-%dT%H:%M:%S")

    # ------------------------------------------------------------ the owner

    def add_product(self, name: str, variants: Mapping[str, tuple[str, int | None]], sku: str = "") -> int:
        """A product by itself where `variants` is one, else one with variations; prices, and units (None: not counted)."""
        number, now = next(self._numbers), self.now()
        if len(variants) == 1:
            ((own, (price, units)),) = variants.items()
            made = goods.product(number, name, "simple", own, price, now)
            made |= {"manage_stock": units is not None, "stock_quantity": units}
        else:
            made = goods.product(number, name, "variable", sku, "", now)
            self.variations[number] = {}
            for own, (price, units) in variants.items():
                child = goods.variation(next(self._numbers), own, price, now)
                child |= {"manage_stock": units is not None, "stock_quantity": units}
                goods.settle(child, now)
                self.variations[number][child["id"]] = child
            made["variations"] = list(self.variations[number])
        goods.settle(made, now)
        self.products[number] = made
        return number

    def find(self, sku: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The product and what is sold of it: itself or a variation."""
        for product in self.products.values():
            for sold in self.variations.get(product["id"], {}).values() or [product]:
                if sold["sku"] == sku or str(sold["id"]) == sku:
                    return product, sold
        raise KeyError(sku)

    def change(self, sku: str, **fields: Any) -> None:
        """As the owner does on the product's page."""
        row = self.find(sku)[1]
        row |= fields
        goods.settle(row, self.now())

    # ------------------------------------------------------------ buyers

    def check_out(
        self, basket: Mapping[str, int], *, pay: bool = True, name: str = "", note: str = "", via: str = "checkout"
    ) -> int:
        """Place an order, and pay it at once; its number.

        Raises:
            NotSoldError: it cannot be bought, or not so many of it.
        """
        lines = [(*self.find(sku), units) for sku, units in basket.items()]
        for product, sold, units in lines:
            self._see_sold(product, sold, units)
        number = next(self._numbers)
        made = orders.order(number, self.now(), self.settings["general"]["currency"], name, note, via)
        shows_net = self.settings["tax"]["tax_display_shop"] == "excl"
        rate = Decimal("0.25") if self.settings["general"]["calc_taxes"] == "yes" else Decimal(0)
        for product, sold, units in lines:
            made["line_items"].append(orders.line(next(self._numbers), product, sold, units, rate, shows_net))
        self.orders[number] = made
        minutes = int(self.settings["products"]["hold_stock_minutes"] or 0)
        if minutes:
            self.reserved[number] = self.now_s() + minutes * 60, {sold["id"]: units for _, sold, units in lines}
        self._told("order.created", made)
        if pay:
            self.move(number, "processing")
        return number

    def move(self, number: int, status: str) -> None:
        """An order's status becomes another one; units leave the stock and come back as WooCommerce has it."""
        made = self.orders[number]
        made["status"] = status
        if status in _PAID and not made["date_paid"]:
            made["date_paid"] = made["date_paid_gmt"] = self.now()
        if status in _REDUCES and number not in self.reduced:
            self._stock(made, -1)
            self.reduced.add(number)
        elif status in ("cancelled", "pending") and number in self.reduced:
            self._stock(made, 1)
            self.reduced.discard(number)
        if status != "pending":
            self.reserved.pop(number, None)
        self._changed(made)

    def refund(self, number: int, units: Mapping[int, int], restock: bool = True) -> None:
        """Money of lines goes back, by the line's id; all of it: the order is refunded."""
        made = self.orders[number]
        refund = orders.refund(next(self._numbers), self.now(), made, units, lambda: next(self._numbers))
        self.refunds.setdefault(number, []).insert(0, refund)
        made["refunds"].append({"id": refund["id"], "reason": "", "total": f"-{refund['amount']}"})
        if restock:
            self._stock(made, 1, units)
        back = sum(Decimal(one["amount"]) for one in self.refunds[number])
        if back >= Decimal(made["total"]):
            made["status"] = "refunded"
        self._changed(made)

    # ------------------------------------------------------------ inside

    def shown(self, product: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
        """A variation as the API shows it: without a SKU with its product's, and with the product's stock where that counts."""
        if row is product:
            return row
        shown = row | {"sku": row["sku"] or product["sku"]}
        if not row["manage_stock"] and product["manage_stock"]:
            shown |= {"manage_stock": "parent", "stock_quantity": product["stock_quantity"]}
        return shown

    def _see_sold(self, product: dict[str, Any], sold: dict[str, Any], units: int) -> None:
        if product["status"] != "publish" or sold["status"] != "publish" or sold["price"] == "":
            raise NotSoldError("This product cannot be purchased.")
        if product["sold_individually"] and units > 1:
            raise NotSoldError("You cannot add another.")
        if sold["stock_status"] == "outofstock":
            raise NotSoldError("Out of stock.")
        if sold["manage_stock"] and sold["backorders"] == "no" and units > sold["stock_quantity"] - self._held(sold["id"]):
            raise NotSoldError("Not enough units.")

    def _held(self, number: int) -> int:
        now = self.now_s()
        return sum(units.get(number, 0) for until, units in self.reserved.values() if until > now)

    def _stock(self, made: dict[str, Any], sign: int, units: Mapping[int, int] | None = None) -> None:
        for line in made["line_items"]:
            row = self._row(line)
            if row is not None and row["manage_stock"] is True:
                row["stock_quantity"] += sign * (line["quantity"] if units is None else units.get(line["id"], 0))
                goods.settle(row, self.now())

    def _row(self, line: dict[str, Any]) -> dict[str, Any] | None:
        if line["variation_id"]:
            return self.variations.get(line["product_id"], {}).get(line["variation_id"])
        return self.products.get(line["product_id"])

    def _changed(self, made: dict[str, Any]) -> None:
        made["date_modified"] = made["date_modified_gmt"] = self.now()
        self._told("order.updated", made)

    def options(self, group: str) -> Iterator[dict[str, Any]]:
        """A group of settings as the API lists it."""
        for name, value in self.settings[group].items():
            words = {"label": name, "description": "", "tip": "", "type": "text", "group_id": group, "default": ""}
            yield words | {"id": f"woocommerce_{name}", "value": value}
