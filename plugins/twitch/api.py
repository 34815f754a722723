"""Twitch's API (Helix): asked as the account that is logged in, with every failure in the operator's words.

Each failure is of one of five kinds: the login has expired (`logged_out`), too much was asked (`limited`), Twitch says no
(`refused`, `not_found`, `conflict`), Twitch is away (`unreachable`), or we asked wrongly, which is an exception of ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.plugin_api.login import Session
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import plain
from studio.values.sentences import Template
from twitch import sentences as says
from twitch.answers import Nothing, Refusal

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
_USUAL_PAUSE_S, _LONGEST_PAUSE_S = 10.0, 60.0  # Twitch counts by the minute
_ANSWER_BYTES = 1 << 20
_WORDS = 160  # characters of Twitch's own, quoted
_QUOTED: dict[int, tuple[AbilityErrorCode, Template]] = {
    401: ("logged_out", says.login_refused),
    404: ("not_found", says.not_found),
}

T = TypeVar("T")


class _Answer(NamedTuple):
    """What Twitch has said, all of it."""

    status_code: int
    headers: httpx.Headers
    content: bytes


class Helix:
    """One account's way to the API. One asyncio loop; `close` it."""

    def __init__(self, base: str, client_id: str, session: Session, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._base, self._session = base, session
        self._client = web_client(headers={"Client-Id": client_id}, timeout=TIMEOUT_S, transport=transport)
        self._pause_until_s = 0.0  # Twitch has said that it takes nothing before

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def get(self, path: str, shape: type[T], **query: str) -> T:
        """What stands there. Raises: AbilityError."""
        return await self.ask("GET", path, shape, query)

    async def ask(
        self, method: str, path: str, shape: type[T], query: Mapping[str, str], body: Mapping[str, object] | None = None
    ) -> T:
        """The answer to a request; a token that has expired meanwhile is refreshed and the request made once more.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        token = await self._session.token()
        response = await self._send(method, path, query, body, token)
        if response.status_code == 401:
            token = await self._session.renewed(token)
            response = await self._send(method, path, query, body, token)
        return shaped(self._checked(response), shape)

    async def public(self, url: str, shape: type[T]) -> T:
        """What a page of Twitch says that asks for no login. Raises: AbilityError."""
        return shaped(self._checked(await self._request("GET", url, {}, None, {})), shape)

    async def _send(
        self, method: str, path: str, query: Mapping[str, str], body: Mapping[str, object] | None, token: str
    ) -> _Answer:
        wait_s = self._pause_until_s - asyncio.get_running_loop().time()
        if wait_s > 0:
            raise AbilityError("limited", says.limited(seconds=max(1, round(wait_s))), wait_s)
        return await self._request(method, f"{self._base}/{path}", query, body, {"Authorization": f"Bearer {token}"})

    async def _request(
        self, method: str, url: str, query: Mapping[str, str], body: Mapping[str, object] | None, headers: dict[str, str]
    ) -> _Answer:
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, url, params=dict(query), json=body, headers=headers) as response,
            ):
                content = await read_bounded(response, _ANSWER_BYTES)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error
        if content is None:
            raise AbilityError("refused", says.not_understood(reason=f"> {_ANSWER_BYTES >> 20} MiB"))
        return _Answer(response.status_code, response.headers, content)

    def _checked(self, answer: _Answer) -> bytes:
        status, content = answer.status_code, answer.content
        if 200 <= status < 300:
            return content
        if status == 429:
            pause_s = _asked_pause_s(answer.headers)
            self._pause_until_s = asyncio.get_running_loop().time() + pause_s
            raise AbilityError("limited", says.limited(seconds=max(1, round(pause_s))), pause_s)
        if status >= 500:
            raise AbilityError("unreachable", says.server_error(code=status))
        if status == 409:
            raise AbilityError("conflict", says.conflict())
        reason = _reason(content)
        if status in _QUOTED:
            code, template = _QUOTED[status]
            raise AbilityError(code, template(reason=reason))
        raise TwitchRefusalError(status, reason)


class TwitchRefusalError(AbilityError):
    """Twitch says no; `status` and `reason` are its own, for what means something else at one of its addresses."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__("refused", says.refuses(code=status, reason=reason))
        self.status, self.reason = status, reason


def shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    if shape is Nothing:
        return shape()
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError) as error:
        raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error


def _reason(content: bytes) -> str:
    try:
        return plain(msgspec.json.decode(content, type=Refusal).message, _WORDS)
    except (msgspec.DecodeError, RecursionError):
        return ""


def _asked_pause_s(headers: httpx.Headers) -> float:
    """How long nothing more is taken. Twitch names the second by its own clock, which its answer's date shows."""
    try:
        reset_s, now = float(headers["ratelimit-reset"]), parsedate_to_datetime(headers["date"])
        return min(_LONGEST_PAUSE_S, max(1.0, reset_s - now.timestamp()))
    except (KeyError, ValueError):
        return _USUAL_PAUSE_S
