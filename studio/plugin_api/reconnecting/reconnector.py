"""One stay at a platform after another: what a provider with a connection of its own runs as its task."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any, Generic, Protocol, TypeVar

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.racing import end
from studio.plugin_api.reconnecting.pauses import pause_s
from studio.values.backoff import Backoff

__all__ = ["Closable", "LoggedIn", "Reconnector"]

STEADY_S = 10.0  # so long there, and the next loss is a new story
_LOOK_EVERY_S = 0.25  # for a login that comes from the keyring

T = TypeVar("T")
log = logging.getLogger(__name__)


class Closable(Protocol):
    """What a stay uses, and is closed with the last one: clients, logins."""

    async def close(self) -> None:
        """Let go of it."""


class LoggedIn(Protocol):
    """A login as a stay needs it: `studio.plugin_api.login.Session` is one."""

    trouble: AbilityError

    @property
    def logged_in(self) -> bool:
        """Whether there is a login; else `trouble` says why there is none."""


class Reconnector(Generic[T]):
    """Stays at a platform until it is cancelled. `T` is what a provider has while it is there: an account in its channel, a
    broadcast, a connection to write to; any value but None.

    A stay is the provider's: it checks the settings, logs in, connects, calls `enter` with what it has then, and hears until
    something ends it, which it raises. What it has to remember over a loss, where it left off and which ids it has heard, it
    keeps outside of the stay (`studio.plugin_api.recent_ids`, `studio.plugin_api.bookmark`). The reconnector does what is the
    same for all of them:

    - **Pauses** that grow from half a second to half a minute, shortened by chance so that not all who lost a server come back
      at once; after a steady time (10 s) the shortest again. What each kind of failure is waited for says `pause_s`.
    - **A login that is over** is waited for, however long that takes, and gone on with as soon as somebody has logged in.
    - **A bug** of the provider, any error that is no `AbilityError`, is not tried again: it ends `run` and with it the process,
      which the studio starts anew and, at the third time within five minutes, leaves disabled with its error said.
    - **The operator is told** why nothing is heard: whoever asks for what is there (`entered`, `tried`) gets the latest failure,
      and a feed that raises it makes it the state of the connection. `lost` wakes a feed that waits, so that it is said at once.
    - **A clean end**: a stay that is cancelled is waited for, and what it used is closed after it.

    One event loop.
    """

    def __init__(
        self,
        stay: Callable[[Callable[[T], None]], Coroutine[Any, Any, None]],
        lost: Callable[[AbilityError], None],
        not_connected: str,
        session: LoggedIn | None = None,
    ) -> None:
        """Nothing is begun before `run`.

        Args:
            stay: one stay, `await stay(enter)`; raises AbilityError: how it ended.
            lost: called after each failure, with it: nothing is heard any more.
            not_connected: what the operator is told before the first try has ended, and while one is begun again.
            session: the login of platforms that have one.
        """
        self._stay, self._lost, self._not_connected, self._session = stay, lost, not_connected, session
        self._backoff = Backoff()
        self._trouble: AbilityError | None = None
        self._tried, self._again = asyncio.Event(), asyncio.Event()
        self._entered_s: float | None = None  # since when it is there, or was until it was lost
        self.there: T | None = None

    async def run(self, *used: Closable) -> None:
        """Stay until cancelled, and close what was `used` then, in this order.

        Raises:
            Exception: a bug of the provider.
        """
        async with AsyncExitStack() as closing:
            for one in reversed(used):
                closing.push_async_callback(one.close)
            while True:
                self._again.clear()
                try:
                    await self._until_again()
                except AbilityError as error:
                    await self.pause(error)
                else:
                    self.there = self._trouble = None

    def begin_again(self) -> None:
        """Somebody has logged in: whatever stands or is waited for is another account's."""
        self._again.set()

    def entered(self) -> T:
        """What is there. Raises: AbilityError: nothing is; why."""
        if self.there is not None:
            return self.there
        trouble = self._trouble or AbilityError("unreachable", self._not_connected)
        if trouble.code == "logged_out" and self._session is not None and not self._session.logged_in:
            trouble = self._session.trouble  # it says how a login that has begun stands
        raise _copied(trouble)

    async def tried(self) -> T:
        """As `entered`; waits for the first try alone."""
        await self._tried.wait()
        return self.entered()

    @property
    def is_steady(self) -> bool:
        """Whether the latest stay has lasted, so that its loss is a new story."""
        return self._entered_s is not None and asyncio.get_running_loop().time() - self._entered_s > STEADY_S

    async def pause(self, error: AbilityError) -> None:
        """Nothing is heard any more, for this: say it, and wait until it is worth another try.

        A stay calls it by itself where it has another server to go to before it is over.
        """
        if self._trouble is None or self._trouble.text != error.text:
            log.info("%s", error.text)
        self.there, self._trouble = None, error
        self._tried.set()
        self._lost(_copied(error))
        if self.is_steady:
            self._backoff.reset()
        self._entered_s = None
        await self._wait(error)

    async def _until_again(self) -> None:
        """Stay until `begin_again`. Raises: AbilityError: how it ended before."""
        staying, again = asyncio.create_task(self._stay(self._enter)), asyncio.create_task(self._again.wait())
        try:
            await asyncio.wait({staying, again}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await end((staying, again))
            trouble = None if staying.cancelled() else staying.exception()
        if trouble is not None:
            raise trouble  # a bug that comes of being cut is one too
        if not staying.cancelled():
            raise AbilityError("unreachable", self._not_connected)  # it has ended and does not say how

    def _enter(self, there: T) -> None:
        """The stay is there, as it may say more than once."""
        if self.there is None:
            self._entered_s = asyncio.get_running_loop().time()
            log.info("Connected")
        self.there, self._trouble = there, None
        self._tried.set()

    async def _wait(self, error: AbilityError) -> None:
        """Until it is worth another try: at once when somebody has logged in."""
        if error.code == "logged_out" and self._session is not None and not self._session.logged_in:
            while not self._session.logged_in and not self._again.is_set():
                await self._wait_s(_LOOK_EVERY_S)
        else:
            await self._wait_s(pause_s(error, self._backoff))

    async def _wait_s(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._again.wait()
        except TimeoutError:
            return


def _copied(error: AbilityError) -> AbilityError:
    """The same to be raised once more: an error that is raised many times remembers every time."""
    return AbilityError(error.code, error.text, error.pause_s)
