"""Keeps order in the chat: messages deleted, viewers kept from writing for a while or for good."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.remembered import Remembered
from youtube import sentences as says
from youtube.answers import Nothing, Resource
from youtube.api import YouTube
from youtube.broadcast import Live
from youtube.quota import BAN, WRITE


class Order:
    """What a moderator does. Doing what is done already succeeds, as far as that is known here. `bans`: the ids of those set.

    One event loop.
    """

    def __init__(self, api: YouTube, bans: KeptBans) -> None:
        self._api, self._bans = api, bans
        self._hidden: Remembered[None] = Remembered(2_000)

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

    async def mute(self, live: Live, key: str, channel_id: str, seconds: int) -> None:
        """Keep a viewer's channel from writing for so long. Raises: AbilityError."""
        span = str(seconds)  # 64 bits, which JSON of Google's has as text
        await self._ban(live, key, channel_id, {"type": "temporary", "banDurationSeconds": span})

    async def block(self, live: Live, key: str, channel_id: str) -> None:
        """Keep it from writing until that is ended. Raises: AbilityError."""
        await self._ban(live, key, channel_id, {"type": "permanent"})

    async def let_in(self, key: str) -> None:
        """End what keeps a viewer from writing, for a while or for good; they need not have written of late.

        YouTube ends only bans whose ids are known; one that it has not any more is over already.

        Raises:
            AbilityError: YouTube says no, or nothing is known to be ended.
        """
        bans = self._bans.of(key)
        if bans is None:
            raise AbilityError("not_found", says.ban_unknown())
        for ban in bans:
            try:
                await self._api.ask("DELETE", "liveChat/bans", Nothing, BAN, {"id": ban})
            except AbilityError as error:
                if error.code != "not_found":
                    raise
        self._bans.lifted(key)

    async def _ban(self, live: Live, key: str, channel_id: str, about: dict[str, object]) -> None:
        """Each time-out and each block is another ban at YouTube."""
        snippet = {"liveChatId": live.chat_id, "bannedUserDetails": {"channelId": channel_id}} | about
        made = await self._api.ask("POST", "liveChat/bans", Resource, BAN, {"part": "snippet"}, {"snippet": snippet})
        self._bans.add(key, made.id)
