"""What all logins have in common: one is begun at a time, the operator is told what to do, and its end is told to the session."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from studio.plugin_api.login.endpoint import TokenEndpoint
from studio.plugin_api.login.session import Session
from studio.values.sentences import Sentence

__all__ = ["PromptedLogin"]

log = logging.getLogger(__name__)


class PromptedLogin:
    """The ability `login` but for its flow: a flow derives from it and has `_begin`.

    `done()` is called when somebody has logged in; how else a login ended is the session's `trouble`. One event loop; `close`
    it.
    """

    def __init__(self, endpoint: TokenEndpoint, session: Session, done: Callable[[], None]) -> None:
        self._endpoint, self._session, self._done = endpoint, session, done
        self._waiting: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()  # of those who begin a login, or end it
        self.prompt: LoginPrompt | None = None

    async def log_in(self) -> None:
        """Begin a login, in place of one that had begun. Raises: AbilityError: none can begin."""
        async with self._turn:
            await self._give_up()
            await self._begin()

    async def close(self) -> None:
        """Give up a login that has begun."""
        async with self._turn:
            await self._give_up()

    async def _begin(self) -> None:
        """Ask the platform what it needs, and go on with `_wait_for`. Raises: AbilityError: no login can begin."""
        raise NotImplementedError

    def _wait_for(self, prompt: LoginPrompt, words: Sentence, agreed: Callable[[], Awaitable[None]]) -> None:
        """Show `prompt` until `agreed()` returns, which has begun the session, or raises AbilityError; `words` say meanwhile
        why nobody is logged in."""
        self.prompt = prompt
        self._session.trouble = AbilityError("logged_out", words)
        self._waiting = asyncio.create_task(self._wait(agreed))

    async def _give_up(self) -> None:
        self.prompt = None
        if self._waiting is not None:
            self._waiting.cancel()
            await asyncio.wait([self._waiting])
            self._waiting = None

    async def _wait(self, agreed: Callable[[], Awaitable[None]]) -> None:
        name = self._endpoint.platform.name
        try:
            await agreed()
        except AbilityError as error:
            log.info("%s: not logged in: %s", name, error.text)
            self._session.trouble = AbilityError("logged_out", error.text)
        else:
            log.info("%s: logged in", name)
            self._done()
        finally:
            self.prompt = None
