"""Evidence at the terminal: what is said, and the exit codes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.desk.journal.book import Book
from studio.desk.journal.records import Record
from studio.evidence.__main__ import NOT_WHOLE, UNREADABLE, WHOLE, main
from studio.evidence.places import Mark


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "evening.journal"
    book = Book(path)
    records = [Record(number, 1_800_000_000_000, number * 10**9, "sold_out", "cup", b'{"n":%d}' % number) for number in (1, 2, 3)]
    book.write(records, None, [Mark("a.mkv", 0.0, "begin", "", 1_800_000_000_000, 10**9).as_json()])
    book.close()
    return path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_whole_journal_is_called_so_with_its_last_hash_and_seal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(path)]) == WHOLE
    words = said(capsys)
    assert "evening.journal: whole: 3 records, from " in words
    seal = words.split("Seal ")[1].strip(" .\n")
    assert main(["verify", str(path.parent), "--seal", seal]) == WHOLE
    assert main(["verify", str(path), "--seal", seal.replace("-", "0-")]) == NOT_WHOLE
    assert "cut off" in said(capsys)


def test_the_first_record_that_does_not_fit_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("UPDATE records SET body = x'00' WHERE number > 1")
    assert main(["verify", str(path)]) == NOT_WHOLE
    assert "not whole: record 2 (" in said(capsys)


def test_without_a_chain_nothing_is_proved(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("DROP TABLE chain")
    assert main(["verify", str(path)]) == NOT_WHOLE
    assert "not proved" in said(capsys)


def test_a_chain_that_was_taken_out_and_begun_anew_proves_its_part_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("DROP TABLE chain")
        rows.execute("UPDATE records SET body = x'00' WHERE number = 2")
    book = Book(path)
    book.write([Record(4, 1_800_000_000_000, 4, "sold_out", "cup", b"{}")], None)
    book.close()
    assert main(["verify", str(path)]) == NOT_WHOLE
    words = said(capsys)
    assert "evening.journal: proved in part: 1 records" in words
    assert "whole" not in words
    assert "Records 1 to 3 are not proved" in words


def test_a_record_is_shown_with_its_place_in_the_picture(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("UPDATE records SET wall_ms = 1800000002000 WHERE number = 3")
    assert main(["look", str(path), "3"]) == WHOLE
    words = said(capsys)
    assert '{"n":3}' in words
    assert "To be seen at 2.0 s of a.mkv" in words


def test_what_cannot_be_read_is_said(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.journal"
    other.write_text("no journal at all, whatever its name says")
    assert main(["verify", str(tmp_path / "nothing.journal")]) == UNREADABLE
    assert main(["verify", str(other)]) == UNREADABLE
    assert main(["look", str(path), "9"]) == UNREADABLE
    (tmp_path / "empty").mkdir()
    assert main(["verify", str(tmp_path / "empty")]) == UNREADABLE
    words = said(capsys)
    assert "There is no file" in words
    assert "cannot be read" in words
    assert "no record 9" in words
    assert "There is no journal in" in words
