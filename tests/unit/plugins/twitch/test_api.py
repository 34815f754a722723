"""The API's failures in the operator's words, each of its kind; no token stands in any of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from twitch.answers import Data, Nothing, User
from twitch.api import Helix, TwitchRefusalError

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Platform, Session, TokenEndpoint, Tokens
from tests.parts.answers_in_turn import AnswersInTurn
from tests.parts.http_answers import answer

DATE = "Sun, 29 Nov 2026 20:00:00 GMT"
_SECRET = Tokens(access="acc3ss", refresh="r3fresh").to_secret()
_FRESH = {"access_token": "fr3sh", "refresh_token": "n3xt", "expires_in": 3600}


class Server(AnswersInTurn):
    """Answers with the next of `answers`, a login with `fresh`."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh = httpx.Response(200, json=_FRESH)
        self.tokens: list[str] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/token":
            return self.fresh
        self.tokens.append(request.headers["authorization"])
        assert request.headers["client-id"] == "public-id"
        return self.next()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Helix]:
    transport = httpx.MockTransport(server)
    platform = Platform(name="Twitch", client_id="public-id", token_url="https://id.example/token")
    endpoint = TokenEndpoint(platform, transport)
    session = Session(endpoint, lambda: _SECRET, lambda _secret: None)
    made = Helix("https://api.example/helix", "public-id", session, transport)
    yield made
    await made.close()
    await endpoint.close()


def no(status: int, message: str = "No", **headers: str) -> httpx.Response:
    return httpx.Response(status, json={"error": "Error", "status": status, "message": message}, headers=headers)


async def test_an_answer_in_its_shape(server: Server, api: Helix) -> None:
    server.answers = [httpx.Response(200, json={"data": [{"id": "1", "login": "shop", "email": "x"}]}), httpx.Response(204)]
    assert (await api.get("users", Data[User])).data == [User("1", "shop")]
    assert await api.ask("DELETE", "moderation/chat", Nothing, {"message_id": "m"}) == Nothing()
    assert server.tokens == ["Bearer acc3ss"] * 2


async def test_a_token_that_has_expired_is_renewed_and_the_request_made_again(server: Server, api: Helix) -> None:
    server.answers = [no(401, "Invalid OAuth token"), httpx.Response(200, json={"data": []})]
    assert (await api.get("users", Data[User])).data == []
    assert server.tokens == ["Bearer acc3ss", "Bearer fr3sh"]


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        ([no(401), no(401, "Missing scope: user:read:chat")], "logged_out", "Missing scope: user:read:chat"),
        ([no(403, "Not a moderator")], "refused", r"refuses \(403\): Not a moderator"),
        ([no(400, "\u202eBad\nthings")], "refused", "Bad things"),
        ([no(404, "No such message")], "not_found", "No such message"),
        ([no(409)], "conflict", "Try again"),
        ([no(429, date=DATE)], "limited", "in 10 seconds"),
        ([no(429, date=DATE, **{"ratelimit-reset": "1795982420"})], "limited", "in 20 seconds"),
        ([no(429, date=DATE, **{"ratelimit-reset": "9" * 30})], "limited", "in 60 seconds"),
        ([no(503)], "unreachable", "503"),
        ([httpx.Response(200, text="<html>")], "refused", "does not know"),
        ([answer(200, "[" * (2 << 20))], "refused", "> 1 MiB"),
        ([httpx.Response(200, json={"data": [{"id": 7}]})], "refused", "does not know"),
        ([httpx.Response(302, headers={"location": "https://evil.example"})], "refused", "302"),
        ([httpx.ConnectError("refused")], "unreachable", "cannot be reached"),
        ([httpx.ReadTimeout("")], "unreachable", "within 4 seconds"),
    ],
)
async def test_failures_in_words(
    server: Server, api: Helix, caplog: pytest.LogCaptureFixture, answers: list[httpx.Response], code: str, words: str
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers = list(answers)
    with pytest.raises(AbilityError, match=words) as caught:
        await api.get("users", Data[User])
    assert caught.value.code == code
    for secret in ("acc3ss", "fr3sh", "r3fresh", "n3xt"):
        assert secret not in f"{caught.value!r} {caplog.text}"


async def test_a_login_that_cannot_be_refreshed_has_expired(server: Server, api: Helix) -> None:
    server.answers, server.fresh = [no(401)], httpx.Response(400, json={"status": 400, "message": "Invalid refresh token"})
    with pytest.raises(AbilityError, match="Log in again") as caught:
        await api.get("users", Data[User])
    assert caught.value.code == "logged_out"


async def test_nothing_is_asked_before_the_time_that_twitch_has_named(server: Server, api: Helix) -> None:
    server.answers = [no(429, date=DATE, **{"ratelimit-reset": "1795982430"})]
    for _ in range(3):
        with pytest.raises(AbilityError) as caught:
            await api.get("users", Data[User])
        assert caught.value.code == "limited"
    assert len(server.tokens) == 1


async def test_a_refusal_knows_what_twitch_said(server: Server, api: Helix) -> None:
    server.answers = [no(400, "The user is not banned.")]
    with pytest.raises(TwitchRefusalError) as caught:
        await api.get("users", Data[User])
    assert (caught.value.status, caught.value.reason) == (400, "The user is not banned.")
