"""How fast Whatnot is asked: ten requests a second for a seller and an app, by windows of a second.

A bucket of tokens keeps the studio's own requests below that. Others may ask with the same token: each answer says how much its
window has left, and when nothing is, the next request waits for the next window instead of being refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from studio.plugin_api.asking import Pace

_RATE_HZ, _BURST = 7.0, 3.0  # in any second at most ten
_KEPT = 1.0  # of the burst, for what cannot wait
_LONGEST_S = 2.0  # that an answer may have the next request wait


class Limits:
    """Whose turn it is. One asyncio loop."""

    def __init__(self, rate_hz: float = _RATE_HZ, burst: float = _BURST) -> None:
        self._pace = Pace(rate_hz, burst, _KEPT)
        self._free_s = 0.0  # the loop's clock

    async def turn(self, patient: bool) -> None:
        """Wait until a request may go out. `patient`: one that gives way to those that are not."""
        await self._pace.turn(patient)
        while (wait_s := self._free_s - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(wait_s)

    def answered(self, headers: Mapping[str, str]) -> None:
        """What an answer says is left. A hint, as Whatnot itself calls it: what cannot be read is passed over."""
        if headers.get("ratelimit-remaining") == "0":
            reset = headers.get("ratelimit-reset", "")
            wait_s = float(reset) if reset.isascii() and reset.isdecimal() and len(reset) < 6 else 0.0
            self._free_s = asyncio.get_running_loop().time() + min(_LONGEST_S, wait_s)
