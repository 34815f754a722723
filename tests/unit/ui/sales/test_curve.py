from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Product, Variant

pytest.importorskip("PySide6")

from ui.sales.curve import Course, SalesCurve, course, marks
from ui.sales.shares import shares
from ui.theme import colours
from ui.widgets.axis import axis_number, axis_top

MINUTE = 60 * 10**9


def test_the_minute_that_runs_is_none_of_the_whole_ones() -> None:
    points = [(0, 50, 100), (1, 40, 80), (3, 2, 4)]
    assert course(points, MINUTE, 4 * MINUTE + 30 * 10**9) == Course((50, 40, 0), 2, 3.5)
    assert course(points, MINUTE, 5 * MINUTE) == Course((50, 40, 0, 2), 0, 4.0), "it is whole, and the next one runs"
    assert course(points, MINUTE, 7 * MINUTE) == Course((50, 40, 0, 2, 0, 0), 0, 6.0), "minutes that sold nothing"


def test_where_nobody_knows_how_long_the_last_minute_lasted_it_is_not_whole() -> None:
    """The show has ended, did not begin by itself, or the clock began anew: later minutes are counted on from those before."""
    assert course([(0, 50, 100), (1, 40, 80)], None, 9 * MINUTE) == Course((50,), 40, 2.0)
    assert course([(0, 50, 100), (7, 40, 80)], 8 * MINUTE, 9 * MINUTE).whole == (50, 0, 0, 0, 0, 0, 0)
    assert course([], None, 9 * MINUTE) == Course()
    assert course([], 9 * MINUTE, MINUTE) == Course(), "a clock behind the one of the desk"


@given(st.integers(0, 10**6))
def test_the_axis_holds_the_highest_point_and_not_much_more(most: int) -> None:
    top = axis_top(most)
    assert top >= most
    assert top <= max(5, most * 2.5)


def test_marks_lie_on_the_minutes_of_the_show() -> None:
    found = marks([(5 * MINUTE, "explain", "p1"), (7 * MINUTE, "launch", "p9")], 4 * MINUTE, {"p1": "1"})
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
    curve.show_sales(Course((), 12, 0.5), [])
    image = curve.grab().toImage()
    curve.deleteLater()
    colours_there = {image.pixelColor(x, y).name() for x in range(24, 40) for y in range(16, 114)}
    assert colours.OK in colours_there


def test_the_numbers_of_the_axis_are_whole_however_much_is_sold(application: object) -> None:
    """A number that is cut at its beginning would be read as a smaller one."""

    def axis(most: int) -> bytes:
        curve = SalesCurve()
        curve.resize(240, 130)
        curve.show_sales(Course((most,), 0, 1.0), [])
        image = curve.grab().toImage().copy(0, 8, 28, 16)  # beside the highest line
        curve.deleteLater()
        return bytes(image.constBits())

    assert axis(100_000) != axis(500_000)


def test_the_beginning_of_a_minute_is_no_fall_of_the_curve(application: object) -> None:
    """Minutes of 50 units, and one that has sold 2 so far: nothing but its low column lies behind the last whole minute."""
    curve = SalesCurve()
    curve.resize(240, 130)
    curve.show_sales(Course((50, 50, 50), 2, 3.5), [])
    image = curve.grab().toImage()
    curve.deleteLater()
    left, wide, floor, high = 30, 240 - 34, 130 - 16, 130 - 32

    def lines(first: float, last: float) -> set[int]:
        """How high above the axis the curve and the edge of the column lie between two minutes, in tens of units."""
        columns = range(round(left + wide * first / 10) + 2, round(left + wide * last / 10) - 1)
        found = {y for x in columns for y in range(16, 115) if image.pixelColor(x, y).green() > 140}
        return {round((floor - y) * 50 / high / 10) for y in found}

    assert 5 in lines(2, 3)
    assert lines(3, 3.5) == {0}, "2 units"
    assert lines(3.5, 10) == set()
