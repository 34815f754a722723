"""The panels of figures in the window, over the real desk in the middle of a sale."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.plugin_api.abilities import OrderLine
from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.figures import CurvePanel, DataScreen, FigurePanel, ProductPanel, words
from ui.figures.product_model import Column
from ui.products import said_money
from ui.widgets.second_screen import WINDOW
from ui.window import MainWindow

Until = Callable[..., None]
SOLD = 441  # units of the evening so far


def opened(corner: Corner, name: str) -> object:
    return corner.panel(name)


def tile(panel: FigurePanel, figure: words.Figure) -> str:
    return next(one.value._full for one in panel.tiles if one.figure is figure)


def test_numbers_are_the_ledgers_and_what_nobody_tells_is_not_known(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    panel = opened(selling_corner, "figures")
    assert isinstance(panel, FigurePanel)
    until(lambda: tile(panel, words.UNITS) == str(SOLD))
    state = selling_corner.room.store.state
    assert state.figures.whole.all.gmv == state.selling.totals.gmv
    gmv = next(one.value for one in panel.tiles if one.figure is words.GMV)
    assert gmv.toolTip() == said_money(state.selling.totals.gmv["CNY"], "CNY")
    until(lambda: tile(panel, words.ONLINE) == "18.2k")
    assert [tile(panel, figure) for figure in (words.CONVERSION, words.GPM, words.UV_VALUE)] == ["not known"] * 3
    assert not next(one for one in panel.tiles if one.figure is words.FOLLOWERS).isVisible()
    selling_desk.processes.event("plugin.rehearsal", "stats", online=900, viewers=44_100, views=50_000, followers=70)
    until(lambda: tile(panel, words.CONVERSION) == "0.50%")
    until(lambda: next(one for one in panel.tiles if one.figure is words.FOLLOWERS).isVisible())


def test_figures_stand_in_as_many_columns_as_they_are_whole_in(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.docks.open(selling_window.docks.dock("figures"))
    panel = selling_window.panel("figures")
    assert isinstance(panel, FigurePanel)
    until(lambda: tile(panel, words.UNITS) == str(SOLD))
    until(lambda: panel._columns == 2)
    gmv = next(one.value for one in panel.tiles if one.figure is words.GMV)
    until(lambda: gmv.text() == gmv.whole)
    dear = {"unit_price_minor": 12_345_678, "currency": "USD"}
    line = OrderLine(order_id="usd", line_id="0", sku="SKU-1", item_id="item-1", status="paid", quantity=12_345, **dear)
    selling_desk.shop.orders_say(line)
    until(lambda: "$" in gmv.whole and panel._columns == 1)
    until(lambda: gmv.text() == gmv.whole)


def test_a_time_and_a_connection_are_chosen(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    panel = opened(selling_corner, "figures")
    assert isinstance(panel, FigurePanel)
    until(lambda: tile(panel, words.UNITS) == str(SOLD))
    panel.times.setCurrentIndex(panel.times.findData("segment"))
    assert tile(panel, words.UNITS) == "97", "of the product on air"
    panel.connections.setCurrentIndex(panel.connections.findData("rehearsal"))
    assert panel.connections.currentText() == selling_corner.room.store.state.connections["rehearsal"].name
    assert tile(panel, words.UNITS) == "97"
    selling_desk.shop.sells("item-3", 3)
    until(lambda: tile(panel, words.UNITS) == "100")
    selling_desk.call("queue.end", confirm="p3")
    panel.times.setCurrentIndex(panel.times.findData("whole"))
    until(lambda: tile(panel, words.UNITS) == str(SOLD + 3))


def test_curves_are_drawn_with_their_marks(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    panel = opened(selling_corner, "curves")
    assert isinstance(panel, CurvePanel)
    until(lambda: panel.curves.isVisible())
    assert not panel.currency.isVisible(), "one currency alone"
    kinds = [mark.kind for mark in panel.curves._marks]
    assert kinds.count("explain") == 3
    assert kinds.count("launch") == 3
    assert "sold_out" in kinds
    assert panel.curves._plots[2].most == selling_corner.room.store.state.selling.totals.gmv["CNY"] // 100
    assert "GMV" in panel.curves.accessibleDescription()
    panel.hide()
    asked = len(selling_desk.named("figures.series"))
    panel._asking._timer.setInterval(5)
    panel.show()
    until(lambda: len(selling_desk.named("figures.series")) > asked + 2)
    panel._asking._timer.setInterval(10_000)


def test_products_are_sorted_and_their_stock_has_a_bar(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    selling_window.docks.open(selling_window.docks.dock("product_figures"))
    panel = selling_window.panel("product_figures")
    assert isinstance(panel, ProductPanel)
    until(lambda: panel.order.rowCount() == 3)
    products = [panel.order.index(number, 0).data().split()[0] for number in range(3)]
    gmv = {"1": 164 * 2600, "2": 180 * 3300, "3": 97 * 4000}
    assert products == sorted(gmv, key=lambda name: -gmv[name])
    panel.resize(900, 300)
    header = panel.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.UNITS) + 5, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.order.sortColumn() == Column.UNITS
    assert [panel.order.index(number, Column.UNITS).data() for number in range(3)] == ["180", "164", "97"]
    panel.table.setCurrentIndex(panel.order.index(1, Column.ORDERS))
    panel.table.actions()[0].trigger()
    assert panel.order.sortColumn() == Column.ORDERS, "by the keyboard, too"
    for width, least in ((280, 100), (900, 170)):
        panel.resize(width, 300)
        panel.layout().activate()
        assert panel.table.columnWidth(Column.PRODUCT) >= least, "a title that can be read"
        assert panel.table.isColumnHidden(Column.UNITS) is (width == 280)


def test_panels_say_what_will_be_there(corner: Corner, until: Until) -> None:
    figures, curves, products = (opened(corner, name) for name in ("figures", "curves", "product_figures"))
    assert isinstance(figures, FigurePanel)
    assert isinstance(curves, CurvePanel)
    assert isinstance(products, ProductPanel)
    until(lambda: figures.empty.isVisible() and "first viewer" in figures.empty.text())  # each at its own pace
    until(lambda: "first viewer" in curves.empty.text())
    until(lambda: "explained or ordered" in products.empty.text())


def test_the_data_screen_is_opened_on_a_screen_and_remembered(
    selling_window: MainWindow, selling_desk: DeskThread, until: Until
) -> None:
    until(lambda: selling_window.room.store.state.figures.whole.all.units == SOLD)
    selling_window.data.show_on(WINDOW)
    screen = selling_window.data.view
    assert isinstance(screen, DataScreen)
    until(lambda: screen.curves._plots)
    assert f"Units {SOLD}" in screen.accessibleDescription()
    assert "Conversion not known" in screen.accessibleDescription()
    for size in ((1920, 1080), (640, 360)):
        screen.resize(*size)
        image = screen.grab().toImage()
        light = sum(image.pixelColor(x, y).lightness() > 200 for x in range(0, size[0], 3) for y in range(0, size[1] // 3, 3))
        assert light > 50, "the numbers are there"
    assert selling_window.data.shown_on() == WINDOW
    QTest.keyClick(screen, Qt.Key.Key_F11)
    assert screen.isFullScreen()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isFullScreen()
    screen.close()
    until(lambda: selling_window.data.view is None)
    assert selling_window.data.shown_on() == ""


def test_while_the_desk_counts_what_was_before_the_last_curves_stand(
    selling_corner: Corner, selling_desk: DeskThread, until: Until
) -> None:
    curves, products = (opened(selling_corner, name) for name in ("curves", "product_figures"))
    assert isinstance(curves, CurvePanel)
    assert isinstance(products, ProductPanel)
    until(lambda: curves.curves._minutes and products.order.rowCount() == 3 and not curves._asking._waits)
    store = selling_corner.room.store
    store.tree = store.tree | {"figures": store.tree["figures"] | {"catching_up": True}}
    curves._asking.ask()
    curves._draw()
    assert "being counted" in curves.empty.text()
    assert curves.empty.isHidden()
    assert not curves._asking._waits, "nothing was asked"
    assert curves.curves._minutes


def test_a_table_that_nobody_sees_is_not_filled(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    panel = opened(selling_corner, "product_figures")
    assert isinstance(panel, ProductPanel)
    until(lambda: panel.order.rowCount() == 3)
    filled: list[object] = []
    panel.model.show_rows = filled.append  # type: ignore[method-assign]
    panel.hide()
    panel._refresh()
    assert filled == []
    panel.show()
    assert filled
