"""The open platform over HTTP: tasks started, looked after and stopped, what was missed, and each failure in words."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
import msgspec

from douyin import sentences as says
from douyin.access import Access
from douyin.addresses import Addresses
from douyin.answers import PAGE, Launch, Missed, MissedPage, Task, Token, Verdict
from douyin.credential import Credential
from douyin.refusals import TokenOverError, refusal
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Pace
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import plain

TIMEOUT_S = 8.0
RATE_HZ, BURST, _KEPT = 5.0, 8.0, 4.0  # the platform takes ten requests a second of an app, whoever sends them
_ANSWER_BYTES = 8 << 20  # a page of pushes, each of many messages
_WORDS = 160  # characters of the platform's own, quoted

T = TypeVar("T")


class OpenLive:
    """One app's way to the platform. One asyncio loop; `close` it."""

    def __init__(self, access: Access, addresses: Addresses, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access, self._addresses = access, addresses
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)
        self._credential = Credential(self._fetch)
        self._pace = Pace(RATE_HZ, BURST, _KEPT)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def launched_room(self) -> str:
        """The room that the launch token was made for. Raises: AbilityError: it is not told."""
        content = {"token": self._access.launch_token}
        found = await self._ask("POST", "webcastmate/info", Launch, content=content, header="X-Token")
        return str(found.info.room_id)

    async def start(self, room: str, kind: str) -> None:
        """Have messages of a kind pushed; one that runs goes on. Raises: AbilityError: they are not."""
        await self._ask("POST", "live_data/task/start", msgspec.Raw, content=self._task(room, kind))

    async def stop(self, room: str, kind: str) -> None:
        """Have no more pushed; what the platform has already still comes. Raises: AbilityError: it is not known to be stopped."""
        await self._ask("POST", "live_data/task/stop", msgspec.Raw, content=self._task(room, kind))

    async def status(self, room: str, kind: str) -> int:
        """How the task is, see `Task`. Raises: AbilityError: it is not told."""
        return (await self._ask("GET", "live_data/task/get", Task, asked=self._task(room, kind), patient=True)).status

    async def missed(self, room: str, kind: str, page: int) -> list[Missed]:
        """A page, from 1 up, of what could not be pushed; empty behind the last. Raises: AbilityError: it is not told."""
        asked = self._task(room, kind) | {"page_num": str(page), "page_size": str(PAGE)}
        return (await self._ask("GET", "live_data/task/fail_data/get", MissedPage, asked=asked, patient=True)).pushes

    async def report(self, room: str, step: int, messages: list[dict[str, Any]]) -> None:
        """Say what has become of messages. Raises: AbilityError: it is not known to be taken."""
        told = msgspec.json.encode(messages).decode()
        content = {"room_id": room, "app_id": self._access.app_id, "ack_type": step, "data": told}
        await self._ask("POST", "live_data/ack", msgspec.Raw, content=content, patient=True)

    def _task(self, room: str, kind: str) -> dict[str, str]:
        return {"roomid": room, "appid": self._access.app_id, "msg_type": kind}

    async def _fetch(self) -> Token:
        wanted = {"appid": self._access.app_id, "secret": self._access.app_secret, "grant_type": "client_credential"}
        return await self._send("POST", f"{self._addresses.tokens}/api/apps/v2/token", Token, content=wanted)

    async def _ask(
        self,
        method: str,
        what: str,
        shape: type[T],
        *,
        content: Mapping[str, object] | None = None,
        asked: Mapping[str, str] | None = None,
        header: str = "access-token",
        patient: bool = False,
    ) -> T:
        """An answer, by the token of now; where that is over, once more by another."""
        await self._pace.turn(patient)
        url = f"{self._addresses.live}/api/{what}"
        token = await self._credential.token()
        try:
            return await self._send(method, url, shape, content=content, asked=asked, headers={header: token})
        except TokenOverError:
            self._credential.forget(token)
            another = await self._credential.token()
            if another == token:
                raise
        await self._pace.turn(patient)
        return await self._send(method, url, shape, content=content, asked=asked, headers={header: another})

    async def _send(
        self,
        method: str,
        url: str,
        shape: type[T],
        *,
        content: Mapping[str, object] | None = None,
        asked: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        body = msgspec.json.encode(content) if content is not None else None
        sent = {"content-type": "application/json", **(headers or {})}
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, url, headers=sent, params=asked, content=body) as response,
            ):
                status, answer = response.status_code, await read_bounded(response, _ANSWER_BYTES)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error
        if status == 429:
            raise AbilityError("limited", says.limited(), 1.0)
        if status >= 500:
            raise AbilityError("unreachable", says.server_error(code=status))
        if status != 200:
            raise AbilityError("refused", says.refuses(code=status, reason="HTTP"))
        if answer is None:
            raise AbilityError("refused", says.too_long(most=_ANSWER_BYTES >> 20))
        verdict = _shaped(answer, Verdict)
        if verdict.code != 0:
            raise refusal(verdict.code, verdict.words)
        return _shaped(verdict.content, shape)


def _shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error
