"""Edits of the queue: what each command does to five products, and what the rules refuse."""

from __future__ import annotations

import time
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from studio.document.model import Show
from studio.document.products import Coupon, Listing, Product, Variant
from studio.show import document, edits
from studio.show.undo_history import UndoHistory
from studio.values.errors import RefusedError


class Queue:
    """A show under edit. Checks after each edit that the document can be written and read, and that undo leads back."""

    def __init__(self) -> None:
        self.show = Show()
        self.label = ""

    def do(self, command: str, **params: Any) -> str:
        history, edit = UndoHistory(), edits.apply(self.show, command, params)
        assert document.parse(document.to_json(edit.show)) == edit.show
        if history.record(self.show, edit.show, edit.label, "", 0) is not None:
            assert history.undo(edit.show)[0] == self.show
        self.show, self.label = edit.show, edit.label
        return edit.created_id or ""

    def add(self, title: str, index: int | None = None, **fields: Any) -> str:
        return self.do("product.add", set={"title": title, "live_price_minor": 1000} | fields, index=index)

    def refused(self, command: str, **params: Any) -> RefusedError:
        with pytest.raises(RefusedError) as caught:
            edits.apply(self.show, command, params)
        assert caught.value.text.endswith(".")
        return caught.value

    def ids(self) -> str:
        return " ".join(product.id for product in self.show.products)

    def __getitem__(self, wanted: str) -> Product:
        return next(product for product in self.show.products if product.id == wanted)


@pytest.fixture
def queue() -> Queue:
    queue = Queue()
    for title in "abcde":
        queue.add(title)
    return queue


def test_a_refusal_names_the_product_and_not_its_place_in_the_document(queue: Queue) -> None:
    queue.do("product.update", product="c", set={"list_price_minor": 2000})
    refused = queue.refused("product.update", product="c", set={"live_price_minor": 2100})
    assert refused.text == "3 'c': the live price 21.00 CNY is above the list price 20.00 CNY."


def test_a_new_product_gets_what_it_needs() -> None:
    queue = Queue()
    assert queue.add("Café mug, blue") == "cafe-mug-blue"
    assert queue["cafe-mug-blue"].variants == (Variant(sku="cafe-mug-blue"),)
    assert queue.add("2026新款 T恤") == "product-2"
    assert queue.add("苹果", link_no=40) == "product-40"
    assert queue.add("Café mug, blue", variants=[{"stock": 5}], index=0) == "cafe-mug-blue-2"
    assert [product.link_no for product in queue.show.products] == [41, 1, 2, 40]
    assert queue.show.products[0].variants == (Variant(sku="cafe-mug-blue-2", stock=5),)
    assert queue.add("苹果", link_no=7, id="apple") == "apple"
    assert queue.refused("product.add", set={"title": "x", "live_price_minor": 1, "id": "apple"}).code == "taken"
    assert "title" in queue.refused("product.add", set={"live_price_minor": 1}).text
    assert "live_price_minor" in queue.refused("product.add", set={"title": "x"}).text


def test_link_numbers_go_on_from_the_highest_while_there_are_some() -> None:
    queue = Queue()
    queue.add("last", link_no=9999)
    queue.add("first")
    assert queue["first"].link_no == 1


def test_a_part_is_changed_and_lists_are_replaced(queue: Queue) -> None:
    queue.do("product.update", product="b", set={"coupon": {"text": "满199减20", "amount_minor": 2000}})
    queue.do("product.update", product="b", set={"coupon": {"min_spend_minor": 19900}, "launch": {"countdown_s": 5}})
    assert queue["b"].coupon == Coupon(text="满199减20", amount_minor=2000, min_spend_minor=19900)
    assert (queue["b"].launch.countdown_s, queue["b"].launch.sale_minutes) == (5, 5)
    queue.do("product.update", product="b", set={"variants": [{"sku": "b-red", "stock": 9}, {"sku": "b-blue"}]})
    assert [variant.sku for variant in queue["b"].variants] == ["b-red", "b-blue"]
    queue.do("product.update", product="b", set={"coupon": None})
    assert queue["b"].coupon is None
    assert queue.refused("product.update", product="b", set={"id": "z"}).code == "invalid"
    assert queue.refused("product.update", product="z", set={}).code == "not_found"


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"title": "B"}, "Rename product"),
        ({"live_price_minor": 5, "list_price_minor": 9}, "Change price"),
        ({"planned_minutes": 3}, "Change planned time"),
        ({"title": "B", "brand": "C"}, "Change product"),
    ],
)
def test_undo_names_the_step(queue: Queue, change: dict[str, Any], label: str) -> None:
    queue.do("product.update", product="b", set=change)
    assert queue.label == label


