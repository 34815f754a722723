"""Products and variations as WooCommerce keeps and shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

NO_STOCK = 0  # woocommerce_notify_no_stock_amount
_SALE_DATES = ("date_on_sale_from", "date_on_sale_from_gmt", "date_on_sale_to", "date_on_sale_to_gmt")


def sellable(number: int, sku: str, price: str, now: str) -> dict[str, Any]:
    """What product and variation have alike, new."""
    return {
        "id": number,
        "description": "",
        "permalink": f"https://shop.example/?p={number}",
        "sku": sku,
        "price": price,
        "regular_price": price,
        "sale_price": "",
        **dict.fromkeys(_SALE_DATES),
        **dict.fromkeys(("date_created", "date_created_gmt", "date_modified", "date_modified_gmt"), now),
        "on_sale": False,
        "status": "publish",
        "purchasable": True,
        "virtual": False,
        "downloadable": False,
        "downloads": [],
        "download_limit": -1,
        "download_expiry": -1,
        "tax_status": "taxable",
        "tax_class": "",
        "manage_stock": False,
        "stock_quantity": None,
        "stock_status": "instock",
        "backorders": "no",
        "backorders_allowed": False,
        "backordered": False,
        "weight": "",
        "dimensions": {"length": "", "width": "", "height": ""},
        "shipping_class": "",
        "shipping_class_id": 0,
        "attributes": [],
        "menu_order": 0,
        "meta_data": [],
    }


def product(number: int, name: str, kind: str, sku: str, price: str, now: str) -> dict[str, Any]:
    """A product, new."""
    lists = "related_ids upsell_ids cross_sell_ids categories tags images default_attributes variations grouped_products"
    words = "short_description price_html external_url button_text purchase_note"
    return (
        sellable(number, sku, price, now)
        | {name: [] for name in lists.split()}
        | dict.fromkeys(words.split(), "")
        | {
            "name": name,
            "slug": f"product-{number}",
            "type": kind,
            "catalog_visibility": "visible",
            "average_rating": "0.00",
            "total_sales": 0,
            "rating_count": 0,
            "parent_id": 0,
            "featured": False,
            "sold_individually": False,
            "shipping_required": True,
            "shipping_taxable": True,
            "reviews_allowed": True,
        }
    )


def variation(number: int, sku: str, price: str, now: str) -> dict[str, Any]:
    """A variation, new."""
    return sellable(number, sku, price, now) | {"image": None}


def settle(row: dict[str, Any], now: str) -> None:
    """What WooCommerce works out when it saves: the price that counts, and whether it is sold out."""
    regular, sale = row["regular_price"], row["sale_price"]
    begins, ends = row["date_on_sale_from_gmt"], row["date_on_sale_to_gmt"]
    is_now = not (begins and begins > now) and not (ends and ends < now)
    row["on_sale"] = bool(sale != "" and regular != "" and Decimal(sale) < Decimal(regular) and is_now)
    row["price"] = sale if row["on_sale"] else regular
    row["purchasable"] = row["price"] != ""
    row["backorders_allowed"] = row["backorders"] != "no"
    row["date_modified"] = row["date_modified_gmt"] = now
    if row["manage_stock"] is True:
        left = (row["stock_quantity"] or 0) > NO_STOCK
        row["stock_status"] = "instock" if left else "onbackorder" if row["backorders_allowed"] else "outofstock"
    elif row["manage_stock"] is False:
        row["stock_quantity"] = None


def write(row: dict[str, Any], fields: dict[str, Any]) -> str:
    """Take fields of a PUT as the controllers do; what is wrong with them, "" for nothing."""
    texts = ("regular_price", "sale_price", "status", "stock_status", "backorders", "sku", *_SALE_DATES)
    for name, value in fields.items():
        if name in texts and not isinstance(value, str):
            return f"{name} is not of type string."
        if name in ("stock_quantity", "inventory_delta") and not isinstance(value, int):
            return f"{name} is not of type integer."
    for name in (*texts, "manage_stock"):
        if name in fields:
            row[name] = fields[name]
    if row["manage_stock"]:
        if "stock_quantity" in fields:
            row["stock_quantity"] = fields["stock_quantity"]
        elif "inventory_delta" in fields:  # in no table, and in both controllers
            row["stock_quantity"] = (row["stock_quantity"] or 0) + fields["inventory_delta"]
    return ""
