"""Keeps order in the chat: messages deleted, viewers kept from writing for a while or for good."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.answers import Nothing, Resource
from youtube.api import YouTube
from youtube.broadcast import Live
from youtube.quota import BAN, WRITE
from youtube.remembered import Remembered

_BANS = 8  # of one viewer that are remembered: each time-out and each block is another one at YouTube


class Order:
    """What a moderator does. Doing what is done already succeeds, as far as that is known here. One event loop."""

    def __init__(self, api: YouTube) -> None:
        self._api = api
        self._hidden: Remembered[None] = Remembered(2_000)
        self._bans: Remembered[tuple[str, ...]] = Remembered(2_000)

    async def hide(self, message_id: str) -> None:
        """Delete a message. Raises: AbilityError."""
        try:
            await self._api.ask("DELETE", "liveChat/messages", Nothing, WRITE, {"id": message_id})
        except AbilityError as error:
            if error.code != "not_found":
                raise
            if message_id not in self._hidden:  # it is not that an answer got lost
                raise AbilityError("not_found", says.message_gone()) from error
        self._hidden.put(message_id, None)

    async def mute(self, live: Live, channel_id: str, seconds: int) -> None:
        """Keep a viewer from writing for so long; 0: end that, and a block as well.

        Raises:
            AbilityError: YouTube says no, or nothing is known to be ended.
        """
        if seconds:  # 64 bits, which JSON of Google's has as text
            await self._ban(live, channel_id, {"type": "temporary", "banDurationSeconds": str(seconds)})
        else:
            await self._lift_all(channel_id)

    async def block(self, live: Live, channel_id: str, blocked: bool) -> None:
        """Keep a viewer from writing until that is ended; False: end it, and time-outs as well.

        Raises:
            AbilityError: YouTube says no, or nothing is known to be ended.
        """
        if blocked:
            await self._ban(live, channel_id, {"type": "permanent"})
        else:
            await self._lift_all(channel_id)

    async def _ban(self, live: Live, channel_id: str, kind: dict[str, object]) -> None:
        snippet = {"liveChatId": live.chat_id, "bannedUserDetails": {"channelId": channel_id}} | kind
        made = await self._api.ask("POST", "liveChat/bans", Resource, BAN, {"part": "snippet"}, {"snippet": snippet})
        self._bans.put(channel_id, (*(self._bans.get(channel_id) or ()), made.id)[-_BANS:])

    async def _lift_all(self, channel_id: str) -> None:
        """YouTube ends only bans whose ids are known. One that it has not any more is over already."""
        bans = self._bans.get(channel_id)
        if bans is None:
            raise AbilityError("not_found", says.ban_unknown())
        for ban in bans:
            try:
                await self._api.ask("DELETE", "liveChat/bans", Nothing, BAN, {"id": ban})
            except AbilityError as error:
                if error.code != "not_found":
                    raise
        self._bans.put(channel_id, ())
