"""Requests a second, and who goes first."""

from __future__ import annotations

import asyncio
import time

from vendure.pace import BURST, KEPT, Pace


async def turns(pace: Pace, patient: bool, count: int) -> float:
    """How long so many turns take, seconds."""
    began_s = time.monotonic()
    for _ in range(count):
        await pace.turn(patient)
    return time.monotonic() - began_s


async def test_a_burst_then_the_rate() -> None:
    pace = Pace(100)
    assert await turns(pace, False, int(BURST)) < 0.05
    assert 0.18 <= await turns(pace, False, 20) < 0.4


async def test_the_patient_leave_some_to_the_others() -> None:
    pace = Pace(1)
    assert await turns(pace, True, int(BURST - KEPT)) < 0.2
    waiting = asyncio.create_task(turns(pace, True, 1))
    await asyncio.sleep(0)
    assert await turns(pace, False, int(KEPT)) < 0.2
    assert not waiting.done()
    waiting.cancel()
