"""YouTube's API (Data API v3): asked as the account that is logged in, with every failure in the operator's words.

Each failure is of one of five kinds: the login has expired (`logged_out`), too much was asked (`limited`), YouTube says no
(`refused`, `not_found`, `conflict`), YouTube is away (`unreachable`), or we asked wrongly, which is an exception of ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session
from studio.plugin_api.web import web_client
from studio.values.plain_text import plain
from youtube import sentences as says
from youtube.answers import Broken, Nothing, Page
from youtube.json_objects import JsonObjects
from youtube.quota import READ, Quota
from youtube.refusals import QUOTA_GONE, TOO_FAST, reason_of, refusal

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
_PAUSE_S = 10.0  # after `rateLimitExceeded`; YouTube names no time
_LOOK_AGAIN_S = 1_800.0  # at an empty quota, which Google may have raised
_MEGABYTES = 4
_WORDS = 160  # characters of a decoder's, quoted

T = TypeVar("T")


class YouTube:
    """One account's way to the API. `now_ms`: the wall clock of the quota. One asyncio loop; `close` it."""

    def __init__(
        self,
        base: str,
        session: Session,
        quota: Quota,
        now_ms: Callable[[], int],
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._base, self._session, self._quota, self._now_ms = base, session, quota, now_ms
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)
        self._shut_until_s = 0.0  # YouTube has said that it takes nothing before

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    @property
    def shut_s(self) -> float:
        """Seconds for which nothing is asked; 0: it can be asked now."""
        return max(0.0, self._shut_until_s - asyncio.get_running_loop().time())

    def pace_s(self) -> float:
        """Seconds between two readings of the chat that the quota bears."""
        return self._quota.pace_s(self._now_ms())

    async def get(self, path: str, shape: type[T], cost: int, **query: str) -> T:
        """What stands there. Raises: AbilityError."""
        return await self.ask("GET", path, shape, cost, query)

    async def ask(
        self,
        method: str,
        path: str,
        shape: type[T],
        cost: int,
        query: Mapping[str, str],
        body: Mapping[str, object] | None = None,
    ) -> T:
        """The answer to a request, which costs so many units; a token that has expired meanwhile is refreshed and the request
        made once more.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        token = await self._session.token()
        status, content = await self._send(method, path, cost, query, body, token)
        if status == 401:
            token = await self._session.renewed(token)
            status, content = await self._send(method, path, cost, query, body, token)
        return shaped(self._checked(status, content), shape)

    async def stream(self, query: Mapping[str, str], silence_s: float, take: Callable[[Page], None]) -> bool:
        """Hear a chat in one connection, `take(page)` for each one that comes, until YouTube ends it (True) or none has come for
        so long (False).

        YouTube streams over gRPC, and over HTTP as an array of JSON that is never closed: the latter is read here.

        Raises:
            AbilityError: it does not begin, or breaks.
        """
        token = await self._session.token()
        if (ended := await self._streamed(query, silence_s, take, token, again=True)) is None:
            token = await self._session.renewed(token)
            ended = await self._streamed(query, silence_s, take, token, again=False)
        return bool(ended)

    async def _streamed(
        self, query: Mapping[str, str], silence_s: float, take: Callable[[Page], None], token: str, again: bool
    ) -> bool | None:
        """As `stream`; None: the token is refused, which may be done `again` with another."""
        self._begin(READ)
        objects, now_s = JsonObjects(_MEGABYTES << 20), asyncio.get_running_loop().time
        timeout = httpx.Timeout(TIMEOUT_S, read=silence_s)
        url, headers = f"{self._base}/liveChat/messages/stream", {"Authorization": f"Bearer {token}"}
        try:
            async with (
                asyncio.timeout(silence_s) as silence,
                self._client.stream("GET", url, params=dict(query), headers=headers, timeout=timeout) as response,
            ):
                if response.status_code == 401 and again:
                    return None
                if response.status_code != 200:
                    self._checked(response.status_code, await _content(response))
                    raise AbilityError("refused", says.not_understood(reason=str(response.status_code)))
                async for piece in response.aiter_bytes():
                    for found in objects.feed(piece):
                        page = shaped(found, Page)
                        if page.error is not None:
                            return self._broken_off(page.error, found)
                        take(page)
                        silence.reschedule(now_s() + silence_s)
        except (TimeoutError, httpx.ReadTimeout):
            return False
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.stream_ended()) from error
        except ValueError as error:
            raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error
        return True

    def _broken_off(self, error: Broken, content: bytes) -> bool:
        """YouTube says no in a stream that has begun: it has ended where a token has expired, which the next one is told.

        Raises:
            AbilityError: why, else.
        """
        if error.code == 401:
            return True
        status = error.code if 400 <= error.code < 600 else 500
        raise self._failure(status, content)

    def _begin(self, cost: int) -> None:
        """A request is about to be made. Raises: AbilityError: YouTube takes none now."""
        if (shut_s := self.shut_s) > 0:
            raise self._too_much(shut_s)
        self._quota.spend(cost, self._now_ms())

    async def _send(
        self, method: str, path: str, cost: int, query: Mapping[str, str], body: Mapping[str, object] | None, token: str
    ) -> tuple[int, bytes]:
        self._begin(cost)
        url, headers = f"{self._base}/{path}", {"Authorization": f"Bearer {token}"}
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, url, params=dict(query), json=body, headers=headers) as response,
            ):
                return response.status_code, await _content(response)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error

    def _checked(self, status: int, content: bytes) -> bytes:
        if not 200 <= status < 300:
            raise self._failure(status, content)
        if not self.shut_s:  # else it was asked before YouTube took no more
            self._quota.back()
        return content

    def _failure(self, status: int, content: bytes) -> AbilityError:
        reason = reason_of(content)
        if reason in QUOTA_GONE:
            self._quota.gone(self._now_ms())
            return self._shut(min(_LOOK_AGAIN_S, self._quota.pause_s(self._now_ms())))
        if reason in TOO_FAST or status == 429:
            return self._shut(_PAUSE_S)
        return refusal(status, content)

    def _shut(self, seconds: float) -> AbilityError:
        self._shut_until_s = max(self._shut_until_s, asyncio.get_running_loop().time() + seconds)
        return self._too_much(seconds)

    def _too_much(self, shut_s: float) -> AbilityError:
        if pause_s := self._quota.pause_s(self._now_ms()):
            hours, minutes = divmod(round(pause_s / 60), 60)
            return AbilityError("limited", says.quota_gone(hours=hours, minutes=minutes))
        return AbilityError("limited", says.limited(seconds=max(1, round(shut_s))))


def shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    if shape is Nothing:
        return shape()
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError) as error:
        raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error


async def _content(response: httpx.Response) -> bytes:
    """All of an answer, as far as there is room for it. Raises: AbilityError: there is not."""
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > _MEGABYTES << 20:
            raise AbilityError("unreachable", says.too_large(megabytes=_MEGABYTES))
    return bytes(content)
