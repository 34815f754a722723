"""How fast a server is asked: a bucket of tokens, with some kept for what cannot wait."""

from __future__ import annotations

import asyncio

from studio.values.token_bucket import TokenBucket


class Pace:
    """At most `rate_hz` requests a second on average, `burst` at once. One asyncio loop."""

    def __init__(self, rate_hz: float, burst: float, kept: float) -> None:
        """`kept`: of the burst, what patient requests leave to the others."""
        self._bucket, self._kept = TokenBucket(rate_hz, burst), kept

    async def turn(self, patient: bool) -> None:
        """Wait until a request may go out. `patient`: one that gives way to those that are not."""
        clock, keep = asyncio.get_running_loop().time, self._kept if patient else 0.0
        while not self._bucket.take(clock(), keep=keep):
            await asyncio.sleep(self._bucket.wait_s(clock(), keep=keep))
