"""The device code flow, step by step: how often it asks, and each way in which it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from studio.plugin_api.login import DeviceLogin, Session, TokenEndpoint, Tokens
from tests.unit.plugin_api.login.conftest import Answer, Ring, Server, granted, no

CODE: dict[str, Any] = {
    "device_code": "device",
    "user_code": "AB12",
    "verification_uri": "https://fair.example/activate",
    "expires_in": 60,
    "interval": 7,
}


class Rig:
    """A login whose waiting takes no time; `slept` is how long it would have been."""

    def __init__(self, endpoint: TokenEndpoint, session: Session) -> None:
        self.slept: list[float] = []
        self.done = 0
        self.session = session
        self.login = DeviceLogin(endpoint, session, self._agreed, self._sleep)

    def _agreed(self) -> None:
        self.done += 1

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)

    async def through(self) -> None:
        """Begin it, and wait for its end."""
        await self.login.log_in()
        await self.ended()

    async def ended(self) -> None:
        async with asyncio.timeout(10):
            while self.login.prompt is not None:
                await asyncio.sleep(0)

    async def trouble(self) -> str:
        """Why nobody is logged in."""
        with pytest.raises(AbilityError) as caught:
            await self.session.token()
        assert caught.value.code == "logged_out"
        return caught.value.text


@pytest.fixture
async def rig(endpoint: TokenEndpoint, session: Session) -> AsyncIterator[Rig]:
    made = Rig(endpoint, session)
    yield made
    await made.login.close()


async def test_it_asks_at_the_interval_until_the_operator_has_agreed(rig: Rig, server: Server, ring: Ring) -> None:
    server.answers = [CODE, no("authorization_pending"), no("authorization_pending"), granted(1)]
    await rig.login.log_in()
    assert rig.login.prompt == LoginPrompt(address="https://fair.example/activate", code="AB12")
    assert "waits for you" in await rig.trouble()
    await rig.ended()
    assert rig.done == 1
    assert rig.slept == [7, 7, 7]
    assert server.asked[0] == ("/device", {"client_id": "public-id", "scope": "read write"})
    assert {form["device_code"] for form in server.grants()} == {"device"}
    assert {form["grant_type"] for form in server.grants()} == {"urn:ietf:params:oauth:grant-type:device_code"}
    assert await rig.session.token() == "access-1"
    assert ring.secret is not None
    assert Tokens.of_secret(ring.secret).refresh == "refresh-1"


async def test_it_asks_less_often_when_it_is_told_to_and_after_an_outage(rig: Rig, server: Server) -> None:
    server.answers = [CODE, no("slow_down"), httpx.ConnectError(""), no("authorization_pending"), granted(1)]
    await rig.through()
    assert rig.slept == [7, 12, 24, 24]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([no("access_denied")], "was refused there"),
        ([no("expired_token")], "not used in time"),
        ([httpx.Response(400, json={"message": "invalid device code"})], "not used in time"),
        ([no("authorization_pending")] * 20, "not used in time"),
        ([no("unauthorized_client")], "unauthorized_client"),
        ([granted(1, scope="read")], "lacks rights: write"),
        ([httpx.Response(200, json={})], "not understood"),
    ],
)
async def test_it_ends_in_words(rig: Rig, server: Server, ring: Ring, answers: list[Answer], words: str) -> None:
    server.answers = [CODE, *answers]
    await rig.through()
    assert (rig.done, ring.history) == (0, [])
    assert words in await rig.trouble()
    assert sum(rig.slept) <= 60 + 7


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (no("invalid_client"), "takes no login: invalid_client"),
        (httpx.Response(200, json={**CODE, "user_code": "x" * 50}), "not understood"),
        (httpx.Response(200, json={**CODE, "verification_uri": None}), "not understood"),
        (httpx.Response(200, json={**CODE, "device_code": ""}), "not understood"),
    ],
)
async def test_a_login_that_cannot_begin_is_refused(rig: Rig, server: Server, answer: httpx.Response, words: str) -> None:
    server.answers = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await rig.login.log_in()
    assert caught.value.code == "refused"
    assert rig.login.prompt is None


async def test_a_login_begun_anew_takes_the_place_of_the_one_before(rig: Rig, server: Server) -> None:
    server.answers = [CODE, CODE | {"user_code": "CD34", "device_code": "other"}, granted(1)]
    await rig.login.log_in()
    await rig.through()
    assert [form["device_code"] for form in server.grants()] == ["other"]


async def test_of_two_that_begin_at_once_the_later_is_waited_for_alone(rig: Rig, server: Server) -> None:
    server.answers = [CODE, CODE | {"user_code": "CD34", "device_code": "other"}, *[no("authorization_pending")] * 40]
    server.holds = asyncio.Event()
    beginning = [asyncio.create_task(rig.login.log_in()) for _ in range(2)]
    while not server.asked:
        await asyncio.sleep(0)
    server.holds.set()
    await asyncio.gather(*beginning)
    async with asyncio.timeout(10):
        while len(server.grants()) < 4:
            await asyncio.sleep(0)
    assert rig.login.prompt is not None
    assert rig.login.prompt.code == "CD34"
    assert {form["device_code"] for form in server.grants()} == {"other"}
    await rig.login.close()
    asked = len(server.grants())
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(server.grants()) == asked, "nobody asks on once it is closed"


async def test_a_login_that_begins_while_it_is_closed_is_given_up_too(rig: Rig, server: Server) -> None:
    server.answers, server.holds = [CODE, *[no("authorization_pending")] * 40], asyncio.Event()
    beginning = asyncio.create_task(rig.login.log_in())
    while not server.asked:
        await asyncio.sleep(0)
    closing = asyncio.create_task(rig.login.close())
    await asyncio.sleep(0)
    server.holds.set()
    await asyncio.gather(beginning, closing)
    for _ in range(20):
        await asyncio.sleep(0)
    assert (rig.login.prompt, server.grants()) == (None, [])
