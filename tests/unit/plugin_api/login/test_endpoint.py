"""What servers for logins answer, and how each failure is told; nothing that was sent stands in any of it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import httpx
import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import GrantError, Platform, TokenEndpoint
from tests.unit.plugin_api.login.conftest import Server, granted, no


async def test_a_form_is_sent_with_the_client_id(server: Server, endpoint: TokenEndpoint) -> None:
    server.answers = [granted(1)]
    tokens = await endpoint.grant(grant_type="refresh_token", refresh_token="r")
    assert (tokens.access, tokens.refresh) == ("access-1", "refresh-1")
    assert server.asked == [("/token", {"client_id": "public-id", "grant_type": "refresh_token", "refresh_token": "r"})]


async def test_a_platform_with_ways_of_its_own_is_asked_in_the_address_and_by_its_own_words() -> None:
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"access_token": "a"})

    fields = ("app_key", "app_secret")
    platform = Platform("Shop", "k", "https://x.example/token", client_secret="s", client_fields=fields, method="GET")
    endpoint = TokenEndpoint(platform, httpx.MockTransport(handle))
    assert (await endpoint.grant(grant_type="refresh_token")).access == "a"
    await endpoint.close()
    assert (asked[0].method, asked[0].content) == ("GET", b"")
    assert dict(asked[0].url.params) == {"app_key": "k", "app_secret": "s", "grant_type": "refresh_token"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (no("invalid_grant"), "invalid_grant"),
        (no("invalid_client", 401), "invalid_client"),
        (httpx.Response(400, json={"error": "slow_down", "error_description": "Easy"}), "slow_down"),
        (httpx.Response(400, json={"status": 400, "message": "authorization_pending"}), "authorization_pending"),
        (httpx.Response(400, json={"status": 400, "message": "Invalid refresh token"}), "invalid_refresh_token"),
        (httpx.Response(400, json={"message": "<b>\u202eNo!</b>"}), "<b>No!</b>"),
        (httpx.Response(400, json={"error": {"name": "invalid_grant", "message": "Invalid grant: no"}}), "invalid_grant"),
        (httpx.Response(401, json={"error": {"message": "Invalid client"}}), "invalid_client"),
    ],
)
async def test_a_no_is_a_word(server: Server, endpoint: TokenEndpoint, answer: httpx.Response, code: str) -> None:
    server.answers = [answer]
    with pytest.raises(GrantError) as caught:
        await endpoint.grant(grant_type="x")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (httpx.ConnectError("Connection refused"), "unreachable", "cannot be reached"),
        (httpx.ReadTimeout(""), "unreachable", "cannot be reached"),
        (httpx.Response(502, text="<html>"), "unreachable", "cannot be reached"),
        (httpx.Response(429), "limited", "too often"),
        (httpx.Response(200, text="<html>"), "refused", "not understood"),
        (httpx.Response(200, text="[" * 60_000), "refused", "not understood"),
        (httpx.Response(200, json=["token"]), "refused", "not understood"),
        (httpx.Response(200, json={"access_token": "a\nb"}), "refused", "not understood"),
        (httpx.Response(200, json={"access_token": "ü"}), "refused", "not understood"),
        (httpx.Response(200, json={"access_token": "a" * 9_000}), "refused", "not understood"),
        (httpx.Response(200, json={"access_token": 7}), "refused", "not understood"),
        (httpx.Response(302, headers={"location": "https://evil.example"}), "refused", "not understood"),
        (httpx.Response(400, text="No"), "refused", "not understood"),
    ],
)
async def test_what_is_no_answer(
    server: Server, endpoint: TokenEndpoint, answer: httpx.Response | Exception, code: str, words: str
) -> None:
    server.answers = [answer]
    with pytest.raises(AbilityError, match=words) as caught:
        await endpoint.grant(grant_type="x")
    assert caught.value.code == code


async def test_of_an_answer_without_end_no_more_is_read_than_there_is_room_for(server: Server, endpoint: TokenEndpoint) -> None:
    read = 0

    async def flood() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(1_000):
            read += 1
            yield b" " * 1_024

    server.answers = [httpx.Response(200, content=flood())]
    with pytest.raises(AbilityError, match="not understood"):
        await endpoint.grant(grant_type="x")
    assert read < 100


async def test_what_was_sent_is_in_no_log_and_no_error(
    server: Server, endpoint: TokenEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers = [granted(1), httpx.Response(502), no("invalid_grant")]
    said = [repr(await endpoint.grant(grant_type="refresh_token", refresh_token="s3cr3t"))]
    for kind in (AbilityError, GrantError):
        with pytest.raises(kind) as caught:
            await endpoint.grant(grant_type="refresh_token", refresh_token="s3cr3t")
        said.append(f"{caught.value!r} {caught.value}")
    for word in ("s3cr3t", "access-1", "refresh-1"):
        assert word not in " ".join([*said, caplog.text])
