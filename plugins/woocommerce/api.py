"""One WooCommerce shop: asks, waits its turn, tries again, and has every failure in the operator's words. Never logs a secret."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Pace, Rest, asked_again, rest_s
from studio.plugin_api.recent_ids import RecentIds
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import shortened
from woocommerce import sentences as says
from woocommerce.access import Access
from woocommerce.refusals import refusal

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
REFUSED_FOR_S = 10.0  # how long a refused key is not tried again
LONGEST = 16 << 20  # bytes of an answer: a hundred orders, each with what plugins hang on it
PAGE = 100  # rows that WooCommerce gives at most
_BURST, _KEPT = 20.0, 8.0  # requests at once; of these kept for what cannot wait
log = logging.getLogger(__name__)
_NOTHING: Mapping[str, str] = {}
Query = Mapping[str, str]
T = TypeVar("T")


class Page(NamedTuple, Generic[T]):
    """A part of a list. `pages`: how many there are in all."""

    rows: list[T]
    pages: int


class _Request(NamedTuple):
    """What is asked, below the root. `patient`: others may go first."""

    method: str
    path: str
    query: Query
    fields: Mapping[str, object] | None = None
    patient: bool = False


class _Answer(NamedTuple):
    body: bytes
    headers: httpx.Headers


class Api:
    """The shop's REST API below its root. One asyncio loop; `close` it.

    `server_ms`: the shop's clock at its last answer, ms since 1970; 0 before there was one.
    """

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access = access
        self._client = web_client(
            headers={"Accept": "application/json", "Cache-Control": "no-cache"}, timeout=TIMEOUT_S, transport=transport
        )
        self._pace = Pace(access.rate_hz, _BURST, _KEPT)
        self._resting = Rest()
        self._odd = RecentIds(200)  # what was said already of rows that were left out
        self.server_ms = 0

    async def close(self) -> None:
        await self._client.aclose()

    async def read(self, path: str, shape: type[T], query: Query = _NOTHING, *, patient: bool = False) -> T:
        """Ask what changes nothing; asked again when no answer came.

        Args:
            path: below the API's root, without a slash before it.
            patient: others may go first.

        Raises:
            AbilityError: in the operator's words.
        """
        return _shaped((await self._read(_Request("GET", path, query, patient=patient))).body, shape)

    async def page(
        self, path: str, shape: type[T], query: Query = _NOTHING, number: int = 1, *, patient: bool = False
    ) -> Page[T]:
        """A part of a list, the first one has the number 1. A proxy may have taken the count away: then a full page has a next.
        A row that some plugin has made into what nobody knows is left out: it does not hide the others.

        Raises:
            AbilityError: in the operator's words.
        """
        answer = await self._read(_Request("GET", path, {**query, "per_page": str(PAGE), "page": str(number)}, patient=patient))
        found = _shaped(answer.body, list[msgspec.Raw])
        counted = answer.headers.get("x-wp-totalpages", "")
        follows = number + (len(found) >= PAGE)
        rows: list[T] = []
        odd: AbilityError | None = None
        for row in found:
            try:
                rows.append(_shaped(bytes(row), shape))
            except AbilityError as error:
                odd = error
        if odd is not None and not rows:
            raise odd
        if odd is not None and self._odd.is_new(odd.text):
            log.warning("%s of %s %s are left out. %s", len(found) - len(rows), len(found), path, odd.text)
        return Page(rows, int(counted) if counted.isdecimal() and len(counted) < 9 else follows)

    async def change(self, path: str, shape: type[T], fields: Mapping[str, object]) -> T:
        """Change fields of something; asked once. Gives it as it is afterwards.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        until_s = asyncio.get_running_loop().time() + TIMEOUT_S
        return _shaped((await self._ask(_Request("PUT", path, _NOTHING, fields), until_s)).body, shape)

    async def _read(self, asked: _Request) -> _Answer:
        return await asked_again(lambda until_s: self._ask(asked, until_s), TIMEOUT_S)

    async def _ask(self, asked: _Request, until_s: float) -> _Answer:
        root = self._access.root()
        place, path, clock = root.netloc.decode(), f"{root.path}/{asked.path}", asyncio.get_running_loop().time
        self._resting.demand_over()
        query, headers = {**asked.query, **self._access.query}, self._access.headers
        try:
            async with asyncio.timeout(max(0.1, until_s - clock())):
                await self._pace.turn(asked.patient)
                address = root.copy_with(path=path)
                asking = self._client.stream(asked.method, address, params=query, json=asked.fields, headers=headers)
                async with asking as response:
                    body = await read_bounded(response, LONGEST)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(place=place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.RequestError as error:
            reason = shortened(str(error), 200) or type(error).__name__
            raise AbilityError("unreachable", says.unreachable(place=place, reason=reason)) from error
        finally:
            self._client.cookies.clear()  # a session of its own would ask for other proofs than the key
        if body is None:
            raise AbilityError("refused", says.too_long(most=LONGEST >> 20))
        self._look_at(response, body, asked, place, path)
        self.server_ms = answered_ms(response.headers) or self.server_ms
        return _Answer(body, response.headers)

    def _look_at(self, response: httpx.Response, body: bytes, asked: _Request, place: str, path: str) -> None:
        """Raise what is no answer. A key that may only read is refused what it writes, and can be asked on."""
        trouble = refusal(response.status_code, response.headers, body, place, path)
        if trouble is not None:
            if response.status_code == 429 or (response.status_code == 401 and asked.method == "GET"):
                rest = rest_s(response.headers) if response.status_code == 429 else REFUSED_FOR_S
                self._resting.begin(rest, trouble)
            raise trouble
        if body.lstrip()[:1] not in (b"{", b"["):
            raise AbilityError("refused", says.no_api(url=f"{place}{path}"))


def _shaped(body: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error
