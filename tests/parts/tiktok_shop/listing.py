"""Lists as the API gives them: what they may be asked by, their order, and a token for the next page."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from tests.parts.tiktok_shop.store import Store

_ORDER_QUERY = {"page_size", "sort_order", "sort_field", "page_token"}
_ORDER_FIELDS = {"order_status": str, "create_time_ge": int, "create_time_lt": int, "update_time_ge": int, "update_time_lt": int}
_PRODUCT_FIELDS = {"status": str, "seller_skus": list}
_STATUSES = ["ALL", "DRAFT", "PENDING", "FAILED", "ACTIVATE", "SELLER_DEACTIVATED", "PLATFORM_DEACTIVATED", "FREEZE", "DELETED"]


class BadParameterError(Exception):
    """A parameter that is not documented so."""


def orders_page(store: Store, query: Mapping[str, str], fields: Any) -> dict[str, Any]:
    """Orders that were placed and changed since, in their order."""
    _check(query, _ORDER_QUERY, fields, _ORDER_FIELDS)
    field, order = query.get("sort_field", "create_time"), query.get("sort_order", "DESC")
    if field not in ("create_time", "update_time") or order not in ("ASC", "DESC"):
        raise BadParameterError("sort_field")
    found = [
        one
        for one in store.orders.values()
        if fields.get("create_time_ge", 0) <= one["create_time"] and fields.get("update_time_ge", 0) <= one["update_time"]
    ]
    found.sort(key=lambda one: (one[field], one["id"]), reverse=order == "DESC")
    return _page(found, query, "orders")


def products_page(store: Store, query: Mapping[str, str], fields: Any) -> dict[str, Any]:
    """Products of a status."""
    _check(query, {"page_size", "page_token"}, fields, _PRODUCT_FIELDS)
    wanted = fields.get("status", "ALL")
    if wanted not in _STATUSES:
        raise BadParameterError("status")
    return _page([one for one in store.products.values() if wanted in ("ALL", one["status"])], query, "products")


def _check(query: Mapping[str, str], names: set[str], fields: Any, types: Mapping[str, type]) -> None:
    if strange := query.keys() - names:
        raise BadParameterError(min(strange))
    if not isinstance(fields, dict):
        raise BadParameterError("body")
    for name, value in fields.items():
        if name not in types or type(value) is not types[name]:
            raise BadParameterError(name)


def _page(rows: list[dict[str, Any]], query: Mapping[str, str], name: str) -> dict[str, Any]:
    size = int(query.get("page_size", "0"))
    if not 1 <= size <= 100:
        raise BadParameterError("page_size")
    try:
        begin = int(base64.b64decode(query.get("page_token", ""), validate=True) or b"0")
    except (binascii.Error, ValueError) as error:
        raise BadParameterError("page_token") from error
    after = begin + size
    token = base64.b64encode(f"{after:>8}".encode()).decode() if after < len(rows) else ""
    return {"total_count": len(rows), name: rows[begin:after], "next_page_token": token}
