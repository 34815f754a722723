"""The journal's file: what is refused, what is set aside, what a write leaves behind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from studio.desk.journal import book as books
from studio.desk.journal.book import Book, open_book, span_query
from studio.desk.journal.records import Record, Span
from studio.values.errors import OperatorError


def record(number: int, wall_ms: int = 0, subject: str = "cup", kind: str = "order_paid") -> Record:
    return Record(number, wall_ms, number * 10, kind, subject, f"body {number}".encode())


def filled(path: Path, count: int = 3) -> None:
    book, notice = open_book(path)
    assert notice is None
    book.write([record(number) for number in range(1, count + 1)], None)
    book.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shows" / "evening.journal"


def test_what_was_written_is_there_again(path: Path) -> None:
    filled(path)
    book, notice = open_book(path)
    assert notice is None
    assert book.after(0) == [record(1), record(2), record(3)]
    assert book.after(2) == [record(3)]
    assert book.last() == 3
    book.close()


def test_closed_it_is_one_file(path: Path) -> None:
    filled(path)
    assert [found.name for found in path.parent.iterdir()] == ["evening.journal"]


def test_a_snapshot_takes_the_place_of_the_one_before(path: Path) -> None:
    book, _ = open_book(path)
    assert book.snapshot() == (0, None)
    book.write([record(1)], (1, b"one"))
    book.write([], (5, b"five"))
    assert book.snapshot() == (5, b"five")
    assert book.last() == 5  # it stands for records that were never written
    book.close()
    rows = sqlite3.connect(path)
    assert rows.execute("SELECT count(*) FROM snapshots").fetchone() == (1,)
    rows.close()


def test_a_write_that_fails_halfway_leaves_nothing(path: Path) -> None:
    book, _ = open_book(path)
    book.write([record(1)], (1, b"one"))
    with pytest.raises(sqlite3.IntegrityError):
        book.write([record(2), record(3), record(1)], (3, b"three"))
    assert book.after(0) == [record(1)]
    assert book.snapshot() == (1, b"one")
    book.write([record(2)], None)
    assert book.last() == 2
    book.close()


def test_a_time_is_asked_for_with_and_without_a_subject(path: Path) -> None:
    book, _ = open_book(path)
    written = [record(1, 100), record(2, 300, "tea"), record(3, 200), record(4, 200, "tea"), record(5, 301)]
    book.write(written, None)
    assert numbers(book, Span(from_ms=200, to_ms=300)) == [2, 3, 4]
    assert numbers(book, Span(from_ms=0, to_ms=1000, subject="tea")) == [2, 4]
    assert numbers(book, Span(from_ms=0, to_ms=1000), 3) == [1, 3, 4]
    assert numbers(book, Span(from_ms=302, to_ms=1000)) == []
    book.close()


def numbers(book: Book, span: Span, at_most: int = 100) -> list[int]:
    return [found.number for found in book.between(span, at_most)]


def test_of_more_than_are_wanted_the_latest_are_given_and_the_page_before_them(path: Path) -> None:
    """Also where many happened in the same millisecond, and where the clock was set back."""
    book, _ = open_book(path)
    times = [100, 200, 200, 200, 200, 300, 150, 301]
    book.write([record(number, at_ms) for number, at_ms in enumerate(times, 1)], None)
    latest = Span(from_ms=0, to_ms=1000, latest=True)
    assert numbers(book, latest, 3) == [5, 6, 8]
    before = Span(from_ms=0, to_ms=200, latest=True, before=5)
    assert numbers(book, before, 3) == [2, 3, 4]
    assert numbers(book, Span(from_ms=0, to_ms=200, latest=True, before=2), 3) == [1, 7]
    assert numbers(book, Span(from_ms=0, to_ms=200, before=5), 3) == [1, 2, 7]
    book.close()


def test_kinds_are_asked_for_among_many_others(path: Path) -> None:
    book, _ = open_book(path)
    kinds = {4: "explained", 9: "left", 12: "explained", 500: "left"}
    many = [record(number, number, "tea" if number % 2 else "cup", kinds.get(number, "counted")) for number in range(1, 1001)]
    book.write(many, None)
    span = Span(from_ms=0, to_ms=1000, kinds=("explained", "left", "explained"))
    assert numbers(book, span) == [4, 9, 12, 500]
    assert numbers(book, span, 2) == [4, 9]
    assert numbers(book, structs.replace(span, latest=True), 2) == [12, 500]
    assert numbers(book, structs.replace(span, latest=True, to_ms=12, before=12), 2) == [4, 9]
    assert numbers(book, structs.replace(span, subject="tea")) == [9]
    assert numbers(book, structs.replace(span, kinds=("nothing",))) == []
    book.close()


@pytest.mark.parametrize("subject", ["", "tea"])
@pytest.mark.parametrize("kind", ["", "explained"])
@pytest.mark.parametrize("latest", [False, True])
@pytest.mark.parametrize("before", [0, 7])
def test_asking_for_a_time_goes_by_an_index_and_does_not_sort(
    path: Path, subject: str, kind: str, latest: bool, before: int
) -> None:
    filled(path)
    rows = sqlite3.connect(path)
    end, values = span_query(Span(from_ms=1, to_ms=2, subject=subject, latest=latest, before=before), kind, 5)
    plan = " ".join(row[3] for row in rows.execute(f"EXPLAIN QUERY PLAN SELECT * FROM records {end}", values))
    rows.close()
    assert f"USING INDEX records_by_{'subject' if subject else 'kind' if kind else 'time'}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_journal_of_before_is_asked_for_kinds_too(path: Path) -> None:
    filled(path)
    older = sqlite3.connect(path)
    older.execute("DROP INDEX records_by_kind")
    older.close()
    book, notice = open_book(path)
    book.close()
    rows = sqlite3.connect(path)
    indexes = {row[0] for row in rows.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    version = rows.execute("PRAGMA user_version").fetchone()[0]
    rows.close()
    assert notice is None
    assert "records_by_kind" in indexes
    assert version == 1, "an older studio opens it as before"


def test_a_second_studio_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "BUSY_S", 0.05)
    book, _ = open_book(path)
    with pytest.raises(OperatorError, match="open in another program") as caught:
        open_book(path)
    assert caught.value.code == "journal_in_use"
    book.write([record(1)], None)
    book.close()
    again, _ = open_book(path)
    assert again.last() == 1
    again.close()


@pytest.mark.parametrize("length", [100, 4096, 20_000])
@pytest.mark.parametrize("byte", [b"\0", b"x"])
def test_what_is_no_database_is_set_aside_and_named(path: Path, byte: bytes, length: int) -> None:
    path.parent.mkdir()
    path.write_bytes(byte * length)
    book, notice = open_book(path)
    book.write([record(1)], None)
    book.close()
    (aside,) = path.parent.glob("*unreadable*")
    assert aside.read_bytes() == byte * length
    assert notice is not None
    assert aside.name in notice


def test_a_page_of_garbage_is_found_on_opening_and_nothing_is_written_over(path: Path) -> None:
    filled(path, 2000)
    data = bytearray(path.read_bytes())
    data[12 * 4096 : 13 * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    book, notice = open_book(path)
    assert book.after(0) == []
    book.close()
    assert notice is not None
    (aside,) = path.parent.glob("*unreadable*")
    assert aside.read_bytes() == bytes(data)


def test_damaged_twice_in_a_second_both_are_kept(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"first", b"second", b"third"):
        path.write_bytes(content)
        open_book(path)[0].close()
    assert {aside.read_bytes() for aside in path.parent.glob("*unreadable*")} == {b"first", b"second", b"third"}


def test_an_empty_file_is_a_new_journal(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    filled(path)


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    rows = sqlite3.connect(path)
    rows.execute("CREATE TABLE recipes (name TEXT)")
    rows.commit()
    rows.close()
    before = path.read_bytes()
    with pytest.raises(OperatorError) as caught:
        open_book(path)
    assert caught.value.code == "not_a_journal"
    assert path.read_bytes() == before


def test_a_newer_journal_is_left_alone(path: Path) -> None:
    filled(path)
    rows = sqlite3.connect(path)
    rows.execute(f"PRAGMA user_version = {books.FORMAT + 1}")
    rows.close()
    before = path.read_bytes()
    with pytest.raises(OperatorError, match="newer version") as caught:
        open_book(path)
    assert caught.value.code == "newer_journal"
    assert path.read_bytes() == before


def test_a_place_where_no_file_can_be_is_an_operators_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "evening.journal", tmp_path):
        with pytest.raises(OperatorError) as caught:
            open_book(place)
        assert caught.value.code == "journal_unusable"
