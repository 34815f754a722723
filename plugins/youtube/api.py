"""YouTube's API (Data API v3): asked as the account that is logged in, with every failure in the operator's words.

Each failure is of one of five kinds: the login has expired (`logged_out`), too much was asked (`limited`), YouTube says no
(`refused`, `not_found`, `conflict`), YouTube is away (`unreachable`), or we asked wrongly, which is an exception of ours.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

import httpx

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Session
from studio.plugin_api.web import pieces, web_client
from youtube import sentences as says
from youtube.answers import Broken, Page
from youtube.contents import BOUND_MB, content, shaped, strange
from youtube.json_objects import JsonObjects
from youtube.limits import Limits
from youtube.quota import READ, Quota

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take

T = TypeVar("T")


class YouTube:
    """One account's way to the API, within its `limits`. `now_ms`: the wall clock of the quota. One asyncio loop; `close` it."""

    def __init__(
        self,
        base: str,
        session: Session,
        quota: Quota,
        now_ms: Callable[[], int],
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._base, self._session, self.limits = base, session, Limits(quota, now_ms)
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

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
        status, found = await self._send(method, path, cost, query, body, token)
        if status == 401:
            token = await self._session.renewed(token)
            status, found = await self._send(method, path, cost, query, body, token)
        if not 200 <= status < 300:
            raise self.limits.refused(status, found)
        self.limits.answered()
        return shaped(found, shape)

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
        self.limits.begin(READ)
        objects, now_s = JsonObjects(BOUND_MB << 20), asyncio.get_running_loop().time
        timeout = httpx.Timeout(TIMEOUT_S, read=None)
        url, headers = f"{self._base}/liveChat/messages/stream", {"Authorization": f"Bearer {token}"}
        try:
            async with (
                asyncio.timeout(silence_s) as silence,
                self._client.stream("GET", url, params=dict(query), headers=headers, timeout=timeout) as response,
            ):
                if response.status_code == 401 and again:
                    return None
                if response.status_code != 200:
                    raise self.limits.refused(response.status_code, await content(response))
                async for piece in pieces(response):
                    for found in objects.feed(piece):
                        page = shaped(found, Page)
                        if page.error is not None:
                            return self._broken_off(page.error, found)
                        take(page)
                        silence.reschedule(now_s() + silence_s)
        except TimeoutError:
            return False
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.stream_ended()) from error
        except ValueError as error:
            raise strange(error) from error
        return True

    def _broken_off(self, error: Broken, found: bytes) -> bool:
        """YouTube says no in a stream that has begun: it has ended where a token has expired, which the next one is told.

        Raises:
            AbilityError: why, else.
        """
        if error.code == 401:
            return True
        status = error.code if 400 <= error.code < 600 else 500
        raise self.limits.refused(status, found)

    async def _send(
        self, method: str, path: str, cost: int, query: Mapping[str, str], body: Mapping[str, object] | None, token: str
    ) -> tuple[int, bytes]:
        self.limits.begin(cost)
        url, headers = f"{self._base}/{path}", {"Authorization": f"Bearer {token}"}
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, url, params=dict(query), json=body, headers=headers) as response,
            ):
                return response.status_code, await content(response)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error
