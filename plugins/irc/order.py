"""Keeps order in the channel, as far as IRC has it: who is blocked is banned (MODE +b) and put out (KICK)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from irc import sentences as says
from irc.asking import Asking
from irc.line import Line, encode
from irc.link import Link
from irc.masks import ban_mask
from irc.refusals import BAN, PUT_OUT
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans
from studio.values.sentences import Template

_WRITERS = 20_000  # viewers that can be blocked
_REASON = "Blocked by the show's moderators"


class Order:
    """What an operator of the channel does. `bans`: the masks that were set. One event loop."""

    def __init__(self, channel: str, link: Link, asking: Asking, bans: KeptBans) -> None:
        self._channel, self._link, self._asking, self._bans = channel, link, asking, bans
        self._writers: OrderedDict[str, str] = OrderedDict()  # key of a viewer -> nick!user@host

    def wrote(self, key: str, source: str) -> None:
        """A viewer has written."""
        self._writers[key] = source
        self._writers.move_to_end(key)
        if len(self._writers) > _WRITERS:
            self._writers.popitem(last=False)

    def heard(self, line: Line) -> None:
        """Learn from any line who has another nickname now: the one that they had may be somebody else's."""
        if line.command == "NICK" and line.param(0):
            for key in [key for key, source in self._writers.items() if source == line.source]:
                self._writers[key] = line.param(0) + line.source.removeprefix(line.nick)

    async def block(self, key: str, blocked: bool) -> None:
        """Ban a viewer and put them out; False: lift every ban of theirs that was set from here.

        Raises:
            AbilityError: the server says no, the viewer is not known or cannot be told from others, or no ban of theirs is.
        """
        if not self._link.is_operator:
            raise AbilityError("refused", says.no_operator(channel=self._channel))
        if blocked:
            await self._ban(key)
            return
        masks = self._bans.of(key)
        if masks is None:
            raise AbilityError("not_found", says.ban_unknown())
        if masks:
            await self._ask(BAN, *(("MODE", "-b", mask) for mask in masks))
            self._bans.lifted(key)

    async def _ban(self, key: str) -> None:
        """First the ban, so that nobody comes straight back, by the address that they have now.

        Where the server does not let them be put out they are not banned either; where it only has to wait (`limited`) the ban
        stands, and the next try puts them out.
        """
        source = self._writers.get(key)
        if source is None:
            raise AbilityError("not_found", says.viewer_unknown())
        others = [other for other in self._writers.values() if other != source]
        mask = ban_mask(source, [self._link.mask, *others])
        if not mask:
            raise AbilityError("refused", says.no_mask())
        await self._ask(BAN, ("MODE", "+b", mask))
        self._bans.add(key, mask)
        try:
            await self._ask(PUT_OUT, ("KICK", source.partition("!")[0], _REASON))
        except AbilityError as error:
            if error.code == "refused":
                await self._ask(BAN, ("MODE", "-b", mask))
            raise

    async def _ask(self, refusals: Mapping[str, Template], *commands: tuple[str, ...]) -> None:
        """All of them at once; each is a command and what stands behind the channel."""
        lines = [encode(command, self._channel, *params) for command, *params in commands]
        await self._asking.ask(self._link, lines, refusals, says.order_not_confirmed())
