"""The table of products: its rows, their order, and what is left."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt

from studio.control.schema.answers import ProductFigures
from studio.control.schema.state.figures import FigureSet
from studio.control.schema.state.selling import Launch, SellingProduct
from studio.document.products import Product, Variant
from ui.figures import words
from ui.figures.product_model import DESCENDING, Column, ProductModel, ProductOrder, Row, rows


def told(product: str, units: int, gmv: int, conversion: float | None = None) -> ProductFigures:
    return ProductFigures(product=product, figures=FigureSet(units=units, gmv={"CNY": gmv} if gmv else {}, conversion=conversion))


def test_left_is_what_the_shop_has_and_what_is_kept_back() -> None:
    products = [Product(id="p", link_no=7, title="Mug", live_price_minor=100, variants=(Variant(sku="s", stock=9),))]
    live = {"p": SellingProduct(stock=30)}
    launch = Launch(product="p", phase="open", held_back=10)
    (row,) = rows([told("p", 60, 1)], products, live, launch)
    assert (row.left, row.of, row.share_left) == (40, 100, 0.4)
    (row,) = rows([told("p", 60, 1)], [], {}, None)
    assert (row.link_no, row.left, row.share_left) == (None, None, None)


@pytest.fixture
def order(application: object) -> ProductOrder:
    model = ProductModel()
    products = [
        Product(id=name, link_no=number, title=name, live_price_minor=100, variants=(Variant(sku="s", stock=9),))
        for number, name in enumerate("abc", 1)
    ]
    model.show_rows(rows([told("a", 3, 900, 0.02), told("b", 9, 400), told("c", 1, 5_000, 0.5)], products, {}, None))
    return ProductOrder(model)


def shown(order: ProductOrder) -> str:
    return "".join(order.index(number, 0).data().split()[-1] for number in range(order.rowCount()))


def test_the_most_comes_first_and_what_is_not_known_last(order: ProductOrder) -> None:
    assert shown(order) == "cab"
    order.turn(Column.UNITS)
    assert shown(order) == "bac"
    assert str(order.headerData(Column.UNITS, Qt.Orientation.Horizontal)).endswith(DESCENDING)
    order.turn(Column.UNITS)
    assert shown(order) == "cab"
    order.turn(Column.CONVERSION)
    assert shown(order) == "cab"
    order.turn(Column.CONVERSION)
    assert shown(order) == "acb"
    order.turn(Column.PRODUCT)
    assert shown(order) == "abc"


def test_what_is_not_known_is_said_so(order: ProductOrder) -> None:
    order.turn(Column.PRODUCT)
    assert [order.index(number, Column.CONVERSION).data() for number in range(3)] == ["2.0%", "not known", "50.0%"]
    assert order.index(0, Column.LEFT).data() == "–"


def test_nobody_is_another_thing_than_not_known(application: object) -> None:
    nobody, untold = FigureSet(viewers=0, views=0), FigureSet()
    assert [one.missing(nobody) for one in (words.GPM, words.UV_VALUE, words.CONVERSION)] == ["–"] * 3
    assert [one.missing(untold) for one in (words.GPM, words.UV_VALUE, words.CONVERSION)] == ["not known"] * 3


def test_a_view_keeps_its_place_while_only_numbers_change(application: object) -> None:
    model, resets = ProductModel(), []
    model.modelReset.connect(lambda: resets.append(1))
    model.show_rows([Row("a", 1, "A", FigureSet(units=1), 3, 4)])
    model.show_rows([Row("a", 1, "A", FigureSet(units=2), 2, 4)])
    assert len(resets) == 1
    assert model.index(0, Column.UNITS).data() == "2"


def test_many_rows_that_change_are_told_at_once(application: object) -> None:
    model, told_of = ProductModel(), []
    model.dataChanged.connect(lambda first, last: told_of.append((first.row(), last.row())))
    model.show_rows([Row(name, 1, name, FigureSet(units=1), 3, 4) for name in "abcd"])
    model.show_rows([Row(name, 1, name, FigureSet(units=1 if name == "a" else 2), 3, 4) for name in "abcd"])
    assert told_of == [(1, 3)], "a table that is sorted is sorted anew each time"


def test_every_digit_is_in_the_tool_tip(application: object) -> None:
    model = ProductModel()
    model.show_rows([Row("a", 1, "A", FigureSet(units=12_345, orders=11_111, gmv={"CNY": 12_345_678}), 23_456, 40_000)])
    cells = {column: model.index(0, column) for column in Column}
    assert cells[Column.GMV].data() == "¥123k"
    tip = Qt.ItemDataRole.ToolTipRole
    assert [cells[column].data(tip) for column in (Column.GMV, Column.UNITS, Column.ORDERS, Column.LEFT)] == [
        "¥123,456.78",
        "12,345",
        "11,111",
        "23,456",
    ]
