"""Facebook's Graph API: asked with a page's token, with every failure in the operator's words.

Each failure is of one of five kinds: the token is not taken (`logged_out`), too much was asked (`limited`), Facebook says no
(`refused`, `not_found`), Facebook is away (`unreachable`), or we asked wrongly, which is an exception of ours.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import httpx
import msgspec

from facebook import sentences as says
from facebook.access import Access
from facebook.addresses import Addresses
from facebook.events import Events
from facebook.limits import Limits
from facebook.refusals import TOO_MUCH, read, refusal
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import pieces, read_bounded, web_client
from studio.values.plain_text import plain

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
_ANSWER_BYTES, _EVENT_BYTES = 4 << 20, 1 << 20
_WORDS = 160  # characters of a decoder's, quoted

T = TypeVar("T")


class Graph:
    """One token's way to the API; `token` may become another. One asyncio loop; `close` it."""

    def __init__(self, addresses: Addresses, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._addresses, self._access = addresses, access
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)
        self.token, self.limits = access.token, Limits()
        self._ahead_ms = 0  # Facebook's clock, of this computer's

    @property
    def now_ms(self) -> int:
        """Since 1970 by Facebook's clock, good to a second; by this computer's before Facebook has answered."""
        return _wall_ms() + self._ahead_ms

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def get(self, path: str, shape: type[T], **query: str) -> T:
        """What stands there. Raises: AbilityError."""
        return await self.ask("GET", path, shape, query | self._signed())

    async def post(self, path: str, shape: type[T], **form: str) -> T:
        """The answer to a change. Raises: AbilityError: after `unreachable` it may have been done."""
        return await self.ask("POST", path, shape, form | self._signed())

    async def delete(self, path: str, shape: type[T], **query: str) -> T:
        """The answer to a removal. Raises: as `post`."""
        return await self.ask("DELETE", path, shape, query | self._signed())

    async def ask(self, method: str, path: str, shape: type[T], fields: Mapping[str, str]) -> T:
        """The answer to a request with these fields alone, no token among them. Raises: AbilityError."""
        self.limits.begin()
        query, form = (None, dict(fields)) if method == "POST" else (dict(fields), None)
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, f"{self._addresses.graph}/{path}", params=query, data=form) as response,
            ):
                return _shaped(await self._content(response), shape)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error

    async def hear(
        self,
        video_id: str,
        fields: str,
        silence_s: float,
        take: Callable[[bytes], None],
        opened: Callable[[], Awaitable[object]],
    ) -> bool:
        """Hear the comments of a live video as they are written, `take(event)` for each, until Facebook ends it (True) or has
        sent nothing at all for so long (False). `opened()` is awaited when the stream stands, before any of it is read.

        Raises:
            AbilityError: it does not begin, or breaks.
        """
        self.limits.begin()
        events, now_s = Events(_EVENT_BYTES), asyncio.get_running_loop().time
        query = {"comment_rate": self._access.rate, "fields": fields, **self._signed()}
        timeout, url = httpx.Timeout(TIMEOUT_S, read=None), f"{self._addresses.streaming}/{video_id}/live_comments"
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
        try:
            async with (
                asyncio.timeout(silence_s) as silence,
                self._client.stream("GET", url, params=query, headers=headers, timeout=timeout) as response,
            ):
                if response.status_code != 200:
                    raise self._refused(response.status_code, await self._content(response, refuses=False))
                self._note(response.headers)
                await opened()
                silence.reschedule(now_s() + silence_s)
                async for piece in pieces(response):
                    silence.reschedule(now_s() + silence_s)
                    for event in events.feed(piece):
                        if read(event).code:
                            raise self._refused(200, event)
                        take(event)
        except TimeoutError:
            return False
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.stream_ended()) from error
        except ValueError as error:
            raise _strange(error) from error
        return True

    def _signed(self) -> dict[str, str]:
        return {"access_token": self.token, **self._access.proof(self.token)}

    async def _content(self, response: httpx.Response, refuses: bool = True) -> bytes:
        """All of an answer. Raises: AbilityError: it is a refusal, or there is no room for it."""
        self._note(response.headers)
        content = await read_bounded(response, _ANSWER_BYTES)
        if content is None:
            raise AbilityError("refused", says.not_understood(reason=f"> {_ANSWER_BYTES >> 20} MiB"))
        if refuses and response.status_code != 200:
            raise self._refused(response.status_code, content)
        return content

    def _note(self, headers: Mapping[str, str]) -> None:
        """What an answer says beside itself."""
        self.limits.note(headers)
        if server_ms := answered_ms(headers):
            self._ahead_ms = server_ms - _wall_ms()

    def _refused(self, status: int, content: bytes) -> AbilityError:
        error = read(content)
        if error.code in TOO_MUCH or status == 429:
            return self.limits.refused()
        return refusal(status, error, (self.token, self._access.token, self._access.app_secret))


def _shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise _strange(error) from error


def _strange(error: Exception) -> AbilityError:
    return AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS)))


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000
