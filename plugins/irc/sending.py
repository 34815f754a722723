"""Writes into the channel: in lines that fit, not faster than servers bear, and knowing that they were taken."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from irc import sentences as says
from irc.line import LINE_BYTES, Line, encode
from irc.link import Link
from irc.pieces import pieces
from irc.refusals import MESSAGE, refusal
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain
from studio.values.token_bucket import TokenBucket

TEXT_BOUND = 300  # characters that fit into one line where each is a byte, whatever the channel and the account are called
_MASK_BYTES = 128  # of :nick!user@host at most, and before the server has said it
_RATE_PER_S, _BURST = 1.0, 6.0  # lines; RFC 2812 lets five at once go
_PATIENCE_S = 2.0  # for the bucket; a call has 5 s
_ANSWER_S = 2.5


class Sending:
    """One message after the other. Behind each goes a PING: what the server complains of before it answers is the message.

    `heard` and `lost` are to be told what the link tells. One event loop.
    """

    def __init__(self, channel: str, now_s: Callable[[], float] = time.monotonic) -> None:
        self._channel, self._now_s = channel, now_s
        self._bucket = TokenBucket(_RATE_PER_S, _BURST)
        self._turn = asyncio.Lock()
        self._count = 0
        self._mark = ""
        self._id = ""  # the server's, from the echo
        self._taken: asyncio.Future[None] | None = None

    async def send(self, link: Link, text: str) -> str:
        """Send it; the server's id of its last line, "" where it gives none.

        Raises:
            AbilityError: the server did not take it, or says nothing.
        """
        async with self._turn:
            mask = len(f":{link.mask} ".encode()) if link.mask else _MASK_BYTES
            room = LINE_BYTES - len(encode("PRIVMSG", self._channel, "")) - min(mask, _MASK_BYTES)
            lines = pieces(plain(text, 2 * TEXT_BOUND), room)
            await self._wait_for_turn(min(len(lines), _BURST))
            self._count += 1
            self._mark, self._id = f"sent-{self._count}", ""
            self._taken = asyncio.get_running_loop().create_future()
            try:
                link.write(*(encode("PRIVMSG", self._channel, line) for line in lines), encode("PING", self._mark))
                async with asyncio.timeout(_ANSWER_S):
                    await self._taken
            except TimeoutError as error:
                raise AbilityError("unreachable", says.not_confirmed()) from error
            finally:
                self._taken = None
            return self._id

    async def _wait_for_turn(self, tokens: float) -> None:
        wait_s = self._bucket.wait_s(self._now_s(), tokens)
        if wait_s > _PATIENCE_S:
            raise AbilityError("refused", says.too_fast())
        while not self._bucket.take(self._now_s(), tokens):
            await asyncio.sleep(self._bucket.wait_s(self._now_s(), tokens))

    def heard(self, line: Line) -> None:
        """Look whether a line is the server's answer."""
        if self._taken is None or self._taken.done():
            return
        if line.command == "PONG" and line.param(-1) == self._mark:
            self._taken.set_result(None)
        elif line.command in MESSAGE:
            self._taken.set_exception(refusal(MESSAGE[line.command], line))

    def echoed(self, message_id: str) -> None:
        """The server has shown one of our own lines to the channel, under this id."""
        self._id = message_id

    def lost(self, error: AbilityError) -> None:
        """No answer comes any more."""
        if self._taken is not None and not self._taken.done():
            self._taken.set_exception(error)
