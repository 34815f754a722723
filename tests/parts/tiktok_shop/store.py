"""The shop itself: what it sells, to whom, and what becomes of it, in the words of its API. No network."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import count
from typing import Any

NOW: Callable[[], float] = time.time


class Store:
    """`told(order)` is called for each order that is new or whose status has changed. `skew_s`: how far its clock is ahead."""

    def __init__(self, told: Callable[[dict[str, Any]], None] = lambda order: None) -> None:
        self._told = told
        self._numbers = count(1_729_592_969_712_207_000)
        self.skew_s = 0.0
        self.products: dict[str, dict[str, Any]] = {}
        self.orders: dict[str, dict[str, Any]] = {}

    def now_s(self) -> int:
        return int(NOW() + self.skew_s)

    def number(self) -> str:
        return str(next(self._numbers))

    # ------------------------------------------------------------ the merchant

    def add_product(
        self,
        title: str,
        skus: Mapping[str, tuple[str, int]],
        currency: str = "USD",
        warehouses: int = 1,
        status: str = "ACTIVATE",
    ) -> str:
        """A live product; its id. `skus`: prices and units by the seller's SKU, the units all in the first warehouse."""
        product_id, now = self.number(), self.now_s()
        made = [
            {
                "id": self.number(),
                "seller_sku": name,
                "price": {"currency": currency, "sale_price": price, "tax_exclusive_price": price},
                "inventory": [
                    {"warehouse_id": str(7_068_517_275_539_719_942 + where), "quantity": 0 if where else units}
                    for where in range(warehouses)
                ],
                "status_info": {"status": "NORMAL"},
            }
            for name, (price, units) in skus.items()
        ]
        self.products[product_id] = {
            "id": product_id,
            "title": title,
            "status": status,
            "skus": made,
            "is_not_for_sale": False,
            "create_time": now,
            "update_time": now,
        }
        return product_id

    def find(self, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The product and the SKU of this seller's SKU, or id."""
        for product in self.products.values():
            for sku in product["skus"]:
                if name in (sku["seller_sku"], sku["id"]):
                    return product, sku
        raise KeyError(name)

    def reprice(self, name: str, price: str) -> None:
        """As the merchant does in Seller Center."""
        self.find(name)[1]["price"] |= {"sale_price": price, "tax_exclusive_price": price}

    def units(self, name: str) -> int:
        return sum(one["quantity"] for one in self.find(name)[1]["inventory"])

    # ------------------------------------------------------------ buyers

    def buy(self, name: str, units: int, *, pay: bool = True, note: str = "", buyer: str = "A**a L*", gift: str = "") -> str:
        """Place an order; its id, "" where it is not sold. `gift`: a SKU that comes with it for nothing."""
        product, sku = self.find(name)
        if product["status"] != "ACTIVATE" or self.units(name) < units or sku["status_info"]["status"] != "NORMAL":
            return ""
        self._take(sku, units)
        order_id, now = self.number(), self.now_s()
        lines = [self._line(product, sku) for _ in range(units)]
        if gift:
            lines.append(self._line(*self.find(gift)) | {"is_gift": True, "sale_price": "0"})
        self.orders[order_id] = {
            "id": order_id,
            "status": "UNPAID",
            "create_time": now,
            "update_time": now,
            "buyer_message": note,
            "buyer_nickname": "user213123",
            "is_cod": False,
            "payment": {
                "currency": sku["price"]["currency"],
                "total_amount": str(sum(Decimal(one["sale_price"]) for one in lines)),
            },
            "recipient_address": {"name": buyer, "region_code": "US"},
            "line_items": lines,
        }
        self._told(self.orders[order_id])
        if pay:
            self.move(order_id, "AWAITING_SHIPMENT")
        return order_id

    def move(self, order_id: str, status: str) -> None:
        """An order's status becomes another one; units of one that is cancelled come back."""
        order = self.orders[order_id]
        if status == "CANCELLED":
            self.cancel(order_id, len(order["line_items"]))
        elif status != "UNPAID" and "paid_time" not in order:
            order["paid_time"] = self.now_s()
        order["status"] = status
        for line in order["line_items"]:
            if line["display_status"] != "CANCELLED":
                line["display_status"] = status
        order["update_time"] = self.now_s()
        self._told(order)

    def cancel(self, order_id: str, units: int) -> None:
        """So many of an order's units are cancelled, the last first."""
        order = self.orders[order_id]
        for line in [one for one in order["line_items"] if one["display_status"] != "CANCELLED"][-units:]:
            line |= {"display_status": "CANCELLED", "cancel_user": "BUYER"}
            sku = self.find(line["sku_id"])[1]
            sku["inventory"][0]["quantity"] += 1
        order["update_time"] = self.now_s()
        self._told(order)

    def _line(self, product: dict[str, Any], sku: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": self.number(),
            "sku_id": sku["id"],
            "product_id": product["id"],
            "product_name": product["title"],
            "seller_sku": sku["seller_sku"],
            "sku_name": sku["seller_sku"],
            "display_status": "UNPAID",
            "original_price": sku["price"]["sale_price"],
            "sale_price": sku["price"]["sale_price"],
            "currency": sku["price"]["currency"],
            "is_gift": False,
        }

    def _take(self, sku: dict[str, Any], units: int) -> None:
        for one in sku["inventory"]:
            taken = min(one["quantity"], units)
            one["quantity"] -= taken
            units -= taken
