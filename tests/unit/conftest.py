"""The order of unit tests that run side by side: the file that took longest the last time begins first.

So none is left that one process works at alone while the others have nothing to do. How long each took stands in pytest's
cache; where it does not, the file with the most tests begins.

Every process reads all files of tests. Each begins at another folder: what one has compiled, the others find compiled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

_CACHED = "nightmarket/seconds_by_file"


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def longest_first(tests: list[str], seconds: Mapping[str, float]) -> list[str]:
    """The files of these tests (by node id), in the order in which they begin; one that is new before all others."""
    counts = Counter(map(_file, tests))
    return sorted(counts, key=lambda file: (seconds.get(file, float("inf")), counts[file], file), reverse=True)


def turned(folder: Path, turn: int, turns: int) -> list[str]:
    """All folders and files of tests in a folder: from the first on, or from as far on as that turn of so many is."""
    parts = sorted(
        str(part) for part in folder.iterdir() if part.name != "__pycache__" and (part.is_dir() or part.match("test_*.py"))
    )
    first = len(parts) * turn // turns
    return parts[first:] + parts[:first]


class Stopwatch:
    """Adds up what the tests of each file took, and remembers it for the next run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[_file(report.nodeid)] += report.duration  # type: ignore[assignment]

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        cache = getattr(self._config, "cache", None)
        if cache is not None and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            cache.set(_CACHED, {file: round(seconds, 2) for file, seconds in self._seconds.items()})


def pytest_configure(config: pytest.Config) -> None:
    if config.args != ["tests/unit"]:
        return
    given = getattr(config, "workerinput", None)
    if given is not None and getattr(config, "cache", None) is not None:  # else nobody sorts them alike
        config.args = turned(Path("tests/unit"), int(given["workerid"].removeprefix("gw")), given["workercount"])
    elif getattr(config.option, "dist", "no") == "loadfile" and not config.option.keyword and not config.option.markexpr:
        config.pluginmanager.register(Stopwatch(config))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every process sorts alike, or they could not share the tests."""
    if hasattr(config, "workerinput") and getattr(config, "cache", None) is not None:
        order = longest_first([item.nodeid for item in items], config.cache.get(_CACHED, {}))
        places = {file: place for place, file in enumerate(order)}
        items.sort(key=lambda item: places[_file(item.nodeid)])
