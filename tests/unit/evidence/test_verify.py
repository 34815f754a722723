"""Whatever is done to a journal is found, and the first record that does not fit is named."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studio.desk.journal.book import Book, open_book
from studio.desk.journal.records import Record
from studio.evidence import JournalError, MisfitError, Seal, chain, verified

ROOT = Path(__file__).resolve().parents[3]
RECORDS = 40


def record(number: int) -> Record:
    return Record(number, 1_800_000_000_000 + number, number * 10, "line_counted", "cup", f"body {number}".encode())


def add(path: Path, first: int, last: int, snapshot: int | None = None, marks: tuple[bytes, ...] = ()) -> Seal:
    book = Book(path)
    book.write([record(number) for number in range(first, last + 1)], None if snapshot is None else (snapshot, b"state"), marks)
    seal = book.seal
    book.close()
    return seal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "evening.journal"
    add(path, 1, 20, snapshot=20)
    add(path, 21, RECORDS, marks=(b"{}",))
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as rows, rows:
        for statement in statements:
            rows.execute(statement)


def test_a_journal_that_nobody_touched_is_whole(path: Path) -> None:
    before = path.read_bytes()
    verdict = verified(path)
    assert (verdict.records, verdict.marks, verdict.outside) == (RECORDS, 1, ())
    assert (verdict.first_ms, verdict.last_ms) == (record(1).wall_ms, record(RECORDS).wall_ms)
    assert verdict.end.position == RECORDS + 3  # with the start, the snapshot and the mark
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["evening.journal"]


def _swapped(one: int, other: int, columns: str = "body") -> tuple[str, ...]:
    """Their contents, in each other's place."""
    return (
        f"CREATE TEMP TABLE kept AS SELECT number, {columns} FROM records WHERE number IN ({one}, {other})",
        f"UPDATE records SET {columns} = (SELECT {columns} FROM kept WHERE number = {other}) WHERE number = {one}",
        f"UPDATE records SET {columns} = (SELECT {columns} FROM kept WHERE number = {one}) WHERE number = {other}",
    )


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (("UPDATE records SET wall_ms = wall_ms + 1 WHERE number = 7",), "record 7 "),
        (("UPDATE records SET mono_ns = 0 WHERE number = 7",), "record 7 "),
        (("UPDATE records SET kind = 'line_countee' WHERE number = 7",), "record 7 "),
        (("UPDATE records SET subject = '' WHERE number = 7",), "record 7 "),
        (("UPDATE records SET body = CAST(body AS TEXT) WHERE number = 7",), "record 7 "),
        (("DELETE FROM records WHERE number = 7",), "record 7 was taken out"),
        (("DELETE FROM records WHERE number = 40",), "record 40 was taken out"),
        (("DELETE FROM records", "DELETE FROM snapshots"), "record 1 was taken out"),
        (("INSERT INTO records VALUES (41, 1, 1, 'line_counted', 'cup', x'00')",), "record 41 .*was put in"),
        (("INSERT INTO records VALUES (0, 1, 1, 'line_counted', 'cup', x'00')",), "record 0 .*was put in"),
        (_swapped(7, 8), "record 7 "),
        (("DELETE FROM chain WHERE position = 8", "DELETE FROM records WHERE number = 7"), "place 8 of the chain was taken out"),
        (("UPDATE chain SET hash = x'00' WHERE position = 8",), "record 7 "),
        (("DELETE FROM chain WHERE of = 'record' AND number = 40", "UPDATE chain SET position = 42 WHERE position = 43"), "mark"),
        (("UPDATE chain SET body = x'00' WHERE of = 'mark'",), "the mark at place 43"),
        (("UPDATE chain SET of = 'other' WHERE position = 5",), "place 5 of the chain has been changed"),
        (("UPDATE snapshots SET body = x'00'",), "the snapshot is not the one"),
        (("UPDATE snapshots SET body = 'state'",), "the snapshot is not the one"),
        (("DELETE FROM snapshots",), "the snapshot is not the one"),
        (("INSERT INTO snapshots VALUES (39, x'00')",), "the snapshot is not the one"),
        (("UPDATE chain SET body = x'00' WHERE position = 5",), "place 5 of the chain has been changed"),
        (
            ("ALTER TABLE records RENAME TO others", "CREATE VIEW records AS SELECT * FROM others"),
            "records was put in: a view is where its table has to be",
        ),
        (
            (
                "CREATE TABLE others AS SELECT * FROM records",
                "DROP TABLE records",
                "ALTER TABLE others RENAME TO records",
                "INSERT INTO records VALUES ('forty', 1, 1, 'line_counted', 'cup', x'00')",
            ),
            "record forty .*was put in",
        ),
    ],
)
def test_what_was_done_is_found_and_named(path: Path, statements: tuple[str, ...], named: str) -> None:
    change(path, *statements)
    with pytest.raises(MisfitError, match=named):
        verified(path)


