"""One Oscar server: asks, waits its turn, tries again, and has every failure in the operator's words. Never logs a secret."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import httpx
import msgspec

from oscar import sentences as says
from oscar.access import Access
from oscar.refusals import refusal
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Pace, Rest, asked_again, rest_s
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import shortened

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
REFUSED_FOR_S = 10.0  # how long a refused password is not tried again
LONGEST = 8 << 20  # bytes of an answer
PAGE = 50
_BURST, _KEPT = 20.0, 8.0  # requests at once; of these kept for what cannot wait
T = TypeVar("T")


def first_of(rows: int) -> str:
    """The query for the first page of a list: each way of having pages knows one of these words, or has a size of its own."""
    return f"limit={rows}&page_size={rows}"


FIRST = first_of(PAGE)


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list. `following` asks for the next one; empty: it is the last. `is_whole`: the shop has no pages."""

    rows: list[T]
    following: str
    is_whole: bool


@dataclass(frozen=True)
class _Request:
    """What is asked, below the root. `stranger`: as a visitor of the shop; `patient`: others may go first."""

    method: str
    path: str
    fields: Mapping[str, object] | None = None
    query: str = ""
    patient: bool = False
    stranger: bool = False


class Api:
    """The server's REST API below its root. One asyncio loop; `close` it."""

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access = access
        self._client = web_client(headers={"Accept": "application/json"}, timeout=TIMEOUT_S, transport=transport)
        self._pace = Pace(access.rate_hz, _BURST, _KEPT)
        self._resting = Rest()

    async def close(self) -> None:
        await self._client.aclose()

    async def read(self, path: str, shape: type[T], *, query: str = "", patient: bool = False, stranger: bool = False) -> T:
        """Ask what changes nothing; asked again when no answer came.

        Args:
            path: below the API's root, without a slash before it.
            patient: others may go first.
            stranger: ask as any visitor of the shop does, without the user.

        Raises:
            AbilityError: in the operator's words.
        """
        asked = _Request("GET", path, None, query, patient, stranger)
        return _shaped(await asked_again(lambda until_s: self._ask(asked, until_s), TIMEOUT_S), shape)

    async def page(self, path: str, shape: type[T], query: str = FIRST, *, patient: bool = False) -> Page[T]:
        """A part of a list, whether the shop has pages of any kind or none.

        Raises:
            AbilityError: in the operator's words.
        """
        answer: Any = await self.read(path, object, query=query, patient=patient)
        if isinstance(answer, list):
            return Page(_converted(answer, list[shape]), "", True)  # type: ignore[valid-type]
        if not isinstance(answer, dict) or not isinstance(answer.get("results"), list):
            raise AbilityError("refused", says.unknown_answer(reason=path))
        following = str(answer.get("next") or "").partition("?")[2]  # its host may be one that only the server knows
        return Page(_converted(answer["results"], list[shape]), following[:500], False)  # type: ignore[valid-type]

    async def change(self, path: str, shape: type[T], fields: Mapping[str, object]) -> T:
        """Change fields of something; asked once. Gives it as it is afterwards.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        until_s = asyncio.get_running_loop().time() + TIMEOUT_S
        return _shaped(await self._ask(_Request("PATCH", path, fields), until_s), shape)

    async def _ask(self, asked: _Request, until_s: float) -> bytes:
        root = self._access.root()
        place, address = root.netloc.decode(), f"{root}/{asked.path}" + (f"?{asked.query}" if asked.query else "")
        path, clock = f"{root.path}/{asked.path}", asyncio.get_running_loop().time
        self._resting.demand_over()
        headers = {} if asked.stranger else {b"Authorization": self._access.authorization}
        try:
            async with asyncio.timeout(max(0.1, until_s - clock())):
                await self._pace.turn(asked.patient)
                async with self._client.stream(asked.method, address, json=asked.fields, headers=headers) as response:
                    body = await read_bounded(response, LONGEST)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(place=place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.RequestError as error:
            reason = shortened(str(error), 200) or type(error).__name__
            raise AbilityError("unreachable", says.unreachable(place=place, reason=reason)) from error
        finally:
            self._client.cookies.clear()  # a session of its own would ask for other proofs than the password
        if body is None:
            raise AbilityError("refused", says.too_long(most=LONGEST >> 20, page=PAGE))
        trouble = refusal(response.status_code, response.headers, body, place, path, self._access.user)
        if trouble is not None:
            if response.status_code in (401, 429):
                rest = REFUSED_FOR_S if response.status_code == 401 else rest_s(response.headers)
                self._resting.begin(rest, trouble)
            raise trouble
        if body.lstrip()[:1] not in (b"{", b"["):
            raise AbilityError("refused", says.no_api(url=f"{place}{path}"))
        return body


def _shaped(body: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error


def _converted(rows: list[Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(rows, shape)
    except msgspec.ValidationError as error:
        raise AbilityError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error
