"""Keeps order in the channel, as far as IRC has it: who is blocked is banned (MODE +b) and put out (KICK)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from irc import sentences as says
from irc.asking import Asking
from irc.line import encode
from irc.link import Link
from irc.masks import ban_mask
from irc.refusals import BAN, PUT_OUT
from studio.plugin_api.abilities import AbilityError
from studio.values.sentences import Template

_WRITERS = 20_000  # viewers that can be blocked
_BANS = 2_000  # that can be lifted from here
_REASON = "Blocked by the show's moderators"


class Order:
    """What an operator of the channel does. One event loop."""

    def __init__(self, channel: str, link: Link, asking: Asking) -> None:
        self._channel, self._link, self._asking = channel, link, asking
        self._writers: OrderedDict[str, str] = OrderedDict()  # key of a viewer -> nick!user@host
        self._masks: OrderedDict[str, str] = OrderedDict()  # key of a viewer -> what was banned for them

    def wrote(self, key: str, source: str) -> None:
        """A viewer has written."""
        _keep(self._writers, key, source, _WRITERS)

    async def block(self, key: str, blocked: bool) -> None:
        """Ban a viewer and put them out; False: lift that ban.

        Raises:
            AbilityError: the server says no, the viewer is not known, or no ban of theirs from here is.
        """
        if not self._link.is_operator:
            raise AbilityError("refused", says.no_operator(channel=self._channel))
        if blocked:
            await self._ban(key)
        elif (mask := self._masks.get(key)) is not None:
            await self._ask(BAN, "MODE", "-b", mask)
        else:
            raise AbilityError("not_found", says.ban_unknown())

    async def _ban(self, key: str) -> None:
        """First the ban, so that nobody comes straight back. Where the server does not let them be put out they are not banned
        either; where it only has to wait (`limited`) the ban stands, and the next try puts them out."""
        source = self._writers.get(key)
        if source is None:
            raise AbilityError("not_found", says.viewer_unknown())
        others = [other for name, other in self._writers.items() if name != key]
        mask = self._masks.get(key) or ban_mask(source, [self._link.mask, *others])
        await self._ask(BAN, "MODE", "+b", mask)
        _keep(self._masks, key, mask, _BANS)
        try:
            await self._ask(PUT_OUT, "KICK", source.partition("!")[0], _REASON)
        except AbilityError as error:
            if error.code == "refused":
                await self._ask(BAN, "MODE", "-b", mask)
            raise

    async def _ask(self, refusals: Mapping[str, Template], command: str, *params: str) -> None:
        await self._asking.ask(self._link, [encode(command, self._channel, *params)], refusals, says.order_not_confirmed())


def _keep(kept: OrderedDict[str, str], key: str, value: str, bound: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > bound:
        kept.popitem(last=False)
