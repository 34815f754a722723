"""Keeps order in the chat: messages deleted, viewers kept from writing for a while."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.answers import Nothing, Resource
from youtube.api import YouTube
from youtube.broadcast import Live
from youtube.quota import BAN, WRITE
from youtube.remembered import Remembered

_BANS = 8  # of one viewer that are remembered: each time-out is another one at YouTube


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
        """Keep a viewer from writing for so long; 0: end that, which YouTube does only for time-outs whose ids are known.

        Raises:
            AbilityError: YouTube says no, or nothing is known to be ended.
        """
        bans = self._bans.get(channel_id) or ()
        if seconds:
            who = {"channelId": channel_id}
            snippet: dict[str, object] = {"liveChatId": live.chat_id, "type": "temporary", "bannedUserDetails": who}
            snippet["banDurationSeconds"] = str(seconds)  # 64 bits, which JSON of Google's has as text
            made = await self._api.ask("POST", "liveChat/bans", Resource, BAN, {"part": "snippet"}, {"snippet": snippet})
            self._bans.put(channel_id, (*bans, made.id)[-_BANS:])
            return
        if not bans:
            raise AbilityError("not_found", says.ban_unknown())
        for ban in bans:
            await self._lift(ban)
        self._bans.pop(channel_id)

    async def _lift(self, ban: str) -> None:
        try:
            await self._api.ask("DELETE", "liveChat/bans", Nothing, BAN, {"id": ban})
        except AbilityError as error:
            if error.code != "not_found":  # it is over already
                raise
