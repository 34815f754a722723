"""What a show on air came to, from its first second to its last. Pure: counters of workers in, sums out.

Counters begin anew with their process and are gone when it ends, so that what they say at the end is not what the show was:
here every gain is added up as it is seen. Orders and units are the ledger's: they fall when something is sent back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from studio.control.schema.state.air import Summary
from studio.ipc import clock as clocks

_MAY_FALL = ("orders", "units")
COUNTED = ("lagged", "skipped", "dropped", "reconnects", *_MAY_FALL)


class ShowFigures:
    """`watch` it while a show is on air; `last` is the summary of the show that ended, None before the first."""

    def __init__(self) -> None:
        self.last: Summary | None = None
        self._begun_ns = 0
        self._seen: dict[str, int] = {}
        self._sums: dict[str, int] = {}

    def begin(self, now_ns: int, counters: Mapping[str, int]) -> None:
        """A show goes on air: what was counted before is not its."""
        self._begun_ns, self._seen, self._sums = now_ns, dict(counters), dict.fromkeys(COUNTED, 0)

    def watch(self, counters: Mapping[str, int]) -> None:
        """Add what came since the last look. A counter is called "<what it counts> <who counts>".

        A process's counter that fell began anew.
        """
        if not self._begun_ns:
            return
        for name, value in counters.items():
            before, what = self._seen.get(name, 0), name.partition(" ")[0]
            self._sums[what] += value - before if value >= before or what in _MAY_FALL else value
            self._seen[name] = value

    def now(self, now_ns: int) -> Summary | None:
        """The show on air so far, or else the one that ended last; None when there was none."""
        if not self._begun_ns:
            return self.last
        return Summary(ended_ns=now_ns, seconds=(now_ns - self._begun_ns) // clocks.NS, **self._sums)

    def end(self, now_ns: int) -> None:
        """The show is over."""
        self.last, self._begun_ns = self.now(now_ns), 0

    def as_memory(self) -> dict[str, Any]:
        last = msgspec.structs.asdict(self.last) if self.last is not None else None
        return {"last": last, "begun_ns": self._begun_ns, "seen": self._seen, "sums": self._sums}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """Be what the desk before us counted."""
        last = memory["last"]
        self.last, self._begun_ns = None if last is None else Summary(**last), memory["begun_ns"]
        self._seen, self._sums = dict(memory["seen"]), dict(memory["sums"])
