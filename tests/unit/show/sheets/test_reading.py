"""Sheets as operations people make them, and every problem said by row and column."""

from __future__ import annotations

from typing import Any

import pytest

from studio.errors import RefusedError
from studio.show import edits
from studio.show.edits.incoming import Mode
from studio.show.model import Show
from studio.show.products import Product, Variant
from studio.show.sheets import Cell, Reading, notes, read, template
from studio.show.sheets import reading as module

Rows = list[list[Cell]]
MUG = Product(
    id="mug", link_no=1, title="Mug", live_price_minor=3900, list_price_minor=5900, variants=(Variant(sku="M", stock=5),)
)
YEN = Product(id="yen", link_no=2, title="Tea", live_price_minor=900, currency="JPY", variants=(Variant(sku="T", stock=5),))


def looked(rows: Rows, mode: Mode = "append", before: tuple[Product, ...] = ()) -> Reading:
    """The reading, having checked that what it lets through can be imported in one go."""
    reading = read(rows, before, mode)
    edits.apply(Show(products=before), "product.import", {"set": reading.products, "mode": mode})
    return reading


def said(reading: Reading) -> list[str]:
    return [f"{one.row} {one.column} {one.level}: {one.text}" for one in reading.problems]


def test_a_chinese_sheet_with_a_title_above_it() -> None:
    rows: Rows = [
        ["双十一专场选品表", None, None],
        [],
        ["序号", "商品名称", "直播价（元）", "原价", "货号", "库存", "佣金", "图片", "卖点", "备注"],
        [1, "智利车厘子 JJ 5斤", "¥199.00", 299, "CHL-5", "800件", "20%", "a.jpg|https://x.example/b.jpg", "空运\n脆甜", "热卖"],
        ["2", "蜜柚", 39.9, None, "POM", 100.0, None, None, None, None],
    ]
    reading = looked(rows)
    assert said(reading) == [
        "3 备注 warn: There is no column like this here; it was left out.",
        "4 Partner error: Co-selling needs a partner.",
    ]
    assert reading.count == 2
    assert reading.products == [
        {"title": "蜜柚", "link_no": 2, "variants": [{"sku": "POM", "stock": 100}], "live_price_minor": 3990}
    ]


def test_rows_of_one_link_number_are_variants() -> None:
    rows: Rows = [
        ["Link no.", "Title", "Live price", "SKU", "Variant", "Stock", "Brand"],
        [7, "Shirt", 99, "S-S", "S", 10, "Oak"],
        [7, None, None, "S-M", "M", 20, None],
        [7, "Shirt", 119, "S-L", "L", 30, "Elm"],
        [8, "Hat", 50, None, None, 4, None],
    ]
    reading = looked(rows)
    assert said(reading) == ["4 Brand warn: This differs from row 2, which counts."]
    assert reading.products[0] == {
        "title": "Shirt",
        "brand": "Oak",
        "link_no": 7,
        "live_price_minor": 9900,
        "variants": [
            {"sku": "S-S", "name": "S", "stock": 10},
            {"sku": "S-M", "name": "M", "stock": 20},
            {"sku": "S-L", "name": "L", "stock": 30, "live_price_minor": 11900},
        ],
    }
    assert reading.products[1]["variants"] == [{"stock": 4}]
    assert reading.rows == [2, 5]


HEADINGS = ["Link no.", "Title", "Live price", "List price", "SKU", "Stock", "Currency"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ([3, None, 9], "Title error: This is needed for a new product."),
        ([3, "A"], "Live price error: This is needed for a new product."),
        ([3, "A", "free"], "Live price error: 'free' is not a price."),
        ([3, "A", 9, 8], "Live price error: The live price 9.00 CNY is above the list price 8.00 CNY."),
        ([0, "A", 9], "Link no. error: Must be at least 1."),
        (["three", "A", 9], "Link no. error: 'three' is not a whole number."),
        ([1, "A", 9], "Link no. error: Link number 1 is there twice."),
        ([3, "A", 9, None, "M"], "SKU error: The SKU 'M' is there twice in one shop."),
        ([3, "A" * 201, 9], "Title error: Must have at most 200 characters."),
        ([3, "A", 9, None, None, -4], "Stock error: '-4' is below 0."),
        ([3, "A", 9, None, None, "#REF!"], "Stock error: The formula in this cell gives an error (#REF!)."),
        ([3, "A", "$9"], "Live price error: Which currency is '$9'? Say it in a column Currency."),
        ([3, "A", "€9", "£10"], "List price error: '£10' is in another currency than the rest of this product."),
        ([3, "A", "¥9", None, None, None, "USD"], "Live price error: '¥9' is not in USD."),
        ([3, "A", 9, None, None, None, "peas"], "Currency error: 'peas' is no currency: write three letters, like CNY or USD."),
        ([3, "A", 9.999], "Live price error: '9.999' has more decimals than CNY has."),
    ],
)
def test_what_is_wrong_in_a_row_is_said_and_only_that_row_left_out(row: list[Cell], problem: str) -> None:
    reading = looked([list(HEADINGS), [20, "Good", 5], row], before=(MUG,))
    assert said(reading) == [f"3 {problem}"]
    assert [one["title"] for one in reading.products] == ["Good"]
    assert reading.count == 2


