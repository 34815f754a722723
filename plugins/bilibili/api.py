"""The open live platform over HTTP: a project started, kept and ended, each request signed, each failure in words."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

import httpx
import msgspec

from bilibili import sentences as says
from bilibili.access import Access
from bilibili.addresses import Addresses
from bilibili.answers import Started, Verdict
from bilibili.project import Project
from bilibili.refusals import refusal
from bilibili.signing import signed
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import plain

TIMEOUT_S = 8.0
END_S = 2.0  # for the last request of a process that is to end
_ANSWER_BYTES = 1 << 18
_WORDS = 160  # characters of the platform's own, quoted

T = TypeVar("T")


class OpenLive:
    """One developer's way to the platform. One asyncio loop; `close` it."""

    def __init__(self, access: Access, addresses: Addresses, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access, self._addresses = access, addresses
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def start(self) -> Project:
        """Start the project in the room of the identity code. Raises: AbilityError: it does not start."""
        wanted = {"code": self._access.identity_code, "app_id": int(self._access.app_id)}
        started = await self._ask("start", wanted, Started)
        links = tuple(link for link in started.websocket_info.wss_link if link.startswith(self._addresses.rooms))
        if not links:
            raise AbilityError("unreachable", says.no_links())
        return Project(
            round_id=started.game_info.game_id if started.game_info is not None else "",
            room_id=started.anchor_info.room_id,
            links=links,
            greeting=started.websocket_info.auth_body,
        )

    async def beat(self, project: Project) -> None:
        """Say that the project runs. Raises: AbilityError: it is over (`ProjectOverError`), or the platform does not answer."""
        await self._ask("heartbeat", {"game_id": project.round_id}, msgspec.Raw)

    async def end(self, round_id: str) -> None:
        """Say that a round is over. Raises: AbilityError: it was over before (`ProjectOverError`), or is not known to be."""
        wanted = {"app_id": int(self._access.app_id), "game_id": round_id}
        await self._ask("end", wanted, msgspec.Raw, END_S)

    async def _ask(self, what: str, wanted: dict[str, object], shape: type[T], timeout_s: float = TIMEOUT_S) -> T:
        body = msgspec.json.encode(wanted)
        at_s = int(datetime.now(UTC).timestamp())
        headers = signed(self._access.access_key_id, self._access.access_key_secret, body, uuid4().hex, at_s)
        try:
            async with asyncio.timeout(timeout_s):
                status, content = await self._post(f"{self._addresses.api}/v2/app/{what}", headers, body)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{timeout_s:g}")) from error
        except httpx.HTTPError as error:
            raise AbilityError("unreachable", says.unreachable()) from error
        if status == 429:
            raise AbilityError("limited", says.limited(code=status), 60.0)
        if status >= 500:
            raise AbilityError("unreachable", says.server_error(code=status))
        if status != 200:
            raise AbilityError("refused", says.refuses(code=status, reason="HTTP"))
        verdict = _shaped(content, Verdict)
        if verdict.code != 0:
            raise refusal(verdict.code, verdict.message)
        return _shaped(bytes(verdict.data), shape)

    async def _post(self, url: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        async with self._client.stream("POST", url, headers=headers, content=body) as response:
            content = await read_bounded(response, _ANSWER_BYTES)
        if content is None:
            raise AbilityError("refused", says.not_understood(reason=f"> {_ANSWER_BYTES >> 10} KiB"))
        return response.status_code, content


def _shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error
