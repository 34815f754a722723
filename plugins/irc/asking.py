"""Says lines to the server, not faster than servers bear, and knows that they were taken."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from irc import sentences as says
from irc.line import Line, encode
from irc.link import Link
from irc.refusals import refusal
from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import Sentence, Template
from studio.values.token_bucket import TokenBucket

_RATE_PER_S, _BURST = 1.0, 6.0  # lines; RFC 2812 lets five at once go
_PATIENCE_S = 2.0  # for the bucket; a call has 5 s
_ANSWER_S = 2.5


class Asking:
    """One thing after the other. Behind each goes a PING: what the server complains of before it answers is that.

    `heard` and `lost` are to be told what the link tells. One event loop.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._bucket = TokenBucket(_RATE_PER_S, _BURST)
        self._turn = asyncio.Lock()
        self._count = 0
        self._mark = ""
        self._refusals: Mapping[str, Template] = {}
        self._taken: asyncio.Future[None] | None = None

    async def ask(self, link: Link, lines: Sequence[bytes], refusals: Mapping[str, Template], late: Sentence) -> None:
        """Say them. `refusals`: what replies mean that the server may give to them; `late`: what to say where it gives none.

        Raises:
            AbilityError: the server did not take them, or says nothing.
        """
        async with self._turn:
            await self._wait_for_turn(min(len(lines), _BURST))
            self._count += 1
            self._mark, self._refusals = f"sent-{self._count}", refusals
            self._taken = asyncio.get_running_loop().create_future()
            try:
                link.write(*lines, encode("PING", self._mark))
                async with asyncio.timeout(_ANSWER_S):
                    await self._taken
            except TimeoutError as error:
                raise AbilityError("unreachable", late) from error
            finally:
                self._taken = None

    async def _wait_for_turn(self, tokens: float) -> None:
        wait_s = self._bucket.wait_s(self._now_s(), tokens)
        if wait_s > _PATIENCE_S:
            raise AbilityError("limited", says.too_fast())
        while not self._bucket.take(self._now_s(), tokens):
            await asyncio.sleep(self._bucket.wait_s(self._now_s(), tokens))

    def heard(self, line: Line) -> None:
        """Look whether a line is the server's answer."""
        if self._taken is None or self._taken.done():
            return
        if line.command == "PONG" and line.param(-1) == self._mark:
            self._taken.set_result(None)
        elif line.command in self._refusals:
            self._taken.set_exception(refusal(self._refusals[line.command], line))

    def lost(self, error: AbilityError) -> None:
        """No answer comes any more."""
        if self._taken is not None and not self._taken.done():
            self._taken.set_exception(error)
