"""Requests a second, and who goes first; on a clock of the test's own, which sleeping alone moves on."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from studio.plugin_api.asking import pace as module
from studio.plugin_api.asking.pace import Pace


@pytest.fixture
def now_s(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock, as a list of one."""
    clock = [100.0]

    async def sleep(seconds: float) -> None:
        clock[0] += seconds + 1e-9

    loop = SimpleNamespace(time=lambda: clock[0])
    monkeypatch.setattr(module, "asyncio", SimpleNamespace(get_running_loop=lambda: loop, sleep=sleep))
    return clock


async def turns(pace: Pace, patient: bool, count: int) -> None:
    for _ in range(count):
        await pace.turn(patient)


async def test_a_burst_then_the_rate(now_s: list[float]) -> None:
    pace = Pace(100, burst=10, kept=5)
    await turns(pace, False, 10)
    assert now_s[0] == 100.0
    await turns(pace, False, 20)
    assert now_s[0] == pytest.approx(100.2)


async def test_the_patient_leave_some_to_the_others(now_s: list[float]) -> None:
    pace = Pace(1, burst=10, kept=5)
    await turns(pace, True, 5)
    await turns(pace, False, 5)
    assert now_s[0] == 100.0, "those that were kept"
    await turns(pace, True, 1)
    assert now_s[0] == pytest.approx(106.0), "first the five that are kept, then one"
