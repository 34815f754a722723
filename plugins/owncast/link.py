"""Stays in the chat: connects as the studio's chat user, and begins anew after whatever ended it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from owncast import sentences as says
from owncast.access import Access
from owncast.answers import Event
from owncast.chat_user import ChatUser
from owncast.wire import Patience, UnknownUserError, opened
from studio.plugin_api.abilities import AbilityError
from studio.values.backoff import REFUSED_S, Backoff

_STEADY_S = 10.0  # so long in the chat, and the next loss is a new story

log = logging.getLogger(__name__)


class Link:
    """One user in one chat. `entered(token)` is awaited whenever its user is let in, before anything is heard; `heard(event)` is
    called with every event, `lost()` when nothing is heard any more.

    One event loop.
    """

    def __init__(
        self,
        access: Access,
        user: ChatUser,
        entered: Callable[[str], Awaitable[None]],
        heard: Callable[[Event], None],
        lost: Callable[[], None],
        patience: Patience,
    ) -> None:
        self._access, self._user = access, user
        self._entered, self._heard, self._lost = entered, heard, lost
        self._patience = patience
        self._trouble: AbilityError | None = AbilityError("unreachable", says.not_connected())
        self._tried = asyncio.Event()
        self._entered_s: float | None = None  # since when it is in the chat, or was until it was lost

    async def run(self) -> None:
        """Stay until cancelled."""
        backoff, now_s = Backoff(), asyncio.get_running_loop().time
        while True:
            self._entered_s = None
            try:
                self._access.check()
                await self._stay()
            except AbilityError as error:
                log.info("%s", error.text)
                self._trouble = error
                self._tried.set()
                self._lost()
                if self._entered_s is not None and now_s() - self._entered_s > _STEADY_S:
                    backoff.reset()
                await asyncio.sleep(backoff.wait_s() if error.code in ("unreachable", "limited") else REFUSED_S)

    def check(self) -> None:
        """Raises: AbilityError: the chat is not entered."""
        if self._trouble is not None:
            raise AbilityError(self._trouble.code, self._trouble.text)

    async def in_chat(self) -> None:
        """As `check`; waits for the first try alone."""
        await self._tried.wait()
        self.check()

    async def _stay(self) -> None:
        """One connection. Raises: AbilityError: how it ended."""
        try:
            token = await self._user.token()
            async with opened(self._access.chat, token, self._patience) as wire:
                await self._entered(token)
                self._trouble, self._entered_s = None, asyncio.get_running_loop().time()
                self._tried.set()
                await wire.hear(self._heard)
        except UnknownUserError:
            self._user.forget()
            raise
