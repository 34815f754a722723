"""Owncast over HTTP, with every failure in the operator's words.

Each is of one of five kinds: a token is not taken (`logged_out`), too much was asked (`limited`), Owncast says no (`refused`,
`not_found`), Owncast is away (`unreachable`), or we asked wrongly, which is an exception of ours.
"""

from __future__ import annotations

import asyncio
from typing import TypeVar

import httpx
import msgspec

from owncast import sentences as says
from owncast.access import Access
from owncast.answers import Done, Event, Registered, Status, history
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import plain

TIMEOUT_S = 3.0  # with the wait for an echo below the 5 s that a call of the desk may take
_ANSWER_BYTES = 1 << 21  # what was told before is long
_WORDS = 160  # characters of Owncast's own, quoted

T = TypeVar("T")


class OwncastApi:
    """One server. One asyncio loop; `close` it. Tokens stand in no error."""

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access = access
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def status(self) -> Status:
        """What everybody may know. Raises: AbilityError."""
        return await self._ask("GET", "status", Status)

    async def register(self) -> Registered:
        """A new user of the chat, of the connection's name. Raises: AbilityError."""
        return await self._ask("POST", "chat/register", Registered, {"displayName": self._access.name})

    async def history(self, user_token: str) -> list[Event]:
        """The latest messages of the chat, oldest first, as a chat user hears them. Raises: AbilityError."""
        return history(await self._ask("GET", "chat", list[msgspec.Raw], query={"accessToken": user_token}))

    async def send(self, body: str) -> None:
        """Write Markdown into the chat, as the integration of the access token or as the server. Raises: AbilityError."""
        if not self._access.access_token:
            raise AbilityError("logged_out", says.no_token())
        path = "integrations/chat/system" if self._access.as_server else "integrations/chat/send"
        headers = {"Authorization": f"Bearer {self._access.access_token}"}
        await self._do(path, {"body": body}, AbilityError("logged_out", says.token_refused()), headers=headers)

    async def set_title(self, title: str) -> None:
        """Change the title of the stream, as the integration of the access token. Raises: AbilityError."""
        if not self._access.access_token:
            raise AbilityError("logged_out", says.no_admin_token())
        headers = {"Authorization": f"Bearer {self._access.access_token}"}
        denied = AbilityError("logged_out", says.no_admin_right())
        await self._do("integrations/streamtitle", {"value": title}, denied, headers=headers)

    async def hide(self, user_token: str, message_id: str) -> None:
        """Hide a message, as a chat user who may. Raises: AbilityError."""
        await self._moderate("chat/messagevisibility", {"idArray": [message_id], "visible": False}, user_token)

    async def set_enabled(self, user_token: str, user_id: str, enabled: bool) -> None:
        """Let a chat user write or not, as another one who may say so. Raises: AbilityError."""
        await self._moderate("chat/users/setenabled", {"userId": user_id, "enabled": enabled}, user_token)

    async def _moderate(self, path: str, wanted: dict[str, object], user_token: str) -> None:
        denied = AbilityError("refused", says.no_moderator(name=self._access.name))
        await self._do(path, wanted, denied, query={"accessToken": user_token})

    async def _do(
        self,
        path: str,
        wanted: dict[str, object],
        denied: AbilityError,
        *,
        headers: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
    ) -> None:
        done = await self._ask("POST", path, Done, wanted, denied=denied, headers=headers, query=query)
        if not done.success:
            raise AbilityError("refused", says.refuses(code=200, reason=plain(done.message, _WORDS)))

    async def _ask(
        self,
        method: str,
        path: str,
        shape: type[T],
        wanted: dict[str, object] | None = None,
        *,
        denied: AbilityError | None = None,
        headers: dict[str, str] | None = None,
        query: dict[str, str] | None = None,
    ) -> T:
        url = f"{self._access.server}/api/{path}"
        try:
            async with (
                asyncio.timeout(TIMEOUT_S),
                self._client.stream(method, url, json=wanted, params=query, headers=headers) as response,
            ):
                status, content = response.status_code, await read_bounded(response, _ANSWER_BYTES)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(seconds=f"{TIMEOUT_S:g}")) from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # the last two: a host that cannot be
            raise AbilityError("unreachable", says.unreachable(server=self._access.server)) from error
        if content is None:
            raise AbilityError("refused", says.not_understood(reason=f"> {_ANSWER_BYTES >> 20} MiB"))
        if status == 401 and denied is not None:
            raise denied
        if status != 200:
            raise _failure(status, content)
        return _shaped(content, shape)


def _failure(status: int, content: bytes) -> AbilityError:
    """What a status other than 200 means."""
    if status == 429:
        return AbilityError("limited", says.limited())
    if status >= 500:
        return AbilityError("unreachable", says.server_error(code=status))
    if status == 404:
        return AbilityError("not_found", says.not_there())
    try:
        done = msgspec.json.decode(content, type=Done)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        done = Done()
    return AbilityError("refused", says.refuses(code=status, reason=plain(done.message or done.error, _WORDS)))


def _shaped(content: bytes, shape: type[T]) -> T:
    """An answer in its shape. Raises: AbilityError: it has another one."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.not_understood(reason=plain(str(error), _WORDS))) from error
