"""A launch read back in words: what will happen, before anybody lets it happen. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.products import Product
from studio.values.money import saved_percent
from ui.client import lookup
from ui.desk_words import counted
from ui.products import said_money


def price_words(price_minor: int, list_price_minor: int, currency: str) -> str:
    """¥29 instead of ¥45 (-36 %)."""
    if list_price_minor <= price_minor:
        return said_money(price_minor, currency)
    words = QCoreApplication.translate("LaunchWords", "{price} instead of {list} ({percent} off)")
    percent = f"{saved_percent(list_price_minor, price_minor)} %"
    return words.format(price=said_money(price_minor, currency), list=said_money(list_price_minor, currency), percent=percent)


def read_back(product: Product, launch: Launch) -> list[str]:
    """A launch of `product`, a line each: price, quantity and limit, times, and what the shop cannot be held to."""
    translate = QCoreApplication.translate
    price = price_words(launch.price_minor, launch.list_price_minor, launch.currency)
    units = counted(launch.quantity, "unit")
    limit = launch.purchase_limit
    most = (
        translate("LaunchWords", "at most {count} for each buyer").format(count=limit)
        if limit
        else translate("LaunchWords", "as many as a buyer likes")
    )
    countdown = translate("LaunchWords", "{seconds} s countdown, then the link opens").format(seconds=launch.countdown_s)
    if launch.lead_ms:
        later = translate("LaunchWords", "{seconds} s countdown; {lead} s later, as viewers of {name} see zero, the link opens")
        countdown = later.format(seconds=launch.countdown_s, lead=f"{launch.lead_ms / 1000:.1f}", name=launch.timed_to)
    sale = (
        translate("LaunchWords", "on sale for {minutes} min and on until sold out")
        if launch.until_sold_out
        else translate("LaunchWords", "on sale for {minutes} min, then the link closes")
    ).format(minutes=launch.sale_minutes)
    many = translate("LaunchWords", "{units}, {most}").format(units=units, most=most)
    lines = [price, many, countdown, sale]
    if limit and not launch.limit_held:
        lines.append(translate("LaunchWords", "This shop cannot hold buyers to the limit: it sells a buyer more."))
    if product.coupon is not None and product.coupon.text:
        words = translate("LaunchWords", "This shop cannot be told of the coupon “{coupon}”: see there that buyers get it.")
        lines.append(words.format(coupon=product.coupon.text))
    return lines


def shops_words(names: Sequence[str]) -> list[str]:
    """A line that says where the link opens, for a product in several shops; none for one in a single shop."""
    if len(names) < 2:
        return []
    translate = QCoreApplication.translate
    return [translate("LaunchWords", "at once in {shops}: each is given its share of the units").format(shops=", ".join(names))]


def left_for_sale(product: Product, live: SellingProduct) -> int:
    """Units that a launch may offer: what is planned, as far as the shop has it beside the reserve."""
    planned = lookup.planned_stock(product)
    if live.stock is None:
        return planned
    there = max(0, live.stock - product.reserve)
    return min(planned or there, there)
