"""Keeps order in the chat, as far as Owncast has it: messages are hidden, and users disabled and enabled again."""

from __future__ import annotations

import asyncio
import logging

from owncast import sentences as says
from owncast.api import OwncastApi
from owncast.chat_user import ChatUser
from owncast.viewers import Messages, Viewers
from studio.plugin_api.abilities import AbilityError
from studio.values.backoff import Backoff

_MUTED = 500  # whose time is counted at once

log = logging.getLogger(__name__)


class Order:
    """What a moderator does. Owncast knows no time-outs: who is muted is disabled, and enabled again from here when the time is
    over, as soon as Owncast answers. One event loop; `close` it, and who is disabled then stays so."""

    def __init__(self, api: OwncastApi, user: ChatUser, viewers: Viewers, messages: Messages) -> None:
        self._api, self._user, self._viewers, self._messages = api, user, viewers, messages
        self._lifting: dict[str, asyncio.Task[None]] = {}

    async def close(self) -> None:
        """Forget whose time is counted."""
        waiting = list(self._lifting.values())
        for task in waiting:
            task.cancel()
        if waiting:
            log.info("%d muted viewers stay disabled at Owncast", len(waiting))
            await asyncio.wait(waiting)

    async def hide(self, message_id: str) -> None:
        """Hide a message. Raises: AbilityError."""
        if self._messages.name(message_id) is None:  # Owncast would say yes to any id
            raise AbilityError("not_found", says.message_gone())
        await self._api.hide(await self._user.token(), message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        """Disable a viewer for so long; 0: enable them, blocked or not. Raises: AbilityError."""
        user_id = self._user_id(buyer_key)
        if seconds and user_id not in self._lifting and len(self._lifting) >= _MUTED:
            raise AbilityError("limited", says.many_muted(count=_MUTED))
        await self._set_enabled(user_id, not seconds)
        if seconds:
            self._lifting[user_id] = asyncio.create_task(self._lift(user_id, seconds))

    async def block(self, buyer_key: str, blocked: bool) -> None:
        """Disable a viewer until somebody enables them; False: do so. Raises: AbilityError."""
        await self._set_enabled(self._user_id(buyer_key), not blocked)

    def _user_id(self, buyer_key: str) -> str:
        user_id = self._viewers.user(buyer_key)
        if user_id is None:
            raise AbilityError("not_found", says.viewer_unknown())
        return user_id

    async def _set_enabled(self, user_id: str, enabled: bool) -> None:
        """Until further notice: a time that was counted counts no longer."""
        await self._api.set_enabled(await self._user.token(), user_id, enabled)
        if (before := self._lifting.pop(user_id, None)) is not None:
            before.cancel()

    async def _lift(self, user_id: str, seconds: int) -> None:
        backoff, wait_s = Backoff(), float(seconds)
        while wait_s > 0:
            await asyncio.sleep(wait_s)
            try:
                await self._api.set_enabled(await self._user.token(), user_id, True)
                wait_s = 0.0
            except AbilityError as error:
                log.info("A viewer whose time is over is still disabled: %s", error.text)
                wait_s = backoff.wait_s() if error.code in ("unreachable", "limited") else 0.0
        self._lifting.pop(user_id, None)
