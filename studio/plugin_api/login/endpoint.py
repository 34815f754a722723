"""The platform's server for logins: asked with a form, answered in JSON. Nothing of what is sent is ever logged."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import httpx

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login.tokens import Tokens
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import plain
from studio.words import login as says

__all__ = ["GrantError", "Platform", "TokenEndpoint"]

_TIMEOUT_S = 3.5  # below the 5 s that a call of the desk may take, and the 4 s that a process has to end
_ANSWER_BYTES = 64 << 10
_WORDS = 120  # characters of the platform's own, quoted
_SAYS_NO = (400, 401, 403)


class GrantError(Exception):
    """The platform gives no token. `code`: the word of RFC 6749 or 8628 for why (`authorization_pending`, `invalid_grant`),
    or the platform's own, in that form."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Platform:
    """Where a platform gives tokens, and for which application. `name` is what the operator calls the platform.

    `scopes_field`: how it calls the rights asked for in a form; RFC 6749 has `scope`; "": they are not asked for, since the
    application has them set. `redirect_port`: the one port to which it sends a browser back, for platforms that compare the whole
    address (RFC 8252 has them take any, 0). `denies_bare`: whether it says that the operator has not agreed by sending the
    browser back with nothing, where RFC 6749 has an error and the state. `client_secret`: where a platform gives one to programs
    as well, which can keep none (RFC 8252, section 8.5). `authorize_fields`: what it wants in the address of `authorize_url`
    beside what RFC 6749 has. `client_fields`: how it calls the application and its secret; `method`: how it is asked for tokens,
    which RFC 6749 has by a form (`GET`: in the address, which nobody may log).
    """

    name: str
    client_id: str
    token_url: str
    device_url: str = ""
    authorize_url: str = ""
    authorize_fields: tuple[tuple[str, str], ...] = ()
    client_secret: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ()
    scopes_field: str = "scope"
    redirect_port: int = 0
    denies_bare: bool = False
    client_fields: tuple[str, str] = ("client_id", "client_secret")
    method: Literal["POST", "GET"] = "POST"

    @property
    def client(self) -> dict[str, str]:
        """The fields of a form that say which application asks."""
        name, secret = self.client_fields
        return {name: self.client_id, **({secret: self.client_secret} if self.client_secret else {})}

    @property
    def rights(self) -> dict[str, str]:
        """The field of a form that asks for the rights."""
        return {self.scopes_field: " ".join(self.scopes)} if self.scopes and self.scopes_field else {}


def wall_ms() -> int:
    """The wall clock: what expires, expires while the studio does not run, too."""
    return round(datetime.now(UTC).timestamp() * 1000)


class TokenEndpoint:
    """Asks one platform. `now_ms`: the wall clock by which tokens expire. One asyncio loop; `close` it."""

    def __init__(
        self,
        platform: Platform,
        transport: httpx.AsyncBaseTransport | None = None,
        now_ms: Callable[[], int] = wall_ms,
    ) -> None:
        self.platform, self.now_ms = platform, now_ms
        self._client = web_client(timeout=_TIMEOUT_S, transport=transport)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def grant(self, former: Tokens | None = None, **form: str) -> Tokens:
        """Ask for tokens; `form` has `grant_type` and what that needs.

        Raises:
            GrantError: the platform says no, or not yet.
            AbilityError: no answer came, or none that can be understood.
        """
        tokens = Tokens.answered(await self.ask(self.platform.token_url, **form), self.now_ms(), former)
        if tokens is None:
            raise AbilityError("refused", says.not_understood(platform=self.platform.name))
        return tokens

    async def ask(self, url: str, **form: str) -> dict[str, Any]:
        """The answer to a form. Raises: as `grant`."""
        name = self.platform.name
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                status, answer = await self._sent(url, {**self.platform.client, **form})
        except (TimeoutError, httpx.HTTPError) as error:
            raise AbilityError("unreachable", says.unreachable(platform=name)) from error
        if status == 429:
            raise AbilityError("limited", says.too_often(platform=name))
        if status >= 500:
            raise AbilityError("unreachable", says.unreachable(platform=name))
        if status in _SAYS_NO and (word := _word(answer)):
            raise GrantError(word)
        if status != 200 or not answer:
            raise AbilityError("refused", says.not_understood(platform=name))
        return answer

    async def _sent(self, url: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The status, and the answer as far as there is room for it: of a larger one no more is read."""
        method, is_form = self.platform.method, self.platform.method == "POST"
        params, data = (None, form) if is_form else (form, None)
        async with self._client.stream(method, url, params=params, data=data) as response:
            return response.status_code, _object(await read_bounded(response, _ANSWER_BYTES) or b"")


def _object(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _word(answer: dict[str, Any]) -> str:
    """Why there is no token. Servers that do not follow the RFC say it in `message`, and the status in `error`, or have an object
    there with a `name` and a `message`."""
    error = answer.get("error")
    inner = error if isinstance(error, dict) else {}
    for said in (answer.get("message"), error, inner.get("name"), inner.get("message")):
        if isinstance(said, str) and said:
            words = plain(said, _WORDS)
            return re.sub(r"[\s-]+", "_", words.lower()) if re.fullmatch(r"[\w\s-]+", words) else words
    return ""
