"""The app's access token: fetched when it is needed, kept while it holds, and given up when the platform does not take it.

Another one ends the one before within five minutes, whoever fetched it. So it is fetched as seldom as can be: one at a time, and
not sooner than five minutes before its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from douyin.answers import Token

_EARLY_S = 300.0


class Credential:
    """One app's. One event loop."""

    def __init__(self, fetch: Callable[[], Awaitable[Token]]) -> None:
        """`fetch` raises AbilityError, and so does whoever asks for the token then."""
        self._fetch = fetch
        self._token, self._until_s = "", 0.0  # the loop's clock
        self._fetching = asyncio.Lock()

    async def token(self) -> str:
        """The token of now. Raises: AbilityError: there is none."""
        async with self._fetching:
            now_s = asyncio.get_running_loop().time()
            if not self._token or now_s >= self._until_s:
                found = await self._fetch()
                self._token = found.access_token
                self._until_s = now_s + max(found.expires_in - _EARLY_S, found.expires_in / 2)
            return self._token

    def forget(self, token: str) -> None:
        """This one is not taken any more; one that was fetched since stays."""
        if token == self._token:
            self._token = ""
