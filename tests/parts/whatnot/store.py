"""What a seller has at Whatnot: products with variants, their stock, and orders; with the hands of the seller and of buyers."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from typing import Any


def money(amount: str | Decimal) -> dict[str, str]:
    """As Whatnot writes it: without zeros at the end."""
    text = f"{Decimal(amount):f}"
    return {"amount": text.rstrip("0").rstrip(".") if "." in text else text, "currency": "USD"}


class Store:
    """`skew_s`: how far Whatnot's clock is before this computer's. `told`: is given the topic and every order that changes."""

    def __init__(self, told: Callable[[str, dict[str, Any]], None] = lambda topic, order: None) -> None:
        self._numbers = count(1001)
        self._told = told
        self.skew_s = 0.0
        self.products: dict[str, dict[str, Any]] = {}
        self.variants: dict[str, list[dict[str, Any]]] = {}
        self.merchandising: dict[str, dict[str, Any]] = {}
        self.orders: dict[str, dict[str, Any]] = {}
        self.items: dict[str, list[dict[str, Any]]] = {}
        self.keys: set[str] = set()  # under which stock was changed
        self.unsupported: set[str] = set()  # variants of which Whatnot keeps no stock

    def now_s(self) -> float:
        return time.time() + self.skew_s

    def now(self) -> str:
        """As the API writes times."""
        at = datetime.datetime.fromtimestamp(self.now_s(), datetime.UTC)
        return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"

    # ------------------------------------------------------------ the seller

    def add_product(self, title: str, variants: dict[str, tuple[str | None, int | None]], kind: str | None = "buy_it_now") -> str:
        """A product on sale in the profile shop: variants by SKU ("": none), each with its price and stock; its id."""
        number = str(next(self._numbers))
        self.products[number] = {"id": number, "title": title, "description": ""}
        self.variants[number] = [
            {
                "id": f"v{next(self._numbers)}",
                "sku": sku or None,
                "pricing": {
                    "auction": {"start_price": None},
                    "buy_it_now": {"price": money(price) if price is not None else None},
                },
                "inventory": {"available_quantity": units} if units is not None else None,
            }
            for sku, (price, units) in variants.items()
        ]
        self.merchandising[number] = {
            "active_in_shows": False,
            "reserved_for_live": kind not in ("buy_it_now", None),
            "transaction_type": kind,
        }
        return number

    def find(self, sku: str) -> tuple[str, dict[str, Any]]:
        """The id of the product, and the variant, by its SKU or its id."""
        for number, rows in self.variants.items():
            for row in rows:
                if sku in (row["sku"], row["id"]):
                    return number, row
        raise KeyError(sku)

    def reprice(self, sku: str, price: str) -> None:
        self.find(sku)[1]["pricing"]["buy_it_now"]["price"] = money(price)

    # ------------------------------------------------------------ buyers

    def buy(
        self, units: dict[str, int], status: str = "pending_fulfillment", discount: str = "", buyer: str | None = "mei_88"
    ) -> str:
        """Order these; "" when fewer are there. Stock goes down at once."""
        rows = {sku: self.find(sku) for sku in units}
        for sku, quantity in units.items():
            number, row = rows[sku]
            sold = self.merchandising[number]
            left = row["inventory"]["available_quantity"] if row["inventory"] is not None else 0
            is_open = sold["transaction_type"] is not None and (sold["active_in_shows"] or not sold["reserved_for_live"])
            if quantity > left or not is_open:
                return ""
        for sku, quantity in units.items():
            rows[sku][1]["inventory"]["available_quantity"] -= quantity
        order_id, now = str(next(self._numbers)), self.now()
        self.items[order_id] = [
            {
                "id": f"i{next(self._numbers)}",
                "product_id": rows[sku][0],
                "variant_id": rows[sku][1]["id"],
                "quantity": quantity,
                "price": dict(rows[sku][1]["pricing"]["buy_it_now"]["price"]),
            }
            for sku, quantity in units.items()
        ]
        subtotal = sum((Decimal(one["price"]["amount"]) * one["quantity"] for one in self.items[order_id]), Decimal(0))
        tax, shipping = (subtotal * Decimal("0.09")).quantize(Decimal("0.01")), Decimal("5.99")
        off = Decimal(discount or 0)
        self.orders[order_id] = {
            "amounts": {
                "applied_discount": {"amount": money(discount), "type": "fixed_price"} if discount else None,
                "shipping": money(shipping),
                "subtotal": money(subtotal),
                "tax": money(tax),
                "total": money(subtotal - off + tax + shipping),
            },
            "buyer": {"id": "u1", "username": buyer, "name": None} if buyer is not None else None,
            "cancelled_at": None,
            "created_at": now,
            "id": order_id,
            "show_id": None,
            "status": status,
            "transaction_type": "buy_it_now",
            "updated_at": now,
        }
        self._told("orders.created", self.orders[order_id])
        return order_id

    def move(self, order_id: str, status: str) -> None:
        """Give an order another status; one that is cancelled gives its units back."""
        order = self.orders[order_id]
        order |= {"status": status, "updated_at": self.now()}
        if status == "cancelled":
            order["cancelled_at"] = order["updated_at"]
            for item in self.items[order_id]:
                self.find(item["variant_id"])[1]["inventory"]["available_quantity"] += item["quantity"]
        self._told("orders.updated", order)

    # ------------------------------------------------------------ stock

    def change_stock(self, variant_id: str, key: str, *, quantity: int | None = None, delta: int = 0) -> dict[str, Any]:
        """Set one variant's stock to a number, or change it by a difference where it has one; once for each key."""
        result: dict[str, Any] = {
            "idempotency_key": key,
            "new_quantity": None,
            "previous_quantity": None,
            "status": "applied",
            "variant_id": variant_id,
            "warnings": [],
        }
        try:
            row = self.find(variant_id)[1]
        except KeyError:
            return result | {"status": "variant_not_found"}
        if variant_id in self.unsupported:
            return result | {"status": "inventory_not_supported"}
        if row["inventory"] is None and quantity is None:
            return result | {"status": "inventory_level_not_found"}
        now = row["inventory"]["available_quantity"] if row["inventory"] is not None else 0
        if key in self.keys:
            return result | {"status": "already_applied", "previous_quantity": now, "new_quantity": now}
        self.keys.add(key)
        wanted = now + delta if quantity is None else quantity
        row["inventory"] = {"available_quantity": max(0, wanted)}
        warnings = ["result_clamped_to_zero"] if wanted < 0 else []
        return result | {"previous_quantity": now, "new_quantity": max(0, wanted), "warnings": warnings}
