"""Sheets as operations people make them, and every problem said by row and column."""

from __future__ import annotations

from typing import Any

import pytest

from studio.control.schema.products import ImportMode
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import edits
from studio.show.sheets import Cell, FoundCell, Grid, Marked, Merged, Reading, Unreadable, notes, read, template
from studio.show.sheets import reading as module
from studio.values.errors import RefusedError

Rows = list[list[Cell]]
MUG = Product(
    id="mug", link_no=1, title="Mug", live_price_minor=3900, list_price_minor=5900, variants=(Variant(sku="M", stock=5),)
)
YEN = Product(id="yen", link_no=2, title="Tea", live_price_minor=900, currency="JPY", variants=(Variant(sku="T", stock=5),))


def looked(
    rows: Rows | Grid, mode: ImportMode = "append", before: tuple[Product, ...] = (), currency: str | None = None
) -> Reading:
    """The reading, having checked that what it lets through can be imported in one go."""
    reading = read(rows if isinstance(rows, Grid) else Grid(rows), before, mode, currency=currency)
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
        "4 Partner error: Co-selling needs a partner.",
        "3 备注 warn: There is no column like this here; it was left out.",
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
        ([3, "\u200b", 9], "Title error: The title needs a character that can be seen."),
        ([3, "A", 9, None, "\u200d"], "SKU error: The SKU needs a character that can be seen."),
        ([0, "A", 9], "Link no. error: Must be at least 1."),
        (["three", "A", 9], "Link no. error: 'three' is not a whole number."),
        ([1, "A", 9], "Link no. error: Link number 1 is already that of 'Mug'."),
        ([3, "A", 9, None, "M"], "SKU error: The SKU 'M' is already that of 'Mug' in this shop."),
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
    assert said(reading) == [
        "2 Link no. error: Link number 4 is also 'Plate' (row 3).",
        "3 Link no. error: Link number 4 is already 'Mug' (row 2).",
    ]
    assert reading.count == 2, "both are things that the sheet meant"
    rows = [HEADINGS[:5], [4, "Mug", 9, None, "a"], [4, "Mug", 8]]
    assert said(looked(rows)) == ["3 SKU error: Several rows of one link number are variants: each needs its SKU."]