@pytest.mark.parametrize("number", [1, 13, RECORDS])
def test_every_byte_of_a_records_body_counts(path: Path, number: int) -> None:
    body = record(number).body
    for place in range(len(body)):
        for bit in range(8):
            changed = bytearray(body)
            changed[place] ^= 1 << bit
            change(path, f"UPDATE records SET body = x'{changed.hex()}' WHERE number = {number}")
            with pytest.raises(MisfitError, match=f"record {number} "):
                verified(path)
    change(path, f"UPDATE records SET body = x'{body.hex()}' WHERE number = {number}")
    assert verified(path).records == RECORDS


def test_a_byte_changed_in_the_file_itself_is_found(path: Path) -> None:
    data = path.read_bytes()
    at = data.index(b"body 33")
    path.write_bytes(data[:at] + b"bodi" + data[at + 4 :])
    with pytest.raises(MisfitError, match="record 33 "):
        verified(path)


def test_a_part_of_the_file_that_is_overwritten_is_damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[2 * 4096 : 3 * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    with pytest.raises(MisfitError, match="damaged"):
        verified(path)


def test_an_end_that_was_cut_off_is_proved_by_the_seal(path: Path) -> None:
    seal = verified(path).seal
    change(path, "DELETE FROM records WHERE number > 30", "DELETE FROM chain WHERE position > 32")
    assert verified(path).records == 30, "what is left fits together"
    with pytest.raises(MisfitError, match="its end was cut off"):
        verified(path, seal)


def test_a_chain_that_was_made_anew_does_not_have_the_seal(path: Path, tmp_path: Path) -> None:
    seal = verified(path).seal
    forged = tmp_path / "forged.journal"
    book = Book(forged)
    book.write([record(number) for number in range(2, RECORDS + 4)], (20, b"state"), (b"{}",))
    book.close()
    with pytest.raises(MisfitError, match=r"the seal .* is not that of place"):
        verified(forged, seal)


def test_a_seal_of_nothing_is_the_one_of_a_chain_that_has_not_begun(path: Path) -> None:
    assert verified(path, Seal.of(chain.BEFORE)).records == RECORDS
    with pytest.raises(MisfitError, match="not that of place 0"):
        verified(path, Seal.read("0-9f3a1c22b0de77aa"))


def test_an_earlier_seal_proves_the_part_that_it_is_of(path: Path) -> None:
    seal = verified(path).seal
    add(path, RECORDS + 1, RECORDS + 5)
    assert verified(path, seal).records == RECORDS + 5


def test_records_that_were_let_go_are_no_hole(tmp_path: Path) -> None:
    """A disk that refuses for long: a snapshot stands for what was never written."""
    path = tmp_path / "evening.journal"
    add(path, 1, 10)
    add(path, 50, 60, snapshot=49)
    assert verified(path).records == 21


def without_a_chain(path: Path) -> None:
    """As a studio left it that keeps none."""
    change(path, "DROP TABLE chain")


def test_a_journal_of_before_is_opened_and_the_chain_begins_where_the_studio_goes_on(path: Path) -> None:
    without_a_chain(path)
    none = verified(path)
    assert (none.records, none.end, none.outside) == (0, chain.BEFORE, ((1, RECORDS),))
    add(path, RECORDS + 1, RECORDS + 3)
    verdict = verified(path)
    assert (verdict.records, verdict.outside) == (3, ((1, RECORDS),))
    change(path, "UPDATE snapshots SET body = x'00'")
    with pytest.raises(MisfitError, match="snapshot"):
        verified(path)


def older_studio(path: Path, first: int, last: int) -> None:
    """Write records as a studio does that knows no chain."""
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)", [tuple(_fields(n)) for n in range(first, last + 1)])
        rows.execute("DELETE FROM snapshots")
        rows.execute("INSERT INTO snapshots VALUES (?, ?)", (last, b"older"))


