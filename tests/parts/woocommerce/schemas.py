"""The fields that WooCommerce publishes for what its API v3 answers, with their types: the tables of its API documentation.

Where a table and the example beside it differ the example counts: a line's `price` is a number, a variation's
`shipping_class_id` an integer. A variation's `manage_stock` is "parent" where its product counts for all, as the sources have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_TYPES: dict[str, Callable[[Any], bool]] = {
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "date-time": lambda value: value is None or (isinstance(value, str) and _TIME.fullmatch(value) is not None),
    "mixed": lambda _: True,
    "integer?": lambda value: value is None or (isinstance(value, int) and not isinstance(value, bool)),
    "object?": lambda value: value is None or isinstance(value, dict),
    "managed": lambda value: isinstance(value, bool) or value == "parent",
}
_TIMES = "date_created date_created_gmt date_modified date_modified_gmt"
_SALE_TIMES = "date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt"


def _table(**words: str) -> dict[str, str]:
    return {name: kind.replace("_", "-") for kind, names in words.items() for name in names.split()}


_SELLABLE = _table(
    integer="id download_limit download_expiry menu_order shipping_class_id",
    string="description permalink sku price regular_price sale_price status tax_status tax_class stock_status backorders weight "
    "shipping_class",
    date_time=f"{_TIMES} {_SALE_TIMES}",
    boolean="on_sale purchasable virtual downloadable backorders_allowed backordered",
    array="downloads attributes meta_data",
    object="dimensions",
    managed="manage_stock",
) | {"stock_quantity": "integer?"}
_PRODUCT = (
    _SELLABLE
    | _table(
        integer="total_sales rating_count parent_id",
        string="name slug type catalog_visibility short_description price_html external_url button_text average_rating "
        "purchase_note",
        boolean="featured sold_individually shipping_required shipping_taxable reviews_allowed",
        array="related_ids upsell_ids cross_sell_ids categories tags images default_attributes variations grouped_products",
    )
    | {"manage_stock": "boolean"}
)
_LINE = _table(
    integer="id product_id variation_id quantity",
    string="name tax_class subtotal subtotal_tax total total_tax sku",
    number="price",
    array="taxes meta_data",
)
TABLES: dict[str, dict[str, str]] = {
    "product": _PRODUCT,
    "variation": _SELLABLE | {"image": "object?"},
    "order": _table(
        integer="id parent_id customer_id",
        string="number order_key created_via version status currency discount_total discount_tax shipping_total shipping_tax "
        "cart_tax total total_tax customer_ip_address customer_user_agent customer_note payment_method payment_method_title "
        "transaction_id cart_hash",
        date_time=f"{_TIMES} date_paid date_paid_gmt date_completed date_completed_gmt",
        boolean="prices_include_tax",
        object="billing shipping",
        array="meta_data line_items tax_lines shipping_lines fee_lines coupon_lines refunds",
    ),
    "line": _LINE,
    "refund": _table(
        integer="id refunded_by",
        date_time="date_created date_created_gmt",
        string="amount reason",
        boolean="refunded_payment",
        array="meta_data line_items",
    ),
    "webhook": _table(integer="id", string="name status topic resource event delivery_url", array="hooks", date_time=_TIMES),
    "option": _table(string="id label description tip type group_id", mixed="value default"),
}
_CHOICES = {
    ("order", "status"): {"pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft"},
    ("product", "status"): {"draft", "pending", "private", "publish"},
    ("product", "type"): {"simple", "grouped", "external", "variable"},
    ("product", "stock_status"): {"instock", "outofstock", "onbackorder"},
    ("variation", "stock_status"): {"instock", "outofstock", "onbackorder"},
    ("product", "backorders"): {"no", "notify", "yes"},
    ("webhook", "status"): {"active", "paused", "disabled"},
}


def troubles(kind: str, answer: Mapping[str, Any], whole: bool = True) -> list[str]:
    """What of an answer is not as published; nothing: it is. `whole`: all fields have to be there."""
    table, found = TABLES[kind], []
    for name, value in answer.items():
        if name not in table:
            found.append(f"{kind}.{name} is not published")
        elif not _TYPES[table[name]](value):
            found.append(f"{kind}.{name} is no {table[name]}: {value!r}")
        elif value not in _CHOICES.get((kind, name), {value}) if isinstance(value, str) else False:
            found.append(f"{kind}.{name} is never {value!r}")
    found += [f"{kind}.{name} is missing" for name in table.keys() - answer.keys() if whole]
    for line in answer.get("line_items", []):
        found += troubles("line", line)
    return found
