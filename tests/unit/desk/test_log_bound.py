"""The desk's log says what happened, and is not filled by whoever says nonsense without end."""

from __future__ import annotations

import logging

from studio.desk.log_bound import LogBound


class Log:
    """A handler behind the bound, by a clock of our own."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.bound = LogBound(lambda: self.now_s)

    def lines(self, module: str, count: int) -> list[str]:
        """What comes through of so many lines of a module."""
        records = [logging.LogRecord(module, logging.ERROR, "", 0, "%s says %d", ("evil", n), None) for n in range(count)]
        return [record.getMessage() for record in records if self.bound.filter(record)]


def test_a_flood_of_one_module_is_cut_and_the_others_are_heard() -> None:
    log = Log()
    heard = log.lines("shops", 10_000)
    assert heard == [f"evil says {n}" for n in range(100)]
    assert log.lines("journal", 3) == [f"evil says {n}" for n in range(3)]


def test_it_goes_on_after_a_while_and_says_what_is_missing() -> None:
    log = Log()
    log.lines("shops", 150)
    log.now_s = 4.0
    assert log.lines("shops", 3) == ["evil says 0 (lines left out before: 50)", "evil says 1"]
    log.now_s = 1_000.0
    assert log.lines("shops", 2) == ["evil says 0 (lines left out before: 1)", "evil says 1"]