@pytest.mark.parametrize(
    ("moving", "index", "after"),
    [
        (["a"], 2, "b c a d e"),
        (["e"], 0, "e a b c d"),
        (["d", "b"], 0, "b d a c e"),
        (["a", "c", "e"], 1, "b a c e d"),
        (["a", "b"], 99, "c d e a b"),
        (["c"], -5, "c a b d e"),
        (["a", "b", "c", "d", "e"], 3, "a b c d e"),
    ],
)
def test_several_move_together_and_keep_their_order(queue: Queue, moving: list[str], index: int, after: str) -> None:
    queue.do("product.move", products=moving, index=index)
    assert queue.ids() == after


def test_products_go_together_or_not_at_all(queue: Queue) -> None:
    assert queue.refused("product.remove", products=["a", "gone"]).code == "not_found"
    assert queue.refused("product.remove", products=[]).code == "invalid"
    assert queue.refused("product.move", products=["gone"], index=0).code == "not_found"
    queue.do("product.remove", products=["a", "d"])
    assert (queue.ids(), queue.label) == ("b c e", "Remove products")


def test_a_copy_is_another_product_of_the_shop(queue: Queue) -> None:
    queue.do(
        "product.update",
        product="b",
        set={"listings": [{"item_id": "77"}], "brand": "Oak", "variants": [{"sku": "x" * 80, "stock": 3}]},
    )
    assert queue.do("product.duplicate", product="b") == "b-2"
    copy = queue["b-2"]
    assert queue.ids() == "a b b-2 c d e"
    assert (copy.link_no, copy.brand, copy.listings) == (6, "Oak", (Listing(),))
    assert copy.variants == (Variant(sku="x" * 74 + "-2", stock=3),)


def test_importing_appends(queue: Queue) -> None:
    rows = [{"title": "苹果", "live_price_minor": 5}, {"title": "f", "live_price_minor": 6, "link_no": 6}]
    queue.do("product.import", set=rows)
    assert queue.ids() == "a b c d e product-7 f"
    assert (queue["product-7"].link_no, queue.label) == (7, "Import products")
    again = queue.refused("product.import", set=rows)
    assert "link number 6 is already that of 'f'" in again.text
    assert "Product 2: 'title'" in queue.refused("product.import", set=[{"title": "g", "live_price_minor": 1}, {}]).text
    assert queue.ids() == "a b c d e product-7 f"


def test_importing_replaces_and_keeps_who_is_who(queue: Queue) -> None:
    rows = [
        {"title": "New", "live_price_minor": 1},
        {"title": "By SKU", "live_price_minor": 2, "link_no": 50, "variants": [{"sku": "c"}]},
        {"title": "By link", "live_price_minor": 3, "link_no": 1, "variants": [{"sku": "other"}]},
        {"title": "By id", "live_price_minor": 4, "id": "d", "link_no": 9},
    ]
    queue.do("product.import", set=rows, mode="replace")
    assert [(one.id, one.title, one.link_no) for one in queue.show.products] == [
        ("new", "New", 51),
        ("c", "By SKU", 50),
        ("a", "By link", 1),
        ("d", "By id", 9),
    ]


def test_importing_merges_by_id_sku_and_link_number(queue: Queue) -> None:
    queue.do(
        "product.update", product="b", set={"brand": "Oak", "variants": [{"sku": "b1", "stock": 5}, {"sku": "b2", "stock": 6}]}
    )
    rows: list[dict[str, Any]] = [
        {"id": "e", "live_price_minor": 500},
        {"id": "unheard-of", "variants": [{"sku": "b2", "stock": 60}, {"sku": "b3"}]},
        {"link_no": 1, "title": "A", "variants": [{"stock": 7}]},
        {"title": "f", "live_price_minor": 1},
    ]
    queue.do("product.import", set=rows, mode="merge")
    assert queue.ids() == "a f b c d e", "a new one comes behind the one that it follows"
    assert queue["e"].live_price_minor == 500
    assert queue["b"].variants == (Variant(sku="b1", stock=5), Variant(sku="b2", stock=60), Variant(sku="b3"))
    assert (queue["b"].brand, queue["a"].title, queue["a"].variants) == ("Oak", "A", (Variant(sku="a", stock=7),))


