"""Broadcasts of the YouTube plugin at the stand-in: found, planned, titled, begun, ended; each request as the document has it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import youtube.stage
from youtube.channel import YouTubeChannel

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import BroadcastConformance, BroadcastPartsConformance
from tests.parts.youtube import YouTube
from tests.parts.youtube.broadcasts import STREAM_ID, VIDEO_ID
from tests.parts.youtube_account import connected, logged_in

_TONIGHT = "standin_2da"


@pytest.fixture
async def server() -> AsyncIterator[YouTube]:
    """One planned broadcast, bound to a stream that does not arrive."""
    async with YouTube() as running:
        running.api.live = False
        running.api.broadcasts.add(_TONIGHT, "Tonight", "ready", soon(), STREAM_ID)
        yield running
        assert running.contract.problems == []


@pytest.fixture
async def ours(server: YouTube) -> AsyncIterator[YouTubeChannel]:
    async with connected(server, logged_in(server)) as channel:
        yield channel


def soon(minutes: int = 5) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


class TestYouTubeBroadcast(BroadcastConformance, BroadcastPartsConformance):
    @pytest.fixture
    def provider(self, ours: YouTubeChannel) -> YouTubeChannel:
        return ours


# ------------------------------------------------------------ which one, and how it is


async def test_the_live_one_counts_before_those_that_are_planned(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.live = True
    server.api.broadcasts.arrive()
    status = await ours.broadcast_status()
    assert (status.stage, status.title, status.bound, status.receiving) == ("live", "Tonight", True, True)
    point = await ours.ingest()
    assert point.page_url == f"https://www.youtube.com/watch?v={VIDEO_ID}"
    assert (point.url, point.key) == ("rtmps://a.rtmps.example.org/live2", "")


async def test_of_planned_ones_the_bound_and_the_nearest_is_next(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.add("unbound_one", "Without a stream", "created", soon(1))
    server.api.broadcasts.add("last_years", "Never begun", "ready", "2025-11-29T19:00:00Z", STREAM_ID)
    assert (await ours.broadcast_status()).stage == "planned"
    assert (await ours.ingest()).page_url.endswith(_TONIGHT)
    planned = await ours.planned_broadcasts()
    assert [(one.id, one.chosen) for one in planned] == [(_TONIGHT, True), ("last_years", False), ("unbound_one", False)]


async def test_an_account_without_any_says_so(server: YouTube, ours: YouTubeChannel) -> None:
    del server.api.broadcasts.broadcasts[_TONIGHT]
    status = await ours.broadcast_status()
    assert (status.stage, status.bound, status.health) == ("none", False, None)
    assert (await ours.ingest()).url == ""
    for deed in (ours.set_title("Mine"), ours.go_live(), ours.end_broadcast()):
        with pytest.raises(AbilityError, match="no broadcast on YouTube to which") as caught:
            await deed
        assert caught.value.code == "not_found"


async def test_health_has_youtubes_reasons_the_gravest_first(server: YouTube, ours: YouTubeChannel) -> None:
    low = {"type": "bitrateLow", "severity": "warning", "reason": "Low bitrate", "description": "Please use\u202e 4500 Kbps."}
    silent = {"type": "noAudioStream", "severity": "error", "reason": "No audio stream", "description": ""}
    server.api.broadcasts.arrive(STREAM_ID, "bad", low, silent)
    health = (await ours.broadcast_status()).health
    assert health is not None
    assert (health.level, health.reasons) == ("bad", ("No audio stream", "Please use 4500 Kbps."))


async def test_what_is_known_is_good_for_half_a_minute_and_two_who_ask_are_told_the_same(
    server: YouTube, ours: YouTubeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [await ours.broadcast_status() for _ in range(2)]
    await ours.ingest()
    assert asked[0] == asked[1]
    looks = server.api.asked.count(("GET", "liveStreams"))
    assert looks == 1
    server.api.broadcasts.arrive()
    monkeypatch.setattr(youtube.stage, "_KNOWN_FOR_S", 0.0)
    ours._stage._known = None
    assert (await ours.broadcast_status()).receiving
    assert (await ours.broadcast_status()).receiving
    assert server.api.asked.count(("GET", "liveStreams")) == looks + 2


async def test_a_failure_is_asked_about_no_sooner(server: YouTube, ours: YouTubeChannel) -> None:
    await ours.broadcast_status()
    ours._stage._known = None
    server.api.failures = [(403, "liveStreamingNotEnabled")]
    before = len(server.api.asked)
    for _ in range(3):
        with pytest.raises(AbilityError, match="cannot go live yet"):
            await ours.broadcast_status()
    assert (await ours.ingest()).url == "", "which is said by the status alone"
    assert len(server.api.asked) - before <= 2, "the chat's own look may come between"


async def test_a_broadcast_of_somebody_else_is_not_run_from_here(server: YouTube) -> None:
    async with connected(server, logged_in(server, "Guest"), broadcast=VIDEO_ID) as guest:
        with pytest.raises(AbilityError, match="not one of the account") as caught:
            await guest.broadcast_status()
        assert caught.value.code == "refused"
        assert (await guest.ingest()).page_url.endswith(VIDEO_ID)


# ------------------------------------------------------------ key, plans and title


async def test_a_broadcast_without_a_stream_is_given_the_studios_own_once(server: YouTube, ours: YouTubeChannel) -> None:
    del server.api.broadcasts.broadcasts[_TONIGHT]
    server.api.broadcasts.add("unbound_one", "Without a stream", "created", soon())
    point = await ours.stream_key()
    assert (point.url, point.key) == ("rtmps://a.rtmps.example.org/live2", "key-of-stream-2")
    assert server.api.broadcasts.broadcasts["unbound_one"]["contentDetails"]["boundStreamId"] == "stream-2"
    assert await ours.stream_key() == point
    assert point.key not in repr((point, ours._stage._known))
    assert set(server.api.broadcasts.streams) == {STREAM_ID, "stream-2"}
    assert (await ours.broadcast_status()).bound


async def test_a_key_that_a_destination_has_is_good_for_the_one_that_is_chosen_next(
    server: YouTube, ours: YouTubeChannel
) -> None:
    point = await ours.stream_key()
    server.api.broadcasts.add("tomorrow_1", "Tomorrow", "created", soon(1440))
    await ours.choose_broadcast("tomorrow_1")
    assert server.api.broadcasts.broadcasts["tomorrow_1"]["contentDetails"]["boundStreamId"] == STREAM_ID
    again = await ours.stream_key()
    assert (again.url, again.key) == (point.url, point.key)
    assert again.page_url.endswith("tomorrow_1")


async def test_a_new_one_begins_with_the_stream_and_ends_only_by_asking(server: YouTube, ours: YouTubeChannel) -> None:
    made = server.api.broadcasts.broadcasts[await ours.plan_broadcast("Night market", "unlisted")]
    assert (made["snippet"]["title"], made["status"]["privacyStatus"]) == ("Night market", "unlisted")
    details = made["contentDetails"]
    assert (details["enableAutoStart"], details["enableAutoStop"], details["boundStreamId"]) == (True, False, STREAM_ID)


async def test_one_that_was_made_and_not_chosen_is_not_made_again(
    server: YouTube, ours: YouTubeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_arguments: object) -> None:
        raise AbilityError("unreachable", "YouTube is away.")

    with monkeypatch.context() as broken:
        broken.setattr(ours._stage._planning, "choose", away)
        with pytest.raises(AbilityError, match="is away"):
            await ours.plan_broadcast("Night market", "private")
    made = await ours.plan_broadcast("Night market", "private")
    titles = {name: one["snippet"]["title"] for name, one in server.api.broadcasts.broadcasts.items()}
    assert [name for name, title in titles.items() if title == "Night market"] == [made]
    assert await ours.plan_broadcast("Night market", "private") != made, "that one is chosen: this is another night"


async def test_another_one_than_the_settings_name_is_not_chosen(server: YouTube) -> None:
    async with connected(server, logged_in(server), broadcast=_TONIGHT) as channel:
        with pytest.raises(AbilityError, match=f"name the broadcast {_TONIGHT}"):
            await channel.choose_broadcast("tomorrow_1")
        with pytest.raises(AbilityError, match=f"name the broadcast {_TONIGHT}"):
            await channel.plan_broadcast("Night market", "public")
        assert set(server.api.broadcasts.broadcasts) == {VIDEO_ID, _TONIGHT}


async def test_a_title_leaves_description_and_time_as_they_are(server: YouTube, ours: YouTubeChannel) -> None:
    before = dict(server.api.broadcasts.broadcasts[_TONIGHT]["snippet"])
    await ours.set_title("Lipsticks from 9.90")
    assert server.api.broadcasts.broadcasts[_TONIGHT]["snippet"] == before | {"title": "Lipsticks from 9.90"}
    with pytest.raises(AbilityError, match="title is not valid"):
        await ours.set_title("<b>Mine</b>")


# ------------------------------------------------------------ beginning and end


async def test_a_broadcast_is_begun_and_ended(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.broadcasts[_TONIGHT]["contentDetails"]["enableAutoStart"] = False
    status = await ours.broadcast_status()
    assert (status.stage, status.starts_itself) == ("planned", False)
    with pytest.raises(AbilityError, match="does not receive the stream yet"):
        await ours.go_live()
    with pytest.raises(AbilityError, match="has not begun"):
        await ours.end_broadcast()
    server.api.broadcasts.arrive()
    await ours.go_live()
    assert (await ours.broadcast_status()).stage == "starting"
    await ours.go_live()  # its answer may have got lost
    server.api.broadcasts.settle()
    await ours.go_live()
    assert (await ours.broadcast_status()).stage == "live"
    for _ in range(2):
        await ours.end_broadcast()
    assert server.api.broadcasts.state(_TONIGHT) == "complete"
    assert (await ours.broadcast_status()).stage == "ended"
    with pytest.raises(AbilityError, match="Make one, or choose"):
        await ours.go_live()


async def test_one_with_a_monitor_is_tested_first_and_live_by_itself_then(
    server: YouTube, ours: YouTubeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube.stage, "_SOON_S", 0.0)
    details = server.api.broadcasts.broadcasts[_TONIGHT]["contentDetails"]
    details["monitorStream"] = {"enableMonitorStream": True}
    server.api.broadcasts.arrive()
    await ours.go_live()
    assert (await ours.broadcast_status()).stage == "preview"
    server.api.broadcasts.settle()
    assert (await ours.broadcast_status()).stage == "starting"
    server.api.broadcasts.settle()
    assert (await ours.broadcast_status()).stage == "live"


async def test_a_preview_that_nobody_asked_to_be_live_stays_one(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.arrive()
    server.api.broadcasts.broadcasts[_TONIGHT]["status"]["lifeCycleStatus"] = "testing"
    assert (await ours.broadcast_status()).stage == "preview"
    assert server.api.broadcasts.state(_TONIGHT) == "testing"
    await ours.go_live()
    assert server.api.broadcasts.state(_TONIGHT) == "liveStarting"


async def test_a_stream_that_breaks_as_it_is_begun_is_said(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.arrive()
    await ours.broadcast_status()
    ours._stage._known = None
    server.api.broadcasts.arrive()
    broadcast = await ours._stage._there()
    server.api.broadcasts.leave()
    with pytest.raises(AbilityError, match="does not receive the stream yet"):
        await ours._stage._transition(broadcast, "live")


async def test_an_end_pressed_twice_ends_no_other_broadcast(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.broadcasts[_TONIGHT]["status"]["lifeCycleStatus"] = "live"
    await ours.broadcast_status()
    await ours.end_broadcast()
    server.api.broadcasts.add("of_a_phone", "From a phone", "live", soon())
    await ours.end_broadcast()  # the answer to the first may have got lost
    assert (server.api.broadcasts.state(_TONIGHT), server.api.broadcasts.state("of_a_phone")) == ("complete", "live")


async def test_nothing_is_done_to_another_broadcast_than_the_operator_saw(server: YouTube, ours: YouTubeChannel) -> None:
    assert (await ours.broadcast_status()).title == "Tonight"
    server.api.broadcasts.add("of_a_phone", "From a phone", "live", soon())
    for deed in (ours.set_title("Mine"), ours.go_live()):
        with pytest.raises(AbilityError, match="is another one now: 'From a phone'") as caught:
            await deed
        assert caught.value.code == "conflict"
    with pytest.raises(AbilityError, match="has not begun"):
        await ours.end_broadcast()
    assert server.api.broadcasts.state("of_a_phone") == "live"
    assert (await ours.broadcast_status()).title == "From a phone"
    await ours.end_broadcast()
    assert server.api.broadcasts.state("of_a_phone") == "complete"


async def test_what_is_ended_on_its_way_is_not_made_live_first(server: YouTube, ours: YouTubeChannel) -> None:
    details = server.api.broadcasts.broadcasts[_TONIGHT]["contentDetails"]
    details["monitorStream"] = {"enableMonitorStream": True}
    server.api.broadcasts.arrive()
    await ours.broadcast_status()
    await ours.go_live()
    server.api.broadcasts.settle()
    with pytest.raises(AbilityError):  # the stand-in ends no preview
        await ours.end_broadcast()
    assert server.api.broadcasts.state(_TONIGHT) == "testing"
    ours._stage._known = None
    assert (await ours.broadcast_status()).stage == "preview"


async def test_going_live_is_of_the_broadcast_for_which_it_was_pressed(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.broadcasts.broadcasts[_TONIGHT]["contentDetails"]["monitorStream"] = {"enableMonitorStream": True}
    server.api.broadcasts.add("tomorrow_1", "Tomorrow", "testing", soon(1440), STREAM_ID)
    server.api.broadcasts.arrive()
    await ours.choose_broadcast(_TONIGHT)
    await ours.broadcast_status()
    await ours.go_live()
    await ours.choose_broadcast("tomorrow_1")
    assert (await ours.broadcast_status()).stage == "preview"
    assert server.api.broadcasts.state("tomorrow_1") == "testing"
