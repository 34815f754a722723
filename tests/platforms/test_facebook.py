"""The Facebook plugin at the stand-in: what every chat and every channel must do, and what becomes of it when tokens, streams and
rights go. Each request agrees with what Meta publishes in its own client, or the test fails."""

from __future__ import annotations

import asyncio
import email.utils
import json
import logging
import time
from collections.abc import AsyncIterator

import facebook.channel
import facebook.on_air
import facebook.reading
import pytest
from facebook.access import Access
from facebook.channel import FacebookChannel
from facebook.token_end import clock_words

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.testing import (
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)
from tests.parts.chat_feed import heard
from tests.parts.facebook import Facebook
from tests.parts.facebook.answers import RefusedError
from tests.parts.facebook.server import PAGE
from tests.parts.facebook.tokens import APP_ID, APP_SECRET, MANAGE
from tests.parts.facebook_account import SOON_S, connected, until


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Facebook]:
    monkeypatch.setattr("facebook.limits._PACES_S", ((100.0, 0.05),))
    async with Facebook() as running:
        yield running
    assert running.contract.problems == []


@pytest.fixture
async def ours(server: Facebook) -> AsyncIterator[FacebookChannel]:
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await followed(server, channel)
        yield channel


async def followed(server: Facebook, channel: FacebookChannel) -> None:
    """The comments are heard as they are written. Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(SOON_S):
        await anext(channel.messages())
    await until(lambda: server.comments.followed)


async def ended(channel: FacebookChannel) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await read_on(channel)
    return caught.value


async def read_on(channel: FacebookChannel) -> None:
    async with asyncio.timeout(SOON_S):
        async for _ in channel.messages():
            pass


async def texts(channel: FacebookChannel, count: int) -> list[str]:
    return [message.text for message in await heard(channel, count)]


# ------------------------------------------------------------ what every channel must do


class TestFacebookChat(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
    @pytest.fixture(params=["delete", "hide"])
    async def stand(
        self, request: pytest.FixtureRequest, server: Facebook, monkeypatch: pytest.MonkeyPatch
    ) -> AsyncIterator[ChatStand]:
        monkeypatch.setattr(facebook.channel, "QUIET_S", 0.3)

        async def write(viewer: str, text: str) -> bool:
            return server.comments.say(viewer, text)

        async def seen() -> list[str]:
            return server.comments.seen()

        async with connected(server, Access(server.tokens.of_page(), only_hide=request.param == "hide")) as ours:
            await followed(server, ours)
            yield ChatStand(reader=ours, write=write, seen=seen, writer=ours, moderation=ours)


class TestFacebookStats(StatsConformance):
    @pytest.fixture
    def provider(self, ours: FacebookChannel, monkeypatch: pytest.MonkeyPatch) -> FacebookChannel:
        monkeypatch.setattr(facebook.channel, "STATS_EVERY_S", 0.1)
        return ours


async def test_who_watches_is_asked_every_ten_seconds(server: Facebook, ours: FacebookChannel) -> None:
    server.videos.videos[server.live]["live_views"] = 1_234
    looks = len(server.asked)
    for _ in range(2):
        assert (await anext(ours.stats())).online == 1_234
    assert server.asked[looks:].count(("GET", server.live)) <= 1


# ------------------------------------------------------------ tokens


async def test_the_token_of_a_page_names_its_page(server: Facebook, ours: FacebookChannel) -> None:
    assert "does not say when the access token ends" in ours.notice, "it is told to the application, or to a developer"
    assert ours.warning == ""
    await ours.send("Hello", None)
    assert server.comments.rows[-1]["from"]["id"] == PAGE


async def test_a_token_of_a_person_is_exchanged_for_one_of_the_page_that_lasts(server: Facebook) -> None:
    server.tokens.needs_proof = True
    kept: list[str] = []
    pasted = server.tokens.of_person()
    async with connected(server, Access(pasted, PAGE, APP_ID, APP_SECRET), kept.append) as channel:
        await followed(server, channel)
        assert (channel.notice, channel.warning) == ("", "")
    assert server.tokens.exchanges == 1
    (token,) = kept
    assert server.tokens._tokens[token] == "page"
    async with connected(server, Access(token, PAGE, APP_ID, APP_SECRET), kept.append) as channel:
        await followed(server, channel)
    assert (server.tokens.exchanges, len(kept)) == (1, 1)


async def test_without_the_applications_secret_it_is_said_when_a_token_ends(server: Facebook) -> None:
    kept: list[str] = []
    async with connected(server, Access(server.tokens.of_person(), PAGE), kept.append) as channel:
        await followed(server, channel)
        at = clock_words(server.tokens.ends_s["person"] * 1000, time.time() * 1000)
        assert channel.warning.startswith(f"The access token ends at {at}. For one that lasts, enter page ID")
        assert await channel.send("Hello", None)
    assert kept == []


async def test_a_token_of_a_person_needs_the_page(server: Facebook) -> None:
    async with connected(server, Access(server.tokens.of_person())) as channel:
        error = await ended(channel)
        assert (error.code, "Enter the ID of the page as well" in error.text) == ("refused", True)


async def test_a_wrong_secret_is_said(server: Facebook) -> None:
    async with connected(server, Access(server.tokens.of_person(), PAGE, APP_ID, "f" * 32)) as channel:
        assert "not of the app that the access token was made for" in (await ended(channel)).text
    access = Access(server.tokens.of_person(), PAGE, "700100200301", APP_SECRET)
    async with connected(server, access) as channel:
        assert "app ID, app secret and token are of the same app" in (await ended(channel)).text


async def test_a_token_that_was_taken_back_is_said(server: Facebook, ours: FacebookChannel) -> None:
    server.tokens.take_back()
    server.comments.cut()
    lost = await ended(ours)
    assert (lost.code, "Enter another one" in lost.text) == ("logged_out", True)
    with pytest.raises(AbilityError, match="session has been invalidated"):
        await ours.send("Hello", None)


async def test_no_token_stands_in_what_is_said(server: Facebook, caplog: pytest.LogCaptureFixture) -> None:
    token = server.tokens.of_person()
    with caplog.at_level(logging.INFO):
        async with connected(server, Access(token, PAGE, APP_ID, APP_SECRET)) as channel:
            await followed(server, channel)
            server.tokens.take_back()
            server.comments.cut()
            error = await ended(channel)
            point = await channel.ingest()
    logged = [one.getMessage() for one in caplog.records if one.name.partition(".")[0] not in ("aiohttp", "httpx")]
    said = f"{error!r} {error.text} {point!r} {channel._page.found!r} {logged} {channel.notice} {channel.warning}"
    for secret in (token, APP_SECRET):
        assert secret not in said


# ------------------------------------------------------------ streams, and the list


async def test_what_was_written_while_nothing_was_heard_is_told_once_and_in_order(
    server: Facebook, ours: FacebookChannel
) -> None:
    server.comments.say("An", "Before")
    assert await texts(ours, 1) == ["Before"]
    server.comments.mute = True
    server.comments.say("Bo", "Meanwhile")
    server.comments.mute = False
    server.comments.cut()
    await until(lambda: server.comments.streams == 2)
    server.comments.say("An", "After")
    assert await texts(ours, 2) == ["Meanwhile", "After"]


async def test_what_was_written_while_a_stream_was_being_opened_is_told_before_what_it_brings(server: Facebook) -> None:
    server.comments.meanwhile = ["In between", "And this"]
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await followed(server, channel)
        server.comments.say("Bo", "After")
        assert await texts(channel, 3) == ["In between", "And this", "After"]


async def test_the_last_minute_is_told_on_entering_and_what_is_older_is_not(server: Facebook) -> None:
    for age_s, text in ((600, "Long ago"), (20, "Just before"), (10, "And this")):
        server.comments.say("An", text, age_s)
    async with connected(server, Access(server.tokens.of_page())) as channel:
        assert await texts(channel, 2) == ["Just before", "And this"]


async def test_more_than_a_page_is_caught_up_with(server: Facebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facebook.reading, "_PAGE", "3")
    for number in range(10):
        server.comments.say("An", f"{number}")
    async with connected(server, Access(server.tokens.of_page())) as channel:
        assert await texts(channel, 10) == [f"{number}" for number in range(10)]


async def test_of_very_many_the_latest_are_caught_up_with_and_the_log_says_so(
    server: Facebook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(facebook.reading, "_PAGE", "3")
    monkeypatch.setattr(facebook.reading, "_PAGES", 2)
    for number in range(10):
        server.comments.say("An", f"{number}")
    with caplog.at_level(logging.INFO, "facebook.reading"):
        async with connected(server, Access(server.tokens.of_page())) as channel:
            assert await texts(channel, 6) == [f"{number}" for number in range(4, 10)]
    assert "before the latest 6" in caplog.text


@pytest.mark.parametrize("status", [400, 404, 503])
async def test_where_streams_do_not_work_comments_are_asked_for(server: Facebook, status: int) -> None:
    server.comments.refusal = status
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: not channel._reading.streams)
        server.comments.say("An", "Still here")
        assert await texts(channel, 1) == ["Still here"]
    assert server.comments.streams == 0


async def test_a_stream_that_says_nothing_is_left(server: Facebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facebook.reading, "SILENCE_S", 0.3)
    server.comments.mute = True
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await followed(server, channel)
        server.comments.say("An", "Does anybody hear me?")
        assert await texts(channel, 1) == ["Does anybody hear me?"]
        await until(lambda: server.comments.streams > 1)


async def test_comments_are_asked_for_by_facebooks_clock(server: Facebook) -> None:
    behind_s = 600.0  # this computer's is ahead by so much
    server.usage = {"Date": email.utils.formatdate(time.time() - behind_s, usegmt=True)}
    server.comments.refusal = 503
    server.comments.say("An", "Long ago", behind_s + 600)
    server.comments.say("An", "Just before", behind_s + 20)
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: not channel._reading.streams)
        server.comments.say("An", "Now", behind_s)
        assert await texts(channel, 2) == ["Just before", "Now"]


async def test_streams_that_failed_are_tried_again_later(server: Facebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facebook.reading, "_AGAIN_S", 0.2)
    server.comments.refusal = 503
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: not channel._reading.streams)
        server.comments.refusal = 0
        await until(lambda: server.comments.followed)
        server.comments.say("An", "Streamed")
        assert await texts(channel, 1) == ["Streamed"]


async def test_streams_that_bring_nothing_though_something_was_written_are_left(
    server: Facebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facebook.reading, "SILENCE_S", 0.1)
    monkeypatch.setattr(facebook.reading, "_LATE_MS", -60_000)
    server.comments.mute = True
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: server.comments.say("An", "Hello?") and not channel._reading.streams)
    assert server.comments.streams >= 3


async def test_streams_that_end_with_nothing_though_something_was_written_are_left(
    server: Facebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facebook.reading, "_SHORT_S", 0.0)
    monkeypatch.setattr(facebook.reading, "_LATE_MS", -60_000)
    server.comments.mute = True

    def written_and_cut(channel: FacebookChannel) -> bool:
        if server.comments.followed:
            server.comments.say("An", "Hello?")
            server.comments.cut()
        return not channel._reading.streams

    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: written_and_cut(channel))


async def test_what_is_no_comment_is_passed_over_and_a_list_of_them_is_read(server: Facebook, ours: FacebookChannel) -> None:
    for data in (b"no JSON", b'{"id": 7}', b"{}", b'[{"id": "1_1", "message": "In a list"}]'):
        server.comments.send(b"event: any\ndata: " + data + b"\n\n: nothing\n\n")
    server.comments.names = False
    server.comments.say("An", "Nobody knows me")
    server.comments.say("Bo", "   ")
    first, second = await heard(ours, 2)
    assert (first.text, second.text, second.name) == ("In a list", "Nobody knows me", "Facebook user")
    server.comments.send(b'data: {"id": "1_2", "message": "By number", "from": {"name": "Joe", "id": 126577551217199}}\n\n')
    server.comments.send(b'data: {"id": "1_3", "message": "By name alone", "from": {"name": "Joe"}}\n\n')
    server.comments.send(b'data: {"id": "1_4", "message": "By a number again", "from": {"id": "126577551217199"}}\n\n')
    number, name, again = await heard(ours, 3)
    assert [row.text for row in (number, name, again)] == ["By number", "By name alone", "By a number again"]
    assert number.buyer_key == again.buyer_key != name.buyer_key == second.buyer_key
    assert (number.name, name.name, again.name) == ("Joe", "Joe", "Facebook user")
    with pytest.raises(AbilityError, match="does not say who wrote"):
        await ours.block(second.buyer_key, True)


async def test_a_refusal_inside_a_stream_is_heard(server: Facebook, ours: FacebookChannel) -> None:
    server.comments.send(b'data: {"error": {"code": 190, "message": "Expired."}}\n\n')
    assert (await ended(ours)).code == "logged_out"


async def test_how_many_are_streamed_is_the_operators_choice(server: Facebook) -> None:
    async with connected(server, Access(server.tokens.of_page(), rate="one_per_two_seconds")) as channel:
        await followed(server, channel)
    assert server.comments.rates == ["one_per_two_seconds"]


# ------------------------------------------------------------ which live video


async def test_nothing_is_entered_before_it_is_live_and_the_next_one_after_it(
    server: Facebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facebook.on_air, "CHECK_S", 0.1)
    monkeypatch.setattr("studio.plugin_api.reconnecting.reconnector.pause_s", lambda _error, _backoff: 0.05)
    server.videos.videos[server.live]["status"] = "UNPUBLISHED"
    async with connected(server, Access(server.tokens.of_page())) as channel:
        assert "is live on Facebook" in (await ended(channel)).text
        server.videos.videos[server.live]["status"] = "LIVE"
        await until(lambda: server.comments.followed)
        server.comments.say("An", "Goodbye")
        assert await texts(channel, 1) == ["Goodbye"]
        server.videos.videos[server.live]["status"] = "LIVE_STOPPED"
        assert (await ended(channel)).code == "not_found"


async def test_when_the_token_ends_is_said_before_anything_is_live(server: Facebook) -> None:
    server.videos.videos[server.live]["status"] = "UNPUBLISHED"
    async with connected(server, Access(server.tokens.of_person(), PAGE)) as channel:
        await ended(channel)
        assert "The access token ends at" in channel.warning


async def test_of_two_live_videos_that_to_which_this_studio_streams_is_read(server: Facebook) -> None:
    server.videos.add("From a phone", "LIVE")
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: "'From a phone'" in channel.notice)
        assert "2 live videos of this page are on air, and none is known to be of this studio" in channel.notice
        found = await channel.planned_broadcasts()
        assert {one.title for one in found} == {"From a phone", "Tonight"}
        await channel.choose_broadcast(server.live)
        await until(lambda: server.comments.followed)
        server.comments.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"]
        assert "'Tonight', to which this studio streams" in channel.notice


async def test_one_that_begins_beside_the_one_that_is_read_is_said(
    server: Facebook, ours: FacebookChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facebook.on_air, "CHECK_S", 0.05)
    server.comments.say("An", "Hello")
    assert await texts(ours, 1) == ["Hello"]
    await ours.choose_broadcast(server.live)  # so that the next look is soon
    phone = server.videos.add("From a phone", "LIVE")
    await until(lambda: "2 live videos" in ours.notice)
    assert "'Tonight'" in ours.notice
    server.videos.videos[phone]["status"] = "LIVE_STOPPED"
    await until(lambda: "live videos" not in ours.notice)
    assert server.comments.streams == 1, "it was read on"


async def test_of_several_the_latest_is_read_wherever_it_is_listed(server: Facebook) -> None:
    phone = server.videos.add("From a phone", "LIVE")
    server.videos.videos[phone]["creation_time"] = "2026-01-01T00:00:00+0000"
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await until(lambda: "2 live videos" in channel.notice)
        assert "'Tonight'" in channel.notice


async def test_the_one_that_is_read_is_read_on_where_nothing_can_be_understood_of_it(
    server: Facebook, ours: FacebookChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facebook.on_air, "CHECK_S", 0.05)
    await ours.choose_broadcast(server.live)  # so that the next look is soon
    server.videos.videos[server.live]["title"] = 7
    looks = len(server.asked)
    await until(lambda: server.asked[looks:].count(("GET", server.live)) > 2)
    server.comments.say("An", "Hello")
    assert await texts(ours, 1) == ["Hello"]
    assert server.comments.streams == 1


async def test_of_several_the_one_that_is_read_is_read_on_after_an_outage(server: Facebook, ours: FacebookChannel) -> None:
    server.videos.add("From a phone", "LIVE")
    server.down = RefusedError(2, "Service temporarily unavailable", status=500)
    server.comments.cut()
    await until(lambda: not server.comments.followed)
    assert (await ended(ours)).code == "unreachable"
    server.down = None
    await until(lambda: "2 live videos" in ours.notice)
    assert "'Tonight'" in ours.notice


async def test_a_live_video_that_cannot_be_read_hides_no_other(server: Facebook) -> None:
    odd = server.videos.add("Odd", "LIVE")
    server.videos.videos[odd]["title"] = 7
    async with connected(server, Access(server.tokens.of_page())) as channel:
        await followed(server, channel)
        assert "cannot be read, and are left out: 1" in channel.notice
        assert "on air" not in channel.notice
        assert (await channel.broadcast_status()).title == "Tonight"


async def test_that_the_only_live_video_cannot_be_read_is_said(server: Facebook) -> None:
    server.videos.videos[server.live]["title"] = 7
    async with connected(server, Access(server.tokens.of_page())) as channel:
        error = await ended(channel)
    assert (error.code, "cannot be read, and are left out: 1" in error.text) == ("not_found", True)


async def test_one_in_preparation_that_cannot_be_read_is_none_of_those_on_air(server: Facebook) -> None:
    server.videos.videos[server.live]["status"] = "UNPUBLISHED"
    server.videos.videos[server.live]["title"] = 7
    async with connected(server, Access(server.tokens.of_page())) as channel:
        assert await channel.planned_broadcasts() == []
        assert "Nothing of this page is live" in (await ended(channel)).text
        assert "cannot be read" not in channel.notice


# ------------------------------------------------------------ writing and order


async def test_an_answer_names_who_is_answered(server: Facebook, ours: FacebookChannel) -> None:
    server.comments.say("An", "How long is it?")
    (asked,) = await heard(ours, 1)
    await ours.send("12 cm", asked.id)
    assert server.comments.seen()[-1] == "An: 12 cm"
    with pytest.raises(AbilityError, match="written too long ago"):
        await ours.send("12 cm", "1_999")


async def test_what_the_page_writes_elsewhere_is_a_row(server: Facebook, ours: FacebookChannel) -> None:
    await ours.send("From here", None)
    server.comments.put({"id": PAGE, "name": "Shop"}, "From a telephone")
    (row,) = await heard(ours, 1)
    assert (row.text, row.badges) == ("From a telephone", ("broadcaster",))


async def test_a_comment_that_is_only_hidden_stays_for_who_wrote_it(server: Facebook) -> None:
    async with connected(server, Access(server.tokens.of_page(), only_hide=True)) as channel:
        await followed(server, channel)
        server.comments.say("An", "Buy elsewhere")
        (spam,) = await heard(channel, 1)
        await channel.hide(spam.id)
    assert [row["is_hidden"] for row in server.comments.rows] == [True]


@pytest.mark.parametrize("only_hide", [False, True])
async def test_a_comment_that_stands_though_facebook_calls_it_gone_is_not_taken_for_gone(
    server: Facebook, only_hide: bool
) -> None:
    server.tokens.rights.discard(MANAGE)
    server.tokens.silent = True
    async with connected(server, Access(server.tokens.of_page(), only_hide=only_hide)) as channel:
        await followed(server, channel)
        server.comments.say("An", "Buy elsewhere")
        (spam,) = await heard(channel, 1)
        with pytest.raises(AbilityError, match="pages_manage_engagement") as caught:
            await channel.hide(spam.id)
        assert caught.value.code == "refused"
        server.comments.rows.clear()
        with pytest.raises(AbilityError, match="gone already") as caught:
            await channel.hide(spam.id)
        assert caught.value.code == "not_found"


async def test_who_was_blocked_is_let_in_by_a_connection_that_was_begun_anew(server: Facebook) -> None:
    bans = KeptBans()
    async with connected(server, Access(server.tokens.of_page()), bans=bans) as channel:
        await followed(server, channel)
        server.comments.say("An", "Boo")
        (rude,) = await heard(channel, 1)
        await channel.block(rude.buyer_key, True)
    assert not server.comments.say("An", "Boo again")
    server.comments.rows.clear()
    async with connected(server, Access(server.tokens.of_page()), bans=bans) as channel:
        await followed(server, channel)
        for _ in range(2):  # its answer may have got lost
            await channel.block(rude.buyer_key, False)
        assert server.comments.say("An", "Sorry")


async def test_a_block_that_facebook_says_it_did_not_do_is_none(server: Facebook, ours: FacebookChannel) -> None:
    server.comments.say("An", "Boo")
    (rude,) = await heard(ours, 1)
    server.blocks = False
    for blocked in (True, False):
        with pytest.raises(AbilityError, match="has not done it") as caught:
            await ours.block(rude.buyer_key, blocked)
        assert caught.value.code == "refused"


@pytest.mark.parametrize("name", ["../me", "me", "1_2/../3", "9_9"])
async def test_a_comment_of_another_name_is_none(server: Facebook, ours: FacebookChannel, name: str) -> None:
    with pytest.raises(AbilityError) as caught:
        await ours.hide(name)
    assert caught.value.code == "not_found"


async def test_a_right_that_is_missing_is_named(server: Facebook, ours: FacebookChannel) -> None:
    server.tokens.rights.discard(MANAGE)
    with pytest.raises(AbilityError, match=f"Requires {MANAGE} permission") as caught:
        await ours.send("Hello", None)
    assert caught.value.code == "refused"


# ------------------------------------------------------------ failures of each kind


async def test_failures_of_each_kind_are_told_apart(server: Facebook, ours: FacebookChannel) -> None:
    kinds = ((1, "unreachable"), (2, "unreachable"), (10, "refused"), (190, "logged_out"), (100, "refused"), (613, "limited"))
    for number, code in kinds:
        server.failures = [RefusedError(number, "On purpose")]
        with pytest.raises(AbilityError) as caught:
            await ours.send("Hello", None)
        assert caught.value.code == code, number


async def test_nothing_is_asked_for_as_long_as_facebook_has_said(server: Facebook, ours: FacebookChannel) -> None:
    used = {"type": "pages", "call_count": 100, "total_cputime": 3, "total_time": 4, "estimated_time_to_regain_access": 19}
    server.usage = {"X-Business-Use-Case-Usage": json.dumps({PAGE: [used]})}
    server.failures = [RefusedError(80_001, "There have been too many calls to this Page account")]
    asked = len(server.asked)
    for _ in range(3):
        with pytest.raises(AbilityError, match="in 19 minutes") as caught:
            await ours.send("Hello", None)
        assert caught.value.code == "limited"
    assert server.asked[asked:].count(("POST", f"{server.videos.videos[server.live]['video']['id']}/comments")) == 1
