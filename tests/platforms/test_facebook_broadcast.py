"""Broadcasts of the Facebook plugin at the stand-in: found, made, titled, begun, ended; each request as Meta publishes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from facebook.access import Access
from facebook.channel import FacebookChannel

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import BroadcastConformance, BroadcastPartsConformance
from tests.parts.facebook import Facebook
from tests.parts.facebook.answers import RefusedError
from tests.parts.facebook.server import PAGE
from tests.parts.facebook.tokens import PUBLISH
from tests.parts.facebook_account import connected


@pytest.fixture
async def server() -> AsyncIterator[Facebook]:
    """One live video that has not begun, and to which no stream comes."""
    async with Facebook() as running:
        running.videos.videos[running.live]["status"] = "UNPUBLISHED"
        running.videos.leave(running.live)
        yield running
    assert running.contract.problems == []


@pytest.fixture
async def ours(server: Facebook) -> AsyncIterator[FacebookChannel]:
    async with connected(server, Access(server.tokens.of_page())) as channel:
        yield channel


def later(hours: int) -> datetime:
    return datetime.now(UTC) + timedelta(hours=hours)


class TestFacebookBroadcast(BroadcastConformance, BroadcastPartsConformance):
    @pytest.fixture
    def provider(self, ours: FacebookChannel) -> FacebookChannel:
        return ours


async def test_the_key_is_cut_off_the_address_and_goes_with_it(server: Facebook, ours: FacebookChannel) -> None:
    point = await ours.stream_key()
    assert point.url == "rtmps://live-api.example.org:443/rtmp"
    assert f"{point.url}/{point.key}" == server.videos.videos[server.live]["secure_stream_url"]
    assert point.page_url == f"https://www.facebook.com/{PAGE}/videos/990001/"
    assert (await ours.ingest()).key == ""
    assert point.key not in repr((point, ours._stage._known))


async def test_where_there_is_none_one_is_made_that_nobody_sees_yet(server: Facebook, ours: FacebookChannel) -> None:
    server.videos.videos.clear()
    status = await ours.broadcast_status()
    assert (status.stage, status.bound, status.receiving) == ("none", False, False)
    assert (await ours.ingest()).url == ""
    for deed in (ours.set_title("Mine"), ours.go_live(), ours.end_broadcast()):
        with pytest.raises(AbilityError, match="no live video on Facebook to which") as caught:
            await deed
        assert caught.value.code == "not_found"
    assert await ours.stream_key() == await ours.stream_key()
    assert [video["status"] for video in server.videos.videos.values()] == ["UNPUBLISHED"]


async def test_the_live_one_counts_first_then_the_nearest(server: Facebook, ours: FacebookChannel) -> None:
    tomorrow = server.videos.add("Tomorrow", "SCHEDULED_UNPUBLISHED", later(24))
    soon = server.videos.add("Soon", "SCHEDULED_UNPUBLISHED", later(1))
    planned = await ours.planned_broadcasts()
    assert [one.id for one in planned] == [server.live, soon, tomorrow]
    assert [one.chosen for one in planned] == [True, False, False]
    assert planned[1].begins_at_ms is not None
    phone = server.videos.add("From a phone", "LIVE")
    ours._stage._known = None
    assert (await ours.broadcast_status()).title == "From a phone"
    assert phone not in [one.id for one in await ours.planned_broadcasts()]


async def test_it_is_begun_and_ended(server: Facebook, ours: FacebookChannel) -> None:
    status = await ours.broadcast_status()
    assert (status.stage, status.starts_itself, status.receiving) == ("planned", False, False)
    with pytest.raises(AbilityError, match="does not receive the stream yet"):
        await ours.go_live()
    with pytest.raises(AbilityError, match="has not begun"):
        await ours.end_broadcast()
    server.videos.arrive(server.live)
    ours._stage._known = None
    assert (await ours.broadcast_status()).stage == "preview"
    for _ in range(2):  # its answer may have got lost
        await ours.go_live()
    assert (await ours.broadcast_status()).stage == "live"
    for _ in range(2):
        await ours.end_broadcast()
    assert server.videos.status(server.live) == "LIVE_STOPPED"
    assert (await ours.broadcast_status()).stage == "ended"
    with pytest.raises(AbilityError, match="Make one, or choose"):
        await ours.go_live()


async def test_what_facebook_does_not_say_of_a_stream_is_not_known(server: Facebook, ours: FacebookChannel) -> None:
    server.videos.videos[server.live]["ingest_streams"] = []
    status = await ours.broadcast_status()
    assert (status.receiving, status.health) == (None, None)
    server.videos.videos[server.live]["ingest_streams"] = [{"stream_id": "0"}]
    ours._stage._known = None
    health = (await ours.broadcast_status()).health
    assert health is not None
    assert health.level == "no_data"


async def test_nothing_is_done_to_another_than_the_operator_saw(server: Facebook, ours: FacebookChannel) -> None:
    assert (await ours.broadcast_status()).title == "Tonight"
    phone = server.videos.add("From a phone", "LIVE")
    for deed in (ours.set_title("Mine"), ours.go_live()):
        with pytest.raises(AbilityError, match="is another one now: 'From a phone'") as caught:
            await deed
        assert caught.value.code == "conflict"
    with pytest.raises(AbilityError, match="has not begun"):
        await ours.end_broadcast()
    assert server.videos.status(phone) == "LIVE"


async def test_a_private_one_is_the_operators_alone_and_none_is_unlisted(server: Facebook, ours: FacebookChannel) -> None:
    made = server.videos.videos[await ours.plan_broadcast("Rehearsal", "private")]
    assert (made["status"], made["privacy"], made["title"]) == ("UNPUBLISHED", "SELF", "Rehearsal")
    made = server.videos.videos[await ours.plan_broadcast("Night market", "public")]
    assert made["privacy"] == "EVERYONE"
    with pytest.raises(AbilityError, match="no unlisted live videos") as caught:
        await ours.plan_broadcast("Night market", "unlisted")
    assert caught.value.code == "unsupported"


async def test_a_failure_is_asked_about_no_sooner(server: Facebook, ours: FacebookChannel) -> None:
    server.tokens.rights.discard(PUBLISH)
    with pytest.raises(AbilityError, match=f"Requires {PUBLISH}"):
        await ours.set_title("Mine")
    await ours.broadcast_status()
    ours._stage._known = None
    server.down = RefusedError(2, "Service temporarily unavailable", status=500)
    asked = len(server.asked)
    for _ in range(3):
        with pytest.raises(AbilityError, match="an error of its own"):
            await ours.broadcast_status()
    assert len(server.asked) - asked <= 2, "the look for a live video may come between"


async def test_the_more_is_used_the_longer_what_is_known_counts(server: Facebook, ours: FacebookChannel) -> None:
    server.usage = {"X-App-Usage": '{"call_count": 95}'}
    ours._stage._now_s = lambda: 1_000.0
    ours._stage._known = None
    await ours.broadcast_status()
    assert ours._stage._known is not None
    assert ours._stage._known[0] == 1_060.0


async def test_an_account_that_may_not_go_live_is_told_why(server: Facebook, ours: FacebookChannel) -> None:
    words = "You need at least 100 followers before you can go live."
    server.failures = [RefusedError(200, "Permissions error", 1_363_144, 403, error_user_msg=words)]
    with pytest.raises(AbilityError, match="at least 100 followers") as caught:
        await ours.plan_broadcast("Night market", "public")
    assert caught.value.code == "refused"


async def test_a_stream_goes_to_the_live_video_whose_key_was_taken(server: Facebook, ours: FacebookChannel) -> None:
    await ours.stream_key()
    server.videos.add("From a phone", "LIVE")
    ours._stage._known = None
    assert (await ours.broadcast_status()).title == "Tonight"
