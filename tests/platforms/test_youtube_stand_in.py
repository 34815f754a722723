"""Our server in Google's place speaks like Google: Google's own client works with it, unchanged but for the address; and what
does not agree with the API's discovery document is noticed.

What the plugin is tested against is therefore not only what we have understood of Google's documentation.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from google_auth_oauthlib.flow import Flow
from googleapiclient.errors import HttpError

from tests.parts.youtube import YouTube
from tests.parts.youtube.api import VIDEO_ID
from tests.parts.youtube.contract import Contract
from tests.parts.youtube_account import connected, logged_in, until
from tests.parts.youtube_client import client, log_in


@pytest.fixture
async def youtube(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[YouTube]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # loopback has no TLS
    async with YouTube() as running:
        yield running
    assert running.contract.problems == []


@pytest.fixture
async def google(youtube: YouTube) -> AsyncIterator[Any]:
    made = client(youtube, await asyncio.to_thread(log_in, youtube))
    yield made
    made.close()


async def done(request: Any) -> Any:
    return await asyncio.to_thread(request.execute)


async def test_it_logs_in_with_pkce_and_refreshes(youtube: YouTube) -> None:
    credentials = await asyncio.to_thread(log_in, youtube)
    assert credentials.token == youtube.identity.logins[0].access
    youtube.identity.expire()
    google = client(youtube, credentials)
    found = await done(google.liveBroadcasts().list(part="id,snippet", broadcastStatus="active", broadcastType="all"))
    google.close()
    assert found["items"][0]["snippet"]["liveChatId"] == youtube.chat.id
    assert youtube.identity.asked == ["authorization_code", "refresh_token"]


async def test_a_code_is_worth_nothing_without_its_proof(youtube: YouTube, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Flow.fetch_token

    def fetch(flow: Any, **given: Any) -> Any:
        flow.code_verifier = "another-proof-that-is-long-enough-for-the-rfc-0123456789"
        return asked(flow, **given)

    monkeypatch.setattr(Flow, "fetch_token", fetch)
    with pytest.raises(Exception, match="invalid_grant"):
        await asyncio.to_thread(log_in, youtube)


async def test_it_reads_page_by_page(youtube: YouTube, google: Any) -> None:
    youtube.chat.say("An", "有货吗？ <b>?</b>")
    messages = google.liveChatMessages()
    first = messages.list(liveChatId=youtube.chat.id, part="id,snippet,authorDetails")
    page = await done(first)
    assert [item["snippet"]["displayMessage"] for item in page["items"]] == ["有货吗？ <b>?</b>"]
    assert page["items"][0]["authorDetails"]["displayName"] == "An"
    youtube.chat.say("Bo", "Next")
    page = await done(messages.list_next(first, page))
    assert [item["snippet"]["displayMessage"] for item in page["items"]] == ["Next"]


async def test_it_writes_and_keeps_order(youtube: YouTube, google: Any) -> None:
    youtube.chat.say("An", "Boo")
    text = {"liveChatId": youtube.chat.id, "type": "textMessageEvent", "textMessageDetails": {"messageText": "Hello"}}
    sent = await done(google.liveChatMessages().insert(part="snippet", body={"snippet": text}))
    assert sent["id"] == youtube.chat.events[-1]["id"]
    rude = youtube.chat.events[0]
    assert await done(google.liveChatMessages().delete(id=rude["id"])) == ""
    who = {"channelId": rude["authorDetails"]["channelId"]}
    ban = {"liveChatId": youtube.chat.id, "type": "temporary", "banDurationSeconds": "300", "bannedUserDetails": who}
    made = await done(google.liveChatBans().insert(part="snippet", body={"snippet": ban}))
    assert not youtube.chat.say("An", "Boo again")
    await done(google.liveChatBans().delete(id=made["id"]))
    assert youtube.chat.say("An", "Sorry")
    assert youtube.chat.seen() == ["Hello", "Sorry"]
    ban = {"liveChatId": youtube.chat.id, "type": "permanent", "bannedUserDetails": who}
    made = await done(google.liveChatBans().insert(part="snippet", body={"snippet": ban}))
    assert not youtube.chat.say("An", "Boo")
    await done(google.liveChatBans().delete(id=made["id"]))
    assert youtube.chat.say("An", "Sorry again")


async def test_it_plans_binds_begins_and_ends_a_broadcast(youtube: YouTube, google: Any) -> None:
    begins = (datetime.now(UTC) + timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = {"snippet": {"title": "Night", "scheduledStartTime": begins}, "status": {"privacyStatus": "private"}}
    made = await done(google.liveBroadcasts().insert(part="id,snippet,status", body=wanted))
    cdn = {"frameRate": "variable", "ingestionType": "rtmp", "resolution": "variable"}
    stream = await done(google.liveStreams().insert(part="id,snippet,cdn", body={"snippet": {"title": "Own"}, "cdn": cdn}))
    await done(google.liveBroadcasts().bind(part="id,contentDetails", id=made["id"], streamId=stream["id"]))
    asked = google.liveBroadcasts().transition(part="id,status", id=made["id"], broadcastStatus="live")
    with pytest.raises(HttpError) as caught:
        await done(asked)
    assert caught.value.error_details[0]["reason"] == "errorStreamInactive"
    youtube.api.broadcasts.arrive(stream["id"])
    assert (await done(asked))["status"]["lifeCycleStatus"] == "liveStarting"
    youtube.api.broadcasts.settle()
    snippet = {"title": "Night market", "scheduledStartTime": begins}
    await done(google.liveBroadcasts().update(part="id,snippet", body={"id": made["id"], "snippet": snippet}))
    await done(google.liveBroadcasts().transition(part="id,status", id=made["id"], broadcastStatus="complete"))
    listed = await done(google.liveBroadcasts().list(part="id,snippet,status", broadcastStatus="completed"))
    assert [(one["snippet"]["title"], one["status"]["lifeCycleStatus"]) for one in listed["items"]] == [
        ("Night market", "complete")
    ]


async def test_it_counts_viewers_and_is_refused_in_googles_way(youtube: YouTube, google: Any) -> None:
    youtube.api.viewers = 42
    video = await done(google.videos().list(part="id,liveStreamingDetails", id=VIDEO_ID))
    assert video["items"][0]["liveStreamingDetails"]["concurrentViewers"] == "42"
    youtube.api.failures = [(403, "quotaExceeded")]
    with pytest.raises(HttpError) as caught:
        await done(google.channels().list(part="id", mine=True))
    assert (caught.value.status_code, caught.value.error_details[0]["reason"]) == (403, "quotaExceeded")


async def test_it_and_the_plugin_hear_each_other(youtube: YouTube, google: Any) -> None:
    async with connected(youtube, logged_in(youtube)) as ours:
        feed = ours.messages()
        async with asyncio.timeout(20):
            await anext(feed)
            await ours.send("Link 1 is open", None)
            page = await done(google.liveChatMessages().list(liveChatId=youtube.chat.id, part="id,snippet"))
            assert [item["snippet"]["displayMessage"] for item in page["items"]] == ["Link 1 is open"]
            text = {"liveChatId": youtube.chat.id, "type": "textMessageEvent", "textMessageDetails": {"messageText": "Thanks"}}
            await done(google.liveChatMessages().insert(part="snippet", body={"snippet": text}))
            rows = await anext(feed)
            while not rows:
                rows = await anext(feed)
        assert [(row.name, row.text) for row in rows] == [("Shop", "Thanks")]
        await until(lambda: "youtube.youtube.v3.liveChat.messages.stream" in youtube.contract.methods)


def test_what_does_not_agree_with_the_document_is_noticed() -> None:
    contract = Contract()
    messages, bans = "/youtube/v3/liveChat/messages", "/youtube/v3/liveChat/bans"
    good = {"part": ["snippet"], "liveChatId": ["c"], "maxResults": ["500"]}
    contract.request("GET", messages, good, None)
    contract.answer("GET", messages, 200, {"items": [{"id": "m", "snippet": {"publishedAt": "2026-11-29T20:00:00Z"}}]})
    contract.request("POST", bans, {"part": ["snippet"]}, {"snippet": {"type": "temporary", "banDurationSeconds": "300"}})
    assert contract.problems == []
    for query in ({"part": ["id"]}, good | {"maxResults": ["many"]}, good | {"maxResults": ["100"]}, good | {"channel": ["x"]}):
        contract.request("GET", messages, query, None)
    contract.request("GET", "/youtube/v3/liveChats", {}, None)
    contract.request("PATCH", messages, {}, None)
    contract.request("POST", bans, {"part": ["snippet"]}, {"snippet": {"banDurationSeconds": 300}})
    contract.request("POST", bans, {"part": ["snippet"]}, {"snippet": {"type": "for ever"}})
    contract.request("POST", bans, {"part": ["snippet"]}, {"snippet": {"duration": "300"}})
    contract.request("POST", bans, {"part": ["snippet"]}, None)
    contract.answer("GET", messages, 200, {"items": [{"id": 7}]})
    contract.answer("GET", messages, 200, {"pollingIntervalMillis": -1})
    contract.answer("GET", messages, 200, {"items": [{"snippet": {"publishedAt": "yesterday"}}]})
    contract.answer("DELETE", messages, 200, {})
    assert len(contract.problems) == 14, contract.problems
