"""One Vendure server: logs in, asks, tries again, and puts every failure into the operator's words. Never logs a secret."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Pace, asked_again, rest_s
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import web_client
from vendure import sentences as says
from vendure.questions import LOGIN

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
LONGEST_PAUSE_S = 2.0  # of those a busy server asks for
REFUSED_FOR_S = 10.0  # how long a refused password is not tried again
_BURST, _KEPT = 10.0, 5.0  # requests at once; of these kept for what cannot wait
T = TypeVar("T")


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Where the server is and who asks. Without a `user` the secret is an API key."""

    url: str
    user: str = ""
    secret: str = ""
    channel: str = ""
    rate_hz: float = 20.0

    def __repr__(self) -> str:
        return f"Access(url={self.url!r}, user={self.user!r}, secret=********, channel={self.channel!r})"


class Api:
    """The server's Admin API. One asyncio loop; `close` it."""

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access = access
        self._url = _endpoint(access.url)
        headers = {"vendure-token": access.channel} if access.channel else {}
        if not access.user and access.secret:
            headers["vendure-api-key"] = access.secret
        self._client = web_client(headers=headers, timeout=TIMEOUT_S, transport=transport)
        self._pace = Pace(access.rate_hz, _BURST, _KEPT)
        self._logging_in = asyncio.Lock()
        self._logins = 0  # grows with each; a request knows by it whether somebody else has logged in meanwhile
        self._refused: tuple[float, AbilityError] | None = None
        self.server_ms = 0  # the server's wall clock at its last answer, whole seconds

    async def close(self) -> None:
        await self._client.aclose()

    async def read(self, question: str, shape: type[T], patient: bool = False, **variables: object) -> T:
        """Ask what changes nothing; asked again when no answer came. `patient`: others may go first.

        Raises:
            AbilityError: in the operator's words.
        """
        return _shaped(await asked_again(lambda until_s: self._ask(question, variables, patient, until_s), TIMEOUT_S), shape)

    async def write(self, question: str, shape: type[T], **variables: object) -> T:
        """Change something; asked once.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        until_s = asyncio.get_running_loop().time() + TIMEOUT_S
        return _shaped(await self._ask(question, variables, False, until_s), shape)

    async def _ask(self, question: str, variables: Mapping[str, object], patient: bool, until_s: float) -> dict[str, Any]:
        if not self._access.user and not self._access.secret:
            raise AbilityError("refused", says.who_asks())
        if self._access.user and not self._logins:
            await self._log_in(0, until_s)
        logins = self._logins
        answer = await self._post(question, variables, patient, until_s)
        if self._access.user and _error_code(answer) == "FORBIDDEN":  # the session has ended; a lack of rights says the same
            await self._log_in(logins, until_s)
            answer = await self._post(question, variables, patient, until_s)
        return _data(answer, self._access)

    async def _log_in(self, logins: int, until_s: float) -> None:
        async with self._logging_in:
            if self._logins != logins:
                return
            now_s = asyncio.get_running_loop().time()
            if self._refused is not None and now_s < self._refused[0]:
                raise self._refused[1]
            self._client.headers.pop("Authorization", None)
            who = {"user": self._access.user, "password": self._access.secret}
            result = _data(await self._post(LOGIN, who, False, until_s), self._access)["login"]
            if result["__typename"] != "CurrentUser":
                reason = says.wrong_password(user=repr(self._access.user))
                if result.get("errorCode") != "INVALID_CREDENTIALS_ERROR":
                    reason = says.not_let_in(user=repr(self._access.user), reason=str(result.get("message", "")))
                self._refused = (now_s + REFUSED_FOR_S, AbilityError("refused", reason))
                raise self._refused[1]
            self._refused = None
            self._logins += 1

    async def _post(self, question: str, variables: Mapping[str, object], patient: bool, until_s: float) -> dict[str, Any]:
        if self._url is None:
            raise AbilityError("refused", says.no_address(url=repr(self._access.url)))
        await self._pace.turn(patient)
        left_s = max(0.1, until_s - asyncio.get_running_loop().time())
        try:
            async with asyncio.timeout(left_s):
                response = await self._client.post(self._url, json={"query": question, "variables": variables})
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(place=self._place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.TransportError as error:
            raise AbilityError(
                "unreachable", says.unreachable(place=self._place, reason=str(error) or type(error).__name__)
            ) from error
        self.server_ms = answered_ms(response.headers) or self.server_ms
        if response.status_code == 429:
            await asyncio.sleep(min(LONGEST_PAUSE_S, rest_s(response.headers)))
            raise AbilityError("unreachable", says.asked_too_often(place=self._place))
        if response.status_code >= 500:
            raise AbilityError("unreachable", says.server_error(place=self._place, code=response.status_code))
        try:
            answer = response.json()
        except (json.JSONDecodeError, UnicodeDecodeError):
            answer = None
        if not isinstance(answer, dict) or not ("data" in answer or "errors" in answer):
            raise AbilityError("refused", says.no_api(url=str(self._url)))
        token = response.headers.get("vendure-auth-token")
        if token:  # servers without bearer tokens keep the session in a cookie, which the client keeps
            self._client.headers["Authorization"] = f"Bearer {token}"
        return answer

    @property
    def _place(self) -> str:
        return self._url.netloc.decode() if self._url else ""


def _endpoint(url: str) -> httpx.URL | None:
    """The Admin API's address: a server's address alone gets Vendure's usual path. None when it is no address."""
    try:
        parsed = httpx.URL(url.strip().rstrip("/"))
    except httpx.InvalidURL:
        return None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        return None
    return parsed if parsed.path.strip("/") else parsed.copy_with(path="/admin-api")


def _error_code(answer: Mapping[str, Any]) -> str:
    errors = answer.get("errors")
    if not isinstance(errors, list) or not errors or not isinstance(errors[0], dict):
        return ""
    return str((errors[0].get("extensions") or {}).get("code", "UNKNOWN"))


def _data(answer: Mapping[str, Any], access: Access) -> dict[str, Any]:
    code = _error_code(answer)
    if not code:
        data = answer.get("data")
        if isinstance(data, dict):
            return data
        raise AbilityError("refused", says.empty())
    message = str(answer["errors"][0].get("message", ""))
    if code == "FORBIDDEN":
        who = repr(access.user) if access.user else says.api_key()
        raise AbilityError("refused", says.forbidden(user=who))
    if code == "ENTITY_NOT_FOUND":
        raise AbilityError("not_found", says.not_found(message=message))
    if code == "CHANNEL_NOT_FOUND":
        raise AbilityError("refused", says.no_channel())
    if code == "INTERNAL_SERVER_ERROR":
        raise AbilityError("unreachable", says.failed(reason=message))
    raise AbilityError("refused", says.refuses(reason=message))


def _shaped(data: dict[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise AbilityError("refused", says.unknown_answer(reason=str(error))) from error
