"""The show's journal under load and at a restart: `python tests/bench/journal.py [seconds] [events a second] [restart's events]`.

Load: a clump of events ten times a second, each event its own append, all awaited; how long until they are on disk, how
late the loop wakes meanwhile, and what it costs. Restart: a process of its own opens and recalls, snapshot 5,000 events back.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.desk.journal import Draft, ShowJournal, Span

BODY = (
    b'{"type":"order_paid","order":"20261125-1234","line":"1","sku":"CUP-RED","quantity":2,"unit_price_minor":3990,"buyer":"u-8"}'
)
CLUMPS_A_SECOND = 10


def drafts(count: int) -> list[Draft]:
    return [Draft("order_paid", f"product-{number % 50}", BODY, time.monotonic_ns()) for number in range(count)]


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


async def load(path: Path, seconds: float, rate: int) -> str:
    journal = await ShowJournal.open(path)
    waits: list[float] = []
    late: list[float] = []
    ended = False

    async def watch() -> None:
        while not ended:
            due = time.monotonic() + 0.005
            await asyncio.sleep(0.005)
            late.append(time.monotonic() - due)

    def noting() -> Callable[[asyncio.Future[None]], None]:
        started = time.monotonic()
        return lambda _: waits.append(time.monotonic() - started)

    watching = asyncio.create_task(watch())
    began, used = time.monotonic(), time.process_time()
    future = journal.append([])
    for clump in range(int(seconds * CLUMPS_A_SECOND)):
        await asyncio.sleep(began + clump / CLUMPS_A_SECOND - time.monotonic())
        for draft in drafts(rate // CLUMPS_A_SECOND):
            future = journal.append([draft])
            future.add_done_callback(noting())
        if journal.since_snapshot > 20_000:
            journal.keep_snapshot(journal.last, bytes(200_000))
    await future
    wall, used = time.monotonic() - began, time.process_time() - used
    ended = True
    await watching
    await journal.close()
    disk, loop = ([f"{share(values, part) * 1e3:.1f}" for part in (0.5, 0.99, 1.0)] for values in (waits, late))
    return (
        f"{len(waits) / wall:.0f} events/s for {wall:.1f} s, {used / wall:.3f} CPU s/s; on disk after {disk[0]} ms"
        f" (p99 {disk[1]}, max {disk[2]}); loop late p99 {loop[1]} ms, max {loop[2]} ms"
    )


async def fill(path: Path, events: int, snapshot_back: int) -> None:
    journal = await ShowJournal.open(path)
    while journal.last < events:
        await journal.append(drafts(min(10_000, events - journal.last)))
        if journal.last == events - snapshot_back:
            journal.keep_snapshot(journal.last, bytes(1_000_000))
    await journal.close()


async def restart(path: Path) -> str:
    began = time.monotonic()
    journal = await ShowJournal.open(path)
    opened = time.monotonic() - began
    _, body, after = await journal.recall()
    recalled = time.monotonic() - began
    at = time.monotonic()
    middle_ms = after[len(after) // 2].wall_ms
    found = await journal.between(Span(from_ms=middle_ms, to_ms=middle_ms + 1000, subject="product-7"), 10_000)
    asked = time.monotonic() - at
    await journal.close()
    return (
        f"{journal.last} events, {path.stat().st_size / 1e6:.0f} MB: open {opened:.3f} s, recalled after {recalled:.3f} s"
        f" (snapshot of {len(body or b'')} bytes, {len(after)} events after it);"
        f" a second of one product: {len(found)} in {asked * 1e3:.1f} ms"
    )


def restarted(path: Path) -> str:
    command = [sys.executable, __file__, "--restart", os.fspath(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--restart"]:
        print(asyncio.run(restart(Path(sys.argv[2]))))
        sys.exit()
    given = [float(word) for word in sys.argv[1:]] + [20.0, 5000.0, 1_000_000.0][len(sys.argv) - 1 :]
    folder = Path(tempfile.mkdtemp(prefix="journal-bench-"))
    try:
        print("load:   ", asyncio.run(load(folder / "load.journal", given[0], int(given[1]))), flush=True)
        for back, name in ((10_000, "snapshot"), (0, "nothing")):
            path = folder / f"{name}.journal"
            asyncio.run(fill(path, int(given[2]), back or int(given[2])))
            print("restart:", restarted(path), flush=True)
            path.unlink()
    finally:
        shutil.rmtree(folder)
