"""The device code flow (RFC 8628): the operator opens the platform's page, enters a code and agrees; we ask until it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from studio.plugin_api.login.endpoint import GrantError, TokenEndpoint
from studio.plugin_api.login.prompted import PromptedLogin
from studio.plugin_api.login.session import Session
from studio.words import login as says

__all__ = ["DeviceLogin"]

GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_INTERVAL_S, _LONGEST_INTERVAL_S = 5.0, 60.0
_SLOWER_S = 5.0  # RFC 8628: so much longer after `slow_down`
_LONGEST_S = 1800.0  # a code is good at most for
_LATE = ("expired_token", "invalid_device_code")


class DeviceLogin(PromptedLogin):
    """The ability `login` by a code. `done()` is called when somebody has logged in; how else a login ended is the session's
    `trouble`. One event loop; `close` it."""

    def __init__(
        self,
        endpoint: TokenEndpoint,
        session: Session,
        done: Callable[[], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(endpoint, session, done)
        self._sleep = sleep

    async def _begin(self) -> None:
        platform = self._endpoint.platform
        try:
            answer = await self._endpoint.ask(platform.device_url, **platform.rights)
        except GrantError as error:
            raise AbilityError("refused", says.refused(platform=platform.name, reason=error.code)) from error
        code, prompt = answer.get("device_code"), _prompt(answer)
        if not isinstance(code, str) or not code or prompt is None:
            raise AbilityError("refused", says.not_understood(platform=platform.name))
        interval_s = min(_seconds(answer.get("interval"), _INTERVAL_S), _LONGEST_INTERVAL_S)
        expires_s = min(_seconds(answer.get("expires_in"), _LONGEST_S), _LONGEST_S)
        self._wait_for(prompt, says.waiting(platform=platform.name), partial(self._until_agreed, code, interval_s, expires_s))

    async def _until_agreed(self, code: str, interval_s: float, expires_s: float) -> None:
        """Raises: AbilityError: it was refused, or took too long."""
        platform = self._endpoint.platform
        left_s = expires_s
        while left_s > 0:
            await self._sleep(interval_s)
            left_s -= interval_s
            try:
                return self._session.begin(
                    await self._endpoint.grant(None, grant_type=GRANT, device_code=code, **platform.rights)
                )
            except GrantError as error:
                match error.code:
                    case "authorization_pending":
                        continue
                    case "slow_down":
                        interval_s += _SLOWER_S
                    case "access_denied":
                        raise AbilityError("logged_out", says.denied(platform=platform.name)) from error
                    case word if word in _LATE:
                        break
                    case word:
                        raise AbilityError("logged_out", says.refused(platform=platform.name, reason=word)) from error
            except AbilityError as error:
                if error.code not in ("unreachable", "limited"):
                    raise
                interval_s = min(2 * interval_s, _LONGEST_INTERVAL_S)  # RFC 8628: longer after each time out
        raise AbilityError("logged_out", says.late(platform=platform.name))


def _prompt(answer: dict[str, Any]) -> LoginPrompt | None:
    address, code = answer.get("verification_uri"), answer.get("user_code")
    if not isinstance(address, str) or not isinstance(code, str) or not 0 < len(code) <= 40 or len(address) > 2_000:
        return None
    return LoginPrompt(address=address, code=code)


def _seconds(said: object, usual_s: float) -> float:
    return float(said) if isinstance(said, int | float) and 0 < said < 1e6 else usual_s
