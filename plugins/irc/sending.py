"""Writes into the channel: in lines that fit."""

from __future__ import annotations

import asyncio

from irc import sentences as says
from irc.asking import Asking
from irc.line import LINE_BYTES, encode
from irc.link import Link
from irc.pieces import pieces
from irc.refusals import MESSAGE
from studio.values.plain_text import plain

TEXT_BOUND = 300  # characters that fit into one line where each is a byte, whatever the channel and the account are called
_MASK_BYTES = 128  # of :nick!user@host at most, and before the server has said it


class Sending:
    """One message after the other. One event loop."""

    def __init__(self, channel: str, asking: Asking) -> None:
        self._channel, self._asking = channel, asking
        self._turn = asyncio.Lock()
        self._id = ""  # the server's, from the echo

    async def send(self, link: Link, text: str) -> str:
        """Send it; the server's id of its last line, "" where it gives none.

        Raises:
            AbilityError: the server did not take it, or says nothing.
        """
        async with self._turn:
            mask = len(f":{link.mask} ".encode()) if link.mask else _MASK_BYTES
            room = LINE_BYTES - len(encode("PRIVMSG", self._channel, "")) - min(mask, _MASK_BYTES)
            lines = [encode("PRIVMSG", self._channel, line) for line in pieces(plain(text, 2 * TEXT_BOUND), room)]
            self._id = ""
            await self._asking.ask(link, lines, MESSAGE, says.not_confirmed())
            return self._id

    def echoed(self, message_id: str) -> None:
        """The server has shown one of our own lines to the channel, under this id."""
        self._id = message_id