def _fields(number: int) -> tuple[object, ...]:
    found = record(number)
    return found.number, found.wall_ms, found.mono_ns, found.kind, found.subject, found.body


def test_what_an_older_studio_wrote_in_between_is_named(path: Path) -> None:
    older_studio(path, 41, 45)
    with pytest.raises(MisfitError, match=r"record 41 .*was put in"):
        verified(path)
    add(path, 46, 50)
    verdict = verified(path)
    assert (verdict.records, verdict.outside) == (RECORDS + 5, ((41, 45),))


def test_a_write_that_fails_is_not_in_the_chain(path: Path) -> None:
    book = Book(path)
    with pytest.raises(sqlite3.IntegrityError):
        book.write([record(41), record(41)], None)
    book.write([record(41)], None)
    book.close()
    assert verified(path).records == RECORDS + 1


def test_a_journal_of_a_killed_studio_is_read_with_its_log_and_left_as_it_is(path: Path, tmp_path: Path) -> None:
    book = Book(path)
    book.write([record(41)], None)
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("evening.journal", "evening.journal-wal"):
        (killed / name).write_bytes((path.parent / name).read_bytes())
    book.close()
    before = {found.name: found.read_bytes() for found in killed.iterdir()}
    assert verified(killed / "evening.journal").records == RECORDS + 1
    assert {found.name: found.read_bytes() for found in killed.iterdir()} == before


def test_a_journal_that_an_earlier_studio_wrote_is_as_it_was_and_goes_on(tmp_path: Path) -> None:
    """tests/data/journals/without-chain.journal: written before journals had chains."""
    path = tmp_path / "evening.journal"
    path.write_bytes((Path(__file__).parents[2] / "data" / "journals" / "without-chain.journal").read_bytes())
    assert verified(path).outside == ((1, 6),)
    book = Book(path)
    assert (book.last(), book.snapshot()[0], [found.number for found in book.after(4)]) == (6, 4, [5, 6])
    book.write([record(7)], None)
    book.close()
    verdict = verified(path)
    assert (verdict.records, verdict.outside) == (1, ((1, 6),))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET hash = 'text' WHERE position = 43",
        "UPDATE chain SET number = 'text' WHERE of = 'snapshot'",
        "UPDATE chain SET number = 'text' WHERE number = 40",
        "UPDATE chain SET body = 7 WHERE of IN ('snapshot', 'start')",
    ],
)
def test_a_chain_with_anything_in_it_does_not_hold_up_the_sale(path: Path, statement: str) -> None:
    change(path, statement)
    add(path, 41, 42)
    with pytest.raises(MisfitError):
        verified(path)


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE chain", "CREATE TABLE chain (anything)"),
        ("ALTER TABLE chain RENAME TO other", "CREATE VIEW chain AS SELECT * FROM other"),
    ],
)
def test_a_chain_that_no_studio_made_is_set_aside_with_its_journal(path: Path, statements: tuple[str, ...]) -> None:
    change(path, *statements)
    book, notice = open_book(path)
    book.write([record(1)], None)
    book.close()
    assert notice is not None
    assert verified(path).records == 1
    assert len(list(path.parent.glob("*.unreadable-*"))) == 1


_HOLDS = """
import sys
from pathlib import Path
from studio.desk.journal.book import Book
from studio.desk.journal.records import Record
book = Book(Path(sys.argv[1]))
book.write([Record(41, 0, 0, "sold_out", "cup", b"")], None)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_journal_that_a_studio_has_open_is_left_to_it(path: Path) -> None:
    command = [sys.executable, "-c", _HOLDS, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as studio:
        assert studio.stdin is not None
        assert studio.stdout is not None
        assert studio.stdout.readline() == b"open\n"
        with pytest.raises(JournalError, match=r"A studio has .* open"):
            verified(path)
        studio.stdin.close()
        assert studio.wait(20) == 0
    assert verified(path).records == RECORDS + 1
