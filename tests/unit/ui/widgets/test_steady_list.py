"""Rows that are told anew all the time change where they stand, and none moves away under a hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.widgets.steady_list import KEY_ROLE, RowWidget, SteadyList


class Row(NamedTuple):
    key: str
    count: int

    def words(self) -> str:
        return f"{self.key}: {self.count}"


class Drawn(RowWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        line = QHBoxLayout(self)
        line.addWidget(self.label)

    def show_row(self, row: Row) -> None:
        self.label.setText(row.words())


@pytest.fixture
def rows(application: object, nothing_left: None) -> Iterator[SteadyList]:
    made = SteadyList(Drawn, 20)
    made.resize(120, 60)
    made.show()
    made.show_rows([Row("price", 3), Row("size", 2), Row("stock", 1)])
    yield made
    made.hide()
    made.deleteLater()


def told(rows: SteadyList) -> list[str]:
    """What is drawn, which a screen reader must say as well."""
    entries = [rows.item(place) for place in range(rows.count())]
    drawn = []
    for entry in entries:
        widget = rows.itemWidget(entry)
        assert isinstance(widget, Drawn)
        drawn.append(widget.label.text())
    assert drawn == [entry.data(Qt.ItemDataRole.AccessibleTextRole) for entry in entries]
    return drawn


def test_what_changes_or_moves_is_drawn_by_what_is_there(rows: SteadyList) -> None:
    before = [rows.itemWidget(rows.item(place)) for place in range(3)]
    rows.show_rows([Row("stock", 9), Row("price", 4), Row("size", 2)])
    assert told(rows) == ["stock: 9", "price: 4", "size: 2"]
    assert [rows.itemWidget(rows.item(place)) for place in range(3)] == before
    rows.show_rows([Row("size", 2)])
    rows.show_rows([Row("size", 2), Row("when", 1)])
    assert told(rows) == ["size: 2", "when: 1"]
    assert rows.itemWidget(rows.item(0)) is before[0]


def test_the_choice_goes_with_its_row_and_what_is_seen_stays(rows: SteadyList) -> None:
    many = [Row(f"row {number}", number) for number in range(30)]
    rows.show_rows(many)
    rows.doItemsLayout()
    rows.setCurrentRow(4)
    rows.verticalScrollBar().setValue(12)
    rows.show_rows([many[4], *many[:4], *many[5:]])
    assert rows.chosen_row == many[4]
    assert rows.verticalScrollBar().value() == 12
    rows.show_rows(many[5:])
    assert rows.chosen_row == many[5], "the first where the choice has gone"


def test_under_the_mouse_no_row_moves_and_new_ones_come_last(rows: SteadyList) -> None:
    rows.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    rows.show_rows([Row("when", 8), Row("stock", 7), Row("price", 3), Row("size", 2)])
    assert told(rows) == ["price: 3", "size: 2", "stock: 7", "when: 8"]
    rows.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    rows.show_rows([Row("when", 8), Row("stock", 7), Row("price", 3), Row("size", 2)])
    assert told(rows)[0] == "when: 8"


def test_under_the_keyboard_a_choice_that_goes_leaves_none(rows: SteadyList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "hasFocus", lambda: True)
    rows.setCurrentRow(1)
    rows.show_rows([Row("stock", 1), Row("price", 3)])
    assert rows.chosen_row is None
    assert not rows.selectedItems()
    assert [rows.item(place).data(KEY_ROLE) for place in range(2)] == ["price", "stock"]
