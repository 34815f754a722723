"""`kill -9` of a process that keeps a journal, at random moments, again and again on the same file.

The child appends a chain: each body carries the digest of all before it, which is also the state that its snapshots keep.
So a record lost, doubled or out of order is seen by the next child's recall and by the reading of the whole file.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from studio.desk.journal import Draft, ShowJournal
from studio.evidence import verified

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("NIGHTMARKET_JOURNAL_KILLS", "40"))  # a thousand takes about nine minutes
LONGEST_S = 0.25  # of life after the first acknowledgement
START = b"\0" * 16


def digest(state: bytes, number: int) -> bytes:
    return hashlib.blake2s(state + number.to_bytes(8, "big"), digest_size=16).digest()


async def child(path: Path, seed: int) -> None:
    """Recall, check, then append without end, in clumps and alone; each acknowledged number goes to standard output."""
    journal = await ShowJournal.open(path)
    assert journal.notice is None, journal.notice
    at, body, after = await journal.recall()
    state = body or START
    for record in after:
        state = digest(state, record.number)
        at += 1
        assert record.number == at
        assert record.body[:16] == state
    assert at == journal.last
    dice = random.Random(seed)

    async def acknowledge(number: int, future: asyncio.Future[None]) -> None:
        await future
        os.write(1, b"%d\n" % number)

    tasks: set[asyncio.Task[None]] = set()
    while True:
        drafts = []
        for _ in range(dice.choice((1, 1, 2, 30))):
            at += 1
            state = digest(state, at)
            drafts.append(Draft("order_paid", "cup", state + bytes(dice.choice((0, 100, 9000))), time.monotonic_ns()))
        task = asyncio.create_task(acknowledge(at, journal.append(drafts)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        if dice.random() < 0.05:
            journal.keep_snapshot(at, state)
        if dice.random() < 0.05:
            journal.mark(b"a mark")
        if len(tasks) > 20 or dice.random() < 0.2:
            await task


def live_and_die(path: Path, seed: int) -> int:
    """Run a child, kill it somewhere, and return the last number it acknowledged (0: it died before the first)."""
    dice = random.Random(seed)
    started = time.monotonic()
    command = [sys.executable, __file__, os.fspath(path), str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
    assert process.stdout is not None
    if dice.random() < 0.2:  # while it opens, recalls or creates the file
        time.sleep(dice.uniform(0, 0.4))
        head = b""
    else:
        head = process.stdout.readline()
        assert head, f"the child of seed {seed} failed: {process.wait(10)}"
        time.sleep(dice.uniform(0, LONGEST_S))
    process.kill()
    lines = (head + process.stdout.read()).split(b"\n")[:-1]
    process.stdout.close()
    assert process.wait(10) == -signal.SIGKILL, (
        f"the child of seed {seed} ended by itself after {time.monotonic() - started:.1f} s"
    )
    numbers = [int(line) for line in lines]
    assert numbers == sorted(numbers)
    return numbers[-1] if numbers else 0


def verify(path: Path, acknowledged: int) -> int:
    """The whole chain is there, up to what was acknowledged at least. Returns how long it is."""
    proved = verified(path)
    assert proved.outside == ()
    with closing(sqlite3.connect(path)) as rows:
        assert rows.execute("SELECT count(*) FROM records").fetchone() == (proved.records,)
        assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        state, number = START, 0
        states = {}
        for found, body in rows.execute("SELECT number, body FROM records ORDER BY number"):
            number += 1
            state = digest(state, number)
            assert found == number
            assert body[:16] == state
            states[number] = state
        for at, body in rows.execute("SELECT number, body FROM snapshots"):
            assert body == states[at]
        assert number >= acknowledged
    return number


@pytest.mark.timeout(60 + 2 * ROUNDS)
def test_killed_at_random_nothing_acknowledged_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    path = tmp_path / "evening.journal"
    acknowledged = lives = 0
    for seed in range(ROUNDS):
        latest = live_and_die(path, seed)
        assert latest == 0 or latest > acknowledged
        acknowledged = max(acknowledged, latest)
        lives += latest > 0
        if seed % 10 == 9 or seed == ROUNDS - 1:
            verify(path, acknowledged)
            if path.stat().st_size > 200 << 20:  # another show, so that a reading stays short
                path, acknowledged = tmp_path / f"{seed}.journal", 0
    assert lives > ROUNDS // 2


if __name__ == "__main__":
    asyncio.run(child(Path(sys.argv[1]), int(sys.argv[2])))
