"""Writes into the chat: not more than Twitch takes, and knowing what became of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.recent_ids import RecentIds
from studio.values.plain_text import plain
from twitch import sentences as says
from twitch.account import Account
from twitch.answers import Data, Sent
from twitch.api import Helix
from twitch.rate import OF_MODERATORS, OF_VIEWERS, PERIOD_S, Rate

TEXT_BOUND = 500  # characters of a message
_PATIENCE_S = 0.9  # for the rate; a call has 5 s, and Twitch 4 s of them
_WORDS = 160  # characters of Twitch's own, quoted


class Sending:
    """One message after the other. `is_settled` is False while one is on its way: its echo may come before its id.

    One event loop.
    """

    def __init__(self, api: Helix, now_s: Callable[[], float] = time.monotonic) -> None:
        self._api, self._now_s = api, now_s
        self._rate = Rate()
        self._moderator = ""
        self._turn = asyncio.Lock()
        self._sent = RecentIds(500)
        self.is_settled = True

    def learn_moderator(self, user_id: str) -> None:
        """This account keeps order in the channel, so that Twitch takes more of it."""
        self._moderator = user_id

    def is_ours(self, message_id: str) -> bool:
        """Whether a message was sent from here, as far as is known by now: see `is_settled`."""
        return message_id in self._sent

    async def send(self, account: Account, text: str, reply_to: str | None) -> str:
        """Send it; its id. Raises: AbilityError: Twitch did not take it, or does not answer."""
        self._rate.bound = OF_MODERATORS if account.owns_channel or account.user.id == self._moderator else OF_VIEWERS
        async with self._turn:
            await self._wait_for_turn()
            body = {"broadcaster_id": account.channel.id, "sender_id": account.user.id, "message": plain(text, TEXT_BOUND)}
            if reply_to is not None:
                body["reply_parent_message_id"] = reply_to
            self.is_settled = False
            try:
                self._rate.sent(self._now_s())
                answer = (await self._api.ask("POST", "chat/messages", Data[Sent], {}, body)).data
                sent = answer[0] if answer else Sent()
                if sent.message_id:
                    self._sent.is_new(sent.message_id)
            finally:
                self.is_settled = True
        if not sent.is_sent or not sent.message_id:
            reason = sent.drop_reason.message or sent.drop_reason.code if sent.drop_reason is not None else "?"
            raise AbilityError("refused", says.not_sent(reason=plain(reason, _WORDS)))
        return sent.message_id

    async def _wait_for_turn(self) -> None:
        wait_s = self._rate.wait_s(self._now_s())
        if wait_s > _PATIENCE_S:
            words = says.too_fast(count=self._rate.bound, seconds=round(PERIOD_S), wait=max(1, round(wait_s)))
            raise AbilityError("limited", words)
        while (wait_s := self._rate.wait_s(self._now_s())) > 0:
            await asyncio.sleep(wait_s)
