"""Stays in the channel: logged in, connected and subscribed, and begins anew after whatever ended that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session
from studio.values.backoff import REFUSED_S, Backoff
from twitch import account, chat_message
from twitch import sentences as says
from twitch.access import Access
from twitch.account import Account
from twitch.answers import Nothing
from twitch.api import Helix
from twitch.events import Events
from twitch.frames import Frame
from twitch.wire import Patience

_STEADY_S = 10.0  # so long in the channel, and the next loss is a new story
_LOOK_EVERY_S = 0.25  # for a login that comes from the keyring

log = logging.getLogger(__name__)


class Link:
    """One account in one channel. `heard(account, frame)` is called with every event, `lost()` when nothing is heard any more.

    One event loop.
    """

    def __init__(
        self,
        access: Access,
        api: Helix,
        session: Session,
        url: str,
        heard: Callable[[Account, Frame], None],
        lost: Callable[[], None],
        patience: Patience | None = None,
    ) -> None:
        self._access, self._api, self._session, self._url = access, api, session, url
        self._heard, self._lost = heard, lost
        self._events = Events(self._hear, patience)
        self._account: Account | None = None
        self._trouble: AbilityError | None = None
        self._tried, self._again = asyncio.Event(), asyncio.Event()
        self._entered_s: float | None = None

    def begin_again(self) -> None:
        """Somebody has logged in: whatever stands or is waited for is another account's."""
        self._again.set()

    async def run(self) -> None:
        """Stay until cancelled."""
        backoff, now_s = Backoff(), asyncio.get_running_loop().time
        while True:
            self._entered_s = None
            self._again.clear()
            try:
                self._access.check()
                await self._until_again(self._stay())
                self._account = self._trouble = None
            except AbilityError as error:
                log.info("%s", error.text)
                self._account, self._trouble = None, error
                self._tried.set()
                self._lost()
                if self._entered_s is not None and now_s() - self._entered_s > _STEADY_S:
                    backoff.reset()
                await self._wait(error, backoff)

    def entered(self) -> Account:
        """Who is in which channel. Raises: AbilityError: nobody is."""
        if self._account is not None:
            return self._account
        trouble = self._trouble or AbilityError("unreachable", says.not_connected())
        if trouble.code == "logged_out" and not self._session.logged_in:
            trouble = self._session.trouble  # it says how a login that has begun stands
        raise AbilityError(trouble.code, trouble.text)

    async def in_channel(self) -> Account:
        """As `entered`; waits for the first try alone."""
        await self._tried.wait()
        return self.entered()

    async def _until_again(self, staying: Coroutine[Any, Any, None]) -> None:
        """Stay until `begin_again`. Raises: AbilityError: how it ended before."""
        tasks = asyncio.create_task(staying), asyncio.create_task(self._again.wait())
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if tasks[0].done():
                await tasks[0]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def _stay(self) -> None:
        """One connection. Raises: AbilityError: how it ended."""
        found = await account.find(self._api, self._access.channel)

        async def subscribe(session_id: str) -> None:
            wanted = {
                "type": chat_message.TYPE,
                "version": chat_message.VERSION,
                "condition": {"broadcaster_user_id": found.channel.id, "user_id": found.user.id},
                "transport": {"method": "websocket", "session_id": session_id},
            }
            await self._api.ask("POST", "eventsub/subscriptions", Nothing, {}, wanted)

        def entered() -> None:
            self._account, self._trouble = found, None
            self._entered_s = asyncio.get_running_loop().time()
            self._tried.set()

        await self._events.follow(self._url, subscribe, entered)

    async def _wait(self, error: AbilityError, backoff: Backoff) -> None:
        """Until it is worth another try: at once when somebody has logged in."""
        if error.code == "logged_out" and not self._session.logged_in:
            while not self._session.logged_in and not self._again.is_set():
                await self._pause(_LOOK_EVERY_S)
            return
        await self._pause(REFUSED_S if error.code not in ("unreachable", "limited", "conflict") else backoff.wait_s())

    async def _pause(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._again.wait()
        except TimeoutError:
            return

    def _hear(self, frame: Frame) -> None:
        if self._account is not None:
            self._heard(self._account, frame)
