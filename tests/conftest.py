"""Rules that every test lives by: no skipped real part in CI, no thread left behind, no unexpected warning in the log."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

# How long made-up data take to make is the machine's business: on a busy one no test fails for it.
settings.register_profile("studio", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("studio")
# Nor does it parse every module that is imported, in each of the processes that share the tests, to draw one constant of ours
# among ten thousand now and then: which are imported differs from run to run, and so would what a test is given.
providers._get_local_constants = lambda: providers._local_constants

_LONGEST_NAME = 200
ALL_PARTS = os.environ.get("NIGHTMARKET_ALL_PARTS") == "1" or os.environ.get("CI") == "true"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """What is too long to be a test's name names it by its length: every process that shares the tests is told all names."""
    return f"{argname}-{len(val)}" if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays: no collection of garbage need look at it, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where every part must be there, a skip is a failure, unless it says that this system has no such thing."""
    report = yield
    if ALL_PARTS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "not on this system" not in reason:
            report.outcome = "failed"
            report.longrepr = f"skipped where nothing may be: {reason}"
    return report


@pytest.fixture(autouse=True)
def leaves_nothing(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test ends the threads it started, and a WARNING of our own loggers fails one that did not say `expect_warnings`.

    One fixture for all that holds for thousands of tests: setting up another one costs as much as many of them do.
    """
    before = set(threading.enumerate())
    yield
    if not request.node.get_closest_marker("expect_warnings"):
        _no_unexpected_warning(caplog)
    _no_thread_left(before)
    if not gc.isenabled():  # where Qt keeps Python from collecting by itself (`ui.garbage`): after the test, in its thread
        gc.collect(0)


def _no_unexpected_warning(caplog: pytest.LogCaptureFixture) -> None:
    found = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name.split(".")[0] in {"studio", "ui", "plugins"}
    ]
    assert not found, f"unexpected warnings in the log: {found}"


def _no_thread_left(before: set[threading.Thread]) -> None:
    for thread in set(threading.enumerate()) - before:
        thread.join(2.0)
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
    assert not left, f"threads outlive the test: {left}"


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user's folder and a keyring of the test's own: the edge of the system."""
    import keyring

    from studio.system import folders
    from tests.fakes.keyring import MemoryKeyring

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folders.sessions_folder().mkdir(parents=True)
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)
