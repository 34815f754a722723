"""What a chat's reader does with streams and pages as YouTube might give them, against what it asks and what it tells."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import youtube.reading
from youtube.api import YouTube
from youtube.broadcast import NotLiveError
from youtube.quota import Quota
from youtube.reading import Reading

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import Platform, Session, TokenEndpoint, Tokens

_SECRET = Tokens(access="acc3ss", refresh="r3fresh").to_secret()
_PAGES, _STREAMS = "/liveChat/messages", "/liveChat/messages/stream"
Answer = httpx.Response | Exception


class Script:
    """Answers with the next of `pages` and of `streams`, and ends the chat where there is none. `asked`: the path and the place
    of each request, `slept` the waits between; `told` what was heard."""

    def __init__(self) -> None:
        self.pages: list[Answer] = []
        self.streams: list[Answer] = []
        self.asked: list[tuple[str, str]] = []
        self.slept: list[float] = []
        self.told: list[str] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/token":
            return httpx.Response(200, json={"access_token": "fr3sh", "expires_in": 3600})
        self.asked.append((request.url.path, request.url.params.get("pageToken", "")))
        answers = self.pages if request.url.path == _PAGES else self.streams
        answer = answers.pop(0) if answers else no(403, "liveChatEnded")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def paths(self) -> list[str]:
        return [path for path, _place in self.asked]

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def said(text: str, age_s: float = 0.0) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(seconds=age_s)
    snippet = {"type": "textMessageEvent", "displayMessage": text, "publishedAt": at.isoformat()}
    return {"id": text, "snippet": snippet, "authorDetails": {"channelId": "UCan", "displayName": "An"}}


def page(place: str, *messages: dict[str, Any], interval_ms: int = 0) -> dict[str, Any]:
    return {"nextPageToken": place, "pollingIntervalMillis": interval_ms, "items": list(messages)}


def answered(*objects: object) -> httpx.Response:
    """A stream that ends after these."""
    return httpx.Response(200, content=json.dumps(list(objects)).encode())


def asked_for(found: dict[str, Any]) -> httpx.Response:
    return httpx.Response(200, json=found)


def no(status: int, reason: str) -> httpx.Response:
    return httpx.Response(status, json=refused(status, reason))


def refused(status: int, reason: str) -> dict[str, Any]:
    return {"error": {"code": status, "message": "No", "errors": [{"reason": reason, "message": "No"}]}}


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
async def api(script: Script) -> AsyncIterator[YouTube]:
    transport = httpx.MockTransport(script)
    endpoint = TokenEndpoint(Platform(name="YouTube", client_id="id", token_url="https://id.example/token"), transport)
    session = Session(endpoint, lambda: _SECRET, lambda _secret: None)
    made = YouTube("https://api.example", session, Quota(10_000, 4 * 3600.0), endpoint.now_ms, transport)
    yield made
    await made.close()
    await endpoint.close()


@pytest.fixture
def reading(script: Script, api: YouTube) -> Reading:
    return Reading(api, lambda message: script.told.append(message.text), script.sleep)


async def ended(reading: Reading, entered: Callable[[], None] = lambda: None) -> AbilityError:
    """How a stay in the chat ends."""
    async with asyncio.timeout(10):
        with pytest.raises(AbilityError) as caught:
            await reading.follow("chat", entered)
    return caught.value


async def test_streams_that_end_at_once_and_empty_are_none(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a")), asked_for(page("b", said("Hello", 20))), asked_for(page("c", said("You there?")))]
    script.streams = [answered()]
    await ended(reading)
    assert script.told == ["Hello", "You there?"]
    assert script.asked == [(_PAGES, ""), (_STREAMS, "a"), (_PAGES, "a"), (_PAGES, "b"), (_PAGES, "c")]


async def test_a_message_that_comes_between_a_silent_stream_and_the_page_is_no_sign(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a")), asked_for(page("b", said("Just now")))]
    script.streams = [TimeoutError(), answered(page("c", said("Streamed")))]
    await ended(reading)
    assert script.told == ["Just now", "Streamed"]
    assert reading.streams


async def test_however_streams_end_they_are_opened_at_the_pace_of_the_quota(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page(place)) for place in "abc"]
    script.streams = [answered(page("s", said("1"))), httpx.ReadError(""), httpx.ReadError("")]
    for _ in range(2):
        assert (await ended(reading)).code == "unreachable"
    assert script.paths() == [_PAGES, _STREAMS, _STREAMS, _PAGES, _STREAMS]
    assert [round(wait_s) for wait_s in script.slept] == [0, 9, 9]


async def test_youtubes_own_interval_is_kept_between_streams(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a"))]
    script.streams = [answered(page("b", said("1"), interval_ms=20_000))]
    await ended(reading)
    assert [round(wait_s) for wait_s in script.slept] == [0, 20]


async def test_streams_that_last_are_not_counted_with_those_that_broke_before(reading: Reading, script: Script) -> None:
    for _ in range(4):
        script.pages = [asked_for(page("a")), asked_for(page("a"))]
        script.streams = [TimeoutError(), httpx.ReadError("")]
        assert (await ended(reading)).code == "unreachable"
        assert reading.streams


@pytest.mark.parametrize("again_s", [0.0, 600.0])
async def test_where_streams_broke_long_ago_one_is_tried_again(
    reading: Reading, script: Script, again_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube.reading, "_AGAIN_S", again_s)
    for _ in range(2):
        script.pages, script.streams = [asked_for(page("a"))], [httpx.ReadError("")]
        assert (await ended(reading)).code == "unreachable"
    script.pages = [asked_for(page(place)) for place in "abc"]
    script.streams = [httpx.ReadError(""), httpx.ReadError(""), answered(page("d", said("Streamed")))]
    await ended(reading)
    assert (script.told, reading.streams) == ((["Streamed"], True) if again_s == 0 else ([], False))
    assert script.paths().count(_STREAMS) == (6 if again_s == 0 else 3)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (refused(403, "quotaExceeded"), "limited"),
        (refused(403, "liveChatEnded"), "not_found"),
        (refused(503, "backendError"), "unreachable"),
        ({"error": {}}, "unreachable"),
    ],
)
async def test_a_no_inside_a_stream_is_heard(reading: Reading, script: Script, broken: dict[str, Any], code: str) -> None:
    script.pages = [asked_for(page("a"))]
    script.streams = [answered(page("b", said("1")), broken)]
    assert (await ended(reading)).code == code
    assert script.paths() == [_PAGES, _STREAMS]
    assert (script.told, reading.streams) == (["1"], True)


async def test_a_token_that_expires_inside_a_stream_is_renewed(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a"))]
    script.streams = [
        answered(page("b", said("1")), refused(401, "authError")),
        no(401, "authError"),
        answered(page("c", said("2"))),
    ]
    await ended(reading)
    assert script.told == ["1", "2"]


async def test_a_quota_that_is_gone_is_told_in_an_array_as_well(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a"))]
    script.streams = [httpx.Response(403, json=[refused(403, "quotaExceeded")])]
    assert (await ended(reading)).code == "limited"
    assert reading.streams


async def test_a_chat_that_has_ended_says_nothing_of_streams(reading: Reading, script: Script) -> None:
    script.pages = [asked_for(page("a"))]
    script.streams = [no(403, "liveChatDisabled")]
    assert "has no chat" in (await ended(reading)).text
    assert reading.streams
    end = {"id": "e", "snippet": {"type": "chatEndedEvent"}}
    script.pages = [asked_for(page("a", end))]
    assert isinstance(await ended(reading), NotLiveError)


async def test_after_a_lost_place_all_is_told_that_was_written_since(
    reading: Reading, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube.reading, "_MISSED_MS", 600_000)
    history = [said("Long ago", 900), said("Before", 500), said("Meanwhile", 400), said("Now")]
    script.pages = [asked_for(page("a", *history[:2]))]
    script.streams = [httpx.ReadError("")]
    await ended(reading)
    monkeypatch.setattr(youtube.reading, "_MISSED_MS", 60_000)
    script.pages = [no(400, "pageTokenInvalid"), asked_for(page("b", *history))]
    await ended(reading)
    assert script.told == ["Before", "Before", "Meanwhile", "Now"]


async def test_a_stream_in_which_only_blanks_come_is_silent(api: YouTube, script: Script) -> None:
    async def blanks() -> AsyncIterator[bytes]:
        yield b"["
        for _ in range(2_000):
            yield b"\n"
            await asyncio.sleep(0.005)

    script.streams = [httpx.Response(200, content=blanks())]
    async with asyncio.timeout(5):
        assert not await api.stream({}, 0.1, lambda _page: None)
