"""The packing sheet of a kept show is made with its report, from the notes that its journal holds."""

from __future__ import annotations

import csv
from pathlib import Path

from studio.workers.reports import answer
from tests.parts.kept_show import counted, journal, kept

BY_HAND = Path(__file__).parents[3] / "data" / "settlements"


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.reader(table))


def test_notes_of_buyers_are_in_it_and_calculate_nothing(tmp_path: Path) -> None:
    folder = kept(tmp_path / "show", BY_HAND / "one-brand")
    (folder / "evening.journal").unlink()
    note = "=1+1, blue lid please"
    told = [
        counted(1, "A1", "cup", quantity=2, buyer="Li", note=note, status="created"),
        counted(2, "A1", "cup", quantity=2, buyer="Li", note=note),
        counted(3, "A2", "cup", buyer="Wu", note="none after all", status="cancelled"),
    ]
    journal(folder / "evening.journal", ((1_000 * number, event) for number, event in enumerate(told, 1)))
    made = answer({"folder": str(folder)})
    assert str(folder / "packing.csv") in made["files"]
    (_headings, line) = rows(folder / "packing.csv")
    assert (line[1], line[5:]) == ("A1", ["CUP", "2", "Li", f"'{note}"])


def test_there_is_none_where_nothing_is_to_be_packed(tmp_path: Path) -> None:
    folder = kept(tmp_path / "show", BY_HAND / "one-brand")
    (folder / "evening.journal").unlink()
    journal(folder / "evening.journal", [(1_000, counted(1, "A1", "cup", status="cancelled"))])
    answer({"folder": str(folder)})
    assert not (folder / "packing.csv").exists()
