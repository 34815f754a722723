from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.control.schema.state.selling import SellingProduct
from studio.document.products import Listing

pytest.importorskip("PySide6")

from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.unit.ui.queue.test_model import row
from ui.queue.cells import QueueCells, two_lines
from ui.queue.columns import Column
from ui.queue.model import QueueModel
from ui.queue.sieve import Sieve, matches
from ui.queue.table import QueueTable

NAMES = [f"p{number}" for number in range(6)]


@pytest.fixture
def table(application: object, nothing_left: None) -> Iterator[QueueTable]:
    queue = QueueModel()
    sieve = Sieve(queue)
    made = QueueTable(queue, sieve)
    queue.follow([row(name) for name in NAMES], {}, "", "")
    yield made
    for thing in (made, sieve, queue):
        thing.deleteLater()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moving=st.lists(st.sampled_from(NAMES), unique=True, min_size=1), above=st.integers(0, len(NAMES)))
def test_dropped_rows_lie_where_they_were_dropped(table: QueueTable, moving: list[str], above: int) -> None:
    moving = sorted(moving)
    place = table.place_for(moving, above)
    others = [name for name in NAMES if name not in moving]
    wanted = [name for name in NAMES[:above] if name not in moving]
    wanted += moving + [name for name in NAMES[above:] if name not in moving]
    if place is None:
        assert wanted == NAMES, "nothing would move"
    else:
        assert [*others[:place], *moving, *others[place:]] == wanted


def test_what_is_chosen_is_chosen_alone_whatever_keys_are_held(table: QueueTable) -> None:
    QTest.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        table.choose("p0")
        table.choose("p5")
        assert len(table.selectionModel().selectedRows()) == 1
    finally:
        QTest.keyRelease(table, Qt.Key.Key_Control)


def test_alt_and_arrows_stop_at_the_ends(table: QueueTable) -> None:
    asked: list[tuple[list[str], int]] = []
    table.moved.connect(lambda ids, index: asked.append((ids, index)))
    table.choose("p0")
    table.shift(-1)
    assert asked == []
    table.shift(1)
    table.choose("p5")
    table.shift(1)
    assert asked == [(["p0"], 1)]


def test_the_search_looks_at_numbers_titles_brands_and_skus() -> None:
    lamp = row(
        "p7",
        title="Little Lantern",
        brand="Nightmarket",
        listings=(Listing(item_id="first"), Listing(connection="other", item_id="item-77")),
    )
    assert matches(lamp, "lantern")
    assert matches(lamp, "night lit")
    assert matches(lamp, "8")
    assert matches(lamp, "item-77")
    assert not matches(lamp, "lantern kettle")


def test_the_filter_follows_the_states(table: QueueTable) -> None:
    queue, sieve = table._queue, table._sieve
    live = {
        "p0": SellingProduct(state="on_sale"),
        "p1": SellingProduct(state="pulled", problem="gone"),
        "p2": SellingProduct(state="ended"),
    }
    queue.follow([row(name) for name in NAMES], live, "", "")
    counts = {}
    for group in ("", "waiting", "on_air", "done", "pulled", "problem"):
        sieve.show_group(group)
        counts[group] = sieve.rowCount()
    assert counts == {"": 6, "waiting": 3, "on_air": 1, "done": 1, "pulled": 1, "problem": 1}
    sieve.show_group("on_air")
    queue.follow([row(name) for name in NAMES], {"p0": SellingProduct(state="ended")}, "", "")
    assert sieve.rowCount() == 0, "a product leaves the group when its state does"


def test_a_drop_asks_for_the_place_below_or_above_the_row_it_met(table: QueueTable) -> None:
    asked: list[tuple[list[str], int]] = []
    table.moved.connect(lambda ids, index: asked.append((ids, index)))
    table.resize(600, 400)
    table.show()
    table.choose("p0")
    box = table.visualRect(table.model().index(3, 0))
    for y in (box.top() + 4, box.bottom() - 4):
        mime = table.model().mimeData([table.model().index(0, 0)])
        event = QDropEvent(
            QPointF(60, y), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        table.dropEvent(event)
        assert event.dropAction() is Qt.DropAction.IgnoreAction, "the view must not remove the row itself"
    table.hide()
    assert asked == [(["p0"], 2), (["p0"], 3)]
    root = table.model().flags(QModelIndex())
    assert root & Qt.ItemFlag.ItemIsDropEnabled, "between rows one may drop"


def test_a_title_in_two_lines_loses_no_word_between_them(application: object) -> None:
    metrics = QFontMetrics(QFont())
    title = "Travel tea set for two, in a felt-lined case with magnetic clasp"
    for room_px in range(100, 600):
        first, rest = two_lines(title, metrics, room_px)
        assert metrics.elidedText(first, Qt.TextElideMode.ElideRight, room_px) == first, room_px
        assert f"{first} {rest}".strip() == title


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_heading_is_whole_with_the_arrow_of_its_order(request: pytest.FixtureRequest, language: str) -> None:
    if language == "zh":
        request.getfixturevalue("chinese")
    table: QueueTable = request.getfixturevalue("table")
    table.resize(900, 400)
    table.show()
    header = table.horizontalHeader()
    cut = []
    for column in range(table.model().columnCount()):
        header.sectionClicked.emit(column)
        words = table.model().headerData(column, Qt.Orientation.Horizontal)
        assert "↑" in words
        if header.sectionSize(column) < header.fontMetrics().horizontalAdvance(words) + 14:  # padding, of both sides
            cut.append(words)
    table.hide()
    assert cut == []


def test_prices_that_do_not_fit_are_not_taken_for_others(table: QueueTable) -> None:
    """One that is cut at its beginning would be read as a lower one."""
    cells = QueueCells(None, None, table)  # type: ignore[arg-type]

    def drawn(minor: int) -> bytes:
        queue = table._queue
        queue.follow([row("p0", live_price_minor=minor)], {}, "", "")
        image = QImage(60, 48, QImage.Format.Format_RGB32)
        image.fill(0)
        option = QStyleOptionViewItem()
        option.rect, option.font = image.rect(), table.font()
        painter = QPainter(image)
        cells.paint(painter, option, queue.index(0, Column.LIVE_PRICE))
        painter.end()
        return bytes(image.constBits())

    assert drawn(123_456_750) != drawn(923_456_750)
    assert drawn(2_900) != drawn(0)
