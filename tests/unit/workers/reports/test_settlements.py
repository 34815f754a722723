"""Settlements are equal to the cent to those that were worked out by hand, as CSV and as XLSX."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from studio.workers.reports import answer
from tests.parts.kept_show import kept

BY_HAND = Path(__file__).parents[3] / "data" / "settlements"
SHOWS = sorted(path.name for path in BY_HAND.iterdir() if path.is_dir())
DAY = "2026-12-08"


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.reader(table))


def test_there_are_shows_to_compare_with() -> None:
    assert len(SHOWS) >= 3


@pytest.mark.parametrize("show", SHOWS)
def test_it_is_what_was_worked_out_by_hand(show: str, tmp_path: Path) -> None:
    folder = kept(tmp_path / show, BY_HAND / show)
    answer({"folder": str(folder), "until": DAY})
    partners = [path.stem for path in (BY_HAND / show).glob("*.csv") if path.stem != "orders"]
    assert {path.name for path in folder.glob("settlement-*.csv")} == {f"settlement-{partner}.csv" for partner in partners}
    book = openpyxl.load_workbook(folder / "settlement.xlsx")
    assert set(book.sheetnames) == set(partners)
    for partner in partners:
        expected = rows(BY_HAND / show / f"{partner}.csv")
        assert rows(folder / f"settlement-{partner}.csv") == expected
        cells = [["" if cell is None else f"{cell}" for cell in row] for row in book[partner].iter_rows(values_only=True)]
        assert cells == expected


def test_a_refund_counts_from_the_day_on_which_it_was_written(tmp_path: Path) -> None:
    folder = kept(tmp_path / "show", BY_HAND / "two-currencies")
    for day, due in (("2026-11-29", "154.66"), (DAY, "153.11"), ("2026-12-09", "151.55")):
        answer({"folder": str(folder), "until": day})
        assert rows(folder / "settlement-Hikari.csv")[-1][-1] == due
    answer({"folder": str(folder)})
    assert rows(folder / "settlement-Hikari.csv")[-1][-1] == "151.55", "without a day all that are known count"
