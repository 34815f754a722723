"""Processor time of tests, with their fixtures, by file: what a wall clock cannot say on a machine that does other work.

    .venv/bin/python -m pytest -p tests.bench.processor_time tests/unit/media

Of the test's own process, all its threads; children that a test starts are not in it.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator

import pytest

_DEAREST = 20
_spent_s: Counter[str] = Counter()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Add up what a test takes, from its first fixture to the end of its last."""
    before_s = time.process_time()
    try:
        return (yield)
    finally:
        _spent_s[item.nodeid.partition("::")[0]] += time.process_time() - before_s  # type: ignore[assignment]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the dearest files."""
    terminalreporter.section("processor time")
    for file, seconds in _spent_s.most_common(_DEAREST):
        terminalreporter.write_line(f"{seconds:7.2f} s  {file}")
    terminalreporter.write_line(f"{_spent_s.total():7.2f} s  in all")
