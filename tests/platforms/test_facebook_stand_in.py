"""Our server in Facebook's place speaks like Facebook: Meta's own client for Python works with it, unchanged but for the address,
and a library for server-sent events hears it; what does not agree with what Meta publishes is noticed."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from facebook.access import Access
from facebook_business.adobjects.advideo import AdVideo
from facebook_business.adobjects.comment import Comment
from facebook_business.adobjects.livevideo import LiveVideo
from facebook_business.adobjects.page import Page
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession
from httpx_sse import aconnect_sse

from tests.parts.chat_feed import heard
from tests.parts.facebook import Facebook
from tests.parts.facebook.contract import Contract
from tests.parts.facebook.server import PAGE
from tests.parts.facebook.tokens import APP_ID, APP_SECRET
from tests.parts.facebook_account import SOON_S, connected, until


@pytest.fixture
async def server() -> AsyncIterator[Facebook]:
    async with Facebook() as running:
        running.tokens.needs_proof = True  # which Meta's client gives as well
        yield running
    assert running.contract.problems == []


@pytest.fixture
def meta(server: Facebook) -> Iterator[FacebookAdsApi]:
    """Meta's client, with the page's token."""
    session = FacebookSession(APP_ID, APP_SECRET, server.tokens.of_page(), timeout=SOON_S)
    session.GRAPH = server.place
    yield FacebookAdsApi(session)
    session.requests.close()


async def test_metas_client_makes_titles_begins_and_ends_a_live_video(server: Facebook, meta: FacebookAdsApi) -> None:
    def make() -> str:
        page = Page(PAGE, api=meta).api_get(fields=["name", "category"])
        assert (page["name"], page["category"]) == ("Shop", "Retail")
        made = Page(PAGE, api=meta).create_live_video(params={"status": LiveVideo.Status.unpublished, "title": "Night"})
        assert made["secure_stream_url"].startswith("rtmps://")
        LiveVideo(made["id"], api=meta).api_update(params={"title": "Night market"})
        query = {"broadcast_status": [LiveVideo.BroadcastStatus.unpublished]}
        listed = Page(PAGE, api=meta).get_live_videos(params=query, fields=["status", "title"])
        assert [(one["status"], one["title"]) for one in listed] == [("UNPUBLISHED", "Night market")]
        return str(made["id"])

    def run(video: str) -> list[str]:
        states = []
        for change in ({"status": LiveVideo.Status.live_now}, {"end_live_video": True}):
            LiveVideo(video, api=meta).api_update(params=change)
            states.append(LiveVideo(video, api=meta).api_get(fields=["status"])["status"])
        return states

    video = await asyncio.to_thread(make)
    server.videos.arrive(video)
    assert await asyncio.to_thread(run, video) == ["LIVE", "LIVE_STOPPED"]


async def test_metas_client_writes_reads_and_keeps_order(server: Facebook, meta: FacebookAdsApi) -> None:
    server.comments.say("An", "有货吗？ <b>?</b>")
    seen_id = server.videos.videos[server.live]["video"]["id"]

    def work() -> None:
        sent = AdVideo(seen_id, api=meta).create_comment(params={"message": "Link 1 is open"})
        query = {"order": Comment.Order.reverse_chronological, "filter": Comment.Filter.stream}
        listed = LiveVideo(server.live, api=meta).get_comments(params=query, fields=["message", "from"])
        found = [(one["from"]["name"], one["message"]) for one in listed]
        assert found == [("Shop", "Link 1 is open"), ("An", "有货吗？ <b>?</b>")]
        Comment(sent["id"], api=meta).api_update(params={"is_hidden": True})
        Comment(server.comments.rows[0]["id"], api=meta).api_delete()
        rude = server.comments.person("Bo")
        Page(PAGE, api=meta).create_blocked(params={"user": [rude]})
        assert not server.comments.say("Bo", "Boo")
        Page(PAGE, api=meta).delete_blocked(params={"user": int(rude)})
        assert server.comments.say("Bo", "Sorry")

    await asyncio.to_thread(work)
    assert server.comments.seen() == ["Sorry"]


async def test_metas_client_is_refused_in_facebooks_way(server: Facebook, meta: FacebookAdsApi) -> None:
    server.tokens.take_back()
    with pytest.raises(FacebookRequestError) as caught:
        await asyncio.to_thread(Page(PAGE, api=meta).api_get)
    assert (caught.value.api_error_code(), caught.value.api_error_subcode()) == (190, 460)
    assert caught.value.api_error_type() == "OAuthException"


async def test_metas_client_reads_when_a_token_ends(server: Facebook) -> None:
    session = FacebookSession(APP_ID, APP_SECRET, f"{APP_ID}|{APP_SECRET}", timeout=SOON_S)
    session.GRAPH = server.place

    def inspect() -> dict[str, object]:
        found: dict[str, object] = (
            FacebookAdsApi(session)
            .call("GET", ("debug_token",), params={"input_token": server.tokens.of_person()})
            .json()["data"]
        )
        session.requests.close()
        return found

    found = await asyncio.to_thread(inspect)
    assert (found["type"], found["expires_at"]) == ("USER", server.tokens.ends_s["person"])


async def test_a_library_for_events_hears_the_comments_that_the_plugin_hears(server: Facebook) -> None:
    access = Access(server.tokens.of_page(), app_secret=APP_SECRET)
    url = f"{server.place}/streaming/{server.live}/live_comments"
    query = {"access_token": access.token, "fields": "from{name,id},message", **access.proof(access.token)}
    async with (
        connected(server, access) as ours,
        httpx.AsyncClient(trust_env=False) as web,
        aconnect_sse(web, "GET", url, params=query) as source,
        contextlib.aclosing(source.aiter_sse()) as events,
        asyncio.timeout(SOON_S),
    ):
        await until(lambda: server.comments.streams == 2)
        server.comments.say("An", "Hello")
        event = await anext(events)
        told = json.loads(event.data)
        (row,) = await heard(ours, 1)
        assert (told["from"]["name"], told["message"], told["id"]) == (row.name, row.text, row.id)
    assert source.response.headers["content-type"] == "text/event-stream"


def test_what_meta_does_not_publish_is_noticed() -> None:
    contract = Contract()
    contract.request(
        "live video", "GET", "comments", {"order": "chronological", "since": "1795982420", "fields": "message,from{id}"}
    )
    contract.request("live video", "POST", "", {"status": "LIVE_NOW", "end_live_video": "true"})
    contract.answer("comment", {"id": "1_2", "message": "Hello"})
    assert contract.problems == []
    contract.request("live video", "POST", "comments", {"message": "Hello"})
    contract.request("live video", "GET", "comments", {"order": "random"})
    contract.request("live video", "GET", "comments", {"place": "here"})
    contract.request("live video", "GET", "", {"fields": "status,colour"})
    contract.request("page", "GET", "live_videos", {"broadcast_status": '["ASLEEP"]'})
    contract.answer("live video", {"id": "1", "colour": "blue"})
    assert len(contract.problems) == 6, contract.problems
