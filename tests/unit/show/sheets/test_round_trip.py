"""Whatever a product holds goes out to a sheet and comes back in the same."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.model import Show
from studio.document.products import Claim, CoSelling, Coupon, LaunchTerms, Listing, Product, Variant
from studio.show import edits
from studio.show.sheets import Cell, Grid, has_headings, read, written
from studio.show.sheets.writing import EXAMPLE_TITLES
from studio.values.unseen import shows_something

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["a|b", ' "x" ', "#N/A", "好吃\n好看", "'="]
)
some = words.filter(bool)
seen = words.filter(shows_something)
urls = st.sampled_from(["", "https://shop.example/p?id=1", "http://10.0.0.1/苹果"])
pictures = some.filter(lambda text: "://" not in text[:12] and "\0" not in text) | st.sampled_from(
    ["https://x.example/a|b.png", "C:\\p\\q.png"]
)
money = st.integers(0, 10**9)
listings = st.lists(
    st.builds(Listing, connection=st.sampled_from(["rehearsal", "vendure", "7"]), item_id=some, page_url=urls),
    min_size=1,
    max_size=4,
    unique_by=lambda listing: (listing.connection, listing.item_id),
).map(tuple) | st.builds(Listing, item_id=words, page_url=urls).map(lambda listing: (listing,))
# Made once: strategies that are made within a composite are made, and looked into, for every queue anew.
four_links = st.lists(st.integers(1, 9999), min_size=4, max_size=4, unique=True)
four_ids = st.lists(st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,9}\Z"), min_size=4, max_size=4, unique=True)
twelve_skus = st.lists(seen, min_size=12, max_size=12, unique=True)
titles = seen.filter(lambda text: text not in EXAMPLE_TITLES)
some_pictures = st.lists(pictures, max_size=3)
coupons = st.none() | st.builds(Coupon, text=words, amount_minor=money, min_spend_minor=money)
talking_points = st.lists(words, max_size=4)
some_claims = st.lists(st.builds(Claim, text=words, evidence=words), max_size=3)
co_sellings = st.none() | st.builds(
    CoSelling,
    partner=some,
    slot_fee_minor=money,
    commission_bp=st.integers(0, 10_000),
    settlement_price_minor=st.none() | money,
)


@st.composite
def variants(draw: st.DrawFn, skus: list[str], top: int) -> Variant:
    sku = draw(st.sampled_from(skus))
    skus.remove(sku)
    live = draw(st.none() | st.integers(0, top))
    listed = draw(st.none() | st.just(0) | st.integers(top, 10**10))
    return Variant(sku=sku, name=draw(words), stock=draw(st.integers(0, 10**6)), live_price_minor=live, list_price_minor=listed)


@st.composite
def queues(draw: st.DrawFn) -> tuple[Product, ...]:
    skus = draw(twelve_skus)
    links = draw(four_links)
    ids = draw(four_ids)
    products = []
    for number in range(draw(st.integers(1, 4))):
        live = draw(money)
        own = tuple(draw(variants(skus, live)) for _ in range(draw(st.integers(1, 3))))
        lowest = min(live, *(one.live_price_minor for one in own if one.live_price_minor is not None), live)
        products.append(
            Product(
                id=ids[number],
                link_no=links[number],
                title=draw(titles),
                brand=draw(words),
                pictures=tuple(draw(some_pictures)),
                listings=draw(listings),
                currency=draw(st.sampled_from(["CNY", "JPY", "KWD", "USD", "XOF"])),
                list_price_minor=draw(st.just(0) | st.integers(live, 10**10)),
                live_price_minor=live,
                floor_price_minor=draw(st.none() | st.integers(0, lowest)),
                reserve=draw(st.integers(0, sum(one.stock for one in own))),
                tranche=draw(st.integers(0, 10**9)),
                purchase_limit=draw(st.integers(0, 10**9)),
                coupon=draw(coupons),
                talking_points=tuple(draw(talking_points)),
                claims=tuple(draw(some_claims)),
                co_selling=draw(co_sellings),
                planned_minutes=draw(st.floats(0, 600)),
                launch=LaunchTerms(
                    countdown_s=draw(st.integers(3, 300)),
                    sale_minutes=draw(st.integers(1, 20)),
                    until_sold_out=draw(st.booleans()),
                ),
                variants=own,
            )
        )
    return tuple(products)


def imported(rows: list[list[Cell]], into: Show, mode: str) -> tuple[Product, ...]:
    reading = read(Grid(rows), into.products, mode)  # type: ignore[arg-type]
    assert [problem for problem in reading.problems if problem.text != "The live price is 0: compare it."] == []
    return edits.apply(into, "product.import", {"set": reading.products, "mode": mode}).show.products


@given(queues(), st.sampled_from(["en", "zh"]), st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_goes_out_comes_back_in(queue: tuple[Product, ...], language: Any, chance: random.Random, as_text: bool) -> None:
    rows = written(queue, language)
    assert has_headings(rows) == len(rows[0])
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    rows = [[row[place] for place in order] for row in rows]
    if as_text:  # as a CSV file has it
        rows = [[None if cell is None else str(cell) for cell in row] for row in rows]
    assert imported(rows, Show(), "append") == queue
    full = Show(products=queue)
    assert imported(rows, full, "merge") == queue
    assert imported(rows, full, "replace") == queue


def test_shops_go_out_by_their_names_and_come_back_in_by_their_ids() -> None:
    shops = {"rehearsal": "彩排", "store": "=Store", "a": "Twins", "b": "Twins"}
    queue = tuple(
        Product(
            id=f"p{n}",
            link_no=n,
            title=f"P{n}",
            listings=(Listing(connection=shop),),
            live_price_minor=100,
            variants=(Variant(sku=f"s{n}"),),
        )
        for n, shop in enumerate((*shops, "gone"), 1)
    )
    rows = written(queue, "en", shops)
    place = rows[0].index("Shop")
    assert [row[place] for row in rows[1:]] == ["彩排", "=Store", "a", "b", "gone"]
    reading = read(Grid(rows), (), "append", shops)
    assert [one["listings"][0]["connection"] for one in reading.products] == [one.listing.connection for one in queue]


def test_other_shops_go_out_and_come_in_by_name_too() -> None:
    shops = {"rehearsal": "彩排", "store": "Store | east"}
    listings = (Listing(item_id="7"), Listing(connection="store", item_id="a|b", page_url="https://x.example/1"))
    gone = (*listings, Listing(connection="gone"))
    queue = (Product(id="p", link_no=1, title="P", listings=gone, live_price_minor=100, variants=(Variant(sku="s"),)),)
    rows = written(queue, "en", shops)
    assert rows[1][rows[0].index("Other shops")] == '"Store | east" | "a|b" | https://x.example/1\ngone'
    reading = read(Grid(rows), (), "append", shops)
    assert edits.apply(Show(), "product.import", {"set": reading.products}).show.products == queue
    assert [(one.row, one.column, one.level) for one in reading.problems] == [(2, "Other shops", "warn")]


def test_a_cell_of_other_shops_that_is_not_clear_is_refused() -> None:
    base: list[Cell] = ["P", 1.0]
    for cell, words in (
        ("Store | 7 | https://x.example | more", "name, the item ID there and the page"),
        ("| 7", "name, the item ID there and the page"),
        ("Store | 7 | example", "web address"),
        ("No such store! | 7", "No such store!"),
        ("store | 7\nstore | 7", "listed twice as item '7' of shop 'Store'"),
        (f"store | {'x' * 121}", "120"),
    ):
        rows: list[list[Cell]] = [["Title", "Live price", "Other shops"], [*base, cell]]
        problem = next(one for one in read(Grid(rows), (), "append", {"store": "Store"}).problems if one.level == "error")
        assert (problem.row, problem.column) == (2, "Other shops")
        assert words in problem.text


def test_a_sheet_of_something_else_keeps_the_other_shops() -> None:
    two = (Listing(item_id="7"), Listing(connection="store"))
    queue = (Product(id="p", link_no=1, title="P", listings=two, live_price_minor=100, variants=(Variant(sku="s"),)),)
    assert imported([["ID", "Live price"], ["p", 2.0]], Show(products=queue), "merge")[0].listings == two
    after = imported([["ID", "Shop item ID"], ["p", "8"]], Show(products=queue), "merge")[0].listings
    assert after == (Listing(item_id="8"), two[1])
