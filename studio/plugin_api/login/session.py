"""An account that is logged in: its access token, refreshed before it expires, and kept where it outlives the process."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login.endpoint import GrantError, TokenEndpoint
from studio.plugin_api.login.tokens import Tokens
from studio.words import login as says

__all__ = ["Session"]

_EARLY_MS = 300_000  # refreshed so long before it expires
_OVER = ("invalid_grant", "invalid_refresh_token")  # RFC 6749, and servers that have a word of their own for it


class Session:
    """`read()` gives the secret that holds the login, None while there is none; `keep(secret)` puts another in its place
    (`Context.secret`, `Context.keep_secret`).

    A refresh token is often good for one use: a refresh that has begun goes on when whoever asked for it gives up, so that its
    answer is kept. `trouble` is why nobody is logged in. One event loop; `close` it.
    """

    def __init__(self, endpoint: TokenEndpoint, read: Callable[[], str | None], keep: Callable[[str], None]) -> None:
        self._endpoint, self._read, self._keep = endpoint, read, keep
        self._platform = endpoint.platform
        self._tokens: Tokens | None = None
        self._known: deque[str] = deque(maxlen=8)  # secrets that were read or kept: one that comes back late is the older one
        self._refreshing: asyncio.Task[Tokens] | None = None
        self.trouble: AbilityError = AbilityError("logged_out", says.nobody(platform=self._platform.name))

    @property
    def logged_in(self) -> bool:
        """Whether there is a login, as far as is known."""
        self._look()
        return self._tokens is not None

    def begin(self, tokens: Tokens) -> None:
        """Go on with the tokens of a login that has just been done.

        Raises:
            AbilityError: the operator agreed to less than was asked for.
        """
        if tokens.scopes and (missing := [right for right in self._platform.scopes if right not in tokens.scopes]):
            raise AbilityError("logged_out", says.lacks_rights(platform=self._platform.name, rights=tuple(missing)))
        self._take(tokens)

    async def token(self) -> str:
        """An access token that is good now.

        Raises:
            AbilityError: `logged_out`, or the platform does not answer.
        """
        self._look()
        tokens = self._there()
        if tokens.refresh and 0 < tokens.expires_ms <= self._endpoint.now_ms() + _EARLY_MS:
            try:
                tokens = await self._refreshed(tokens)
            except AbilityError as error:
                if error.code == "logged_out" or tokens.expires_ms <= self._endpoint.now_ms():
                    raise
        return tokens.access

    async def renewed(self, refused: str) -> str:
        """Another access token than the `refused` one, which the platform does not take any more.

        Raises:
            AbilityError: `logged_out`, or the platform does not answer.
        """
        self._look()
        tokens = self._there()
        if tokens.access != refused:
            return tokens.access  # somebody else has met the same and refreshed it
        if not tokens.refresh:
            raise self._lost()
        return (await self._refreshed(tokens)).access

    async def close(self) -> None:
        """End; a refresh on its way is waited for until its own deadline, since its answer is the only login there is."""
        if self._refreshing is not None:
            await asyncio.wait([self._refreshing])

    def _look(self) -> None:
        """Take what came into the keyring by another hand: at the start, or pasted by the operator."""
        secret = self._read()
        if secret and secret not in self._known:
            self._known.append(secret)
            self._tokens = Tokens.of_secret(secret)

    def _there(self) -> Tokens:
        if self._tokens is None:
            raise AbilityError(self.trouble.code, self.trouble.text)
        return self._tokens

    def _take(self, tokens: Tokens) -> None:
        secret = tokens.to_secret()
        self._known.append(secret)
        self._tokens = tokens
        self._keep(secret)

    def _lost(self) -> AbilityError:
        self._tokens = None
        self.trouble = AbilityError("logged_out", says.expired(platform=self._platform.name))
        return AbilityError(self.trouble.code, self.trouble.text)

    async def _refreshed(self, tokens: Tokens) -> Tokens:
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._refresh(tokens))
            self._refreshing.add_done_callback(_look_at)
        return await asyncio.shield(self._refreshing)

    async def _refresh(self, tokens: Tokens) -> Tokens:
        try:
            fresh = await self._endpoint.grant(tokens, grant_type="refresh_token", refresh_token=tokens.refresh)
        except GrantError as error:
            self._look()
            if self._tokens is tokens:
                if error.code in _OVER:
                    raise self._lost() from error
                words = says.not_refreshed(platform=self._platform.name, reason=error.code)
                raise AbilityError("unreachable", words) from error
        else:
            self._look()
            if self._tokens is tokens:
                self._take(fresh)
        return self._there()  # where somebody has logged in meanwhile: that login


def _look_at(task: asyncio.Task[Tokens]) -> None:
    """So that asyncio does not complain of an error that nobody waits for any more."""
    if not task.cancelled():
        task.exception()
