"""What the desk wrote down of the demand becomes a table beside the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.workers.reports import demand_table


def test_rows_of_the_desk_become_a_table_that_calculates_nothing(tmp_path: Path) -> None:
    (tmp_path / "demand.json").write_text(json.dumps([["Wish", "People"], ["=1+1", 3], [None, 2]]))
    assert demand_table.write(tmp_path) == [tmp_path / "demand.csv"]
    assert (tmp_path / "demand.csv").read_text(encoding="utf-8-sig").splitlines() == ["Wish,People", "'=1+1,3", ",2"]


@pytest.mark.parametrize("rows", [None, "{}", "[[{}]]", "[["])
def test_without_rows_there_is_no_table(tmp_path: Path, rows: str | None) -> None:
    if rows is not None:
        (tmp_path / "demand.json").write_text(rows)
    assert demand_table.write(tmp_path) == []
    assert not (tmp_path / "demand.csv").exists()
