"""Seeding never undoes what was changed since; prices and stocks are compared before they are set; one item is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from rehearsal.shop import Purchase, Refused, Store, Wish
from rehearsal.shop.seeds import read_seeds


def product(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": name.title(),
        "live_price_minor": 500,
        "variants": [{"sku": name, "stock": 9}],
        "unknown": 1,
        **more,
    }


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store(None)
    store.shelf.seed(read_seeds([product("cup"), product("pan")]))
    yield store
    store.close()


def price_and_stock(store: Store, item: str = "cup") -> tuple[int, int]:
    sku = store.shelf.item(item).skus[0]
    return sku.price_minor, sku.stock


def test_seeding_again_changes_nothing(store: Store) -> None:
    before = store.shelf.items()
    store.shelf.seed(read_seeds([product("cup"), product("pan")]))
    assert store.shelf.items() == before
    assert [item.item_id for item in before] == ["cup", "pan"]
    assert not before[0].open


def test_a_seed_never_touches_a_price_or_stock_that_was_changed(store: Store) -> None:
    store.shelf.set_price("cup", "cup", 450, "CNY", 500)
    store.shelf.set_stock("pan", "pan", 4, 9)
    store.shelf.seed(
        read_seeds([product("cup", live_price_minor=600, title="A better cup"), product("pan", live_price_minor=700)])
    )
    assert price_and_stock(store) == (450, 9)
    assert price_and_stock(store, "pan") == (700, 4)  # nobody had changed this price
    assert store.shelf.item("cup").title == "A better cup"


def test_a_seed_in_another_currency_brings_its_prices(store: Store) -> None:
    store.shelf.set_price("cup", "cup", 450, "CNY", 500)
    store.shelf.set_stock("cup", "cup", 4, 9)
    store.shelf.seed(read_seeds([product("cup", live_price_minor=700, list_price_minor=900, currency="USD")]))
    item = store.shelf.item("cup")
    assert (item.currency, item.skus[0].price_minor, item.skus[0].list_price_minor, item.skus[0].stock) == ("USD", 700, 900, 4)
    store.shelf.set_price("cup", "cup", 650, "USD", 700)
    assert price_and_stock(store) == (650, 4)


def test_a_seed_does_not_fill_up_what_was_sold(store: Store) -> None:
    store.shelf.open_link("cup", True)
    store.orders.place(Purchase("ann", "Ann", "k", (Wish("cup", "cup", 2),)))
    store.shelf.seed(read_seeds([product("cup", variants=[{"sku": "cup", "stock": 50}, {"sku": "cup-xl", "stock": 3}])]))
    assert [(sku.sku, sku.stock) for sku in store.shelf.item("cup").skus] == [("cup", 7), ("cup-xl", 3)]


def test_a_seed_leaves_stock_and_limit_of_an_open_sale_alone(store: Store) -> None:
    store.shelf.open_link("cup", True)
    more = product("cup", variants=[{"sku": "cup", "stock": 90}], purchase_limit=1)
    store.shelf.seed(read_seeds([more]))
    assert (price_and_stock(store), store.shelf.item("cup").purchase_limit) == ((500, 9), 0)
    store.shelf.open_link("cup", False)
    store.shelf.seed(read_seeds([more]))
    assert (price_and_stock(store), store.shelf.item("cup").purchase_limit) == ((500, 90), 1)


def test_prices_are_compared_and_set(store: Store) -> None:
    with pytest.raises(Refused, check=lambda no: no.code == "conflict"):
        store.shelf.set_price("cup", "cup", 400, "CNY", 499)
    assert price_and_stock(store)[0] == 500
    store.shelf.set_price("cup", "cup", 400, "CNY", 500)
    store.shelf.set_price("cup", "cup", 400, "CNY", 500)  # the same again, because its answer got lost
    assert price_and_stock(store)[0] == 400
    with pytest.raises(Refused, check=lambda no: no.code == "refused"):
        store.shelf.set_price("cup", "cup", 400, "EUR", None)


def test_stocks_are_compared_and_set(store: Store) -> None:
    with pytest.raises(Refused, check=lambda no: no.code == "conflict"):
        store.shelf.set_stock("cup", "cup", 100, 8)
    store.shelf.set_stock("cup", "cup", 100, 9)
    assert price_and_stock(store)[1] == 100
    with pytest.raises(Refused, check=lambda no: no.code == "conflict"):  # others brought it there: nothing was added
        store.shelf.set_stock("cup", "cup", 100, 9)
    with pytest.raises(Refused, check=lambda no: no.code == "not_found"):
        store.shelf.set_stock("cup", "other", 1, None)


def test_one_item_is_pinned(store: Store) -> None:
    store.take_touched()
    store.shelf.pin("cup")
    store.shelf.pin("pan")
    assert [item.pinned for item in store.shelf.items()] == [False, True]
    assert store.take_touched() == {"cup", "pan"}
    store.shelf.pin(None)
    assert not any(item.pinned for item in store.shelf.items())
    with pytest.raises(Refused, check=lambda no: no.code == "not_found"):
        store.shelf.pin("nothing")


def test_an_item_remembers_that_it_was_open(store: Store) -> None:
    store.shelf.open_link("cup", True)
    store.shelf.open_link("cup", False)
    assert (store.shelf.item("cup").open, store.shelf.item("cup").opened) == (False, True)
    assert not store.shelf.item("pan").opened


@pytest.mark.parametrize(
    "bad",
    [{}, [{}], [product("x") | {"live_price_minor": -1}], [product("x") | {"variants": []}], [product("x") | {"id": ""}], "x"],
)
def test_malformed_seeds_are_refused_whole(bad: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_seeds(bad)


def test_a_sku_that_the_product_has_no_longer_is_not_sold_with_its_link(store: Store) -> None:
    other = product("cup", live_price_minor=300, variants=[{"sku": "mug", "stock": 2}])
    store.shelf.seed(read_seeds([other, product("pan")]))
    assert [sku.sku for sku in store.shelf.item("cup").skus] == ["mug"]
    store.shelf.open_link("cup", True)
    with pytest.raises(Refused) as refused:
        store.orders.place(Purchase("ann", "Ann", "k", (Wish("cup", "cup", 1),)))
    assert refused.value.code == "not_found"
    store.shelf.seed(read_seeds([product("cup"), product("pan")]))  # an undo brings it back as it was
    assert [(sku.sku, sku.stock) for sku in store.shelf.item("cup").skus] == [("cup", 9)]
