"""Orders, their lines and refunds as the API shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

_CENT = Decimal("0.01")
_PERSON = "first_name last_name company address_1 address_2 city state postcode country email phone"


def order(number: int, now: str, currency: str, name: str, note: str, via: str) -> dict[str, Any]:
    """An order without lines, pending."""
    first, _, last = name.partition(" ")
    person = dict.fromkeys(_PERSON.split(), "") | {"first_name": first, "last_name": last}
    amounts = "discount_total discount_tax shipping_total shipping_tax cart_tax total total_tax"
    words = "customer_ip_address customer_user_agent payment_method_title transaction_id cart_hash"
    return {
        "id": number,
        "parent_id": 0,
        "customer_id": 0,
        "number": str(number),
        "order_key": f"wc_order_{number}",
        "created_via": via,
        "version": "10.3.0",
        "status": "pending",
        "currency": currency,
        **dict.fromkeys(amounts.split(), "0.00"),
        **dict.fromkeys(words.split(), ""),
        "payment_method": "cod",
        "customer_note": note,
        **dict.fromkeys(("date_created", "date_created_gmt", "date_modified", "date_modified_gmt"), now),
        **dict.fromkeys(("date_paid", "date_paid_gmt", "date_completed", "date_completed_gmt")),
        "prices_include_tax": False,
        "billing": person,
        "shipping": person,
        **{name: [] for name in ("meta_data", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines", "refunds")},
        "line_items": [],
    }


def line(
    number: int, product: dict[str, Any], sold: dict[str, Any], units: int, rate: Decimal, shows_net: bool
) -> dict[str, Any]:
    """A line of an order. `rate`: of tax, which comes to the price or is in it."""
    entered = Decimal(sold["price"]) * units
    net = entered if shows_net else (entered / (1 + rate)).quantize(_CENT)
    tax = (entered * rate).quantize(_CENT) if shows_net else entered - net
    return {
        "id": number,
        "product_id": product["id"],
        "variation_id": 0 if sold is product else sold["id"],
        "quantity": units,
        "name": product["name"],
        "tax_class": "",
        **dict.fromkeys(("subtotal", "total"), str(net)),
        **dict.fromkeys(("subtotal_tax", "total_tax"), str(tax)),
        "sku": sold["sku"] or product["sku"],
        "price": float(net / units),
        "taxes": [],
        "meta_data": [],
    }


def refund(number: int, now: str, made: dict[str, Any], units: Mapping[int, int], numbers: Callable[[], int]) -> dict[str, Any]:
    """Units of lines whose money goes back."""
    made["total"] = str(sum(Decimal(one["total"]) + Decimal(one["total_tax"]) for one in made["line_items"]))
    lines, amount = [], Decimal(0)
    for one in made["line_items"]:
        back = units.get(one["id"], 0)
        if not back:
            continue
        share = (Decimal(one["total"]) + Decimal(one["total_tax"])) * back / one["quantity"]
        amount += share
        named = {"id": numbers(), "key": "_refunded_item_id", "value": str(one["id"])}
        lines.append(one | {"id": numbers(), "quantity": -back, "total": str(-share), "meta_data": [named]})
    return {
        "id": number,
        "refunded_by": 1,
        "date_created": now,
        "date_created_gmt": now,
        "amount": str(amount),
        "reason": "",
        "refunded_payment": False,
        "meta_data": [],
        "line_items": lines,
    }
