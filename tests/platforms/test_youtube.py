"""The YouTube plugin at the stand-in: what every chat must do, and what becomes of it when logins, streams and quotas go.

All that the plugin asks, and all that the stand-in answers, agrees with the API's discovery document, or the test fails.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator

import pytest
import youtube.broadcast
import youtube.channel
import youtube.quota
import youtube.reading
import youtube.refusals
from youtube.channel import YouTubeChannel
from youtube.rights import RIGHTS

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_bans import KeptBans
from studio.plugin_api.testing import (
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)
from tests.parts import chromium
from tests.parts.chat_feed import heard
from tests.parts.kept_login import Kept
from tests.parts.youtube import YouTube
from tests.parts.youtube.api import VIDEO_ID
from tests.parts.youtube_account import SOON_S, at_stand_in, browse, connected, logged_in, until


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[YouTube]:
    monkeypatch.setattr(youtube.broadcast, "NOT_LIVE_S", 0.1)
    monkeypatch.setattr(youtube.refusals, "CHAT_GONE_S", 0.2)
    monkeypatch.setattr(youtube.quota, "QUICKEST_S", 0.05)
    async with YouTube() as running:
        yield running
    assert running.contract.problems == []


@pytest.fixture
async def ours(server: YouTube) -> AsyncIterator[YouTubeChannel]:
    """The owner's own channel, in the chat of the broadcast."""
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        await until(lambda: server.api.pages.open)
        yield channel


async def entered(channel: YouTubeChannel) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(SOON_S):
        await anext(channel.messages())


async def ended(channel: YouTubeChannel) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(channel)
    return caught.value


async def ended_with(channel: YouTubeChannel, words: str) -> AbilityError:
    """What ends the feed, once it is that."""
    async with asyncio.timeout(SOON_S):
        while words not in (error := await ended(channel)).text:
            await asyncio.sleep(0.02)
    return error


async def refused_with(channel: YouTubeChannel, words: str) -> None:
    """Wait until what is asked of it is refused with these words; its feed is not read."""
    async with asyncio.timeout(SOON_S):
        while True:
            with pytest.raises(AbilityError) as caught:
                await channel.mute("nobody", 600)
            if words in caught.value.text:
                return
            await asyncio.sleep(0.02)


async def followed(channel: YouTubeChannel) -> None:
    async with asyncio.timeout(SOON_S):
        async for _ in channel.messages():
            pass


async def texts(channel: YouTubeChannel, count: int) -> list[str]:
    return [message.text for message in await heard(channel, count)]


# ------------------------------------------------------------ what every channel must do


