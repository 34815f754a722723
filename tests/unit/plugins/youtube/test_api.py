"""The API's failures in the operator's words, each of its kind; no token stands in any of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
import youtube.limits
from youtube.answers import Items, Nothing, Page, Resource
from youtube.api import YouTube
from youtube.quota import LOOK, Quota

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Platform, Session, TokenEndpoint, Tokens
from tests.parts.answers_in_turn import AnswersInTurn

NOW_MS = 1_796_000_000_000
_SECRET = Tokens(access="acc3ss", refresh="r3fresh").to_secret()
_FRESH = {"access_token": "fr3sh", "expires_in": 3600}


class Server(AnswersInTurn):
    """Answers with the next of `answers`, a login with `fresh`."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh = httpx.Response(200, json=_FRESH)
        self.tokens: list[str] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/token":
            return self.fresh
        self.tokens.append(request.headers["authorization"].removeprefix("Bearer "))
        return self.next()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[YouTube]:
    transport = httpx.MockTransport(server)
    endpoint = TokenEndpoint(Platform(name="YouTube", client_id="id", token_url="https://id.example/token"), transport)
    session = Session(endpoint, lambda: _SECRET, lambda _secret: None)
    made = YouTube("https://api.example", session, Quota(10_000, 3600.0), lambda: NOW_MS, transport)
    yield made
    await made.close()
    await endpoint.close()


def no(status: int, reason: str, message: str = "No") -> httpx.Response:
    error = {"code": status, "message": message, "errors": [{"domain": "youtube", "reason": reason, "message": message}]}
    return httpx.Response(status, json={"error": error})


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (no(403, "accessNotConfigured"), "refused", "Switch on the YouTube Data API v3"),
        (no(403, "liveStreamingNotEnabled"), "refused", "Switch on live streaming"),
        (no(403, "liveChatDisabled"), "not_found", "has no chat"),
        (no(403, "liveChatEnded"), "not_found", "has ended"),
        (no(403, "forbidden", "Forbidden \u202e there"), "refused", "YouTube refuses (403): Forbidden there"),
        (no(404, "notFound", "Nothing there"), "not_found", "Nothing there"),
        (no(409, "conflict"), "conflict", "Somebody else"),
        (no(403, "insufficientPermissions"), "logged_out", "Log in again"),
        (no(403, "youtubeSignupRequired"), "refused", "has no channel on YouTube"),
        (no(429, "tooMany"), "limited", "asked too much"),
        (httpx.Response(500, text="<html>"), "unreachable", "error of its own (500)"),
        (httpx.Response(403, text="<html>"), "refused", "YouTube refuses (403)"),
        (httpx.Response(200, text="<html>"), "refused", "does not know"),
        (httpx.Response(200, json={"items": [{"id": 7}]}), "refused", "does not know"),
        (httpx.Response(200, content=b"[" * 100_000), "refused", "does not know"),
        (httpx.Response(200, content=b" " * (5 << 20)), "unreachable", "more than 4 MB"),
        (httpx.ConnectError("acc3ss"), "unreachable", "cannot be reached"),
        (httpx.ReadTimeout("acc3ss"), "unreachable", "not answered within 4 seconds"),
    ],
)
async def test_each_failure_is_of_its_kind(
    api: YouTube, server: Server, answer: httpx.Response | Exception, code: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers = [answer]
    with caplog.at_level(logging.DEBUG), pytest.raises(AbilityError) as caught:
        await api.get("channels", Items[Resource], LOOK, part="id")
    assert (caught.value.code, words in caught.value.text) == (code, True), caught.value.text
    assert "acc3ss" not in caught.value.text + caplog.text


async def test_an_expired_token_is_renewed_once(api: YouTube, server: Server) -> None:
    server.answers = [no(401, "authError"), httpx.Response(200, json={"items": [{"id": "a"}]})]
    assert (await api.get("channels", Items[Resource], LOOK)).items == [Resource(id="a")]
    server.answers = [no(401, "authError"), no(401, "authError", "Invalid Credentials")]
    with pytest.raises(AbilityError, match="Invalid Credentials") as caught:
        await api.get("channels", Items[Resource], LOOK)
    assert caught.value.code == "logged_out"
    assert server.tokens[:2] == ["acc3ss", "fr3sh"]


async def test_nothing_is_asked_of_an_empty_quota_and_it_is_looked_at_again(
    api: YouTube, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube.limits, "_LOOK_AGAIN_S", 0.0)
    server.answers = [no(403, "quotaExceeded"), httpx.Response(204), no(403, "rateLimitExceeded")]
    with pytest.raises(AbilityError, match="used up") as caught:
        await api.ask("DELETE", "liveChat/messages", Nothing, LOOK, {"id": "m"})
    assert caught.value.code == "limited"
    await api.ask("DELETE", "liveChat/messages", Nothing, LOOK, {"id": "m"})
    with pytest.raises(AbilityError, match="takes more in 10 seconds"):
        await api.ask("DELETE", "liveChat/messages", Nothing, LOOK, {"id": "m"})
    with pytest.raises(AbilityError, match="takes more in 10 seconds"):
        await api.ask("DELETE", "liveChat/messages", Nothing, LOOK, {"id": "m"})
    assert len(server.tokens) == 3


async def test_an_answer_on_its_way_when_the_quota_ends_is_no_sign_of_more(api: YouTube, server: Server) -> None:
    late, asked = asyncio.Event(), asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        asked.set()
        await late.wait()
        yield b"{}"

    server.answers = [httpx.Response(200, content=slow()), no(403, "quotaExceeded")]
    before = asyncio.create_task(api.get("channels", Items[Resource], LOOK))
    await asked.wait()
    with pytest.raises(AbilityError, match="used up"):
        await api.get("channels", Items[Resource], LOOK)
    late.set()
    await before
    with pytest.raises(AbilityError, match="used up"):
        await api.get("channels", Items[Resource], LOOK)
    assert api.limits.shut_s > 1_000


async def test_a_stream_is_heard_as_it_comes(api: YouTube, server: Server) -> None:
    heard: list[Page] = []
    streamed = httpx.Response(200, content=b'[{"nextPageToken": "a"},\n{"nextPageToken": "b"}]')
    server.answers = [no(401, "authError"), streamed, TimeoutError(), httpx.ReadError("acc3ss"), no(404, "notFound")]
    assert await api.stream({}, 1.0, heard.append)
    assert [page.next_page_token for page in heard] == ["a", "b"]
    assert server.tokens == ["acc3ss", "fr3sh"]
    assert not await api.stream({}, 1.0, heard.append)
    for code in ("unreachable", "not_found"):
        with pytest.raises(AbilityError) as caught:
            await api.stream({}, 1.0, heard.append)
        assert (caught.value.code, "acc3ss" in caught.value.text) == (code, False)


@pytest.mark.parametrize("content", [b"}", b'[{"items": 7}]', b'{"a":"' + b"x" * (5 << 20)])
async def test_a_stream_that_is_none_is_said(api: YouTube, server: Server, content: bytes) -> None:
    server.answers = [httpx.Response(200, content=content)]
    with pytest.raises(AbilityError, match="does not know") as caught:
        await api.stream({}, 1.0, lambda _page: None)
    assert caught.value.code == "refused"
