"""Prices and stock as they are written, after "Update Price" and "Update Inventory" of the documentation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.parts.tiktok_shop.listing import BadParameterError

MOST_UNITS = 99_999


def made(product: dict[str, Any], what: str, fields: Any, taxes: int) -> tuple[int, int, str, Any]:
    """HTTP status, code, words and data. Prices of live products alone can be changed."""
    if not isinstance(fields, dict) or fields.keys() != {"skus"} or not fields["skus"]:
        raise BadParameterError("skus")
    allowed = ("ACTIVATE",) if what.startswith("/prices") else ("DRAFT", "PENDING", "FAILED", "ACTIVATE", "SELLER_DEACTIVATED")
    if product["status"] not in allowed:
        return 200, 12019113, "product status is invalid", None
    for one in fields["skus"]:
        sku = next((sku for sku in product["skus"] if sku["id"] == one.get("id")), None)
        if sku is None:
            return 200, 12052036, "The SKU ID is necessary", None
        change = _price if what.startswith("/prices") else _inventory
        if trouble := change(sku, one, taxes):
            return trouble
    return 200, 0, "Success", {}


def _price(sku: dict[str, Any], one: dict[str, Any], taxes: int) -> tuple[int, int, str, Any] | None:
    if one.keys() != {"id", "price"} or one["price"].keys() != {"amount", "currency"}:
        raise BadParameterError("price")
    amount, currency = one["price"]["amount"], one["price"]["currency"]
    if not isinstance(amount, str) or currency != sku["price"]["currency"]:
        return 200, 12052012, "Incorrect price format", None
    if sku.get("is_promoted"):
        return 200, 12052038, "Product price locked due to ongoing promotion.", None
    sku["price"] |= {"tax_exclusive_price": amount, "sale_price": str(Decimal(amount) * (100 + taxes) / 100)}
    return None


def _inventory(sku: dict[str, Any], one: dict[str, Any], taxes: int) -> tuple[int, int, str, Any] | None:
    if one.keys() != {"id", "inventory"} or any(each.keys() != {"warehouse_id", "quantity"} for each in one["inventory"]):
        raise BadParameterError("inventory")
    wanted = {each["warehouse_id"]: each["quantity"] for each in one["inventory"]}
    there = {each["warehouse_id"] for each in sku["inventory"]}
    if extra := wanted.keys() - there:
        inner = {"warehouse_id": min(extra), "code": 12052097, "message": "The warehouse does not exist"}
        error = {"code": 12052990, "message": "Check failed", "detail": {"sku_id": sku["id"], "extra_errors": [inner]}}
        return 200, 0, "Success", {"errors": [error]}
    if there - wanted.keys():
        return (
            200,
            12019028,
            "Multiple warehouses detected. Include all warehouse IDs and the corresponding details and try again.",
            None,
        )
    if not all(isinstance(units, int) and 0 <= units <= MOST_UNITS for units in wanted.values()):
        return 200, 12019024, "stock count is invalid", None
    for each in sku["inventory"]:
        each["quantity"] = wanted[each["warehouse_id"]]
    return None
