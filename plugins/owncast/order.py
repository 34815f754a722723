"""Keeps order in the chat, as far as Owncast has it: messages are hidden, and users disabled and enabled again."""

from __future__ import annotations

import asyncio
import logging
import time

from owncast import sentences as says
from owncast.api import OwncastApi
from owncast.chat_user import ChatUser
from owncast.silenced import Silenced
from owncast.viewers import Messages, Viewers
from studio.plugin_api.abilities import AbilityError
from studio.values.backoff import Backoff

_MUTED = 500  # whose time is counted at once

log = logging.getLogger(__name__)


class Order:
    """What a moderator does. Owncast knows no time-outs: who is muted is disabled, and enabled again from here when the time is
    over, as soon as Owncast answers. `silenced`: who is disabled; whose time is not over then, counts on in the next process
    (`resume`). One event loop; `close` it."""

    def __init__(self, api: OwncastApi, user: ChatUser, viewers: Viewers, messages: Messages, silenced: Silenced) -> None:
        self._api, self._user, self._viewers, self._messages, self._silenced = api, user, viewers, messages, silenced
        self._lifting: dict[str, asyncio.Task[None]] = {}  # by viewer

    def resume(self) -> None:
        """Count on for those of this server whom an earlier process has muted."""
        for key, one in self._silenced.all():
            if one.until_ms is not None and self._viewers.key(one.user_id) == key:
                self._lift_in(key, one.user_id, max(0.0, (one.until_ms - _wall_ms()) / 1000))

    async def close(self) -> None:
        """Count no more."""
        waiting = list(self._lifting.values())
        for task in waiting:
            task.cancel()
        if waiting:
            log.info("%d muted viewers stay disabled at Owncast until this connection runs again", len(waiting))
            await asyncio.wait(waiting)

    async def hide(self, message_id: str) -> None:
        """Hide a message. Raises: AbilityError."""
        if self._messages.name(message_id) is None:  # Owncast would say yes to any id
            raise AbilityError("not_found", says.message_gone())
        await self._api.hide(await self._user.token(), message_id)

    async def mute(self, buyer_key: str, seconds: int) -> None:
        """Disable a viewer for so long; 0: enable them, blocked or not. Raises: AbilityError."""
        user_id = self._user_id(buyer_key)
        if seconds and buyer_key not in self._lifting and len(self._lifting) >= _MUTED:
            raise AbilityError("limited", says.many_muted(count=_MUTED))
        try:
            await self._set_enabled(buyer_key, user_id, not seconds)
        except AbilityError as error:
            may_be = error.code == "unreachable" and self._silenced.user(buyer_key) is None
            if seconds and may_be:  # it may have been done, and ends then as it was to; to enable who is enabled does nothing
                self._count(buyer_key, user_id, seconds)
            raise
        if seconds:
            self._count(buyer_key, user_id, seconds)

    async def block(self, buyer_key: str, blocked: bool) -> None:
        """Disable a viewer until somebody enables them; False: do so. Raises: AbilityError."""
        user_id = self._user_id(buyer_key)
        await self._set_enabled(buyer_key, user_id, not blocked)
        if blocked:
            self._silenced.put(buyer_key, user_id, None)

    def _user_id(self, buyer_key: str) -> str:
        user_id = self._viewers.user(buyer_key) or self._silenced.user(buyer_key)
        if user_id is None:
            raise AbilityError("not_found", says.viewer_unknown())
        return user_id

    async def _set_enabled(self, buyer_key: str, user_id: str, enabled: bool) -> None:
        """Until further notice: a time that was counted counts no longer."""
        await self._api.set_enabled(await self._user.token(), user_id, enabled)
        self._silenced.drop(buyer_key)
        if (before := self._lifting.pop(buyer_key, None)) is not None:
            before.cancel()

    def _count(self, buyer_key: str, user_id: str, seconds: int) -> None:
        self._silenced.put(buyer_key, user_id, _wall_ms() + 1000 * seconds)
        self._lift_in(buyer_key, user_id, seconds)

    def _lift_in(self, buyer_key: str, user_id: str, seconds: float) -> None:
        self._lifting[buyer_key] = asyncio.create_task(self._lift(buyer_key, user_id, seconds))

    async def _lift(self, buyer_key: str, user_id: str, seconds: float) -> None:
        """Enable a viewer after so long. Where Owncast refuses that they stay disabled, and can be enabled by hand."""
        backoff, wait_s = Backoff(), seconds
        while True:
            await asyncio.sleep(wait_s)
            try:
                await self._api.set_enabled(await self._user.token(), user_id, True)
            except AbilityError as error:
                log.info("A viewer whose time is over is still disabled: %s", error.text)
                if error.code in ("unreachable", "limited"):
                    wait_s = backoff.wait_s()
                    continue
                self._silenced.put(buyer_key, user_id, None)
            else:
                self._silenced.drop(buyer_key)
            break
        self._lifting.pop(buyer_key, None)


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000
