"""The authorization code flow with PKCE (RFC 8252, RFC 7636): the operator agrees in the computer's browser, which is sent back
to a loopback port."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from studio.plugin_api.login.endpoint import GrantError, TokenEndpoint
from studio.plugin_api.login.loopback import LoopbackListener
from studio.plugin_api.login.pkce import Attempt
from studio.plugin_api.login.prompted import PromptedLogin
from studio.plugin_api.login.redirect import code_of
from studio.plugin_api.login.session import Session
from studio.words import login as says

__all__ = ["BrowserLogin"]

_LONGEST_S = 600.0  # so long the browser is waited for


class BrowserLogin(PromptedLogin):
    """The ability `login` in the browser of this computer; its prompt has no code. `done()` is called when somebody has logged
    in; how else a login ended is the session's `trouble`. One event loop; `close` it."""

    def __init__(
        self, endpoint: TokenEndpoint, session: Session, done: Callable[[], None], longest_s: float = _LONGEST_S
    ) -> None:
        super().__init__(endpoint, session, done)
        self._longest_s = longest_s
        self._listener = LoopbackListener()

    async def _begin(self) -> None:
        platform = self._endpoint.platform
        self._listener = LoopbackListener()
        try:
            attempt = Attempt(await self._listener.open(platform.redirect_port))
        except OSError as error:
            taken = says.port_taken(platform=platform.name, port=platform.redirect_port)
            raise AbilityError("refused", taken if platform.redirect_port else says.no_port(platform=platform.name)) from error
        prompt = LoginPrompt(address=attempt.page(platform))
        self._wait_for(prompt, says.waiting_for_browser(platform=platform.name), partial(self._until_agreed, attempt))

    async def _give_up(self) -> None:
        await super()._give_up()
        await self._listener.close()

    async def _until_agreed(self, attempt: Attempt) -> None:
        """Raises: AbilityError: it was refused, or took too long."""
        name, denies_bare = self._endpoint.platform.name, self._endpoint.platform.denies_bare
        try:
            async with asyncio.timeout(self._longest_s):
                read = partial(code_of, attempt=attempt, platform=name, denies_bare=denies_bare)
                code = await self._listener.answer(read, says.back_from_browser(platform=name))
        except TimeoutError as error:
            raise AbilityError("logged_out", says.browser_late(platform=name)) from error
        finally:
            await self._listener.close()
        proof = {"code": code, "redirect_uri": attempt.redirect, "code_verifier": attempt.verifier}
        try:
            tokens = await self._endpoint.grant(None, grant_type="authorization_code", **proof)
        except GrantError as error:
            is_unknown = error.code == "invalid_client" and self._endpoint.platform.client_secret
            words = says.unknown_application if is_unknown else says.refused
            raise AbilityError("logged_out", words(platform=name, reason=error.code)) from error
        self._session.begin(tokens)
