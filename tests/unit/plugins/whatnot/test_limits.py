"""Ten requests a second, and not even these while a window has none left."""

from __future__ import annotations

import asyncio

import pytest
from whatnot import limits
from whatnot.limits import Limits


def test_no_second_has_more_than_whatnot_allows() -> None:
    assert limits._RATE_HZ + limits._BURST <= 10


async def sleeps(made: Limits, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """For how long the next request is asked to wait."""
    loop, asked = asyncio.get_running_loop(), list[float]()
    past = loop.time()

    async def sleep(wait_s: float) -> None:
        nonlocal past
        asked.append(round(wait_s, 1))
        past += wait_s

    monkeypatch.setattr(limits.asyncio, "sleep", sleep)
    monkeypatch.setattr(loop, "time", lambda: past)
    await made.turn(patient=False)
    return asked


@pytest.mark.parametrize(
    ("remaining", "reset", "waits"),
    [("0", "1", [1.0]), ("0", "9999", [2.0]), ("7", "1", []), ("0", "soon", []), ("0", "-1", []), ("", "1", [])],
)
async def test_an_empty_window_is_waited_out_for_a_while(
    remaining: str, reset: str, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Limits()
    made.answered({"ratelimit-remaining": remaining, "ratelimit-reset": reset})
    assert await sleeps(made, monkeypatch) == waits
