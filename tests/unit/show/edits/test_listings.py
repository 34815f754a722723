"""Products in several shops: what edits, imports and copies leave of their listings, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.document.connections import Connection
from studio.document.model import Show
from studio.document.products import Listing, Product, Variant
from studio.show import edits
from studio.show.undo_history import UndoHistory
from studio.values.errors import RefusedError

HERE = Listing(connection="store", item_id="77", page_url="https://store.example/77")
THERE = Listing(connection="other-store", item_id="mug-2")
MUG = Product(id="mug", link_no=1, title="Mug", live_price_minor=900, listings=(HERE, THERE), variants=(Variant(sku="M"),))
SHOW = Show(
    products=(MUG,),
    connections=tuple(Connection(id=name, plugin="vendure", name=name.title()) for name in ("store", "other-store")),
)


def after(command: str, show: Show = SHOW, **params: Any) -> Show:
    """The show afterwards, having checked that undo and redo lead back and forth."""
    history, edit = UndoHistory(), edits.apply(show, command, params)
    history.record(show, edit.show, edit.label, "", 0)
    before, _ = history.undo(edit.show)
    assert before == show
    assert history.redo(before)[0] == edit.show
    return edit.show


def refused(command: str, show: Show = SHOW, **params: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        edits.apply(show, command, params)
    return caught.value.text


def listings(**change: Any) -> tuple[Listing, ...]:
    return after("product.update", product="mug", set=change).products[0].listings


def test_an_edit_of_something_else_keeps_them() -> None:
    assert listings(title="Cup", live_price_minor=800) == (HERE, THERE)


def test_an_edit_replaces_the_list() -> None:
    assert listings(listings=[{"connection": "store"}]) == (Listing(connection="store"),)
    swapped = [{"connection": "other-store", "item_id": "mug-2"}, {"connection": "store", "item_id": "77"}]
    assert [listing.connection for listing in listings(listings=swapped)] == ["other-store", "store"]


@pytest.mark.parametrize(
    ("twice", "item"),
    [
        (
            [{"connection": "store", "item_id": "7"}, {"connection": "store", "item_id": "7", "page_url": "https://a.example"}],
            "7",
        ),
        (
            [{"connection": "store", "item_id": ""}, {"connection": "other-store"}, {"connection": "store", "item_id": "mug"}],
            "mug",
        ),
    ],
)
def test_the_same_item_of_a_shop_twice_is_refused(twice: list[dict[str, str]], item: str) -> None:
    words = f"it is listed twice as item '{item}' of shop '%s'."
    assert refused("product.update", product="mug", set={"listings": twice}) == f"1 'Mug': {words % 'Store'}"
    new = {"title": "Cup", "live_price_minor": 1, "id": "mug", "listings": twice}
    assert words % "store" in refused("product.add", Show(), set=new), "it has no name yet"
    assert words % "Store" in refused("product.import", set=[{"id": "mug", "listings": twice}], mode="merge")


def test_two_items_of_one_shop_are_two_listings() -> None:
    two = [{"connection": "store", "item_id": "7"}, {"connection": "store", "item_id": "8"}]
    assert len(listings(listings=two)) == 2


@pytest.mark.parametrize("bad", [[], [{}] * 33, [7], [{"connection": "A B"}], [{"item": "7"}], {"connection": "store"}])
def test_what_is_no_list_of_listings_is_refused(bad: object) -> None:
    assert "listings" in refused("product.update", product="mug", set={"listings": bad})


def test_a_merge_changes_the_first_for_what_it_says_and_keeps_the_others() -> None:
    def merged(*said: dict[str, str]) -> tuple[Listing, ...]:
        rows = [{"id": "mug", "listings": list(said)}]
        return after("product.import", set=rows, mode="merge").products[0].listings

    assert merged({"page_url": ""}) == (Listing(connection="store", item_id="77"), THERE)
    assert merged({"item_id": "78"}) == (Listing(connection="store", item_id="78", page_url=HERE.page_url), THERE)
    third = {"connection": "stall", "item_id": "m"}
    assert merged({}, third) == (HERE, Listing(connection="stall", item_id="m"))


def test_a_product_is_known_by_its_sku_in_any_of_its_shops() -> None:
    row = {"listings": [{"connection": "other-store"}], "link_no": 9, "variants": [{"sku": "M", "stock": 4}]}
    merged = after("product.import", set=[row], mode="merge").products
    assert [(one.id, one.variants[0].stock) for one in merged] == [("mug", 4)]
    new = row | {"listings": [{}, {"connection": "stall"}]}
    (found,) = after("product.import", set=[new], mode="merge").products
    assert [listing.connection for listing in found.listings] == ["store", "stall"], "in a shop that it comes to"


def test_a_sku_is_that_of_one_product_in_each_shop() -> None:
    second = {"title": "Cup", "live_price_minor": 1, "variants": [{"sku": "M"}]}
    assert "'M' is already that of 'Mug'" in refused("product.add", set=second | {"listings": [{"connection": "other-store"}]})
    assert len(after("product.add", set=second).products) == 2
    made = after("product.add", set={"title": "M", "id": "m-2", "live_price_minor": 1, "listings": [{"connection": "store"}]})
    assert made.products[1].variants[0].sku == "m-2"


def test_a_copy_is_in_the_same_shops_under_no_item_and_has_skus_that_are_free_in_all() -> None:
    mug = replace(MUG, listings=(*MUG.listings, Listing(connection="store", item_id="78")))
    cup = replace(MUG, id="cup", link_no=2, listings=(THERE,), variants=(Variant(sku="M-2"),))
    copy = after("product.duplicate", Show(products=(mug, cup), connections=SHOW.connections), product="mug").products[1]
    assert copy.listings == (Listing(connection="store", page_url=HERE.page_url), Listing(connection="other-store"))
    assert copy.variants == (Variant(sku="M-3"),)


def test_a_connection_in_which_something_is_listed_stays() -> None:
    for name in ("store", "other-store"):
        assert "1 product" in refused("connection.remove", connection=name)
    first_only = after("product.update", product="mug", set={"listings": [{"connection": "store"}]})
    assert [one.id for one in after("connection.remove", first_only, connection="other-store").connections] == ["store"]
