"""How a shop is asked. What Shopify says no to is tested at the stand-in (tests/platforms/test_shopify.py)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from shopify.access import Access
from shopify.api import Api
from shopify.questions import READ_CLOCK

from studio.plugin_api.abilities import AbilityError
from tests.parts.http_answers import answer

TOKEN = "shpat_a-secret-for-tests"
DATE = "Mon, 30 Nov 2026 20:30:00 GMT"
Q = "query($ids: [ID!]!, $first: Int!) { nodes(ids: $ids) { id } products(first: $first) { nodes { id } } }"


class Server:
    """Answers with the next of its `answers`, the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[httpx.Response | Exception] = []
        self.asked: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(said, Exception):
            raise said
        return said


def said(data: Any = None, cost: float = 10, left: float = 2000, **more: Any) -> httpx.Response:
    status = {"maximumAvailable": 2000, "currentlyAvailable": left, "restoreRate": 100}
    points = {"cost": {"requestedQueryCost": cost, "actualQueryCost": 1, "throttleStatus": status}}
    return answer(200, {"data": data or {}, "extensions": points} | more, date=DATE)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Api]:
    made = Api(Access("my-shop", TOKEN), httpx.MockTransport(server))
    yield made
    await made.close()


async def test_the_token_goes_in_its_header_and_nowhere_else(server: Server, api: Api) -> None:
    server.answers = [said({"a": 1})]
    assert await api.ask(Q, dict, ids=["1"], first=1) == {"a": 1}
    (request,) = server.asked
    assert request.headers["X-Shopify-Access-Token"] == TOKEN
    assert request.url.host == "my-shop.myshopify.com"
    assert TOKEN.encode() not in request.content
    assert TOKEN not in str(request.url)


async def test_the_clock_is_that_of_the_latest_answer(server: Server, api: Api) -> None:
    server.answers = [said({"shop": {"currencyCode": "EUR"}})]
    assert await api.clock_ms() == await api.clock_ms() == 1_796_070_600_000
    assert len(server.asked) == 1
    assert READ_CLOCK.encode() in server.asked[0].content


async def test_a_shop_without_a_clock_is_said(server: Server, api: Api) -> None:
    server.answers = [answer(200, {"data": {}})]
    with pytest.raises(AbilityError, match="what time it is"):
        await api.clock_ms()


async def test_points_are_waited_for_by_what_is_asked(server: Server, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words with longer lists cost more: what is known of the short one says nothing of the long one."""
    waited: list[float] = []

    async def no_sleep(seconds: float) -> None:
        waited.append(seconds)
        raise AssertionError("it would have waited")

    server.answers = [said(cost=900, left=500), said(cost=20, left=500), said(cost=20, left=500)]
    await api.ask(Q, dict, ids=["1"] * 15, first=50)
    await api.ask(Q, dict, ids=["1"], first=1)
    monkeypatch.setattr(asyncio, "sleep", no_sleep)
    await api.ask(Q, dict, ids=["2"], first=1)
    with pytest.raises(AssertionError, match="would have waited"):
        await api.ask(Q, dict, ids=["2"] * 15, first=50, patient=True)
    assert 8 < waited[0] < 10, "900 and the 500 that are kept, less 500, at 100 a second"


async def test_a_change_is_asked_once(server: Server, api: Api) -> None:
    server.answers = [httpx.ConnectError("no route")]
    with pytest.raises(AbilityError, match="no route"):
        await api.change(Q, dict, ids=[], first=1)
    assert len(server.asked) == 1
    server.answers = [httpx.ConnectError("no route"), said()]
    await api.ask(Q, dict, ids=[], first=1)
    assert len(server.asked) == 3


@pytest.mark.parametrize("body", ["[]", "1", "null", "[" * 100_000, '{"data": 5}', '{"errors": {"a": 1}}'])
async def test_whatever_comes_is_put_into_a_short_sentence(server: Server, api: Api, body: str) -> None:
    server.answers = [answer(200, body)]
    with pytest.raises(AbilityError) as caught:
        await api.ask(Q, dict[str, int], ids=[], first=1)
    assert caught.value.code == "refused"
    assert len(caught.value.text) < 400


async def test_points_that_cannot_be_read_are_none(server: Server, api: Api) -> None:
    server.answers = [
        answer(200, '{"extensions": {"cost": 7}, "data": {"a": 1}}'),
        answer(200, '{"extensions": [], "data": {"a": 1}}'),
    ]
    assert await api.ask(Q, dict, ids=[], first=1) == await api.ask(Q, dict, ids=[], first=1) == {"a": 1}
