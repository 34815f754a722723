"""A launch read back in words: what will happen, before anybody lets it happen. Pure."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.values.money import saved_percent
from ui.client import reading
from ui.desk_words import counted
from ui.products import said_money


def price_words(price_minor: int, list_price_minor: int, currency: str) -> str:
    """¥29 instead of ¥45 (-36 %)."""
    if list_price_minor <= price_minor:
        return said_money(price_minor, currency)
    words = QCoreApplication.translate("LaunchWords", "{price} instead of {list} ({percent} off)")
    percent = f"{saved_percent(list_price_minor, price_minor)} %"
    return words.format(price=said_money(price_minor, currency), list=said_money(list_price_minor, currency), percent=percent)


def read_back(product: reading.Tree, terms: dict[str, Any]) -> list[str]:
    """The launch `terms` of `product`, a line each: price, quantity and limit, times, and what the shop cannot be held to.

    `terms["limit_held"]` is False where the shop cannot be told of a buyer's limit.
    """
    translate = QCoreApplication.translate
    currency = terms.get("currency") or product.get("currency", "CNY")
    before = int(terms.get("list_price_minor", product.get("list_price_minor", 0)) or 0)
    price = price_words(int(terms["price_minor"]), before, currency)
    units = counted(terms["quantity"], "unit")
    limit = terms.get("purchase_limit", 0)
    most = (
        translate("LaunchWords", "at most {count} for each buyer").format(count=limit)
        if limit
        else translate("LaunchWords", "as many as a buyer likes")
    )
    countdown = translate("LaunchWords", "{seconds} s countdown, then the link opens").format(seconds=terms["countdown_s"])
    lead_ms = int(terms.get("lead_ms") or 0)
    if lead_ms:
        later = translate("LaunchWords", "{seconds} s countdown; {lead} s later, as viewers of {name} see zero, the link opens")
        countdown = later.format(seconds=terms["countdown_s"], lead=f"{lead_ms / 1000:.1f}", name=terms.get("timed_to", ""))
    sale = (
        translate("LaunchWords", "on sale for {minutes} min and on until sold out")
        if terms.get("until_sold_out")
        else translate("LaunchWords", "on sale for {minutes} min, then the link closes")
    ).format(minutes=terms["sale_minutes"])
    many = translate("LaunchWords", "{units}, {most}").format(units=units, most=most)
    lines = [price, many, countdown, sale]
    if limit and not terms.get("limit_held", True):
        lines.append(translate("LaunchWords", "This shop cannot hold buyers to the limit: it sells a buyer more."))
    coupon = (product.get("coupon") or {}).get("text", "")
    if coupon:
        words = translate("LaunchWords", "This shop cannot be told of the coupon “{coupon}”: see there that buyers get it.")
        lines.append(words.format(coupon=coupon))
    return lines


def left_for_sale(product: reading.Tree, live: reading.Tree) -> int:
    """Units that a launch may offer: what is planned, as far as the shop has it beside the reserve."""
    planned, stock = reading.planned_stock(product), live.get("stock")
    if stock is None:
        return planned
    there = max(0, int(stock) - int(product.get("reserve", 0)))
    return min(planned or there, there)
