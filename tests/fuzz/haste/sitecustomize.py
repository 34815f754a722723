"""Makes the monotonic clock of a Python process run faster: `NIGHTMARKET_TEST_HASTE` times, waits become as much shorter.

Processes that share the factor share the clock, so that deadlines, polls and countdowns keep their proportions. Python imports
this module by itself at its start when the folder is in `PYTHONPATH`.
"""

import os
import select
import selectors
import time

HASTE = float(os.environ.get("NIGHTMARKET_TEST_HASTE", "1"))


def _hasten() -> None:
    monotonic_ns, sleep, wait = time.monotonic_ns, time.sleep, select.select
    poll = selectors.EpollSelector.select

    def hastened_ns() -> int:
        return int(monotonic_ns() * HASTE)

    def select_(reading: object, writing: object, failing: object, timeout: float | None = None) -> object:
        return wait(reading, writing, failing, None if timeout is None else timeout / HASTE)  # type: ignore[call-overload]

    def epoll(self: selectors.EpollSelector, timeout: float | None = None) -> object:
        return poll(self, None if timeout is None else timeout / HASTE)

    time.monotonic_ns = hastened_ns
    time.monotonic = lambda: hastened_ns() / 1e9
    time.sleep = lambda seconds: sleep(seconds / HASTE)
    select.select = select_  # type: ignore[assignment]
    selectors.EpollSelector.select = epoll  # type: ignore[method-assign,assignment]


if HASTE != 1:
    _hasten()
