"""Writes a queue as rows of cells, and the template with its example and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studio.document.products import Claim, CoSelling, Coupon, LaunchTerms, Listing, Product, Variant
from studio.show.sheets import cells
from studio.show.sheets.cells import Cell
from studio.show.sheets.columns import COLUMNS, Column
from studio.show.sheets.shops import Shops, names_by_id
from studio.values.look import CardLanguage

EXAMPLE_TITLES = ("Example: pomelo, 5 kg", "示例：蜜柚 5 斤装")
_EXAMPLE = Product(
    id="example",
    link_no=1,
    title=EXAMPLE_TITLES[0],
    brand="Orchard",
    pictures=("pictures/pomelo.jpg", "https://shop.example/pomelo-2.jpg"),
    listings=(Listing(page_url="https://shop.example/pomelo"),),
    list_price_minor=5990,
    live_price_minor=3990,
    floor_price_minor=3500,
    reserve=100,
    tranche=200,
    purchase_limit=5,
    coupon=Coupon(text="5 off", amount_minor=500),
    talking_points=("Picked this week", "Two fruits in a box"),
    claims=(Claim(text="No sugar added", evidence="Report 2026-031"),),
    co_selling=CoSelling(partner="Green Hill Orchard", slot_fee_minor=200_000, commission_bp=2000, settlement_price_minor=3000),
    launch=LaunchTerms(),
    variants=(
        Variant(sku="POM-5", name="5 kg", stock=800),
        Variant(sku="POM-10", name="10 kg", stock=400, live_price_minor=3990),
    ),
)
_YES_NO: dict[CardLanguage, dict[bool, str]] = {"en": {True: "yes", False: "no"}, "zh": {True: "是", False: "否"}}
_EXAMPLE_WORDS = {
    "title": EXAMPLE_TITLES[1],
    "brand": "果园",
    "coupon": "立减5元",
    "talking_points": "本周现摘\n两个一箱",
    "claims": "无添加糖 | 检测报告 2026-031",
    "partner": "青山果园",
}


def written(products: Sequence[Product], language: CardLanguage, shops: Shops | None = None) -> list[list[Cell]]:
    """A row of headings and one row for each variant; the first row of a product has all that is the product's.

    `shops`: the names of the show's shops, by their ids.
    """
    names = names_by_id(shops or {})
    rows: list[list[Cell]] = [[column.chinese if language == "zh" else column.english for column in COLUMNS]]
    for product in products:
        for n, variant in enumerate(product.variants):
            row = [_cell(column, product, variant, names, first=n == 0) for column in COLUMNS]
            rows.append([_YES_NO[language][cell] if isinstance(cell, bool) else cell for cell in row])
    return rows


def template(language: CardLanguage) -> list[list[Cell]]:
    """The headings and an example of one row, which an import leaves out."""
    headings, example = written([_EXAMPLE], language)[:2]
    for n, column in enumerate(COLUMNS):
        if column.field == "id":
            example[n] = None
        elif language == "zh" and column.field in _EXAMPLE_WORDS:
            example[n] = _EXAMPLE_WORDS[column.field]
    return [headings, example]


def notes(language: CardLanguage) -> list[list[Cell]]:
    """What belongs into each column."""
    rows: list[list[Cell]] = [["列", "填什么"] if language == "zh" else ["Column", "What belongs in it"]]
    for column in COLUMNS:
        rows.append([column.chinese, column.note_zh] if language == "zh" else [column.english, column.note])
    return rows


def _cell(column: Column, product: Product, variant: Variant, shops: Shops, first: bool) -> Cell:
    if column.of_variant:
        return _OF_VARIANT[column.field](product, variant)
    if column.field == "shop" and first:
        return cells.text_cell(_shop(product.listing, shops))
    if column.field == "more_shops" and first:
        return cells.records_cell((_shop(one, shops), one.item_id, one.page_url) for one in product.listings[1:]) or None
    return _OF_PRODUCT[column.field](product) if first or column.field in ("id", "link_no") else None


def _shop(listing: Listing, shops: Shops) -> str:
    return shops.get(listing.connection, listing.connection)


def _text(value: str) -> Cell:
    return cells.text_cell(value) if value else None


def _minor(value: int | None, currency: str) -> Cell:
    return None if value is None else cells.price_cell(value, currency)


def _coupon(value: Callable[[Coupon, str], Cell]) -> Callable[[Product], Cell]:
    return lambda product: None if product.coupon is None else value(product.coupon, product.currency)


def _terms(value: Callable[[CoSelling, str], Cell]) -> Callable[[Product], Cell]:
    return lambda product: None if product.co_selling is None else value(product.co_selling, product.currency)


def _claims(product: Product) -> Cell:
    return cells.records_cell((claim.text, claim.evidence) for claim in product.claims) or None


_OF_VARIANT: dict[str, Callable[[Product, Variant], Cell]] = {
    "sku": lambda product, variant: cells.text_cell(variant.sku),
    "variant": lambda product, variant: _text(variant.name),
    "stock": lambda product, variant: variant.stock,
    "variant_list_price": lambda product, variant: _minor(variant.list_price_minor, product.currency),
    "variant_live_price": lambda product, variant: _minor(variant.live_price_minor, product.currency),
}
_OF_PRODUCT: dict[str, Callable[[Product], Cell]] = {
    "link_no": lambda product: product.link_no,
    "title": lambda product: cells.text_cell(product.title),
    "brand": lambda product: _text(product.brand),
    "list_price": lambda product: cells.price_cell(product.list_price_minor, product.currency),
    "live_price": lambda product: cells.price_cell(product.live_price_minor, product.currency),
    "floor_price": lambda product: _minor(product.floor_price_minor, product.currency),
    "currency": lambda product: product.currency,
    "reserve": lambda product: product.reserve,
    "tranche": lambda product: product.tranche,
    "purchase_limit": lambda product: product.purchase_limit,
    "pictures": lambda product: cells.entries_cell(product.pictures, "\n|") or None,
    "coupon": _coupon(lambda coupon, currency: cells.text_cell(coupon.text)),
    "coupon_amount": _coupon(lambda coupon, currency: cells.price_cell(coupon.amount_minor, currency)),
    "coupon_min_spend": _coupon(lambda coupon, currency: cells.price_cell(coupon.min_spend_minor, currency)),
    "talking_points": lambda product: cells.entries_cell(product.talking_points) or None,
    "claims": _claims,
    "planned_minutes": lambda product: product.planned_minutes,
    "countdown_s": lambda product: product.launch.countdown_s,
    "sale_minutes": lambda product: product.launch.sale_minutes,
    "until_sold_out": lambda product: product.launch.until_sold_out,
    "item_id": lambda product: _text(product.listing.item_id),
    "page_url": lambda product: _text(product.listing.page_url),
    "partner": _terms(lambda terms, currency: cells.text_cell(terms.partner)),
    "slot_fee": _terms(lambda terms, currency: cells.price_cell(terms.slot_fee_minor, currency)),
    "commission": _terms(lambda terms, currency: cells.percent_cell(terms.commission_bp)),
    "settlement_price": _terms(lambda terms, currency: _minor(terms.settlement_price_minor, currency)),
    "id": lambda product: product.id,
}
