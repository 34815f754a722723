"""The order of the queue: rows are dragged into another one, and looked at in another one, which moves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.queue.columns import Column
from ui.queue.form import ProductDialog
from ui.queue.table import QueueTable
from ui.window import MainWindow

Until = Callable[..., None]


def ids(window: MainWindow | Corner) -> list[str]:
    return [row.id for row in window.room.store.state.show.products]


def shown(table: QueueTable) -> list[str]:
    return [table._queue.product(table._sieve.mapToSource(table._sieve.index(row, 0)).row()).id for row in range(12)]


def click_heading(table: QueueTable, column: Column) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_drag_may_begin_and_end_in_the_queue(selling_corner: Corner) -> None:
    """What Qt asks before it lets rows be dragged within a view."""
    table = selling_corner.panel("queue").table
    sieve, first = table._sieve, table._sieve.index(0, 0)
    dragged = sieve.mimeData([first])
    assert sieve.supportedDropActions() & Qt.DropAction.MoveAction
    assert sieve.supportedDragActions() & Qt.DropAction.MoveAction
    assert sieve.flags(first) & Qt.ItemFlag.ItemIsDragEnabled
    assert sieve.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled
    assert sieve.canDropMimeData(dragged, Qt.DropAction.MoveAction, 3, 0, QModelIndex())


def test_a_drop_moves_the_rows(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    table = selling_corner.panel("queue").table
    table.choose("p1")
    box = table.visualRect(table.model().index(1, 0))
    where = QPointF(box.center().x(), box.bottom() - 2)
    dragged = table._sieve.mimeData([table.currentIndex()])
    table.dropEvent(
        QDropEvent(where, Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    until(lambda: selling_desk.named("product.move") == [{"products": ["p1"], "index": 1}])
    until(lambda: ids(selling_corner)[:2] == ["p2", "p1"])


def test_headings_sort_the_view_and_never_the_show(selling_window: MainWindow, selling_desk: DeskThread, until: Until) -> None:
    selling_window.resize(1900, 1000)
    queue, table = selling_window.panel("queue"), selling_window.panel("queue").table
    until(lambda: not table.isColumnHidden(Column.SOLD))
    order = ids(selling_window)
    click_heading(table, Column.SOLD)
    until(lambda: shown(table)[-1] == "p2")
    click_heading(table, Column.SOLD)
    until(lambda: shown(table)[:3] == ["p2", "p1", "p3"])
    assert queue.show_order.isVisible()
    assert not table.dragEnabled()
    said: list[str] = []
    selling_window.room.notice.connect(lambda _level, words: said.append(words))
    table.choose("p2")
    table.shift(1)
    assert said
    assert "sorted" in said[0]
    queue.show_order.click()
    assert shown(table) == order
    assert table.dragEnabled()
    assert ids(selling_window) == order
    assert selling_desk.named("product.move") == []


def test_prices_are_sorted_as_numbers(selling_corner: Corner, until: Until) -> None:
    table = selling_corner.panel("queue").table
    click_heading(table, Column.LIVE_PRICE)
    prices = {row.id: row.live_price_minor for row in selling_corner.room.store.state.show.products}
    assert [prices[name] for name in shown(table)] == sorted(prices.values())


def test_tab_leaves_the_queue(selling_corner: Corner, until: Until) -> None:
    selling_corner.activateWindow()
    until(selling_corner.isActiveWindow)
    table = selling_corner.panel("queue").table
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        table.choose("p5")
        table.setFocus()
        QTest.keyClick(table, key)
        assert not table.hasFocus()


def test_tab_goes_through_the_whole_form_of_a_product(selling_corner: Corner, until: Until) -> None:
    form = ProductDialog(selling_corner.room, selling_corner.room.store.state.show.products[0], selling_corner)
    form.open()
    until(form.isActiveWindow)
    for page in range(form._pages.count()):
        form._pages.setCurrentIndex(page)
        seen = []
        for _step in range(40):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget())
        assert len(set(seen)) > 3
        assert seen[0] in seen[1:], "it comes round"
    form.reject()


def test_a_currency_is_found_by_typing_its_code(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    form = ProductDialog(selling_corner.room, None, selling_corner)
    form.open()
    form._pages.setCurrentIndex(1)
    form.currency.setFocus()
    QTest.keyClicks(form.currency, "SEK")
    assert form.currency.currentText() == "SEK"
    assert form.live_price._currency == "SEK"
    form.reject()
