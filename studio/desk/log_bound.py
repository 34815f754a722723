"""Bounds what the desk logs: the log lies in memory, and what others say wrongly is no reason to fill that."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from studio.values.token_bucket import TokenBucket

_RATE_PER_S, _BURST = 0.5, 100.0  # lines of one module


class LogBound(logging.Filter):
    """Lets so many lines of each module through, then one in two seconds, which says how many were left out before it.

    To be given to a handler. `now_s` is monotonic. Any thread.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now_s = now_s
        self._buckets: dict[str, TokenBucket] = {}
        self._left_out: dict[str, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        module = record.name
        if not self._buckets.setdefault(module, TokenBucket(_RATE_PER_S, _BURST)).take(self._now_s()):
            self._left_out[module] = self._left_out.get(module, 0) + 1
            return False
        if left_out := self._left_out.pop(module, 0):
            record.msg, record.args = f"{record.getMessage()} (lines left out before: {left_out})", ()
        return True
