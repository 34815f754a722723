"""Stays in the chat of the live broadcast: logged in, the broadcast found and its chat read, anew after whatever ended that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session
from studio.values.backoff import REFUSED_S, Backoff
from youtube import broadcast
from youtube import sentences as says
from youtube.access import Access
from youtube.api import YouTube
from youtube.broadcast import Live, NotLiveError
from youtube.chat_message import Said
from youtube.reading import Reading

NOT_LIVE_S = 30.0  # between two looks for a broadcast
_STEADY_S = 10.0  # so long in the chat, and the next loss is a new story
_LOOK_EVERY_S = 0.25  # for a login that comes from the keyring

log = logging.getLogger(__name__)


class Link:
    """One account in the chat of its broadcast. `heard(live, said)` is called with every message, `lost()` when nothing is heard
    any more.

    One event loop.
    """

    def __init__(
        self, access: Access, api: YouTube, session: Session, heard: Callable[[Live, Said], None], lost: Callable[[], None]
    ) -> None:
        self._access, self._api, self._session = access, api, session
        self._heard, self._lost = heard, lost
        self._reading = Reading(api, self._hear)
        self._live: Live | None = None
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
                self._live = self._trouble = None
            except AbilityError as error:
                log.info("%s", error.text)
                self._live, self._trouble = None, error
                self._tried.set()
                self._lost()
                if self._entered_s is not None and now_s() - self._entered_s > _STEADY_S:
                    backoff.reset()
                await self._wait(error, backoff)

    def entered(self) -> Live:
        """The broadcast whose chat is heard. Raises: AbilityError: none is."""
        if self._live is not None:
            return self._live
        trouble = self._trouble or AbilityError("unreachable", says.not_connected())
        if trouble.code == "logged_out" and not self._session.logged_in:
            trouble = self._session.trouble  # it says how a login that has begun stands
        raise AbilityError(trouble.code, trouble.text)

    async def in_chat(self) -> Live:
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
        """One stay in the chat. Raises: AbilityError: how it ended."""
        live = await broadcast.find(self._api, self._access.broadcast)

        def entered() -> None:
            if self._live is None:
                self._entered_s = asyncio.get_running_loop().time()
            self._live, self._trouble = live, None
            self._tried.set()

        await self._reading.follow(live.chat_id, entered)

    async def _wait(self, error: AbilityError, backoff: Backoff) -> None:
        """Until it is worth another try: at once when somebody has logged in."""
        if error.code == "logged_out" and not self._session.logged_in:
            while not self._session.logged_in and not self._again.is_set():
                await self._pause(_LOOK_EVERY_S)
        elif isinstance(error, NotLiveError):
            await self._pause(NOT_LIVE_S)
        elif broadcast.is_over(error):
            await self._pause(2 * NOT_LIVE_S)  # to be told so costs a page
        elif error.code == "limited":
            await self._pause(max(self._api.limits.shut_s, backoff.wait_s()))
        elif error.code in ("unreachable", "conflict"):
            await self._pause(backoff.wait_s())
        else:
            await self._pause(REFUSED_S)

    async def _pause(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._again.wait()
        except TimeoutError:
            return

    def _hear(self, said: Said) -> None:
        if self._live is not None:
            self._heard(self._live, said)
