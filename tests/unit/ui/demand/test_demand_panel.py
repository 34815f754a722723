"""The panel of the demand: what people ask for of the product on air and of the show, their lines, and a table of all of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.control.schema.state.demand import Demand, DemandFacet, DemandQuote, DemandValue, DemandWish
from studio.plugin_api.abilities import ChatMessage
from studio.workers import sheets

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from tests.unit.ui.laid_out import lay_out
from ui.demand import DemandPanel
from ui.demand.rows import quote, rows_of

Until = Callable[..., None]

FACETS = {
    "size": DemandFacet(title="Size"),
    "colour": DemandFacet(title="Colour", values={"black": DemandValue(title="Black")}),
}


@pytest.fixture
def panel(corner: Corner) -> DemandPanel:
    found = corner.panel("demand")
    assert isinstance(found, DemandPanel)
    return found


def write(desk: DeskThread, *texts: str) -> None:
    for number, text in enumerate(texts):
        desk.channel.writes(ChatMessage(id=f"{text}-{number}", buyer_key=f"v{number}", name="An", text=text, at_ms=1))


def test_rows_go_by_facet_and_have_names_where_there_are_any() -> None:
    wishes = (
        DemandWish(facet="colour", value="black", people=9, notes=2),
        DemandWish(facet="size", value="XL", people=1),
        DemandWish(facet="gone", value="x", people=1),
    )
    demand = Demand(facets=FACETS, wishes=wishes, show_wishes=wishes[1:2])
    assert [row.words() for row in rows_of(demand, False)] == [
        "XL, 1 person, Size",
        "Black, 9 people, Colour, notes: 2",
    ]
    assert [row.value for row in rows_of(demand, True)] == ["XL"]


def test_a_note_is_told_from_a_message() -> None:
    assert quote(DemandQuote(name="An", text="black?")) == "An: black?"
    assert quote(DemandQuote(text="black, please", is_note=True)) == "–, beside an order: black, please"


def test_what_is_asked_for_is_shown_with_its_lines(corner: Corner, desk: DeskThread, panel: DemandPanel, until: Until) -> None:
    assert "No product is on air" in panel.empty.text()
    assert not panel.export.isEnabled()
    write(desk, "black xl?", "<b>black</b>?")
    panel.whose.setCurrentIndex(1)
    until(lambda: panel.wishes.count() == 2)
    until(lambda: "2 people" in panel.people.text())
    entries = [panel.wishes.item(place) for place in range(2)]
    assert [entry.data(Qt.ItemDataRole.AccessibleTextRole) for entry in entries] == [
        "XL, 1 person, Size",
        "Black, 2 people, Colour",
    ]
    assert panel.quotes.text() == "An: black xl?"
    panel.wishes.setFocus()
    QTest.keyClick(panel.wishes, Qt.Key.Key_Down)
    assert panel.quotes.text() == "An: <b>black</b>?\nAn: black xl?"
    panel.whose.setCurrentIndex(0)
    assert panel.wishes.isHidden()
    assert not panel.quotes.isVisible()


def test_the_table_is_written_where_it_is_wanted(
    corner: Corner, desk: DeskThread, panel: DemandPanel, until: Until, tmp_path: Path
) -> None:
    desk.processes.given["sheet"] = sheets.answer
    write(desk, "black?")
    until(lambda: panel.export.isEnabled())
    panel.write(str(tmp_path / "demand"))
    path = tmp_path / "demand.csv"
    until(path.exists)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == ["1"]


def test_a_wish_is_read_in_the_narrowest_panel(panel: DemandPanel) -> None:
    wish = DemandWish(facet="colour", value="black", people=12_345, notes=678)
    panel.resize(230, panel.height())
    panel.wishes.show_rows(rows_of(Demand(facets=FACETS, wishes=(wish,)), False))
    panel.wishes.resize(214, 100)
    panel.wishes.show()
    lay_out()
    widget = panel.wishes.itemWidget(panel.wishes.item(0))
    assert widget is not None
    assert widget.width() <= panel.wishes.viewport().width()
    assert widget._value.text() == "Black"


def test_however_many_ask_the_panel_is_no_wider(panel: DemandPanel) -> None:
    least = panel.minimumSizeHint().width()
    panel.people.setText(panel._people(500_000, True))
    panel.body.activate()
    assert panel.minimumSizeHint().width() == least
