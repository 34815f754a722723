"""Whatever stands in a sheet, reading it says what is wrong; and what it lets through, an import takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.control.schema.products import ImportMode
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show import edits
from studio.show.sheets import Cell, Grid, Merged, has_headings, read
from studio.show.sheets.columns import COLUMNS
from studio.values.errors import RefusedError

BEFORE = (
    Product(id="m", link_no=9, title="M", live_price_minor=1, variants=(Variant(sku="M"), Variant(sku="N"))),
    Product(id="a", link_no=2, title="A", live_price_minor=1, currency="JPY", variants=(Variant(sku="A"),)),
)
LIKELY: list[Cell] = [None, "M", "A", "m", 1, 2, 9, 2.0, 0.5, "¥5", "$5", "5%", "x|y", "https://a/b", "#N/A", "是", '"', "a\nb|c"]
ODD: list[Cell] = ["1e5", "９", "CNY", "JPY", "rmb", "1,2,3", 10**30, "1" * 500, "²", "½", "1e999999", "-0", "0x10", "𝟙"]
cells = st.sampled_from(LIKELY) | st.sampled_from(ODD) | st.text(max_size=4) | st.integers() | st.floats()


@st.composite
def tables(draw: st.DrawFn) -> list[list[Cell]]:
    columns = draw(st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=8, unique=True))
    headings: list[Cell] = [draw(st.sampled_from([column.english, column.chinese])) for column in columns]
    return [headings, *draw(st.lists(st.lists(cells, max_size=len(columns)), max_size=6))]


merges = st.lists(st.builds(Merged, st.integers(0, 8), st.integers(0, 9), st.integers(2, 6)), max_size=4)
hidden = st.frozensets(st.integers(0, 9), max_size=3)


@given(tables(), merges, hidden, hidden, st.sampled_from(["append", "replace", "merge"]))
@settings(max_examples=300, deadline=None)
def test_reading_never_breaks_and_promises_only_what_holds(
    rows: list[list[Cell]], merged: list[Merged], out: frozenset[int], aside: frozenset[int], mode: ImportMode
) -> None:
    reading = read(Grid(rows, merged, out, aside), BEFORE, mode, {"rehearsal": "Rehearsal"})
    params: dict[str, Any] = {"set": reading.products, "mode": mode}
    edits.apply(Show(products=BEFORE), "product.import", params)
    assert len(reading.products) == len(reading.rows) <= reading.count
    assert all(1 <= problem.row <= len(rows) and problem.text.endswith((".", ").")) for problem in reading.problems)
    if len(reading.products) < reading.count:
        failing = {problem.row for problem in reading.problems if problem.level == "error"}
        assert len(failing) >= reading.count - len(reading.products), "no product is dropped without a word"


@given(st.lists(st.lists(cells, max_size=4), max_size=4).filter(lambda rows: not has_headings(rows)))
@settings(max_examples=100, deadline=None)
def test_what_has_no_headings_is_refused(rows: list[list[Cell]]) -> None:
    with pytest.raises(RefusedError, match="headings"):
        read(Grid(rows), (), "append")