@pytest.mark.parametrize(
    ("heading", "cell", "problem"),
    [
        ("Pictures", "https:///a.png", "error: 'https:///a.png' is no web address: those begin with https:// and name a server."),
        ("Pictures", "ftp://x/a.png", "error: 'ftp://x/a.png' is no web address: those begin with https:// and name a server."),
        ("Pictures", "a\0b.png", "error: Has a character that no file can have."),
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


@pytest.mark.parametrize("mode", ["append", "replace", "merge"])
def test_a_sheet_that_names_no_currency_has_that_of_the_queue(mode: ImportMode) -> None:
    reading = looked([["Link no.", "Title", "Live price", "SKU"], [7, "Cup", 900, "C"]], mode, (MUG, YEN))
    assert [(one.get("currency"), one["live_price_minor"]) for one in reading.products] == [("JPY", 900)]
    signed = looked([["Link no.", "Title", "Live price"], [7, "Cup", "￥900"], [8, "Hat", "$9"]], mode, (MUG, YEN))
    assert [(one.get("currency"), one["live_price_minor"]) for one in signed.products] == [("JPY", 900)]
    assert said(signed) == ["3 Live price error: Which currency is '$9'? Say it in a column Currency."]


def test_a_first_sheet_that_names_no_currency_asks_for_it() -> None:
    rows: Rows = [["Title", "Live price", "Currency"], ["A", 9, None], ["B", 5, "EUR"], ["C", "¥9", None], ["D", "A$9", None]]
    asked = read(Grid(rows), (), "append", currency="")
    assert said(asked) == [
        "2 Live price error: The sheet names no currency. Choose it for this import, or say it in a column Currency.",
        "4 Live price error: Which currency is '¥9'? Say it in a column Currency.",
    ]
    assert ([one["title"] for one in asked.products], asked.currency) == (["B", "D"], "")
    told = looked(rows, currency="JPY")
    assert (said(told), told.currency) == ([], "JPY")
    assert [(one.get("currency"), one["live_price_minor"]) for one in told.products] == [
        ("JPY", 9),
        ("EUR", 500),
        ("JPY", 9),
        ("AUD", 900),
    ]
    assert looked(rows[:1] + rows[2:3]).currency is None, "each price names its own"
    assert looked(rows, before=(YEN,)).currency == "JPY", "that of the queue, and it is said"
    with pytest.raises(RefusedError, match="'QQQ' is no currency"):
        read(Grid(rows), (), "append", currency="QQQ")


def test_a_product_in_the_queue_is_named_wherever_it_stands() -> None:
    rows: Rows = [["ID", "Link no."], ["yen", 3]]
    third = Product(id="late", link_no=3, title="Lamp", live_price_minor=1, variants=(Variant(sku="L"),))
    assert said(looked(rows, "merge", (MUG, YEN, third))) == ["2 Link no. error: Link number 3 is already that of 'Lamp'."]


def test_a_merge_needs_only_what_changes_and_knows_the_currency() -> None:
    rows: Rows = [["SKU", "Live price", "Stock"], ["M", 35, 9], ["T", 800, None], ["X", 5, 1]]
    reading = looked(rows, "merge", (MUG, YEN))
    assert reading.products == [
        {"variants": [{"sku": "M", "stock": 9}], "live_price_minor": 3500},
        {"variants": [{"sku": "T"}], "live_price_minor": 800},
    ]
    assert said(reading) == ["4 Title error: This is needed for a new product."]
    twice = looked([["SKU", "Link no."], ["M", 2]], "merge", (MUG, YEN))
    assert said(twice) == ["2 Link no. error: Link number 2 is already that of 'Tea'."]
    dear = looked([["SKU", "Live price"], ["M", 60]], "merge", (MUG, YEN))
    assert said(dear) == ["2 Live price error: The live price 60.00 CNY is above the list price 59.00 CNY."]


def test_one_product_in_two_rows_of_a_merge() -> None:
    rows: Rows = [["ID", "SKU", "Stock"], ["mug", None, 1], [None, "M", 2]]
    assert said(looked(rows, "merge", (MUG,))) == ["3  error: 'Mug' is there twice."]


@pytest.mark.parametrize("rows", [[], [[None]], [["Dear customers", "we"]], [["a", "b", "c"]] * 30])
def test_what_is_no_table_of_products_is_refused(rows: Rows) -> None:
    with pytest.raises(RefusedError, match="template"):
        read(Grid(rows), (), "append")


SIZES: Rows = [
    ["链接号", "标题", "直播价", "SKU编码", "库存"],
    [1, "T恤", 99, "S", 5],
    [None, None, None, "M", 6],
    [None, None, None, "L", 7],
    [2, "茶", 9, "B", 8],
]


def test_cells_that_are_shown_as_one_count_for_every_row() -> None:
    reading = looked(Grid(SIZES, [Merged(1, place, 3) for place in range(3)]))
    assert said(reading) == []
    assert reading.products[0] == {
        "link_no": 1,
        "title": "T恤",
        "live_price_minor": 9900,
        "variants": [{"sku": "S", "stock": 5}, {"sku": "M", "stock": 6}, {"sku": "L", "stock": 7}],
    }
    with_end = looked(Grid([*SIZES[:3], [None]], [Merged(1, 0, 3)]))  # nothing else stands in the last of the merged rows
    assert (len(with_end.products[0]["variants"]), said(with_end)) == (2, [])


def test_what_lies_under_a_merged_cell_is_seen_by_nobody() -> None:
    rows: Rows = [SIZES[0], [1, "T恤", 99, "S", 5], [7, "旧", 199, "M", 6]]
    reading = looked(Grid(rows, [Merged(1, place, 2) for place in range(3)]))
    assert said(reading) == []
    assert [variant["sku"] for variant in reading.products[0]["variants"]] == ["S", "M"]
    assert reading.products[0]["live_price_minor"] == 9900


@pytest.mark.parametrize("under", [None, 1])
def test_one_text_over_two_columns_says_nothing_of_the_second(under: Cell) -> None:
    grid = Grid([["Title", "Live price", "SKU"], ["Mug 99", under, MUG.variants[0].sku]], [Merged(1, 0, 1, 2)])
    reading = read(grid, (MUG,), "merge")
    assert said(reading) == [
        "2 Live price error: This cell is merged with the one beside it. Split it: each column needs its own."
    ]
    assert reading.products == []


def test_characters_that_were_lost_are_named() -> None:
    assert said(looked([["Title", "Live price"], ["Gr\ufffd\ufffde M", 99]])) == [
        "2 Title warn: 'Gr\ufffd\ufffde M' has lost characters on its way here: write it anew."
    ]


def test_one_stock_for_several_variants_is_asked_about() -> None:
    rows: Rows = [SIZES[0], [1, "T恤", 99, "S", 30], [None, None, None, "M"]]
    reading = looked(Grid(rows, [Merged(1, place, 2) for place in (0, 1, 2, 4)]))
    assert said(reading) == ["3 库存 error: This cell is merged over several rows. Split it: each variant needs its own."]
    assert reading.products == []


def test_what_is_hidden_is_named() -> None:
    reading = looked(Grid(SIZES, hidden_rows=frozenset((1, 3, 4, 9)), hidden_columns=frozenset((3,))))
    assert said(reading) == [
        "1 SKU编码 warn: This column is hidden in the sheet. It was read all the same.",
        "3  warn: Rows 3 to 4 are hidden in the sheet and were left out. Show them there to import them.",
    ]
    assert [len(one["variants"]) for one in reading.products] == [1, 1]
    one = looked(Grid(SIZES, hidden_rows=frozenset((5,))))
    assert "5  warn: This row is hidden in the sheet and was left out. Show it there to import it." in said(one)
    assert one.count == 3


def test_a_cell_that_could_not_be_read_is_no_empty_one() -> None:
    rows: list[list[FoundCell]] = [["SKU", "Live price", Unreadable("Nobody knows.")], ["M", Unreadable("Not calculated.")]]
    reading = read(Grid(rows), (MUG,), "merge")
    assert said(reading) == ["2 Live price error: Not calculated.", "1 C warn: Nobody knows."]
    assert reading.products == []


@pytest.mark.parametrize(
    ("heading", "cell", "problem"),
    [
        ("Live price", Marked("12999", "99"), "Part of '12999' is struck through or raised: write what counts alone."),
        ("Live price", Marked("9990", "9990", True), "Part of '9990' is struck through or raised: write what counts alone."),
        ("SKU", Marked("AB", "B"), "Part of 'AB' is struck through or raised: write what counts alone."),
        ("Live price", Marked(99, ""), "This cell is struck through. Take the line away if it counts, or empty the cell."),
        ("Title", Marked("Mug", ""), "This cell is struck through. Take the line away if it counts, or empty the cell."),
    ],
)
def test_what_is_struck_through_or_raised_is_not_guessed_at(heading: str, cell: Marked, problem: str) -> None:
    row: dict[str, FoundCell] = {"Title": "Mug", "Live price": 99, "SKU": "A1"} | {heading: cell}
    reading = looked(Grid([[*row], [*row.values()]]))
    assert said(reading) == [f"2 {heading} error: {problem}"]
    assert reading.products == []


def test_words_count_without_what_is_struck_through_in_them() -> None:
    headings: list[FoundCell] = ["Title", "Live price", Marked("List price", "")]  # as the card strikes it through
    reading = looked(Grid([headings, [Marked("Old new Mug", "new Mug"), 99, Marked(129, "")]]))
    assert said(reading) == ["2 Title warn: Part of this cell is struck through or raised: 'new Mug' was read."]
    assert reading.products == [{"title": "new Mug", "live_price_minor": 9900, "list_price_minor": 12900}]


@pytest.mark.parametrize("cell", [0, "0", "¥0.00"])
def test_a_live_price_of_nothing_is_remarked(cell: Cell) -> None:
    assert said(looked([["Title", "Live price", "List price"], ["Mug", cell, 0]])) == [
        "2 Live price warn: The live price is 0: compare it."
    ]


def test_cells_without_a_heading_are_named() -> None:
    rows: Rows = [["Title", "Live price", None, "Stock"], ["Tea", " green", 12.5, 5, 3], ["Pot", 9, None, 5], ["Cup", 9, "x", 5]]
    assert said(looked(rows)) == [
        "2 Live price error: 'green' is not a price.",
        "1 C warn: This column has no heading; it was left out.",
        "2  warn: This row has more cells than there are headings: they were left out. Is there a comma in a text?",
    ]
    notes = looked([["Title", "Live price"], *[[f"A{n}", 9, "note"] for n in range(4)]])
    assert said(notes) == ["1 C warn: This column has no heading; it was left out."]


@pytest.mark.parametrize(
    ("heading", "cell", "problem"),
    [
        ("SKU", "1.23E+12", "error: The spreadsheet has rounded this number. Format the column as text and enter it again."),
        ("Shop item ID", "6,9E+15", "error: The spreadsheet has rounded this number."),
        ("SKU", "690123456789012000", "warn: '690123456789012000' may have lost its last digits in a spreadsheet: compare it."),
        ("SKU", "A\u200b1", "warn: 'A1' has characters in it that nobody sees: type it anew."),
        ("SKU", "3/1/2026", "warn: '3/1/2026' looks like a date that a spreadsheet has made: compare it."),
        ("SKU", "4-Mar", "warn: '4-Mar' looks like a date that a spreadsheet has made: compare it."),
        ("Variant", "10月12日", "warn: '10月12日' looks like a date that a spreadsheet has made: compare it."),
        ("SKU", "####", "error: The spreadsheet shows only ### here, for its column is too narrow."),
    ],
)
def test_codes_that_a_spreadsheet_has_spoilt_are_named(heading: str, cell: Cell, problem: str) -> None:
    reading = looked([["Title", "Live price", heading], ["A", 9, cell]])
    assert len(reading.problems) == 1
    assert problem in said(reading)[0]


def test_noughts_that_a_spreadsheet_took_are_missed() -> None:
    product = Product(id="m", link_no=1, title="M", live_price_minor=900, variants=(Variant(sku="00123"),))
    rows: Rows = [["SKU", "Stock"], [123, 5]]
    taken = "2 SKU error: '123' is not there, but '00123' is: a spreadsheet has taken the noughts away. Correct it."
    assert taken in said(looked(rows, "merge", (product,)))
    assert looked(rows, "merge", (product,)).products == []
    rows = [["Title", "Live price", "SKU"], ["A", 9, "00123"], ["B", 9, "124"]]
    assert said(looked(rows)) == ["3 SKU warn: '124' may have lost noughts at its front in a spreadsheet: compare it."]


def test_a_shop_that_is_not_there_and_a_currency_that_is_none_are_named() -> None:
    rows: Rows = [["Title", "Live price", "Shop", "Currency"], ["A", 9, "rehearsal", "CNY"], ["B", 9, "taobao", "ABC"]]
    reading = read(Grid(rows), (), "append", {"rehearsal": "Rehearsal"})
    assert said(reading) == [
        "3 Currency error: 'ABC' is no currency: write three letters, like CNY or USD.",
        "3 Shop warn: There is no shop 'taobao' here: nothing of it can be launched.",
    ]
    assert said(read(Grid(rows[:2]), (), "append")) == []


def test_a_shop_is_named_as_the_crew_calls_it_or_by_its_id() -> None:
    shops = {"vendure": "Big store", "second": "Twins", "third": "Twins", "a": "b", "b": "a"}
    rows: Rows = [["Title", "Live price", "Shop"], ["A", 9, "Big store"], ["B", 9, "second"], ["C", 9, "Twins"], ["D", 9, "a"]]
    reading = read(Grid(rows), (), "append", shops)
    assert [one["listings"][0]["connection"] for one in reading.products] == ["vendure", "second", "a"]
    assert said(reading) == ["4 Shop error: There is no shop 'Twins' here: write the name of one of the show's connections."]


def test_a_sheet_without_end_is_refused() -> None:
    with pytest.raises(RefusedError, match="more than"):
        read(Grid([["Title", "SKU"]] * (module.MAX_ROWS + 1)), (), "append")


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
