"""The packing sheet of a show: a row for each paid order line that is still to be sent, with what its buyer wrote. Pure.

Lines are those of the ledger; what the shop alone knows (addresses) is not in it. Orders keep together, the earliest first.
"""

from __future__ import annotations

from collections.abc import Mapping

from studio.document.model import Show
from studio.document.products import Product
from studio.show.selling import order_lines
from studio.show.selling.ledger import Entry
from studio.show.sheets import Cell
from studio.values.look import CardLanguage

_HEADINGS: dict[CardLanguage, tuple[str, ...]] = {
    "en": ("Shop", "Order", "Link", "Product", "Variant", "SKU", "Units", "Buyer", "Note"),
    "zh": ("店铺", "订单号", "链接", "商品", "规格", "SKU", "件数", "买家", "买家备注"),
}


def rows(lines: Mapping[str, Entry], show: Show, language: CardLanguage) -> list[list[Cell]]:
    """The sheet with its headings, which stand alone where nothing is to be packed. `lines` by their key (`order_lines.key`).

    A product that left the queue has its id for a name. Shops are called as the show calls their connections.
    """
    products = {product.id: product for product in show.products}
    shops = {connection.id: connection.name for connection in show.connections}
    open_lines = [(order_lines.shop_of(key), entry) for key, entry in lines.items() if _is_to_be_packed(entry)]
    first: dict[tuple[str, str], int] = {}
    for shop, entry in open_lines:
        order = (shop, entry.line.order_id)
        first[order] = min(first.get(order, entry.line.at_ms), entry.line.at_ms)
    open_lines.sort(
        key=lambda pair: (pair[0], first[pair[0], pair[1].line.order_id], pair[1].line.order_id, pair[1].line.line_id)
    )
    sheet: list[list[Cell]] = [list(_HEADINGS[language])]
    return sheet + [_row(shops.get(shop) or shop, entry, products.get(entry.product)) for shop, entry in open_lines]


def _row(shop: str, entry: Entry, product: Product | None) -> list[Cell]:
    line = entry.line
    variants = product.variants if product is not None else ()
    variant = next((variant.name for variant in variants if variant.sku == line.sku), "")
    return [
        shop,
        line.order_id,
        product.link_no if product is not None else None,
        product.title if product is not None else entry.product,
        variant or None,
        line.sku,
        line.quantity,
        line.buyer or None,
        line.note or None,
    ]


def _is_to_be_packed(entry: Entry) -> bool:
    return entry.line.status == "paid" and entry.line.quantity > 0
