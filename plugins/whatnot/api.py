"""One seller's API: asks, waits its turn, tries again, and has every failure in the operator's words. Never logs a secret."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Annotated, NamedTuple, TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Rest, asked_again, rest_s
from studio.plugin_api.recent_ids import RecentIds
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import shortened
from whatnot import sentences as says
from whatnot.access import Access
from whatnot.answers import Named, Page
from whatnot.limits import Limits
from whatnot.refusals import refusal

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
REFUSED_FOR_S = 10.0  # how long a refused token is not tried again
LONGEST = 8 << 20  # bytes of an answer
PAGE = 50  # rows that are asked for at once
_PAGES = 40  # of a list that is read as a whole
_IN_IDS = frozenset("-_.:=")
log = logging.getLogger(__name__)
T = TypeVar("T")


class OddAnswerError(AbilityError):
    """An answer has another shape than is known here."""


class _Request(NamedTuple):
    """What is asked, below the root. `patient`: others may go first."""

    method: str
    path: str
    query: Mapping[str, str] | None = None
    fields: Mapping[str, object] | None = None
    patient: bool = False


class _Next(msgspec.Struct, frozen=True):
    """Where a list goes on, which becomes part of an address; unset where the answer does not say."""

    next_cursor: Annotated[str, msgspec.Meta(max_length=2_000)] | msgspec.UnsetType | None = msgspec.UNSET


def is_id(text: str) -> bool:
    """Whether it can be an id of Whatnot's: letters, digits and a few marks, so that it stays one part of an address."""
    is_short = 0 < len(text) <= 100 and text.isascii()
    return is_short and text.strip(".") != "" and all(one.isalnum() or one in _IN_IDS for one in text)