class TestYouTubeChat(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
    @pytest.fixture(params=["streamed", "page by page"])
    async def stand(
        self, request: pytest.FixtureRequest, server: YouTube, monkeypatch: pytest.MonkeyPatch
    ) -> AsyncIterator[ChatStand]:
        monkeypatch.setattr(youtube.channel, "QUIET_S", 0.3)
        server.api.pages.streams = request.param == "streamed"

        async def write(viewer: str, text: str) -> bool:
            return server.chat.say(viewer, text)

        async def seen() -> list[str]:
            return server.chat.seen()

        async with connected(server, logged_in(server)) as ours:
            await entered(ours)
            yield ChatStand(reader=ours, write=write, seen=seen, writer=ours, moderation=ours)


class TestYouTubeStats(StatsConformance):
    @pytest.fixture
    def provider(self, ours: YouTubeChannel, monkeypatch: pytest.MonkeyPatch) -> YouTubeChannel:
        monkeypatch.setattr(youtube.channel, "STATS_EVERY_S", 0.1)
        return ours


# ------------------------------------------------------------ the login


async def test_the_operator_logs_in_in_the_browser(server: YouTube) -> None:
    kept = Kept()
    async with connected(server, kept) as channel:
        assert "Nobody is logged in at YouTube" in (await ended(channel)).text
        await channel.log_in()
        assert channel.prompt is not None
        assert channel.prompt.address.startswith("https://accounts.google.com/o/oauth2/v2/auth?")
        assert "waits for you to agree in the browser" in (await ended(channel)).text
        page = await browse(server.place, channel.prompt.address)
        assert "YouTube has answered" in page.text
        await until(lambda: channel.prompt is None and server.api.pages.open)
        server.chat.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"]
    assert (kept.tokens().scopes, kept.tokens().refresh) == (RIGHTS, server.identity.logins[0].refresh)
    assert server.identity.asked == ["authorization_code"]


@pytest.mark.part("chromium")
@pytest.mark.skipif(not chromium.PROGRAM, reason="Chromium is not installed")
async def test_a_real_browser_is_sent_back_and_says_so(server: YouTube) -> None:
    def visit(address: str) -> str:
        with chromium.Browser() as page:
            page.call("Page.navigate", url=at_stand_in(server.place, address))
            until_s = time.monotonic() + SOON_S
            while not (words := page.evaluate("location.hostname == '127.0.0.1' && document.body?.innerText")):
                assert time.monotonic() < until_s, "it is not sent back"
                time.sleep(0.05)
            return str(words)

    async with connected(server, Kept()) as channel:
        await channel.log_in()
        assert channel.prompt is not None
        words = await asyncio.to_thread(visit, channel.prompt.address)
        assert words == "YouTube has answered. You can close this page: the studio goes on by itself."
        await until(lambda: channel.prompt is None and server.api.pages.open)


async def test_a_denied_consent_is_said_and_another_login_begins(server: YouTube) -> None:
    async with connected(server, Kept()) as channel:
        server.identity.operator = ""
        await channel.log_in()
        assert channel.prompt is not None
        await browse(server.place, channel.prompt.address)
        await until(lambda: channel.prompt is None)
        assert "was refused there" in (await ended(channel)).text
        server.identity.operator = "Shop"
        await channel.log_in()
        await browse(server.place, channel.prompt.address)
        await until(lambda: server.api.pages.open)
        await entered(channel)


async def test_fewer_rights_than_were_asked_for_are_said(server: YouTube) -> None:
    server.identity.grants_only = ("https://www.googleapis.com/auth/youtube.readonly",)
    async with connected(server, Kept()) as channel:
        await channel.log_in()
        assert channel.prompt is not None
        await browse(server.place, channel.prompt.address)
        await until(lambda: channel.prompt is None)
        assert "lacks rights: https://www.googleapis.com/auth/youtube.force-ssl" in (await ended(channel)).text


async def test_a_secret_of_another_application_is_said(server: YouTube) -> None:
    async with connected(server, Kept(), secret="GOCSPX-of-another") as channel:
        await channel.log_in()
        assert channel.prompt is not None
        await browse(server.place, channel.prompt.address)
        await until(lambda: channel.prompt is None)
        assert "invalid_client. Check the client ID and the client secret" in (await ended(channel)).text


async def test_a_token_that_expired_is_refreshed_and_kept(server: YouTube) -> None:
    kept = logged_in(server)
    async with connected(server, kept) as channel:
        await entered(channel)
        refresh = kept.tokens().refresh
        for text in ("Hello", "Hello again"):
            server.identity.expire()
            assert await channel.send(text, None)
    assert server.identity.asked == ["refresh_token"] * 2
    assert (kept.tokens().access, kept.tokens().refresh) == (server.identity.logins[0].access, refresh)


async def test_a_login_that_was_taken_back_is_said_and_another_one_begins_it_anew(server: YouTube, ours: YouTubeChannel) -> None:
    server.identity.take_back()
    server.api.pages.cut()
    assert (await ended_with(ours, "Log in again")).code == "logged_out"
    await ours.log_in()
    assert ours.prompt is not None
    await browse(server.place, ours.prompt.address)
    await until(lambda: server.api.pages.open)
    server.chat.say("An", "You are back")
    assert await texts(ours, 1) == ["You are back"]


# ------------------------------------------------------------ reading


async def test_a_stream_that_breaks_off_is_gone_on_with_where_it_was(server: YouTube, ours: YouTubeChannel) -> None:
    server.chat.say("An", "before")
    assert await texts(ours, 1) == ["before"]
    await until(lambda: server.api.pages.open)
    server.api.pages.cut()
    server.chat.say("An", "meanwhile")
    await until(lambda: server.api.pages.opened == 2)
    server.chat.say("An", "after")
    assert await texts(ours, 2) == ["meanwhile", "after"]


async def test_streams_that_youtube_ends_by_itself_are_opened_again(server: YouTube) -> None:
    server.api.pages.short = True
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        for text in ("1", "2", "3"):
            server.chat.say("An", text)
            assert await texts(channel, 1) == [text]
    assert server.api.pages.opened >= 3
    assert server.api.asked.count(("GET", "liveChat/messages")) == 1


async def test_a_stream_in_which_nothing_comes_is_no_stream(server: YouTube, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(youtube.reading, "SILENCE_S", 0.3)
    monkeypatch.setattr(youtube.reading, "_LATE_MS", -SOON_S * 1000)  # whatever a page brings is late
    server.api.pages.mute = True
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        server.chat.say("An", "Anybody?")
        assert await texts(channel, 1) == ["Anybody?"]
        opened = server.api.pages.opened
        server.chat.say("An", "Ah")
        assert await texts(channel, 1) == ["Ah"]
        assert server.api.pages.opened == opened, "it is read page by page from now on"


async def test_a_silent_chat_is_streamed_on(server: YouTube, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(youtube.reading, "SILENCE_S", 0.1)
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        await until(lambda: server.api.pages.opened >= 3)
        server.chat.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"]


async def test_what_was_written_long_before_is_not_told(server: YouTube) -> None:
    server.chat.put(server.people.named("An"), "An hour ago", age_s=3_600)
    server.chat.put(server.people.named("An"), "Just now", age_s=5)
    async with connected(server, logged_in(server)) as channel:
        assert await texts(channel, 1) == ["Just now"]


async def test_a_place_that_youtube_has_forgotten_costs_nothing_but_the_question(server: YouTube, ours: YouTubeChannel) -> None:
    await until(lambda: server.api.pages.open)
    server.api.pages.forget()
    server.api.pages.cut()
    server.chat.say("An", "Still here?")
    assert await texts(ours, 1) == ["Still here?"]


async def test_a_stream_that_does_not_go_on_where_a_page_ended_begins_anew(server: YouTube) -> None:
    server.api.pages.own_places = True
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        await until(lambda: server.api.pages.open)
        server.chat.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"]
    assert server.api.asked.count(("GET", "liveChat/messages")) == 1, "it is streamed"


async def test_purchases_and_members_are_rows_and_what_moderators_do_is_none(server: YouTube, ours: YouTubeChannel) -> None:
    an = server.people.named("An")
    server.chat.marks["An"] = {"isChatSponsor": True, "isChatModerator": True}
    paid = {"amountMicros": "5000000", "currency": "CNY", "amountDisplayString": "CN¥5.00", "tier": 1}
    server.chat.tell("superChatEvent", an, "CN¥5.00 from An", superChatDetails=paid | {"userComment": "上链接"})
    server.chat.tell("superStickerEvent", an, "CN¥5.00 from An: a pear", superStickerDetails=paid)
    server.chat.tell("newSponsorEvent", an, "An has become a member", newSponsorDetails={"memberLevelName": "Gold"})
    milestone = {"memberMonth": 6, "userComment": "Half a year"}
    server.chat.tell("memberMilestoneChatEvent", an, "An: 6 months", memberMilestoneChatDetails=milestone)
    banned = {"banType": "permanent", "bannedUserDetails": {"channelId": "UCx", "displayName": "Bo"}}
    server.chat.tell("userBannedEvent", an, "Bo was banned", userBannedDetails=banned)
    server.chat.tell("tombstone", None, "")
    server.chat.tell("sponsorOnlyModeStartedEvent", None, "Members only")
    server.chat.tell("giftEvent", an, "An sent a rose", giftDetails={"giftName": "rose", "comboCount": 1, "jewelsAmount": 10})
    rows = await heard(ours, 5)
    assert [(row.text, row.badges[:1]) for row in rows] == [
        ("CN¥5.00 上链接", ("Super Chat",)),
        ("CN¥5.00", ("Super Sticker",)),
        ("An has become a member", ("moderator",)),
        ("Half a year", ("moderator",)),
        ("An sent a rose", ("Gift",)),
    ]
    assert all({"moderator", "member"} <= set(row.badges) for row in rows)
    assert {row.name for row in rows} == {"An"}


# ------------------------------------------------------------ the broadcast


async def test_a_broadcast_that_begins_is_entered_and_its_end_is_said(server: YouTube) -> None:
    server.api.live = False
    async with connected(server, logged_in(server)) as channel:
        waiting = await ended(channel)
        assert (waiting.code, "No broadcast of this account is live" in waiting.text) == ("not_found", True)
        with pytest.raises(AbilityError, match="No broadcast"):
            await channel.send("Hello", None)
        server.api.live = True
        await until(lambda: server.api.pages.open)
        server.chat.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"]
        server.api.live = False
        server.chat.end()
        await ended_with(channel, "No broadcast")


async def test_the_last_words_of_a_chat_are_told_and_the_next_chat_is_waited_for_as_long_as_any(server: YouTube) -> None:
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        await until(lambda: server.api.pages.open)
        server.chat.say("An", "Good night")
        server.chat.end()
        await refused_with(channel, "has ended")
        assert await texts(channel, 1) == ["Good night"]
        await refused_with(channel, "has ended")  # YouTube has the broadcast for a while longer
        asked = server.api.asked.count(("GET", "liveBroadcasts"))
        await until(lambda: server.api.asked.count(("GET", "liveBroadcasts")) > asked + 2)
        server.chat.ended = False
        await until(lambda: server.api.pages.open)


async def test_a_broadcast_of_somebody_else_by_its_id(server: YouTube) -> None:
    async with connected(server, logged_in(server, "Guest"), broadcast=VIDEO_ID) as channel:
        await entered(channel)
        await channel.send("Hello", None)
        server.chat.say("An", "Hello")
        assert await texts(channel, 1) == ["Hello"], "and not the guest's own"
    async with connected(server, logged_in(server, "Guest"), broadcast="no_such_one") as channel:
        lost = await ended(channel)
        assert (lost.code, "no broadcast no_such_one" in lost.text) == ("refused", True)


async def test_who_watches_is_asked_for_twice_a_minute(
    server: YouTube, ours: YouTubeChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube.channel, "STATS_EVERY_S", 0.01)
    server.api.viewers = 12_345
    feed = ours.stats()
    assert [(await anext(feed)).online for _ in range(5)] == [12_345] * 5
    assert server.api.asked.count(("GET", "videos")) == 1


# ------------------------------------------------------------ writing and order


async def test_an_answer_begins_with_the_viewers_name(server: YouTube, ours: YouTubeChannel) -> None:
    server.chat.say("An", "How long is it?")
    (asked,) = await heard(ours, 1)
    await ours.send("x" * ours.text_bound, asked.id)
    assert server.chat.seen()[-1] == f"@An {'x' * ours.text_bound}"
    server.chat.say("N" * 100, "And how wide?")
    (asked,) = await heard(ours, 1)
    await ours.send("y" * ours.text_bound, asked.id)
    assert server.chat.seen()[-1].endswith("N " + "y" * ours.text_bound)
    with pytest.raises(AbilityError, match="too long ago") as caught:
        await ours.send("12 cm", "no-such-message")
    assert caught.value.code == "not_found"


async def test_what_youtube_lets_no_program_do_is_said(ours: YouTubeChannel) -> None:
    for asked in (ours.slow_mode(30), ours.slow_mode(0), ours.pin("m"), ours.pin(None)):
        with pytest.raises(AbilityError, match="lets no program") as caught:
            await asked
        assert caught.value.code == "unsupported"


async def test_only_a_time_out_from_here_is_lifted(server: YouTube, ours: YouTubeChannel) -> None:
    server.chat.say("An", "Boo")
    (rude,) = await heard(ours, 1)
    with pytest.raises(AbilityError, match="was asked for from here") as caught:
        await ours.mute(rude.buyer_key, 0)
    assert caught.value.code == "not_found"
    await ours.mute(rude.buyer_key, 600)
    await ours.mute(rude.buyer_key, 300)
    server.chat.bans.pop(next(iter(server.chat.bans)))  # the first one is over
    await ours.mute(rude.buyer_key, 0)
    assert server.chat.say("An", "Sorry")
    with pytest.raises(AbilityError, match="too long ago"):
        await ours.mute("nobody", 600)


async def test_a_block_holds_until_it_is_lifted_and_is_lifted_with_the_time_outs(server: YouTube, ours: YouTubeChannel) -> None:
    server.chat.say("An", "Boo")
    (rude,) = await heard(ours, 1)
    with pytest.raises(AbilityError, match="was asked for from here"):
        await ours.block(rude.buyer_key, False)
    await ours.mute(rude.buyer_key, 600)
    await ours.block(rude.buyer_key, True)
    assert sorted(until == math.inf for _, until in server.chat.bans.values()) == [False, True]
    await ours.block(rude.buyer_key, False)
    assert server.chat.bans == {}
    with pytest.raises(AbilityError, match="too long ago"):
        await ours.block("nobody", True)


async def test_a_block_is_lifted_by_a_process_after_the_one_that_set_it(server: YouTube) -> None:
    bans = KeptBans()  # as its note has them
    async with connected(server, logged_in(server), bans=bans) as before:
        await entered(before)
        await until(lambda: server.api.pages.open)
        server.chat.say("An", "Boo")
        (rude,) = await heard(before, 1)
        await before.block(rude.buyer_key, True)
    async with connected(server, logged_in(server), bans=bans) as after:
        await entered(after)
        await after.block(rude.buyer_key, False)
    assert server.chat.bans == {}


# ------------------------------------------------------------ failures of each kind


async def test_failures_of_each_kind_are_told_apart(server: YouTube, ours: YouTubeChannel) -> None:
    for status, reason, code in (
        (503, "backendError", "unreachable"),
        (400, "badRequest", "refused"),
        (403, "forbidden", "refused"),
        (404, "notFound", "not_found"),
        (409, "conflict", "conflict"),
        (403, "insufficientPermissions", "logged_out"),
        (403, "rateLimitExceeded", "limited"),
    ):
        server.api.failures = [(status, reason)]
        with pytest.raises(AbilityError) as caught:
            await ours.hide("m")
        assert caught.value.code == code, reason


async def test_an_empty_quota_is_said_with_when_it_begins_anew(server: YouTube, ours: YouTubeChannel) -> None:
    server.api.failures = [(403, "quotaExceeded")]
    with pytest.raises(AbilityError, match="until midnight in California") as caught:
        await ours.send("Hello", None)
    assert caught.value.code == "limited"
    asked = len(server.api.asked)
    for _ in range(3):
        with pytest.raises(AbilityError, match="answers no more here"):
            await ours.send("Hello", None)
    assert len(server.api.asked) == asked, "nothing is asked of an empty quota"
    server.api.pages.cut()
    assert (await ended_with(ours, "answers no more here")).code == "limited"


async def test_reading_page_by_page_costs_what_the_show_can_bear(server: YouTube) -> None:
    server.api.pages.streams = False
    async with connected(server, logged_in(server), units_per_day=10_000) as channel:
        await entered(channel)
        server.chat.say("An", "Hello")
        await asyncio.sleep(0.5)
        assert server.api.asked.count(("GET", "liveChat/messages")) == 1, "the next page is due in nine seconds"
