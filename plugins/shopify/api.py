"""One shop's Admin API: asks, waits for points, tries again, and has failures in the operator's words. Never logs a secret."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
import msgspec

from shopify import sentences as says
from shopify.access import Access
from shopify.budget import Budget
from shopify.questions import READ_CLOCK, Cost
from shopify.refusals import is_throttled, of_errors, of_status
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Rest, asked_again, rest_s
from studio.plugin_api.server_clock import answered_ms
from studio.plugin_api.web import read_bounded, web_client
from studio.values.plain_text import shortened

TIMEOUT_S = 4.0  # below the 5 s that a call of the desk may take
PATIENT_S = 20.0  # for what others may go before; below the 30 s after which a feed counts as silent
REFUSED_FOR_S = 10.0  # how long a refused token is not tried again
LONGEST = 8 << 20  # bytes of an answer
T = TypeVar("T")


class Api:
    """The Admin API of a shop. One asyncio loop; `close` it."""

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._access = access
        self._client = web_client(timeout=TIMEOUT_S, transport=transport)
        self._budget = Budget()
        self._resting = Rest()
        self._clock_ms = 0

    async def close(self) -> None:
        await self._client.aclose()

    async def ask(self, question: str, shape: type[T], *, patient: bool = False, **variables: object) -> T:
        """Ask what changes nothing, or changes it once however often it is asked; asked again when no answer came.

        Args:
            patient: others may go first, and it may take longer.

        Raises:
            AbilityError: in the operator's words.
        """
        timeout_s = PATIENT_S if patient else TIMEOUT_S
        asked = await asked_again(lambda until_s: self._ask(question, variables, patient, until_s), timeout_s)
        return _shaped(asked, shape)

    async def change(self, question: str, shape: type[T], **variables: object) -> T:
        """Change something; asked once.

        Raises:
            AbilityError: in the operator's words; after `unreachable` it may have been done.
        """
        until_s = asyncio.get_running_loop().time() + TIMEOUT_S
        return _shaped(await self._ask(question, variables, False, until_s), shape)

    async def clock_ms(self) -> int:
        """The shop's clock at its latest answer, ms since 1970.

        Raises:
            AbilityError: in the operator's words.
        """
        if not self._clock_ms:
            await self.ask(READ_CLOCK, dict, patient=True)
        if not self._clock_ms:
            raise AbilityError("refused", says.no_clock())
        return self._clock_ms

    async def _ask(self, question: str, variables: Mapping[str, object], patient: bool, until_s: float) -> dict[str, Any]:
        """The data of an answer. Whatever is asked too soon waits, as long as there is time."""
        url = self._access.address()
        clock, place, priced = asyncio.get_running_loop().time, url.netloc.decode(), _priced(question, variables)
        while True:
            self._resting.demand_over()
            wait_s = self._budget.wait_s(priced, clock(), patient)
            if clock() + wait_s >= until_s:
                raise AbilityError("limited", says.asked_too_often(place=place, seconds=f"{wait_s:.0f}"))
            if wait_s:
                await asyncio.sleep(wait_s)
                continue  # others may have gone first
            self._budget.asked(priced, clock())
            response, body = await self._post(url, {"query": question, "variables": variables}, until_s)
            if response.status_code == 429:
                await self._rest(rest_s(response.headers), until_s, place)
                continue
            if trouble := of_status(response.status_code, response.headers, body, place):
                if response.status_code == 401:
                    self._resting.begin(REFUSED_FOR_S, trouble)
                raise trouble
            answer = _object(body, place)
            self._budget.answered(priced, _cost(answer), clock())
            errors = answer.get("errors") or []
            if not isinstance(errors, list):
                raise AbilityError("refused", says.refuses(reason=shortened(str(errors), 200)))
            if is_throttled(errors):
                await self._rest(max(0.1, self._budget.wait_s(priced, clock(), patient)), until_s, place)
                continue
            if refused := of_errors(errors, place):
                raise refused
            return answer.get("data") or {}

    async def _rest(self, rest_s: float, until_s: float, place: str) -> None:
        """Ask nothing for so long.

        Raises:
            AbilityError: `limited`, there is no time for it.
        """
        if asyncio.get_running_loop().time() + rest_s >= until_s:
            raise AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest_s:.0f}"))
        await asyncio.sleep(rest_s)

    async def _post(self, url: httpx.URL, asked: Mapping[str, object], until_s: float) -> tuple[httpx.Response, bytes]:
        place, left_s = url.netloc.decode(), until_s - asyncio.get_running_loop().time()
        headers = {"X-Shopify-Access-Token": self._access.token, "Accept": "application/json"}
        try:
            async with asyncio.timeout(max(0.1, min(TIMEOUT_S, left_s))):
                async with self._client.stream("POST", url, json=asked, headers=headers) as response:
                    body = await read_bounded(response, LONGEST)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise AbilityError("unreachable", says.late(place=place, seconds=f"{TIMEOUT_S:g}")) from error
        except httpx.RequestError as error:
            reason = shortened(str(error), 200) or type(error).__name__
            raise AbilityError("unreachable", says.unreachable(place=place, reason=reason)) from error
        if body is None:
            raise _too_long()
        self._clock_ms = answered_ms(response.headers) or self._clock_ms
        return response, body


def _priced(question: str, variables: Mapping[str, object]) -> tuple[object, ...]:
    """What decides what a question may cost: its words, and the sizes in its variables."""
    sizes = (len(value) if isinstance(value, list) else value for value in variables.values() if isinstance(value, int | list))
    return (question, *sizes)


def _too_long() -> AbilityError:
    return AbilityError("refused", says.too_long(most=LONGEST >> 20))


def _object(body: bytes, place: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise AbilityError("refused", says.no_api(place=place)) from error


def _cost(answer: Mapping[str, Any]) -> Cost:
    """What the answer says of points; nothing where that cannot be read."""
    extensions = answer.get("extensions")
    try:
        return msgspec.convert(extensions.get("cost") if isinstance(extensions, dict) else None, Cost)
    except msgspec.ValidationError:
        return Cost()


def _shaped(data: dict[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(data, shape)
    except (msgspec.ValidationError, RecursionError) as error:
        raise AbilityError("refused", says.unknown_answer(reason=shortened(str(error), 200))) from error