class Api:
    """The Seller API below its root. One asyncio loop; `close` it.

    `server_ms`: Whatnot's clock at its last answer, ms since 1970; 0 before there was one.
    """

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None, limits: Limits | None = None) -> None:
        self._access = access
        self._client = web_client(headers={"Accept": "application/json"}, timeout=TIMEOUT_S, transport=transport)
        self._limits = limits or Limits()
        self._resting = Rest()
        self._odd = RecentIds(200)  # what was said already of rows that were left out
        self.server_ms = 0

    async def close(self) -> None:
        await self._client.aclose()

    async def read(self, path: str, shape: type[T], *, patient: bool = False) -> T:
        """Ask what changes nothing; asked again when no answer came.

        Args:
            path: below the API's root, without a slash before it. Ids in it are such (`is_id`).
            patient: others may go first.

        Raises:
            AbilityError: in the operator's words.
        """
        return _shaped(await self._asked(_Request("GET", path, patient=patient)), shape)

    async def page(self, path: str, shape: type[T], cursor: str = "", *, patient: bool = False) -> Page[T]:
        """A part of a list; the first one has no cursor.

        How Whatnot names a list and its parts is inferred: rows are the answer's only list, and `next_cursor` stands beside it
        or one level below.

        Raises:
            AbilityError: in the operator's words.
        """
        query = {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
        body = await self._asked(_Request("GET", path, query, patient=patient))
        answer = _shaped(body, dict[str, msgspec.Raw])
        lists = [bytes(value) for value in answer.values() if _begins(value, b"[")]
        if len(lists) != 1:
            raise AbilityError("refused", says.unknown_answer(reason=f"{len(lists)} lists"))
        rows, odd = self._rows(path, _shaped(lists[0], list[msgspec.Raw]), shape)
        return Page(rows, _following(body), odd)

    async def whole(self, path: str, shape: type[T], *, patient: bool = False) -> list[T]:
        """A list of which nothing may be lacking: all its parts, every row of this shape.

        Raises:
            AbilityError: in the operator's words; `OddAnswerError`: a row has another shape, or the list does not end.
        """
        found: list[T] = []
        cursors = {""}
        cursor = ""
        while True:
            page = await self.page(path, shape, cursor, patient=patient)
            if page.odd:
                raise OddAnswerError("refused", says.unknown_answer(reason=f"{len(page.odd)} rows"))
            found += page.rows
            if page.following == "":
                return found
            if page.following is None:  # it does not say whether it goes on, and may hide some
                raise AbilityError("refused", says.unknown_answer(reason="next_cursor"))
            if page.following in cursors or len(cursors) >= _PAGES:
                raise OddAnswerError("refused", says.unknown_answer(reason="next_cursor"))
            cursor = page.following
            cursors.add(cursor)

    def _rows(self, path: str, found: list[msgspec.Raw], shape: type[T]) -> tuple[list[T], tuple[str, ...]]:
        """Rows of this shape, and the ids of the others: those do not hide them, be it that there are no other ones."""
        rows: list[T] = []
        odd: list[str] = []
        trouble: AbilityError | None = None
        for row in found:
            try:
                rows.append(_shaped(bytes(row), shape))
            except AbilityError as error:
                trouble = error
                odd.append(_id_of(bytes(row)))
        if trouble is not None and self._odd.is_new(trouble.text):
            log.warning("%s of %s %s are left out. %s", len(odd), len(found), path, trouble.text)
        return rows, tuple(odd)

    async def write(self, path: str, shape: type[T], fields: Mapping[str, object]) -> T:
        """Change something under a key of its own (`idempotency_key`): asked again when no answer came, for it is done once.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        return _shaped(await self._asked(_Request("POST", path, fields=fields)), shape)

    async def _asked(self, asked: _Request) -> bytes:
        return await asked_again(lambda until_s: self._ask(asked, until_s), TIMEOUT_S)

    async def _ask(self, asked: _Request, until_s: float) -> bytes:
        root, clock = self._access.root(), asyncio.get_running_loop().time
        place, path = root.netloc.decode(), f"{root.path}/{asked.path}"
        self._resting.demand_over()
        headers = {"Authorization": f"Bearer {self._access.token}"}
        is_asked = False
        try:
            async with asyncio.timeout(max(0.1, until_s - clock())):
                await self._limits.turn(asked.patient)
                is_asked = True
                address = root.copy_with(path=path)
                asking = self._client.stream(asked.method, address, params=asked.query, json=asked.fields, headers=headers)
                async with asking as response:
                    body = await read_bounded(response, LONGEST)
        except (TimeoutError, httpx.TimeoutException) as error:
            late = says.late if is_asked else says.not_our_turn
            raise AbilityError("unreachable", late(place=place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.RequestError as error:
            reason = shortened(str(error), 200) or type(error).__name__
            raise AbilityError("unreachable", says.unreachable(place=place, reason=reason)) from error
        finally:
            self._client.cookies.clear()
        if body is None:
            raise AbilityError("refused", says.too_long(most=LONGEST >> 20))
        self._limits.answered(response.headers)
        trouble = refusal(response.status_code, response.headers, body, place, path)
        if trouble is not None:
            if response.status_code in (401, 429):
                rest = rest_s(response.headers) if response.status_code == 429 else REFUSED_FOR_S
                self._resting.begin(rest, trouble)
            raise trouble
        if body.lstrip()[:1] != b"{":
            raise AbilityError("refused", says.no_api(place=place))
        self.server_ms = answered_ms(response.headers) or self.server_ms
        return body


def _following(body: bytes) -> str | None:
    """The cursor of the next page, beside the rows or one level below; "" at the end, None where none can be read."""
    below = (bytes(value) for value in _shaped(body, dict[str, msgspec.Raw]).values() if _begins(value, b"{"))
    for part in (body, *below):
        try:
            found = _shaped(part, _Next).next_cursor
        except OddAnswerError:
            return None
        if found is not msgspec.UNSET:
            return found or ""
    return None


def _id_of(row: bytes) -> str:
    try:
        return _shaped(row, Named).id
    except AbilityError:
        return ""


def _begins(value: msgspec.Raw, mark: bytes) -> bool:
    return bytes(value).lstrip()[:1] == mark


def _shaped(body: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise OddAnswerError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error
