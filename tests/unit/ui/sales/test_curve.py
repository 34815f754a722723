from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product, Variant

pytest.importorskip("PySide6")

from ui.sales.curve import SalesCurve, marks, series
from ui.sales.shares import shares
from ui.theme import colours
from ui.widgets.axis import axis_number, axis_top


def test_minutes_without_orders_are_drawn_as_none() -> None:
    assert series([(1, 5, 100), (3, 2, 40)]) == [0, 5, 0, 2]
    assert series([]) == []


@given(st.integers(0, 10**6))
def test_the_axis_holds_the_highest_point_and_not_much_more(most: int) -> None:
    top = axis_top(most)
    assert top >= most
    assert top <= max(5, most * 2.5)


def test_marks_lie_on_the_minutes_of_the_show() -> None:
    minute = 60 * 10**9
    found = marks([(5 * minute, "explain", "p1"), (7 * minute, "launch", "p9")], 4 * minute, {"p1": "1"})
    assert [(mark.minute, mark.kind, mark.words) for mark in found] == [(1.0, "explain", "1"), (3.0, "launch", "")]
    assert marks([(5, "explain", "p1")], None, {}) == []


def test_the_product_on_air_is_first_then_those_that_sold_most() -> None:
    variants = (Variant(sku="a"),)
    rows = [Product(id=f"p{n}", link_no=n, title=f"t{n}", live_price_minor=2900, variants=variants) for n in range(5)]
    live = {
        f"p{n}": SellingProduct(sold=sold, stock=stock)
        for n, sold, stock in ((0, 3, 1), (1, 9, None), (2, 0, None), (3, 0, None))
    }
    found = shares(rows, live, "p3")
    assert [(share.link_no, share.sold, share.stock) for share in found] == [(3, 0, None), (1, 9, None), (0, 3, 1)]


@pytest.mark.parametrize(("height_px", "numbers"), [(4, [None, None, 10]), (15, [0, None, 10]), (60, [0, 5, 10])])
def test_numbers_of_a_low_axis_do_not_lie_over_each_other(height_px: float, numbers: list[int | None]) -> None:
    assert [axis_number(10, part, height_px) for part in (0, 1, 2)] == numbers


def test_an_axis_has_whole_numbers_only() -> None:
    assert [axis_number(5, part, 60) for part in (0, 1, 2)] == [0, None, 5]


def test_what_the_first_minute_sold_is_seen_before_the_second_begins(application: object) -> None:
    curve = SalesCurve()
    curve.resize(240, 130)
    curve.show_sales([12], [])
    image = curve.grab().toImage()
    curve.deleteLater()
    colours_there = {image.pixelColor(x, y).name() for x in range(24, 40) for y in range(16, 114)}
    assert colours.OK in colours_there


def test_the_numbers_of_the_axis_are_whole_however_much_is_sold(application: object) -> None:
    """A number that is cut at its beginning would be read as a smaller one."""

    def axis(most: int) -> bytes:
        curve = SalesCurve()
        curve.resize(240, 130)
        curve.show_sales([most], [])
        image = curve.grab().toImage().copy(0, 8, 28, 16)  # beside the highest line
        curve.deleteLater()
        return bytes(image.constBits())

    assert axis(100_000) != axis(500_000)
