"""Stays in the channel: connects, registers, hears, and begins anew after whatever ended it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from irc import sentences as says
from irc.access import Access
from irc.features import Features
from irc.line import Line
from irc.members import Members
from irc.refusals import closing, refusal
from irc.registration import Registration
from irc.standing import Standing
from irc.wire import Patience, Wire, opened
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.reconnecting import Reconnector
from studio.values.plain_text import plain

_REGISTER_S = 15.0


class Link(Reconnector[Wire]):
    """One account in one channel. `heard` is called with every line once it is in the channel, `lost` when it is no more.

    `nick`, `mask` (nick!user@host, "" before the server has said it), `members` and `is_operator` are those of the connection
    that stands.
    One event loop.
    """

    def __init__(
        self,
        access: Access,
        heard: Callable[[Line], None],
        lost: Callable[[AbilityError], None],
        patience: Patience | None = None,
    ) -> None:
        super().__init__(self._stay_in, lost, says.not_connected(place=access.place))
        self._access, self._heard = access, heard
        self._patience = patience or Patience()
        self._features = Features()
        self.nick, self.mask = access.nick, ""
        self.members, self._standing = Members(access.channel, self._features), Standing(access.channel, self._features)

    @property
    def is_operator(self) -> bool:
        """Whether it is in the channel, and may ban and kick there."""
        return self.there is not None and self._standing.is_operator

    def write(self, *lines: bytes) -> None:
        """Raises: AbilityError: it is not in the channel, or the server does not fetch what it is sent."""
        self.entered().write(*lines)

    def is_here(self, channel: str) -> bool:
        """Whether it is the channel of this link, as the server compares names."""
        return self._features.folded(channel) == self._features.folded(self._access.channel)

    def is_me(self, nick: str) -> bool:
        """Whether it is the studio's own nickname."""
        return self._features.folded(nick) == self._features.folded(self.nick)

    def folded(self, nick: str) -> str:
        """The nickname as the server compares it."""
        return self._features.folded(nick)

    async def _stay_in(self, enter: Callable[[Wire], None]) -> None:
        """One connection. Raises: AbilityError: how it ended."""
        self._access.check()
        self._features = Features()
        registration = Registration(self._access, self._features)
        self.members, self.nick, self.mask = Members(self._access.channel, self._features), registration.nick, ""
        self._standing = Standing(self._access.channel, self._features)
        async with opened(self._access, self._patience) as wire:
            wire.write(*registration.start())
            try:
                async with asyncio.timeout(_REGISTER_S) as deadline:
                    async for line in wire.lines():
                        self._learn(line)
                        if registration.joined:
                            self._heard(line)
                            continue
                        wire.write(*registration.take(line))
                        self.nick = registration.nick
                        if registration.joined:
                            deadline.reschedule(None)
                            enter(wire)
            except TimeoutError as error:
                late = says.not_let_in(place=self._access.place, seconds=f"{_REGISTER_S:g}")
                raise AbilityError("unreachable", late) from error

    def _learn(self, line: Line) -> None:
        """What every line says of us and the others. Raises: AbilityError: we are out."""
        access = self._access
        if line.command == "005":
            self._features.take(line)
        elif line.command == "ERROR":
            raise closing(line, access.server)
        elif line.command == "JOIN" and self.is_me(line.nick):
            self.mask = line.source
        elif line.command == "NICK" and self.is_me(line.nick):
            self.nick, self.mask = line.param(0) or self.nick, ""
        elif line.command == "KICK" and self.is_here(line.param(0)) and self.is_me(line.param(1)):
            raise refusal(says.kicked, line, nick=self.nick, channel=access.channel, by=plain(line.nick, 32))
        elif line.command == "PART" and self.is_here(line.param(0)) and self.is_me(line.nick):
            raise refusal(says.made_to_leave, nick=self.nick, channel=access.channel)
        self.members.take(line)
        self._standing.take(line, self.nick)
