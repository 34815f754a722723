"""How fast the shop's server is asked: a bucket of tokens, with some kept for what cannot wait."""

from __future__ import annotations

import asyncio

BURST = 10.0
KEPT = 5.0  # tokens that patient requests leave to the others


class Pace:
    """At most `rate_hz` requests a second on average, `BURST` at once. One asyncio loop."""

    def __init__(self, rate_hz: float) -> None:
        self._rate_hz = rate_hz
        self._tokens = BURST
        self._filled_s: float | None = None

    async def turn(self, patient: bool) -> None:
        """Wait until a request may go out. `patient`: one that gives way to those that are not."""
        floor = KEPT if patient else 0.0
        while True:
            self._fill()
            if self._tokens - floor >= 1.0:
                self._tokens -= 1.0
                return
            await asyncio.sleep((1.0 + floor - self._tokens) / self._rate_hz)

    def _fill(self) -> None:
        now_s = asyncio.get_running_loop().time()
        if self._filled_s is not None:
            self._tokens = min(BURST, self._tokens + (now_s - self._filled_s) * self._rate_hz)
        self._filled_s = now_s
