"""Reads a sheet: rows of cells become the objects that `product.import` takes, and a list of everything that is wrong.

A dry run: the queue is only looked at. Cells that are empty say nothing: in a merge what is there stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from studio.control.schema.products import ImportMode
from studio.document.products import Product
from studio.show.edits.incoming import Known, check_currency, combined, incoming
from studio.show.product_checks import of_names, of_products
from studio.show.sheets import columns
from studio.show.sheets.grid import Grid
from studio.show.sheets.problems import Problem, in_order
from studio.show.sheets.rows import Row, Table, table
from studio.show.sheets.shops import Shops, ids_by_name, is_id
from studio.show.sheets.writing import EXAMPLE_TITLES
from studio.values.errors import RefusedError
from studio.values.money import MoneyError, Price
from studio.values.sentences import Sentence, Template, whole
from studio.values.text import shown
from studio.words import complaints
from studio.words import edits as edits_says
from studio.words import sheets as sheets_says

MAX_ROWS = 10_000

_PRICES = {"list_price": "list_price_minor", "live_price": "live_price_minor", "floor_price": "floor_price_minor"}
_PLAIN = ("title", "brand", "link_no", "id", "reserve", "tranche", "purchase_limit")
_PLAIN_TOO = ("pictures", "talking_points", "planned_minutes")
_LISTING = {"shop": "connection", "item_id": "item_id", "page_url": "page_url"}
_LAUNCH = ("countdown_s", "sale_minutes", "until_sold_out")
_VARIANT_ONLY = frozenset(column.field for column in columns.COLUMNS if column.of_variant)
# How the document's fields are called as columns, where they are called otherwise.
_COLUMN_OF = {"variants": "sku", "coupon": "coupon", "co_selling": "partner", "launch": "countdown_s"} | {
    field: column for column, field in (_PRICES | _LISTING).items()
}
_COLUMN_OF["listings"] = "more_shops"
_OF_MORE_SHOPS = re.compile(r"listings\[[1-9]")  # the first listing has columns of its own
_DEFAULT_CURRENCY: str = next(field.default for field in msgspec.structs.fields(Product) if field.name == "currency")


class Reading(msgspec.Struct, frozen=True):
    """`products` can be imported as they are, `rows` is where each begins; `count` is how many the sheet has, with those that
    cannot be. `currency`: what prices that name none were taken to be in: "" when that has to be chosen first, None when
    each names its own.
    """

    products: list[dict[str, Any]]
    rows: list[int]
    problems: list[Problem]
    count: int
    currency: str | None
    picture_heading: str = ""


class _Group(NamedTuple):
    """The rows of one product."""

    rows: list[Row]

    @property
    def first(self) -> Row:
        return self.rows[0]


def read(
    grid: Grid, before: Sequence[Product], mode: ImportMode, shops: Shops | None = None, currency: str | None = None
) -> Reading:
    """What importing this table into the queue `before` would do. `shops`: the names of those that there are, by their ids; None:
    nobody knows.

    `currency` is that of new products of which the sheet says none; None: the queue's, or where it is empty that of every new
    product. "": it has to be chosen first, and until then prices that name none are problems.

    Raises:
        RefusedError: no headings are known, there are more than `MAX_ROWS` rows, or nobody has that currency.
    """
    if currency:
        check_currency({"currency": currency})
    if len(grid.rows) > MAX_ROWS:
        raise RefusedError("sheet_too_long", sheets_says.too_many_rows(count=MAX_ROWS))
    sheet = table(grid)
    _doubt_codes(sheet, before, mode)
    _find_shops(sheet, shops)
    groups = list(_groups(sheet))
    known = Known(before)
    if currency is None:
        currency = before[-1].currency if before else _DEFAULT_CURRENCY  # as the form of a new product has it
    objects, rows = [], []
    for group in groups:
        made = _object(sheet, group, known, mode, currency or None)
        if made is not None and not any(row.failed for row in group.rows):
            objects.append(made)
            rows.append(group.first)
    good = _tried(sheet, objects, rows, tuple(before), mode, shops or {})
    return Reading(
        products=[one for one, _ in good],
        rows=[row.number for _, row in good],
        problems=in_order(sheet.problems),
        count=len(groups),
        currency=currency if any(_names_no_currency(group) for group in groups) else None,
        picture_heading=sheet.headings.get("pictures", ""),
    )


def _groups(sheet: Table) -> Iterator[_Group]:
    """Rows with the same id, else the same link number, belong together; others stand for themselves."""
    by_id: dict[str, _Group] = {}
    by_link: dict[int, _Group] = {}
    groups: list[_Group] = []
    for row in sheet.rows:
        if row.values.get("title") in EXAMPLE_TITLES:
            sheet.warn(row, "title", sheets_says.example_left_out())
            continue
        own, link = row.values.get("id"), row.values.get("link_no")
        group = by_id.get(own) if own is not None else by_link.get(link) if link is not None else None
        if group is None:
            group = _Group([])
            groups.append(group)
        elif _another_thing(sheet, group.first, row):
            groups.append(_Group([row]))
            continue
        group.rows.append(row)
        if own is not None:
            by_id.setdefault(own, group)
        if link is not None:
            by_link.setdefault(link, group)
    yield from groups


def _doubt_codes(sheet: Table, before: Sequence[Product], mode: ImportMode) -> None:
    """SKUs of digits whose noughts at the front a spreadsheet has taken for nothing."""
    known = {variant.sku for product in before for variant in product.variants}
    with_noughts = {sku.lstrip("0"): sku for sku in known if sku.isdecimal() and sku.startswith("0")}
    here = [str(row.values["sku"]) for row in sheet.rows if "sku" in row.values]
    widths = {len(sku) for sku in here if sku.isdecimal() and sku.startswith("0")}
    width = widths.pop() if len(widths) == 1 else 0
    for row in sheet.rows:
        sku = row.values.get("sku", "")
        if not sku.isdecimal() or sku in known:
            continue
        if sku in with_noughts:
            text = sheets_says.noughts_taken(cell=sku, sku=with_noughts[sku])
            (sheet.error if mode == "merge" else sheet.warn)(row, "sku", text)
        elif len(sku) < width:
            sheet.warn(row, "sku", sheets_says.lost_noughts(cell=sku))


def _find_shops(sheet: Table, shops: Shops | None) -> None:
    """A shop is named as the crew calls it, or by its id."""
    if shops is None:
        return
    by_name = ids_by_name(shops)

    def found(row: Row, column: str, shop: str) -> str:
        if shop in shops or shop in by_name:
            return shop if shop in shops else by_name[shop]
        if is_id(shop):
            sheet.warn(row, column, sheets_says.no_shop(shop=shown(shop)))
        else:
            sheet.error(row, column, sheets_says.no_shop_named(shop=shown(shop)))
        return shop

    for row in sheet.rows:
        if "shop" in row.values:
            row.values["shop"] = found(row, "shop", row.values["shop"])
        for listing in row.values.get("more_shops", ()):
            listing["connection"] = found(row, "more_shops", listing["connection"])


def _object(sheet: Table, group: _Group, known: Known, mode: ImportMode, usual: str | None) -> dict[str, Any] | None:
    """The JSON object of one product; None when it cannot be made (the problems say why)."""
    first = group.first
    for row in group.rows[1:]:
        _agree(sheet, first, row)
    values = first.values
    made: dict[str, Any] = {name: values[name] for name in (*_PLAIN, *_PLAIN_TOO) if name in values}
    if "claims" in values:
        made["claims"] = values["claims"]
    listing = {field: values[column] for column, field in _LISTING.items() if column in values}
    if listing or values.get("more_shops"):
        made["listings"] = [listing, *values.get("more_shops", ())]
    variants = _skus_and_stocks(sheet, group)
    if variants:
        made["variants"] = variants
    match = known.find(made) if mode == "merge" else None
    currency, said = _currency(sheet, group, match, usual)
    if currency is None:
        return None
    if said:
        made["currency"] = currency
    for column, field in _PRICES.items():
        _put(sheet, first, column, currency, made, field)
    for row, variant in zip(group.rows, variants, strict=False):
        _variant_prices(sheet, group, row, currency, variant)
    _coupon(sheet, first, currency, made, match)
    _co_selling(sheet, first, currency, made, match)
    launch = {name: values[name] for name in _LAUNCH if name in values}
    return made | ({"launch": launch} if launch else {})


def _another_thing(sheet: Table, first: Row, row: Row) -> bool:
    """Whether a link number was given to two things, by their titles."""
    title = first.values.get("title")
    if title is None or row.values.get("title", title) == title:
        return False
    field = "link_no" if "link_no" in row.values else "id"

    def told(number: Template, name: Template, title: str, where: int) -> Sentence:
        if field == "link_no":
            return number(number=row.values["link_no"], title=shown(title), row=where)
        return name(name=row.values["id"], title=shown(title), row=where)

    sheet.error(row, field, told(sheets_says.number_already, sheets_says.id_already, title, first.number))
    if not first.failed:  # which of the two is right, nobody knows
        sheet.error(first, field, told(sheets_says.number_also, sheets_says.id_also, row.values["title"], row.number))
    return True


def _agree(sheet: Table, first: Row, row: Row) -> None:
    """Later rows of a product repeat what its first row says, or leave it empty."""
    for field, value in row.values.items():
        if field in _VARIANT_ONLY or field in ("list_price", "live_price"):
            continue
        if field not in first.values or first.values[field] != value:
            sheet.warn(row, field, sheets_says.rows_differ(row=first.number))


def _skus_and_stocks(sheet: Table, group: _Group) -> list[dict[str, Any]]:
    """One object for each row, when anything of a variant is said."""
    names = {"sku": "sku", "variant": "name", "stock": "stock"}
    alone = len(group.rows) == 1
    if alone and not _VARIANT_ONLY & group.first.values.keys():
        return []
    variants = []
    for row in group.rows:
        if not alone and "sku" not in row.values:
            sheet.error(row, "sku", sheets_says.variants_need_skus())
        variants.append({name: row.values[field] for field, name in names.items() if field in row.values})
    return variants


def _names_no_currency(group: _Group) -> bool:
    """Whether what a price of the product is in has to be known from elsewhere, for all that its row and signs say."""
    if "currency" in group.first.values:
        return False
    signs = [set(price.currencies) for _, _, price in _prices(group) if price.currencies is not None]
    return any(True for _ in _prices(group)) and (not signs or len(set.intersection(*signs)) > 1)


def _prices(group: _Group) -> Iterator[tuple[Row, str, Price]]:
    return ((row, field, value) for row in group.rows for field, value in row.values.items() if isinstance(value, Price))


def _currency(sheet: Table, group: _Group, match: Product | None, usual: str | None) -> tuple[str | None, bool]:
    """The currency of a product's prices, and whether it has to be said; None when it cannot be known.

    A new product of which the sheet says none has `usual`.
    """
    if "currency" in group.first.values:
        return group.first.values["currency"], True
    meant: set[str] | None = None
    for row, field, price in _prices(group):
        if price.currencies is not None:
            left = set(price.currencies) if meant is None else meant & set(price.currencies)
            if not left:
                sheet.error(row, field, sheets_says.mixed_currencies(cell=price.text))
                return None, False
            meant = left
    usual = match.currency if match is not None else usual
    if usual is not None and (meant is None or usual in meant):
        return usual, match is None and usual != _DEFAULT_CURRENCY
    if meant is not None and len(meant) == 1:
        return meant.pop(), True
    for row, field, price in _prices(group):
        if meant is None:
            sheet.error(row, field, sheets_says.no_currency())
            return None, False
        if price.currencies is not None:
            sheet.error(row, field, sheets_says.which_currency(cell=price.text))
            return None, False
    return _DEFAULT_CURRENCY, False  # nothing has a price


def _minor(sheet: Table, row: Row, column: str, currency: str) -> int | None:
    """The price in a cell, in minor units; None when there is none."""
    value = row.values.get(column)
    try:
        return value.minor(currency) if isinstance(value, Price) else None
    except MoneyError as error:
        sheet.error(row, column, error.text)
        return None


def _put(sheet: Table, row: Row, column: str, currency: str, into: dict[str, Any], field: str) -> None:
    minor = _minor(sheet, row, column, currency)
    if minor is not None:
        into[field] = minor


def _variant_prices(sheet: Table, group: _Group, row: Row, currency: str, variant: dict[str, Any]) -> None:
    """Its own columns; in later rows also the product's, where they differ from the first row's."""
    for column in ("list_price", "live_price"):
        _put(sheet, row, f"variant_{column}", currency, variant, f"{column}_minor")
        if row is not group.first and f"{column}_minor" not in variant:
            own = _minor(sheet, row, column, currency)
            if own is not None and own != _minor(sheet, group.first, column, currency):
                variant[f"{column}_minor"] = own


def _coupon(sheet: Table, row: Row, currency: str, made: dict[str, Any], match: Product | None) -> None:
    coupon: dict[str, Any] = {"text": row.values["coupon"]} if "coupon" in row.values else {}
    _put(sheet, row, "coupon_amount", currency, coupon, "amount_minor")
    _put(sheet, row, "coupon_min_spend", currency, coupon, "min_spend_minor")
    if coupon and "text" not in coupon and (match is None or match.coupon is None):
        sheet.error(row, "coupon", sheets_says.coupon_words())
    elif coupon:
        made["coupon"] = coupon


def _co_selling(sheet: Table, row: Row, currency: str, made: dict[str, Any], match: Product | None) -> None:
    terms: dict[str, Any] = {"partner": row.values["partner"]} if "partner" in row.values else {}
    _put(sheet, row, "slot_fee", currency, terms, "slot_fee_minor")
    _put(sheet, row, "settlement_price", currency, terms, "settlement_price_minor")
    if "commission" in row.values:
        terms["commission_bp"] = row.values["commission"]
    if terms and "partner" not in terms and (match is None or match.co_selling is None):
        sheet.error(row, "partner", sheets_says.co_selling_partner())
    elif terms:
        made["co_selling"] = terms


def _tried(
    sheet: Table, objects: list[dict[str, Any]], rows: list[Row], before: tuple[Product, ...], mode: ImportMode, shops: Shops
) -> list[tuple[dict[str, Any], Row]]:
    """The objects that an import would take, with their rows, tried out on the queue; problems for the others."""
    made: list[Product] = []
    row_of: dict[str, Row] = {}
    object_of: dict[str, dict[str, Any]] = {}
    for one, outcome, row in zip(objects, incoming(before, objects, mode), rows, strict=True):
        if isinstance(outcome, RefusedError):
            field, text = _field(outcome.text)
            sheet.error(row, field, text)
            continue
        made.append(outcome)
        if outcome.id in row_of:
            sheet.error(row, "id", edits_says.id_taken(name=outcome.id))
            continue
        row_of[outcome.id], object_of[outcome.id] = row, one
    after = combined(before, made, mode)
    doubtful = of_products(after, row_of.keys(), lambda shop: shops.get(shop, shop))
    for complaint in chain(doubtful, of_names(after, before)):
        guilty = row_of.get(after[complaint.at].id)
        if guilty is not None:
            sheet.error(guilty, _COLUMN_OF.get(complaint.field, complaint.field), complaint.text)
    return [(one, row_of[name]) for name, one in object_of.items() if not row_of[name].failed]


def _field(text: str) -> tuple[str, str]:
    """The column that a refusal is about ("launch.countdown_s: must be at least 3."), and what it says of it."""
    if not isinstance(text, Sentence):
        return "", text
    if text.code == complaints.at.code:
        rest = whole(text.fields["complaint"])
        if _OF_MORE_SHOPS.match(str(text.fields["place"])):
            return "more_shops", rest
        steps = [step.split("[")[0] for step in str(text.fields["place"]).split(".")]
        for step in reversed(steps):
            name = _COLUMN_OF.get(step, step)
            if any(column.field == name for column in columns.COLUMNS):
                return name, rest
        return "", rest
    if text.code == complaints.missing.code:
        name = str(text.fields["name"])
        return _COLUMN_OF.get(name, name), sheets_says.needed()
    return "", text