def test_a_link_number_given_to_two_things_is_no_variant() -> None:
    rows: Rows = [HEADINGS[:5], [4, "Mug", 9, None, "a"], [4, "Plate", 8, None, "b"]]
    reading = looked(rows)
    assert said(reading) == ["3 Link no. error: Link number 4 is already 'Mug' (row 2)."]
    rows = [HEADINGS[:5], [4, "Mug", 9, None, "a"], [4, "Mug", 8]]
    assert said(looked(rows)) == ["3 SKU error: Several rows of one link number are variants: each needs its SKU."]


@pytest.mark.parametrize(
    ("heading", "cell", "problem"),
    [
        ("Pictures", "https:///a.png", "error: 'https:///a.png' is no web address: those begin with https:// and name a server."),
        ("Pictures", "ftp://x/a.png", "error: 'ftp://x/a.png' is no web address: those begin with https:// and name a server."),
        ("Page URL", "shop", "error: 'shop' is no web address: those begin with https:// and name a server."),
        ("Claims", "a | b | c", "error: A claim has its words and its evidence, with one | between them."),
        ("Coupon amount", 5, "error: The coupon needs words, for the card."),
        ("Until sold out", "maybe", "error: 'maybe' is neither yes nor no."),
        ("Countdown seconds", 2, "error: Must be at least 3."),
        ("ID", "A b", "error: An id has only small letters, digits and hyphens, at most 64."),
        ("SKU", 69012345678901200000, "error: The spreadsheet has rounded this number."),
    ],
)
def test_every_kind_of_cell_says_what_is_wrong(heading: str, cell: Cell, problem: str) -> None:
    reading = looked([["Title", "Live price", heading], ["A", 9, cell]])
    assert len(reading.problems) == 1
    assert problem in said(reading)[0]
    assert reading.products == []


def test_a_fraction_without_a_percent_sign_is_asked_about() -> None:
    reading = looked([["Title", "Live price", "Partner", "Commission"], ["A", 9, "Oak", 0.2]])
    assert said(reading) == ["2 Commission warn: '0.2' is read as 0.2 %. For a fraction, write the percent sign."]
    assert reading.products[0]["co_selling"] == {"partner": "Oak", "commission_bp": 20}


def test_signs_say_the_currency_where_they_can() -> None:
    rows: Rows = [["标题", "价格"], ["茶", "1299円"], ["杯", "￥12.5"], ["帽", "HK$30"], ["伞", "12.5元"]]
    reading = looked(rows)
    assert [(one.get("currency"), one["live_price_minor"]) for one in reading.products] == [
        ("JPY", 1299),
        (None, 1250),
        ("HKD", 3000),
        (None, 1250),
    ]


def test_a_merge_needs_only_what_changes_and_knows_the_currency() -> None:
    rows: Rows = [["SKU", "Live price", "Stock"], ["M", 35, 9], ["T", 800, None], ["X", 5, 1]]
    reading = looked(rows, "merge", (MUG, YEN))
    assert reading.products == [
        {"variants": [{"sku": "M", "stock": 9}], "live_price_minor": 3500},
        {"variants": [{"sku": "T"}], "live_price_minor": 800},
    ]
    assert said(reading) == ["4 Title error: This is needed for a new product."]
    twice = looked([["SKU", "Link no."], ["M", 2]], "merge", (MUG, YEN))
    assert said(twice) == ["2 Link no. error: Link number 2 is there twice."]
    dear = looked([["SKU", "Live price"], ["M", 60]], "merge", (MUG, YEN))
    assert said(dear) == ["2 Live price error: The live price 60.00 CNY is above the list price 59.00 CNY."]


def test_one_product_in_two_rows_of_a_merge() -> None:
    rows: Rows = [["ID", "SKU", "Stock"], ["mug", None, 1], [None, "M", 2]]
    assert said(looked(rows, "merge", (MUG,))) == ["3  error: 'Mug' is there twice."]


@pytest.mark.parametrize("rows", [[], [[None]], [["Dear customers", "we"]], [["a", "b", "c"]] * 30])
def test_what_is_no_table_of_products_is_refused(rows: Rows) -> None:
    with pytest.raises(RefusedError, match="template"):
        read(rows, (), "append")


def test_a_sheet_without_end_is_refused() -> None:
    with pytest.raises(RefusedError, match="more than"):
        read([["Title", "SKU"]] * (module.MAX_ROWS + 1), (), "append")


def test_the_heading_twice_counts_once() -> None:
    reading = looked([["Title", "Name", "Price"], ["A", "B", 5]])
    assert said(reading) == ["1 Name warn: This column is there twice; the first one counts."]
    assert reading.products[0]["title"] == "A"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_template_reads_without_its_example(language: Any) -> None:
    rows = template(language)
    reading = looked([*rows, [None, *[None] * (len(rows[0]) - 1)]])
    assert reading.products == []
    assert [one.level for one in reading.problems] == ["warn"]
    rows[1][1] = "My own"
    reading = looked(rows)
    assert [one["title"] for one in reading.products] == ["My own"]
    assert reading.problems == []
    assert len(notes(language)) == len(rows[0]) + 1
