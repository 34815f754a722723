"""Keeps order in the chat: messages deleted, viewers timed out or banned, the chat slowed, a message pinned."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.recent_ids import RecentIds
from twitch import sentences as says
from twitch.account import Account
from twitch.answers import Data, Nothing, Pin
from twitch.api import Helix, TwitchRefusalError

LONGEST_MUTE_S = 1_209_600  # two weeks
SLOWEST_S, QUICKEST_S = 120, 3
_NOT_BANNED, _BANNED = "not banned", "already banned"  # in Twitch's words, for what is so already


class Order:
    """What a moderator does. Doing what is done already succeeds, where Twitch itself would refuse it. One event loop."""

    def __init__(self, api: Helix) -> None:
        self._api = api
        self._hidden = RecentIds(2_000)

    async def hide(self, account: Account, message_id: str) -> None:
        """Delete a message. Raises: AbilityError."""
        try:
            await self._api.ask("DELETE", "moderation/chat", Nothing, account.as_moderator | {"message_id": message_id})
        except AbilityError as error:
            if error.code != "not_found":
                raise
            if message_id not in self._hidden:  # it is not that an answer got lost
                raise AbilityError("not_found", says.message_gone()) from error
        self._hidden.is_new(message_id)

    async def mute(self, account: Account, user_id: str, seconds: int) -> None:
        """Time a viewer out for so long, two weeks at most; 0: end that, and a ban. Who is banned is not timed out.

        Raises:
            AbilityError: Twitch says no.
        """
        if seconds:
            await self._ban(account, {"user_id": user_id, "duration": min(seconds, LONGEST_MUTE_S)})
        else:
            await self._unban(account, user_id)

    async def block(self, account: Account, user_id: str, blocked: bool) -> None:
        """Ban a viewer, timed out or not; False: end that, and a time-out as well. Raises: AbilityError."""
        if blocked:
            try:
                await self._ban(account, {"user_id": user_id})
            except TwitchRefusalError as error:
                if _BANNED not in error.reason:
                    raise
        else:
            await self._unban(account, user_id)

    async def slow_mode(self, account: Account, seconds: int) -> None:
        """One message of each viewer in so many seconds, three at least; 0: as they like. Raises: AbilityError."""
        if seconds > SLOWEST_S:
            raise AbilityError("unsupported", says.slowest(seconds=SLOWEST_S))
        settings: dict[str, object] = {"slow_mode": bool(seconds)}
        if seconds:
            settings["slow_mode_wait_time"] = max(QUICKEST_S, seconds)
        await self._api.ask("PATCH", "chat/settings", Nothing, account.as_moderator, settings)

    async def pin(self, account: Account, message_id: str | None) -> None:
        """Pin a message until the stream ends, in place of any other; None: none. Raises: AbilityError."""
        pinned = (await self._api.get("chat/pins", Data[Pin], **account.as_moderator)).data
        if message_id in {pin.message_id for pin in pinned} or (message_id is None and not pinned):
            return
        if message_id is None:
            for pin in pinned:
                query = account.as_moderator | {"message_id": pin.message_id}
                await self._api.ask("DELETE", "chat/pins", Nothing, query)
            return
        await self._api.ask("PUT", "chat/pins", Nothing, account.as_moderator | {"message_id": message_id})

    async def _ban(self, account: Account, ban: dict[str, object]) -> None:
        """Without a `duration` until it is lifted."""
        await self._api.ask("POST", "moderation/bans", Nothing, account.as_moderator, {"data": ban})

    async def _unban(self, account: Account, user_id: str) -> None:
        try:
            await self._api.ask("DELETE", "moderation/bans", Nothing, account.as_moderator | {"user_id": user_id})
        except TwitchRefusalError as error:
            if _NOT_BANNED not in error.reason:
                raise
