"""Stays in the channel: connects, registers, hears, and begins anew after whatever ended it."""

from __future__ import annotations

import asyncio
import logging
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
from studio.values.backoff import REFUSED_S, Backoff
from studio.values.plain_text import plain

_REGISTER_S = 15.0
_STEADY_S = 10.0  # so long in the channel, and the next loss is a new story

log = logging.getLogger(__name__)


class Link:
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
        self._access, self._heard, self._lost = access, heard, lost
        self._patience = patience or Patience()
        self._features = Features()
        self._wire: Wire | None = None
        self._trouble: AbilityError | None = None
        self._tried = asyncio.Event()
        self._joined_s: float | None = None
        self.nick, self.mask = access.nick, ""
        self.members, self._standing = Members(access.channel, self._features), Standing(access.channel, self._features)

    @property
    def is_operator(self) -> bool:
        """Whether it is in the channel, and may ban and kick there."""
        return self._wire is not None and self._standing.is_operator

    async def run(self) -> None:
        """Stay until cancelled."""
        backoff, now_s = Backoff(), asyncio.get_running_loop().time
        while True:
            self._joined_s = None
            try:
                self._access.check()
                await self._stay()
            except AbilityError as error:
                log.info("%s", error.text)
                self._wire, self._trouble = None, error
                self._tried.set()
                self._lost(_again(error))
                if self._joined_s is not None and now_s() - self._joined_s > _STEADY_S:
                    backoff.reset()
                await asyncio.sleep(REFUSED_S if error.code == "refused" else backoff.wait_s())

    async def in_channel(self) -> None:
        """Return when the channel is entered; waits for the first try alone.

        Raises:
            AbilityError: it is not.
        """
        await self._tried.wait()
        if self._trouble is not None:
            raise _again(self._trouble)

    def write(self, *lines: bytes) -> None:
        """Raises: AbilityError: it is not in the channel, or the server does not fetch what it is sent."""
        if self._wire is None:
            if self._trouble is not None:
                raise _again(self._trouble)
            raise AbilityError("unreachable", says.not_connected(place=self._access.place))
        self._wire.write(*lines)

    def is_here(self, channel: str) -> bool:
        """Whether it is the channel of this link, as the server compares names."""
        return self._features.folded(channel) == self._features.folded(self._access.channel)

    def is_me(self, nick: str) -> bool:
        """Whether it is the studio's own nickname."""
        return self._features.folded(nick) == self._features.folded(self.nick)

    def folded(self, nick: str) -> str:
        """The nickname as the server compares it."""
        return self._features.folded(nick)

    async def _stay(self) -> None:
        """One connection. Raises: AbilityError: how it ended."""
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
                            self._enter(wire)
            except TimeoutError as error:
                late = says.not_let_in(place=self._access.place, seconds=f"{_REGISTER_S:g}")
                raise AbilityError("unreachable", late) from error

    def _enter(self, wire: Wire) -> None:
        self._wire, self._trouble = wire, None
        self._joined_s = asyncio.get_running_loop().time()
        self._tried.set()

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


def _again(error: AbilityError) -> AbilityError:
    """The same to be raised once more: an error that is raised many times remembers every time."""
    return AbilityError(error.code, error.text)
