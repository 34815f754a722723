"""Units shared among variants and lots, to the unit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show.selling import stock


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50), min_size=1), st.data())
def test_shares_add_up_and_never_exceed_what_is_there(stocks: dict[str, int], data: st.DataObject) -> None:
    units = data.draw(st.integers(0, sum(stocks.values())))
    shares = stock.shared(units, stocks)
    assert sum(shares.values()) == units
    assert all(0 <= shares[sku] <= stocks[sku] for sku in stocks)


def test_without_weights_everybody_gets_the_same() -> None:
    assert stock.shared(5, {"a": 0, "b": 0}) == {"a": 3, "b": 2}
    assert stock.shared(5, {}) == {}


def test_lots() -> None:
    assert stock.first_tranche(100, 0) == 100
    assert stock.first_tranche(100, 30) == 30
    assert [stock.next_tranche(100, released, 30) for released in (30, 60, 90, 100, 120)] == [30, 30, 10, 0, 0]


def test_few_is_five_or_a_tenth() -> None:
    assert [left for left in range(20) if stock.few(left, 20)] == [1, 2, 3, 4, 5]
    assert [left for left in range(200) if stock.few(left, 1000)] == list(range(1, 101))


def test_unknown_stock_of_one_variant_is_unknown_stock() -> None:
    assert stock.total({"a": 1, "b": 2}, ["a", "b"]) == 3
    assert stock.total({"a": 1}, ["a", "b"]) is None


def test_whether_units_were_added_is_told_from_stock_and_orders() -> None:
    assert stock.made(100, 0, 100, 0)
    assert not stock.made(0, 0, 100, 0)
    assert stock.made(20, 0, 100, 80)
    assert stock.made(5, 0, 100, 90)
    assert stock.made(6, 60, -54, 0)
    assert not stock.made(58, 60, -54, 2)
