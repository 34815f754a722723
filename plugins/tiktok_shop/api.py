"""The Partner API as one app asks it: signs, waits its turn, tries again, and has failures in the operator's words. Never logs a
secret."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

import httpx
import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Pace, Rest, asked_again, rest_s
from studio.plugin_api.login import Session
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import shortened
from tiktok_shop import sentences as says
from tiktok_shop.access import Access
from tiktok_shop.answers import Envelope
from tiktok_shop.refusals import is_wrong_app, mend_of, of_code, of_status
from tiktok_shop.rows import shaped
from tiktok_shop.signing import signed

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
REFUSED_FOR_S = 10.0  # how long an app that was refused is not tried again
LONGEST = 16 << 20  # bytes of an answer: a hundred orders with all that hangs on them
_BURST, _KEPT = 10.0, 4.0  # requests at once; of these kept for what cannot wait
_AHEAD_S = 5.0  # so far may the two clocks be apart before TikTok's own is taken
_NOTHING: Mapping[str, str] = {}
Query = Mapping[str, str]
T = TypeVar("T")


class _Request(NamedTuple):
    """What is asked. `patient`: others may go first."""

    method: str
    path: str
    query: Query
    body: bytes
    patient: bool


class Api:
    """The API for the app of `access`, with the token that `session` has. One asyncio loop; `close` it.

    `server_ms`: TikTok's clock at its last answer, ms since 1970; 0 before there was one.
    """

    def __init__(self, access: Access, place: str, session: Session, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access, self._root, self._session = access, httpx.URL(place), session
        self._client = web_client(headers={"Accept": "application/json"}, timeout=TIMEOUT_S, transport=transport)
        self._pace = Pace(access.rate_hz, _BURST, _KEPT)
        self._resting = Rest()
        self._ahead_s = 0  # how far TikTok's clock is before this computer's, where that is much
        self.server_ms = 0

    async def close(self) -> None:
        await self._client.aclose()

    async def read(
        self,
        path: str,
        shape: type[T],
        query: Query = _NOTHING,
        fields: Mapping[str, object] | None = None,
        *,
        patient: bool = False,
    ) -> T:
        """Ask what changes nothing; asked again when no answer came.

        Args:
            fields: what is asked for in a body, where the API wants it there; None: there is none.
            patient: others may go first.

        Raises:
            AbilityError: in the operator's words.
        """
        asked = _request("GET" if fields is None else "POST", path, query, fields, patient)
        return shaped(await asked_again(lambda until_s: self._ask(asked, until_s), TIMEOUT_S), shape)

    async def change(self, path: str, shape: type[T], query: Query, fields: Mapping[str, object]) -> T:
        """Change something; asked once.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        until_s = asyncio.get_running_loop().time() + TIMEOUT_S
        return shaped(await self._ask(_request("POST", path, query, fields, False), until_s), shape)

    async def _ask(self, asked: _Request, until_s: float) -> bytes:
        """The data of a good answer. A token that is over and a clock that is off are each mended once, and asked with again."""
        self._access.check()
        self._resting.demand_over()
        token = await self._token()
        said, trouble = await self._said(asked, token, until_s)
        mended: set[str] = set()
        while trouble is not None and (mend := mend_of(said)) and mend not in mended:
            mended.add(mend)
            token = await self._token(token) if mend == "token" else token
            said, trouble = await self._said(asked, token, until_s)
        if trouble is not None:
            raise trouble
        return b"{}" if bytes(said.data) == b"null" else bytes(said.data)

    async def _token(self, refused: str = "") -> str:
        """A token, another one than what was refused. Where an app gets none, it does not ask again at once."""
        try:
            return await (self._session.renewed(refused) if refused else self._session.token())
        except AbilityError as error:
            if error.code in ("refused", "limited"):
                self._resting.begin(REFUSED_FOR_S, error)
            raise

    async def _said(self, asked: _Request, token: str, until_s: float) -> tuple[Envelope, AbilityError | None]:
        """What TikTok Shop says, and what is wrong with it; raises what was no word of its own."""
        place = self._root.netloc.decode()
        response, body = await self._sent(asked, token, until_s)
        if trouble := of_status(response.status_code, response.headers, place):
            if response.status_code == 429:
                self._resting.begin(rest_s(response.headers), trouble)
            raise trouble
        try:
            said = msgspec.json.decode(body, type=Envelope)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise AbilityError("refused", says.no_api(place=place, code=response.status_code)) from error
        self._note_clock(response.headers)  # not sooner: what is no answer of TikTok's has a proxy's clock
        trouble = of_code(said, place)
        if trouble is not None and trouble.code == "limited":
            self._resting.begin(rest_s(response.headers), trouble)
        elif trouble is not None and is_wrong_app(said):
            self._resting.begin(REFUSED_FOR_S, trouble)
        return said, trouble

    async def _sent(self, asked: _Request, token: str, until_s: float) -> tuple[httpx.Response, bytes]:
        place, clock = self._root.netloc.decode(), asyncio.get_running_loop().time
        try:
            async with asyncio.timeout(max(0.1, until_s - clock())):
                await self._pace.turn(asked.patient)
                at_s = int(datetime.now(UTC).timestamp()) + self._ahead_s
                query = signed(self._access.app_key, self._access.app_secret, asked.path, asked.query, asked.body, at_s)
                headers = {"x-tts-access-token": token, "Content-Type": "application/json"}
                address = self._root.copy_with(path=asked.path)
                asking = self._client.stream(asked.method, address, params=query, content=asked.body or None, headers=headers)
                async with asking as response:
                    body = await read_bounded(response, LONGEST)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(place=place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.RequestError as error:
            reason = shortened(str(error), 200) or type(error).__name__
            raise AbilityError("unreachable", says.unreachable(place=place, reason=reason)) from error
        if body is None:
            raise AbilityError("refused", says.too_long(most=LONGEST >> 20))
        return response, body

    def _note_clock(self, headers: Mapping[str, str]) -> None:
        """Take TikTok's time where this computer's is another: what is signed 30 s too early, or 5 minutes late, is refused."""
        if said_ms := answered_ms(headers):
            self.server_ms = said_ms
            ahead_s = said_ms // 1000 - int(datetime.now(UTC).timestamp())
            self._ahead_s = ahead_s if abs(ahead_s) > _AHEAD_S else 0


def _request(method: str, path: str, query: Query, fields: Mapping[str, object] | None, patient: bool) -> _Request:
    return _Request(method, path, query, b"" if fields is None else msgspec.json.encode(fields), patient)