def test_a_currency_that_nobody_has_is_refused_on_every_path(queue: Queue) -> None:
    words = "'XXY' is no currency"
    assert words in queue.refused("product.update", product="a", set={"currency": "XXY"}).text
    assert words in queue.refused("product.add", set={"title": "x", "live_price_minor": 1, "currency": "XXY"}).text
    rows = [{"id": "a", "currency": "XXY"}]
    assert words in queue.refused("product.import", set=rows, mode="merge").text
    queue.do("product.update", product="a", set={"currency": "XOF"})
    assert queue["a"].currency == "XOF"


def test_an_old_show_keeps_the_currency_that_it_came_with(queue: Queue) -> None:
    queue.show = replace(queue.show, products=(replace(queue["a"], currency="XXY"), *queue.show.products[1:]))
    queue.do("product.update", product="a", set={"currency": "XXY", "title": "Other"})
    assert (queue["a"].title, queue["a"].currency) == ("Other", "XXY")


@pytest.mark.parametrize(
    ("sheet", "after"),
    [
        ("x a b y c d e z", "x a b y c d e z"),
        ("a b c d e x", "a b c d e x"),
        ("x y c", "a b x y c d e"),
        ("c x a y", "a y b c x d e"),
        ("x y", "a b c d e x y"),
    ],
)
def test_what_was_corrected_in_a_sheet_merges_to_its_place(queue: Queue, sheet: str, after: str) -> None:
    rows = [{"id": name} if name in "abcde" else {"id": name, "title": name, "live_price_minor": 1} for name in sheet.split()]
    queue.do("product.import", set=rows, mode="merge")
    assert queue.ids() == after


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"id": "a"}, {"link_no": 1}], "'a' is there twice"),
        ([{"id": "b", "variants": [{"stock": 1}]}], "say the SKU"),
        ([{"id": "a", "variants": [5]}], "must be an object"),
        ([{"id": "a", "variants": [{"sku": 5}]}], "must be text"),
        ([{"link_no": True}], "Product 1: link_no"),
    ],
)
def test_a_merge_that_is_not_clear_is_refused(queue: Queue, rows: list[dict[str, Any]], words: str) -> None:
    queue.do("product.update", product="b", set={"variants": [{"sku": "b1"}, {"sku": "b2"}]})
    assert words in queue.refused("product.import", set=rows, mode="merge").text


def test_an_id_made_up_is_not_one_that_a_later_row_brings(queue: Queue) -> None:
    rows = [{"title": "mug", "live_price_minor": 1}, {"title": "Other", "id": "mug", "live_price_minor": 1}]
    queue.do("product.import", set=rows)
    assert queue.ids() == "a b c d e mug-2 mug"


def test_five_hundred_products_stay_quick_and_their_steps_small() -> None:
    """CPU time of one edit of a queue of 500 with its journal line; far below what a person notices, also on a slow machine."""
    rows = [
        {
            "title": f"Thing {n}",
            "live_price_minor": 100 + n,
            "pictures": ["a.png", "b.png"],
            "talking_points": ["很好用" * 20] * 5,
            "variants": [{"sku": f"{n}-{size}", "stock": 10} for size in "SML"],
        }
        for n in range(500)
    ]
    show = edits.apply(Show(), "product.import", {"set": rows}).show
    for command, params, most in (
        ("product.update", {"product": "thing-250", "set": {"live_price_minor": 5}}, 500),
        ("product.move", {"products": ["thing-9", "thing-400"], "index": 100}, 6000),
        ("product.remove", {"products": ["thing-3"]}, 7000),
    ):
        costs = []
        for _ in range(5):
            began = time.process_time()
            edit = edits.apply(show, command, params)
            entry = UndoHistory().record(show, edit.show, edit.label, "", 0)
            costs.append(time.process_time() - began)
        assert min(costs) < 0.02
        assert len(msgspec.json.encode(entry)) < most
        assert len({id(one) for one in show.products} & {id(one) for one in edit.show.products}) >= 499
