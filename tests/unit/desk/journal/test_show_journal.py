"""The journal of a show: order, group commit, snapshots, and what happens when the disk refuses."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.desk.journal import Draft, Record, ShowJournal, Span, show_journal
from studio.desk.journal.book import Book
from studio.evidence import verified
from studio.values.errors import OperatorError
from tests.parts.tiny_disk import tiny_disk as mounted

ALL = Span(from_ms=0, to_ms=1 << 62)


def draft(number: int, size: int = 0, subject: str = "cup") -> Draft:
    return Draft("order_paid", subject, str(number).encode().ljust(size, b"."), number)


def bodies(records: Sequence[Record]) -> list[int]:
    return [int(record.body.rstrip(b".")) for record in records]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "evening.journal"


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Have every write fail with an SQLite code, or work again."""
    real = Book.write
    code: list[int | None] = [None]

    def write(book: Book, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes] = ()) -> None:
        if code[0] is not None:
            error = sqlite3.OperationalError("refused")
            error.sqlite_errorcode = code[0]
            raise error
        real(book, records, snapshot, marks)

    def refuse(with_code: int | None) -> None:
        code[0] = with_code

    monkeypatch.setattr(Book, "write", write)
    monkeypatch.setattr(show_journal, "RETRY_S", 0.02)
    return refuse


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing is written before it is set."""
    goes_on, real = threading.Event(), Book.write
    goes_on.set()

    def write(book: Book, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes] = ()) -> None:
        assert goes_on.wait(20)
        real(book, records, snapshot, marks)

    monkeypatch.setattr(Book, "write", write)
    yield goes_on
    goes_on.set()


async def test_records_come_back_in_order_with_their_numbers_and_times(path: Path) -> None:
    walls = iter(range(1000, 2000))
    journal = await ShowJournal.open(path, lambda: next(walls))
    first = journal.append([draft(1), draft(2)])
    await journal.append([draft(3)])
    assert first.done()
    assert journal.last == 3
    await journal.close()
    again = await ShowJournal.open(path)
    assert await again.recall() == (
        0,
        None,
        [
            Record(1, 1000, 1, "order_paid", "cup", b"1"),
            Record(2, 1000, 2, "order_paid", "cup", b"2"),
            Record(3, 1001, 3, "order_paid", "cup", b"3"),
        ],
    )
    await again.append([draft(4)])
    assert again.last == 4
    await again.close()


async def test_the_wall_clock_is_utc_milliseconds(path: Path) -> None:
    journal = await ShowJournal.open(path)
    before = datetime.now(UTC)
    await journal.append([draft(1)])
    from_ms = int(before.timestamp() * 1000)
    found = await journal.between(Span(from_ms=from_ms, to_ms=from_ms + 60_000), 10)
    assert bodies(found) == [1]
    await journal.close()


async def test_recall_is_the_snapshot_and_what_came_after(path: Path) -> None:
    journal = await ShowJournal.open(path)
    for number in range(1, 11):
        journal.append([draft(number)])
        if number in (4, 7):
            journal.keep_snapshot(journal.last, f"state {number}".encode())
    assert journal.since_snapshot == 3
    number, body, after = await journal.recall()
    assert (number, body, bodies(after)) == (7, b"state 7", [8, 9, 10])
    await journal.close()
    again = await ShowJournal.open(path)
    assert (again.last, again.since_snapshot) == (10, 3)
    assert await again.recall() == (number, body, after)
    assert len(await again.between(ALL, 100)) == 10  # a snapshot prunes snapshots, not what happened
    await again.close()


async def test_an_older_snapshot_never_replaces_a_newer_one(path: Path) -> None:
    journal = await ShowJournal.open(path)
    await journal.append([draft(number) for number in range(1, 5)])
    journal.keep_snapshot(4, b"newer")
    journal.keep_snapshot(2, b"older")
    assert (await journal.recall())[:2] == (4, b"newer")
    await journal.close()


async def test_many_appends_share_a_transaction(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = Book.write

    def write(book: Book, records: Sequence[Record], snapshot: tuple[int, bytes] | None, marks: Sequence[bytes] = ()) -> None:
        sizes.append(len(records))
        real(book, records, snapshot, marks)

    monkeypatch.setattr(Book, "write", write)
    journal = await ShowJournal.open(path)
    await asyncio.gather(*(journal.append([draft(number)]) for number in range(2000)))
    assert sum(sizes) == 2000
    assert len(sizes) < 200
    assert bodies((await journal.recall())[2]) == list(range(2000))
    await journal.close()


async def test_an_empty_append_waits_for_all_before(path: Path) -> None:
    journal = await ShowJournal.open(path)
    before = journal.append([draft(number) for number in range(1000)])
    await journal.append([])
    assert before.done()
    assert journal.last == 1000
    await journal.close()


async def test_a_caller_that_goes_away_takes_nothing_with_it(path: Path) -> None:
    journal = await ShowJournal.open(path)
    journal.append([draft(1)]).cancel()
    await journal.append([draft(2)])
    assert bodies((await journal.recall())[2]) == [1, 2]
    await journal.close()


async def test_the_loop_goes_on_while_the_disk_is_slow(path: Path, slow: threading.Event) -> None:
    journal = await ShowJournal.open(path)
    slow.clear()
    waiting = [journal.append([draft(number)]) for number in range(100)]
    await asyncio.sleep(0.05)
    assert not any(future.done() for future in waiting)
    slow.set()
    await asyncio.gather(*waiting)
    await journal.close()


async def test_after_closing_nothing_is_taken(path: Path) -> None:
    journal = await ShowJournal.open(path)
    waiting = journal.append([draft(1)])
    await journal.close()
    await journal.close()
    assert waiting.done()
    assert waiting.exception() is None
    with pytest.raises(OperatorError) as caught:
        await journal.append([draft(2)])
    assert caught.value.code == "journal_closed"
    with pytest.raises(OperatorError):
        await journal.recall()
    journal.keep_snapshot(2, b"late")
    again = await ShowJournal.open(path)
    assert (again.last, (await again.recall())[1]) == (1, None)
    await again.close()


async def test_a_damaged_file_is_set_aside_and_the_show_goes_on(path: Path) -> None:
    path.write_bytes(b"not a journal at all")
    journal = await ShowJournal.open(path)
    assert journal.notice is not None
    assert "set aside" in journal.notice
    await journal.append([draft(1)])
    await journal.close()


async def test_a_refused_opening_is_told_and_leaves_no_thread(path: Path) -> None:
    path.mkdir()
    with pytest.raises(OperatorError) as caught:
        await ShowJournal.open(path)
    assert caught.value.code == "journal_unusable"


# ---------------------------------------------------------------- outages


@pytest.mark.expect_warnings
async def test_an_outage_is_told_once_and_nothing_is_lost_or_doubled(
    path: Path, refusing: Callable[[int | None], None], caplog: pytest.LogCaptureFixture
) -> None:
    journal = await ShowJournal.open(path)
    told: list[str | None] = []
    journal.on_trouble = lambda trouble: told.append(trouble.code if trouble else None)
    await journal.append([draft(1)])
    refusing(sqlite3.SQLITE_FULL)
    for number in (2, 3, 4):
        with pytest.raises(OperatorError, match="disk is full") as caught:
            await journal.append([draft(number)])
        assert caught.value.code == "disk_full"
    assert journal.trouble is not None
    refusing(None)
    await journal.append([draft(5)])
    assert journal.trouble is None
    assert told == ["disk_full", None]
    assert [record.levelno for record in caplog.records if record.name.endswith("show_journal")].count(logging.WARNING) == 1
    assert bodies((await journal.recall())[2]) == [1, 2, 3, 4, 5]
    await journal.close()


@pytest.mark.expect_warnings
async def test_the_outage_ends_by_itself(path: Path, refusing: Callable[[int | None], None]) -> None:
    journal = await ShowJournal.open(path)
    over = asyncio.Event()
    journal.on_trouble = lambda trouble: None if trouble else over.set()
    refusing(sqlite3.SQLITE_IOERR)
    with pytest.raises(OperatorError) as caught:
        await journal.append([draft(1)])
    assert caught.value.code == "journal_unusable"
    refusing(None)
    await asyncio.wait_for(over.wait(), 20)
    assert bodies((await journal.recall())[2]) == [1]
    await journal.close()


@pytest.mark.expect_warnings
@pytest.mark.parametrize("outage", [True, False])
async def test_what_was_too_much_to_keep_is_made_good_by_a_snapshot(
    path: Path,
    refusing: Callable[[int | None], None],
    slow: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    outage: bool,
) -> None:
    """The disk refuses, or is only too slow; the desk keeps a snapshot when told that it is over."""
    monkeypatch.setattr(show_journal, "OWED_BYTES", 5000)
    journal = await ShowJournal.open(path)
    over = asyncio.Event()

    def changed(trouble: OperatorError | None) -> None:
        if trouble is None:
            journal.keep_snapshot(journal.last, f"state {journal.last}".encode())
            over.set()

    journal.on_trouble = changed
    await journal.append([draft(1)])
    if outage:
        refusing(sqlite3.SQLITE_FULL)
    else:
        slow.clear()
    waiting = [journal.append([draft(number)]) for number in range(2, 30)]
    assert journal.last == 29
    with pytest.raises(OperatorError) as caught:
        await waiting[-1]
    assert caught.value.code == "journal_behind"
    refusing(None)
    slow.set()
    await asyncio.wait_for(over.wait(), 20)
    await journal.append([draft(30)])
    number, body, after = await journal.recall()
    assert (number, body, bodies(after)) == (29, b"state 29", [30])
    await journal.close()
    again = await ShowJournal.open(path)
    assert again.last == 30
    await again.close()


@pytest.mark.expect_warnings
async def test_no_record_is_taken_over_a_hole(path: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_journal, "OWED_BYTES", 5000)
    journal = await ShowJournal.open(path)
    slow.clear()
    for number in range(1, 30):
        journal.append([draft(number)])
    slow.set()
    await journal._ask(lambda _: None)  # all that was taken is written
    with pytest.raises(OperatorError) as caught:
        await journal.append([draft(30)])
    assert caught.value.code == "journal_behind"
    there = bodies((await journal.recall())[2])
    assert there == list(range(1, len(there) + 1))
    await journal.close()


@pytest.mark.expect_warnings
async def test_closing_in_an_outage_says_what_is_lost(
    path: Path, refusing: Callable[[int | None], None], caplog: pytest.LogCaptureFixture
) -> None:
    journal = await ShowJournal.open(path)
    refusing(sqlite3.SQLITE_FULL)
    with pytest.raises(OperatorError):
        await journal.append([draft(1), draft(2)])
    await journal.close()
    assert "with 2 records not on disk" in caplog.text


@pytest.mark.expect_warnings
async def test_a_mistake_of_ours_ends_the_thread_and_nobody_waits_for_ever(
    path: Path, refusing: Callable[[int | None], None]
) -> None:
    journal = await ShowJournal.open(path)
    told: asyncio.Queue[OperatorError | None] = asyncio.Queue()
    journal.on_trouble = told.put_nowait
    refusing(sqlite3.SQLITE_MISUSE)
    with pytest.raises(sqlite3.OperationalError):
        await journal.append([draft(1)])
    trouble = await asyncio.wait_for(told.get(), 20)
    assert trouble is not None
    assert trouble.code == "journal_failed"
    with pytest.raises(OperatorError) as caught:
        await journal.append([draft(2)])
    assert caught.value.code == "journal_closed"
    await journal.close()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    with mounted(tmp_path / "tiny", "1m") as folder:
        yield folder


@pytest.mark.part("tmpfs")
@pytest.mark.expect_warnings
async def test_a_really_full_disk_leaves_no_half_and_no_hole(tiny_disk: Path) -> None:
    path = tiny_disk / "evening.journal"
    journal = await ShowJournal.open(path)
    (tiny_disk / "ballast").write_bytes(bytes(256 << 10))
    acknowledged = number = 0
    while journal.trouble is None and number < 1000:
        number += 1
        try:
            await journal.append([draft(number, 4000), draft(number, 4000)])
            acknowledged = number
        except OperatorError as error:
            assert error.code == "disk_full"  # noqa: PT017 - which append is refused is not known beforehand
    assert 10 < acknowledged < number
    for _ in range(5):
        number += 1
        journal.append([draft(number, 4000), draft(number, 4000)])
    there = bodies((await journal.recall())[2])
    assert there == [given for given in range(1, acknowledged + 1) for _ in range(2)]
    (tiny_disk / "ballast").unlink()
    number += 1
    await journal.append([draft(number, 4000), draft(number, 4000)])
    assert journal.trouble is None
    assert bodies((await journal.recall())[2]) == [given for given in range(1, number + 1) for _ in range(2)]
    await journal.close()


@pytest.mark.part("tmpfs")
async def test_no_room_for_a_new_journal_is_an_operators_error(tiny_disk: Path) -> None:
    with contextlib.suppress(OSError), (tiny_disk / "ballast").open("wb", buffering=0) as ballast:
        while ballast.write(bytes(1024)) == 1024:
            pass
    with pytest.raises(OperatorError) as caught:
        await ShowJournal.open(tiny_disk / "evening.journal")
    assert caught.value.code == "disk_full"


@pytest.mark.expect_warnings
@pytest.mark.parametrize(("from_ms", "to_ms"), [(0, 2**63), (-(2**80), 5)])
async def test_a_question_that_fails_leaves_the_journal_alone(path: Path, from_ms: int, to_ms: int) -> None:
    journal = await ShowJournal.open(path)
    with pytest.raises(OverflowError):
        await journal.between(Span(from_ms=from_ms, to_ms=to_ms), 10)
    await journal.append([draft(1)])
    assert bodies(await journal.between(ALL, 10)) == [1]
    assert journal.trouble is None
    await journal.close()


async def test_after_a_clean_end_one_file_is_the_sale_and_only_its_owner_reads_it(path: Path) -> None:
    journal = await ShowJournal.open(path)
    await journal.append([draft(number) for number in range(100)])
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
    await journal.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_a_journal_that_all_could_read_is_taken_from_them(path: Path) -> None:
    await (await ShowJournal.open(path)).close()
    path.chmod(0o644)
    await (await ShowJournal.open(path)).close()
    assert path.stat().st_mode & 0o777 == 0o600


async def test_a_copy_is_a_journal_of_its_own_and_has_the_seal_of_what_it_holds(path: Path, tmp_path: Path) -> None:
    journal = await ShowJournal.open(path)
    journal.append([draft(1), draft(2)])
    journal.mark(b"{}")
    seal = await journal.copy(tmp_path / "copy.journal")
    await journal.append([draft(3)])
    await journal.close()
    assert stat_mode(tmp_path / "copy.journal") == 0o600
    assert sorted(found.name for found in tmp_path.glob("copy*")) == ["copy.journal"]
    copied = verified(tmp_path / "copy.journal", seal)
    assert (copied.records, copied.marks, copied.seal) == (2, 1, seal)
    assert verified(path, seal).records == 3
    again = await ShowJournal.open(tmp_path / "copy.journal")
    assert again.last == 2
    await again.close()


async def test_nothing_is_copied_over_a_file_that_is_there(path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    journal = await ShowJournal.open(path)
    (tmp_path / "mine").write_text("mine")
    with caplog.at_level("CRITICAL"), pytest.raises(FileExistsError):
        await journal.copy(tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "mine"
    await journal.close()


async def test_the_seal_is_that_of_what_is_on_disk(path: Path) -> None:
    journal = await ShowJournal.open(path)
    assert journal.seal.position == 0
    await journal.append([draft(1)])
    seal = journal.seal
    assert seal.position == 2
    await journal.close()
    again = await ShowJournal.open(path)
    assert again.seal == seal
    await again.close()


async def test_marks_wait_for_the_disk_as_records_do_but_not_without_bound(
    path: Path, refusing: Callable[[int | None], None], caplog: pytest.LogCaptureFixture
) -> None:
    journal = await ShowJournal.open(path)
    with caplog.at_level("CRITICAL"):
        refusing(sqlite3.SQLITE_FULL)
        for number in range(show_journal.MOST_MARKS + 50):
            journal.mark(b"%d" % number)
        await asyncio.sleep(0.01)
        refusing(None)
        await journal.close()
    assert verified(path).marks == show_journal.MOST_MARKS


def stat_mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
