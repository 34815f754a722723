"""What the desk asks of the system about processors and processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from studio.system import machine, process


def test_busy_processors_are_seen() -> None:
    machine.processors_percent()
    until = time.process_time() + 0.3
    while time.process_time() < until:
        pass
    percent = machine.processors_percent()
    assert 50 / (os.cpu_count() or 1) < percent <= 100


def test_a_process_is_said_what_it_says_of_itself() -> None:
    found = machine.process_figures(os.getpid())
    assert found is not None
    cpu_s, memory, peak = found
    assert cpu_s == pytest.approx(process.cpu_s(), abs=0.1)
    assert memory == pytest.approx(process.memory_bytes(), rel=0.1)
    assert peak == pytest.approx(process.peak_memory_bytes(), rel=0.1)
    assert memory <= peak * 1.01


def test_nothing_is_said_of_a_process_that_has_ended() -> None:
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    if hasattr(os, "waitid"):
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # ended, and still in the table
        assert machine.process_figures(child.pid) is None
    child.wait()
    assert machine.process_figures(child.pid) is None
