"""The journal of one show: append, and be told when it is on disk. Reasons why it is: `book`.

The event loop stamps and numbers records; one thread, `journal`, owns the file. Whatever waits when the thread comes round
goes into one transaction (group commit): a lone record costs one fsync, a thousand at once the same one.

When the disk refuses (full, unplugged), whoever waits is told, and the records are kept here, in their order, and tried again
every quarter of a second: a show goes on while room is made, and its journal has no hole. Beyond `OWED_BYTES` records are
let go, and no more are taken until a snapshot stands for what is missing: keep one whenever an outage ends.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from studio.desk.journal import trouble
from studio.desk.journal.book import Book, open_book
from studio.desk.journal.futures import fail, looked_at, succeed
from studio.desk.journal.records import Draft, Record, Span, wall_ms
from studio.evidence.chain import BEFORE, Seal
from studio.values.errors import OperatorError
from studio.words import journals as says

log = logging.getLogger(__name__)

RETRY_S = 0.25
CLOSE_S = 5.0
OWED_BYTES = 64 << 20
RECORD_BYTES = 300  # what a waiting record takes beside its body
MOST_MARKS = 1000  # of recordings, that wait to be written

Answer = TypeVar("Answer")


class _Question(NamedTuple):
    ask: Callable[[Book], Any]
    future: asyncio.Future[Any]


class ShowJournal:
    """One journal file. All methods belong to the event loop that opened it; none blocks.

    `on_trouble` is called on the loop when an outage starts, with what to tell the operator, and with None when it ends.
    """

    def __init__(self, path: Path, now_wall_ms: Callable[[], int] = wall_ms) -> None:
        """Not open yet: use `open`."""
        self.path = path
        self.notice: str | None = None  # for the operator: a damaged journal was set aside
        self.trouble: OperatorError | None = None
        self.on_trouble: Callable[[OperatorError | None], None] = lambda _: None
        self._now_wall_ms = now_wall_ms
        self._loop = asyncio.get_running_loop()
        self._last = self._snapshot_at = 0
        self._seal = Seal.of(BEFORE)
        self._skipped = 0  # the latest record that was let go with no snapshot standing for it; 0: none
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)  # a hanging disk must not hold the desk
        self._opened: asyncio.Future[None] = self._loop.create_future()
        self._ended: asyncio.Future[None] = self._loop.create_future()
        self._opened.add_done_callback(looked_at)
        self._taken: list[asyncio.Future[Any]] = []  # the thread's: whom it has not answered yet
        # Both sides, under the condition's lock:
        self._news = threading.Condition()
        self._records: list[Record] = []
        self._snapshot: tuple[int, bytes] | None = None
        self._futures: list[asyncio.Future[None]] = []  # of everything in `_records`
        self._questions: list[_Question] = []
        self._marks: list[bytes] = []
        self._bytes = 0  # waiting, or being written
        self._closing = False

    @classmethod
    async def open(cls, path: Path, now_wall_ms: Callable[[], int] = wall_ms) -> ShowJournal:
        """Open the journal at `path`, or begin it. A damaged one is set aside under a new name, and `notice` says so.

        Raises:
            OperatorError: in use, a newer version's, another program's, the disk is full, or the system refuses.
        """
        journal = cls(path, now_wall_ms)
        journal._thread.start()
        try:
            await asyncio.shield(journal._opened)
        except asyncio.CancelledError:
            await journal.close()
            raise
        return journal

    @property
    def last(self) -> int:
        """The number of the latest record that was appended, on disk or not."""
        return self._last

    @property
    def seal(self) -> Seal:
        """The seal of all that is known to be on disk."""
        return self._seal

    @property
    def since_snapshot(self) -> int:
        """How many records a restart would have to go through."""
        return self._last - self._snapshot_at

    def append(self, records: Sequence[Draft]) -> asyncio.Future[None]:
        """Write down what happened, after all that was appended before. The result comes when it will survive a power cut.

        An empty append waits for all before it. The future may be ignored: it never complains that nobody looked.

        Raises (the future):
            OperatorError: it is not on disk. Unless the code is `journal_behind` or `journal_closed` it is tried again
                until it is, so never append it a second time.
        """
        future: asyncio.Future[None] = self._loop.create_future()
        future.add_done_callback(looked_at)
        now_ms = self._now_wall_ms()
        size = sum(len(draft.body) + RECORD_BYTES for draft in records)
        first = self._last + 1
        with self._news:
            if self._closing:
                future.set_exception(OperatorError("journal_closed", says.closed(name=self.path.name), str(self.path)))
                return future
            self._last += len(records)
            if self._skipped or (self._bytes and self._bytes + size > OWED_BYTES):
                self._skipped = self._last
                error = self._behind()
                future.set_exception(error)
                self._loop.call_soon(self._change, self.trouble or error)  # under the lock: before the thread's next word
                return future
            self._records.extend(
                Record(number, now_ms, draft.mono_ns, draft.kind, draft.subject, draft.body)
                for number, draft in enumerate(records, first)
            )
            self._futures.append(future)
            self._bytes += size
            self._news.notify()
        return future

    def keep_snapshot(self, number: int, body: bytes) -> None:
        """Keep the state as of record `number` in the place of the snapshot before. Of several that wait the latest counts."""
        with self._news:
            if self._closing or number < self._snapshot_at:
                return
            self._snapshot, self._snapshot_at = (number, body), number
            if number >= self._skipped:
                self._skipped = 0
            self._news.notify()

    def mark(self, body: bytes) -> None:
        """Write down where a recording is (`studio.evidence.places`), after all that was appended before.

        It is left out while `MOST_MARKS` wait.
        """
        with self._news:
            if self._closing or len(self._marks) >= MOST_MARKS:
                log.warning("a mark of a recording is not in the journal %s", self.path.name)
                return
            self._marks.append(body)
            self._news.notify()

    async def copy(self, path: Path) -> Seal:
        """Write all that was appended so far to a new file, as a journal of its own. Returns its seal. Appends wait meanwhile.

        Raises:
            OperatorError: the file cannot be read.
            OSError: `path` cannot be made, or is there.
        """

        def copy(book: Book) -> Seal:
            book.copy(path)
            return book.seal

        return await self._ask(copy)

    async def recall(self) -> tuple[int, bytes | None, list[Record]]:
        """The number of the record at which the snapshot stands, the snapshot (0 and None: there is none), all records after it.

        Raises:
            OperatorError: the file cannot be read.
        """

        def read(book: Book) -> tuple[int, bytes | None, list[Record]]:
            number, body = book.snapshot()
            return number, body, book.after(number)

        return await self._ask(read)

    async def between(self, span: Span, at_most: int) -> list[Record]:
        """What happened in a time, in the order of the numbers: the earliest `at_most`, or the latest, as the span asks.

        Raises:
            OperatorError: the file cannot be read.
        """
        return await self._ask(lambda book: book.between(span, at_most))

    async def close(self) -> None:
        """Write what waits, once more if the disk refused, and let go of the file. Waits at most `CLOSE_S`."""
        with self._news:
            self._closing = True
            self._news.notify()
        try:
            await asyncio.wait_for(asyncio.shield(self._ended), CLOSE_S)
        except TimeoutError:
            log.error("the journal %s does not close: its disk hangs", self.path)

    # ------------------------------------------------------------ the loop's side

    async def _ask(self, ask: Callable[[Book], Answer]) -> Answer:
        future: asyncio.Future[Answer] = self._loop.create_future()
        with self._news:
            if self._closing:
                raise OperatorError("journal_closed", says.closed(name=self.path.name), str(self.path))
            self._questions.append(_Question(ask, future))
            self._news.notify()
        return await future

    def _behind(self) -> OperatorError:
        reason = self.trouble.text if self.trouble else says.slow_disk()
        return OperatorError("journal_behind", says.behind(name=self.path.name, reason=reason), str(self.path))

    def _settle(self, futures: list[asyncio.Future[None]], error: OperatorError | None, seal: Seal) -> None:
        self._seal = seal
        for future in futures:
            if not future.done():
                if error is None:
                    future.set_result(None)
                else:
                    future.set_exception(error)
        self._change(error)

    def _change(self, error: OperatorError | None) -> None:
        if (error is None) != (self.trouble is None):
            if error is not None:
                log.warning("the journal cannot be written: %s", error.text)
            else:
                log.info("the journal is written again")
            self.trouble = error
            self.on_trouble(error)

    # ------------------------------------------------------------ the thread's side

    def _run(self) -> None:
        book: Book | None = None
        try:
            book, notice = open_book(self.path)
            self._tell(self._begin, book.last(), book.snapshot()[0], book.seal, notice)
            self._serve(book)
        except OperatorError as error:  # from opening
            self._tell(fail, self._opened, error)
        except Exception as error:  # the thread's edge: nobody may wait for it for ever
            log.exception("the journal's thread failed")
            self._give_up(error)
        finally:
            if book is not None:
                book.close()
            self._tell(succeed, self._ended)

    def _begin(self, last: int, snapshot_at: int, seal: Seal, notice: str | None) -> None:
        self._last, self._snapshot_at, self._seal, self.notice = last, snapshot_at, seal, notice
        succeed(self._opened)

    def _serve(self, book: Book) -> None:
        """Write and answer until closed."""
        owed: list[Record] = []
        owed_marks: list[bytes] = []
        owed_snapshot: tuple[int, bytes] | None = None
        refused = False
        while True:
            with self._news:
                if refused:
                    self._news.wait_for(lambda: self._closing, RETRY_S)
                else:
                    self._news.wait_for(
                        lambda: self._closing or self._futures or self._snapshot or self._questions or self._marks
                    )
                closing = self._closing
                owed += self._records
                owed_marks += self._marks[: MOST_MARKS - len(owed_marks)]
                owed_snapshot = self._snapshot or owed_snapshot
                futures, questions, size = self._futures, self._questions, self._bytes
                self._records, self._snapshot, self._futures, self._questions, self._marks = [], None, [], [], []
            self._taken = [*futures, *(question.future for question in questions)]
            error = self._write(book, owed, owed_snapshot, owed_marks)
            refused = error is not None
            if not refused:
                owed, owed_snapshot, owed_marks = [], None, []
                with self._news:
                    self._bytes -= size
            self._tell(self._settle, futures, error, book.seal)
            for question in questions:
                self._answer(book, question)
            if closing:
                if owed:
                    log.error("the journal was closed with %d records not on disk", len(owed))
                return

    def _write(
        self, book: Book, records: list[Record], snapshot: tuple[int, bytes] | None, marks: list[bytes]
    ) -> OperatorError | None:
        if not records and snapshot is None and not marks:
            return None
        try:
            book.write(records, snapshot, marks)
        except sqlite3.Error as error:
            return trouble.in_words(error, self.path)
        return None

    def _answer(self, book: Book, question: _Question) -> None:
        """What a question fails over is its own affair: the thread goes on to write."""
        try:
            self._tell(succeed, question.future, question.ask(book))
        except sqlite3.Error as error:
            self._tell(fail, question.future, trouble.or_itself(error, self.path))
        except Exception as error:  # a mistake of ours in the question
            log.exception("a question to the journal %s failed", self.path)
            self._tell(fail, question.future, error)

    def _give_up(self, error: Exception) -> None:
        with self._news:
            self._closing = True
            waiting = [*self._futures, *(question.future for question in self._questions)]
            self._futures, self._questions = [], []
        for future in (self._opened, *self._taken, *waiting):
            self._tell(fail, future, error)
        text = says.stopped(name=self.path.name)
        self._tell(self._change, OperatorError("journal_failed", text, str(self.path)))

    def _tell(self, call: Callable[..., None], *arguments: Any) -> None:
        """Have the loop call. A loop that was closed over our head has nobody left to tell."""
        try:
            self._loop.call_soon_threadsafe(call, *arguments)
        except RuntimeError:
            log.debug("the loop of the journal %s is closed", self.path)
