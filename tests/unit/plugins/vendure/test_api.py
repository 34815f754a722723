"""Logging in, trying again, and failures in the operator's words; the secret is in none of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from vendure.api import Access, Api

from studio.plugin_api.abilities import AbilityError
from tests.parts import http_answers
from tests.unit.plugins.vendure.conftest import Server, error

FINE: dict[str, Any] = {"data": {"fine": True}}
MakeApi = Callable[..., Api]


async def test_it_logs_in_once_and_keeps_the_token(server: Server, api: MakeApi) -> None:
    server.answers = [FINE]
    one = api()
    assert await asyncio.gather(*(one.read("{ fine }", dict) for _ in range(3))) == [{"fine": True}] * 3
    assert server.logins == 1
    assert {headers["authorization"] for headers in server.headers} == {"Bearer token-1"}
    assert one.server_ms == 1795628100000


async def test_a_session_that_ended_is_begun_again(server: Server, api: MakeApi) -> None:
    server.answers = [FINE, error("FORBIDDEN"), FINE]
    one = api()
    await one.read("{ fine }", dict)
    assert await one.write("mutation { fine }", dict) == {"fine": True}
    assert server.logins == 2
    assert server.headers[-1]["authorization"] == "Bearer token-2"


async def test_an_api_key_needs_no_login(server: Server, api: MakeApi) -> None:
    server.answers = [FINE]
    await api(user="", secret="key", channel="east").read("{ fine }", dict)
    assert server.logins == 0
    assert server.headers[0]["vendure-api-key"] == "key"
    assert server.headers[0]["vendure-token"] == "east"


async def test_without_a_name_or_a_key_nothing_is_asked(server: Server, api: MakeApi) -> None:
    with pytest.raises(AbilityError, match="a password, or an API key"):
        await api(user="", secret="").read("{ fine }", dict)
    assert server.asked == []


async def test_a_wrong_password_is_not_tried_again_and_again(server: Server, api: MakeApi) -> None:
    server.login = {"data": {"login": {"__typename": "InvalidCredentialsError", "errorCode": "INVALID_CREDENTIALS_ERROR"}}}
    one = api()
    for _ in range(3):
        with pytest.raises(AbilityError, match="password of 'anna'") as caught:
            await one.read("{ fine }", dict)
        assert caught.value.code == "refused"
    assert server.logins == 1


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (error("FORBIDDEN"), "refused", "'anna' may not do this"),
        (error("ENTITY_NOT_FOUND", "No Product with the id 7"), "not_found", "No Product with the id 7"),
        (error("CHANNEL_NOT_FOUND"), "refused", "channel"),
        (error("USER_INPUT_ERROR", "stockOnHand cannot be a negative value"), "refused", "negative"),
        (error("INTERNAL_SERVER_ERROR", "disk full"), "unreachable", "disk full"),
        (httpx.Response(502, text="<html>"), "unreachable", "error 502"),
        (httpx.Response(429, headers={"retry-after": "0"}), "unreachable", "too often"),
        (httpx.Response(200, text="<html>A shop</html>"), "refused", "no Vendure Admin API at http://shop.example/admin-api"),
        (httpx.Response(404, json={"message": "Cannot POST"}), "refused", "no Vendure Admin API"),
        (httpx.Response(200, json={"data": None}), "refused", "empty"),
        (http_answers.answer(200, "[" * (9 << 20)), "refused", "> 8 MiB"),
        (httpx.ConnectError("Connection refused"), "unreachable", "shop.example cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "within 4 seconds"),
        ({"data": {"fine": "perhaps"}}, "refused", "does not know"),
    ],
)
async def test_failures_in_words(server: Server, api: MakeApi, answer: Any, code: str, words: str) -> None:
    server.answers = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await api().write("mutation { fine }", dict[str, bool])
    assert caught.value.code == code
    assert len(server.asked) == (2 if "may not" in words else 1)


@pytest.mark.parametrize("url", ["", "shop.example", "ftp://shop.example", "http://", "http://shop.example:port"])
async def test_what_is_no_address(url: str) -> None:
    one = Api(Access(url=url, user="anna"))
    with pytest.raises(AbilityError, match="address") as caught:
        await one.read("{ fine }", dict)
    assert caught.value.code == "refused"
    await one.close()


async def test_reading_is_tried_again_writing_is_not(server: Server, api: MakeApi) -> None:
    server.answers = [httpx.Response(503), httpx.ConnectError(""), FINE]
    assert await api().read("{ fine }", dict) == {"fine": True}
    assert len(server.asked) == 3
    server.answers = [httpx.Response(503), FINE]
    with pytest.raises(AbilityError):
        await api().write("mutation { fine }", dict)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://shop.example/", "http://shop.example/admin-api"),
        (" https://shop.example:3000 ", "https://shop.example:3000/admin-api"),
        ("https://shop.example/back/admin", "https://shop.example/back/admin"),
    ],
)
async def test_addresses(url: str, asked: str) -> None:
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json=FINE)

    one = Api(Access(url=url, secret="key"), httpx.MockTransport(handle))
    await one.read("{ fine }", dict)
    assert seen == [asked]
    await one.close()


async def test_the_secret_is_never_said(server: Server, api: MakeApi, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.login = httpx.ConnectError("no")
    one = api(secret="s3cr3t-word")
    with pytest.raises(AbilityError) as caught:
        await one.read("{ fine }", dict)
    assert "s3cr3t-word" not in caught.value.text + caplog.text + repr(Access(url="http://x", secret="s3cr3t-word"))
