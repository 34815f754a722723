"""The app's access token: fetched when it is needed, kept while it holds, and given up when the platform does not take it.

Another one ends the one before within five minutes, whoever fetched it. So it is fetched as seldom as can be: one at a time, not
sooner than five minutes before its end. One that is not taken is replaced once a minute at most, for what is refused may be
something else; and after a failure none is fetched before it is worth another try.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from douyin.answers import Token
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.reconnecting import pause_s
from studio.values.backoff import Backoff

_EARLY_S = 300.0
_SHORTEST_S = 60.0  # between two that are fetched because the one before is over, or is said to be


class Credential:
    """One app's. One event loop."""

    def __init__(self, fetch: Callable[[], Awaitable[Token]]) -> None:
        """`fetch` raises AbilityError, and so does whoever asks for the token then."""
        self._fetch = fetch
        self._token, self._until_s, self._replaced_s = "", 0.0, float("-inf")  # the loop's clock
        self._backoff = Backoff()
        self._resting: tuple[float, AbilityError] | None = None  # until when none is fetched, and why
        self._fetching = asyncio.Lock()

    async def token(self) -> str:
        """The token of now. Raises: AbilityError: there is none."""
        async with self._fetching:
            now_s = asyncio.get_running_loop().time()
            if self._token and now_s < self._until_s:
                return self._token
            if self._resting is not None and now_s < self._resting[0]:
                raise _told(self._resting[1], self._resting[0] - now_s)
            try:
                found = await self._fetch()
            except AbilityError as error:
                rest_s = pause_s(error, self._backoff)
                self._resting = asyncio.get_running_loop().time() + rest_s, error
                raise _told(error, rest_s) from error
            self._resting = None
            self._backoff.reset()
            self._token = found.access_token
            self._until_s = now_s + max(found.expires_in - _EARLY_S, found.expires_in / 2, _SHORTEST_S)
            return self._token

    def forget(self, token: str) -> None:
        """This one is not taken any more: fetch another, unless one was in its place a moment ago. One that was fetched since
        stays."""
        now_s = asyncio.get_running_loop().time()
        if token == self._token and now_s >= self._replaced_s + _SHORTEST_S:
            self._token, self._replaced_s = "", now_s


def _told(error: AbilityError, rest_s: float) -> AbilityError:
    """The same, which says when it is worth another try: who waits so long finds that none is kept from it."""
    return AbilityError(error.code, error.text, rest_s)
