"""A moment of the show is found in the recordings that ran then."""

from __future__ import annotations

from pathlib import Path

from studio.desk.journal.book import Book
from studio.evidence import opened
from studio.evidence.places import Mark, marks_in, seen_at

S, WALL = 10**9, 1_800_000_000_000


def mark(file: str, second: float, at_s: float, what: str = "begin", text: str = "") -> Mark:
    return Mark(file, second, what, text, WALL + int(at_s * 1000), int(at_s * S))


def seen(marks: list[Mark], at_s: float) -> list[tuple[str, float]]:
    return seen_at(marks, WALL + int(at_s * 1000), int(at_s * S))


def test_it_is_found_in_every_file_that_ran() -> None:
    marks = [
        mark("a.mkv", 0.5, 100),
        mark("b.mkv", 0, 110),
        mark("a.mkv", 30.5, 130, "mark", "Cup"),
        mark("a.mkv", 50.5, 150, "end"),
    ]
    assert seen(marks, 99) == []
    assert seen(marks, 105) == [("a.mkv", 5.5)]
    assert seen(marks, 140) == [("a.mkv", 40.5), ("b.mkv", 30.0)]
    assert seen(marks, 160) == [("b.mkv", 50.0)]


def test_a_mark_of_before_a_restart_of_the_computer_says_nothing() -> None:
    before = Mark("old.mkv", 0, "begin", "", WALL - 3_600_000, 5 * S)  # an hour ago, by a clock that began anew since
    assert seen([before, mark("new.mkv", 0, 10)], 12) == [("new.mkv", 2.0)]


def test_marks_come_out_of_a_journal_as_they_went_in_and_what_is_none_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "evening.journal"
    book = Book(path)
    marks = [mark("a.mkv", 1.25, 3, "mark", "茶杯 “Cup”"), mark("a.mkv", 2, 4, "end")]
    endless = [mark("a.mkv", float(seconds), 4).as_json() for seconds in ("nan", "inf")]
    huge = marks[0].as_json().replace(b"3000000000", b"3" * 400)
    book.write([], None, [marks[0].as_json(), b"{}", b"\xff", b"[]", huge, *endless, marks[1].as_json()])
    book.close()
    with opened(path) as journal:
        assert marks_in(journal) == marks
