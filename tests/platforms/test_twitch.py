"""The Twitch plugin at the stand-in: what every chat must do, and what becomes of it when logins, servers and rights go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
import twitch.channel
from twitch.channel import TwitchChannel
from twitch.rate import OF_VIEWERS
from twitch.rights import RIGHTS
from twitch.wire import Patience

from studio.plugin_api.abilities import AbilityError, LoginPrompt
from studio.plugin_api.testing import (
    BroadcastConformance,
    BroadcastPartsConformance,
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)
from tests.parts.chat_feed import heard
from tests.parts.kept_login import Kept
from tests.parts.twitch import Twitch
from tests.parts.twitch_account import connected, logged_in

_SOON_S = 20.0


@pytest.fixture
async def server() -> AsyncIterator[Twitch]:
    async with Twitch() as running:
        yield running


@pytest.fixture
async def ours(server: Twitch) -> AsyncIterator[TwitchChannel]:
    """The owner's own channel, entered."""
    async with connected(server, logged_in(server)) as channel:
        await entered(channel)
        yield channel


async def entered(channel: TwitchChannel) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(_SOON_S):
        await anext(channel.messages())


async def ended(channel: TwitchChannel) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(channel)
    return caught.value


async def followed(channel: TwitchChannel) -> None:
    async with asyncio.timeout(_SOON_S):
        async for _ in channel.messages():
            pass


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


# ------------------------------------------------------------ what every channel must do


class TestTwitchChat(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
    @pytest.fixture
    async def stand(self, server: Twitch, ours: TwitchChannel, monkeypatch: pytest.MonkeyPatch) -> ChatStand:
        monkeypatch.setattr(twitch.channel, "QUIET_S", 0.3)

        async def write(viewer: str, text: str) -> bool:
            return server.chat.say(viewer, text)

        async def seen() -> list[str]:
            return [line.text for line in server.chat.lines]

        return ChatStand(reader=ours, write=write, seen=seen, writer=ours, moderation=ours)


class TestTwitchStats(StatsConformance):
    @pytest.fixture
    def provider(self, ours: TwitchChannel, monkeypatch: pytest.MonkeyPatch) -> TwitchChannel:
        monkeypatch.setattr(twitch.channel, "STATS_EVERY_S", 0.1)
        return ours


class TestTwitchBroadcast(BroadcastConformance, BroadcastPartsConformance):
    @pytest.fixture
    def provider(self, ours: TwitchChannel) -> TwitchChannel:
        return ours


# ------------------------------------------------------------ the login


async def test_the_operator_logs_in_with_a_code(server: Twitch) -> None:
    kept = Kept()
    async with connected(server, kept) as channel:
        assert "Nobody is logged in at Twitch" in (await ended(channel)).text
        await channel.log_in()
        (code,) = server.identity.codes.values()
        address = f"https://www.twitch.tv/activate?public=true&device-code={code.user_code}"
        assert channel.prompt == LoginPrompt(address=address, code=code.user_code)
        assert "waits for you to agree" in (await ended(channel)).text
        server.identity.agree("Shop")
        await until(lambda: channel.prompt is None)
        await until(lambda: server.events.followed())
        server.chat.say("An", "Hello")
        assert [message.text for message in await heard(channel, 1)] == ["Hello"]
    assert kept.tokens().scopes == RIGHTS


async def test_a_login_that_comes_from_the_keyring_later_is_taken(server: Twitch) -> None:
    kept = Kept()
    async with connected(server, kept) as channel:
        assert (await ended(channel)).code == "logged_out"
        kept.secret = logged_in(server).secret
        await until(lambda: server.events.followed())


async def test_a_token_that_expired_is_refreshed_and_kept(server: Twitch) -> None:
    kept = logged_in(server)
    async with connected(server, kept) as channel:
        await entered(channel)
        server.identity.expire()
        assert await channel.send("Hello", None)
        server.identity.expire()
        assert await channel.send("Hello again", None)
    assert server.identity.asked == ["refresh_token"] * 2
    assert len(kept.history) == 2
    assert kept.tokens().access == server.identity.logins[0].access


async def test_a_login_that_was_taken_back_is_said_and_another_one_begins_it_anew(server: Twitch) -> None:
    kept = logged_in(server)
    async with connected(server, kept) as channel:
        await entered(channel)
        server.identity.take_back()
        server.events.revoke("authorization_revoked")
        lost = await ended(channel)
        assert (lost.code, "Log in again" in lost.text) == ("logged_out", True)
        with pytest.raises(AbilityError, match="Log in again"):
            await channel.send("Hello", None)
        await channel.log_in()
        server.identity.agree("Shop")
        await until(lambda: server.events.followed())
        server.chat.say("An", "You are back")
        assert [message.text for message in await heard(channel, 1)] == ["You are back"]


async def test_a_login_with_fewer_rights_says_which_are_missing(server: Twitch) -> None:
    kept = logged_in(server, scopes=("user:read:chat",))
    async with connected(server, kept) as channel:
        await entered(channel)
        with pytest.raises(AbilityError, match="Missing scope: user:write:chat") as caught:
            await channel.send("Hello", None)
        assert caught.value.code == "logged_out"


# ------------------------------------------------------------ the stream of events


async def test_a_message_that_is_told_twice_is_heard_once(server: Twitch, ours: TwitchChannel) -> None:
    server.chat.say("An", "Once")
    server.events.repeat()
    server.events.repeat()
    server.chat.say("An", "Then")
    assert [message.text for message in await heard(ours, 2)] == ["Once", "Then"]


async def test_nothing_is_lost_when_twitch_moves_the_connection(server: Twitch, ours: TwitchChannel) -> None:
    for number in range(4):
        before = set(server.events.sessions)
        server.chat.say("An", f"before {number}")
        server.events.move()
        server.chat.say("An", f"meanwhile {number}")
        await until(lambda before=before: server.events.sessions.keys().isdisjoint(before) and server.events.sessions)
        server.chat.say("An", f"after {number}")
    texts = [message.text for message in await heard(ours, 12)]
    assert sorted(texts) == sorted(f"{when} {number}" for number in range(4) for when in ("before", "meanwhile", "after"))
    assert server.helix.asked.count(("POST", "eventsub/subscriptions")) == 1, "subscriptions go with the connection"


@pytest.mark.parametrize("code", [4000, 4003, 4005, 1001])
async def test_a_connection_that_is_closed_is_begun_anew(server: Twitch, ours: TwitchChannel, code: int) -> None:
    server.events.cut(code)
    assert f"closed the connection ({code})" in (await ended(ours)).text
    await until(lambda: server.events.followed())
    server.chat.say("An", "You are back")
    assert [message.text for message in await heard(ours, 1)] == ["You are back"]


async def test_a_server_that_stands_still_is_left(server: Twitch) -> None:
    server.events.keepalive_s = 1.0
    async with connected(server, logged_in(server), patience=Patience(welcome_s=1.0, slack_s=0.2)) as channel:
        await entered(channel)
        server.events.mute = True
        assert "has said nothing for" in (await ended(channel)).text
        server.events.mute = False
        await until(lambda: server.events.followed())


async def test_what_others_write_is_heard_while_a_message_of_ours_is_not_answered(server: Twitch, ours: TwitchChannel) -> None:
    server.helix.answers.clear()
    sending = asyncio.create_task(ours.send("Ours", None))
    await until(lambda: server.chat.lines)
    server.chat.say("Shop", "Written by the owner elsewhere")
    server.chat.say("An", "Hello")
    assert [message.text for message in await heard(ours, 1)] == ["Hello"]
    assert not sending.done()
    server.helix.answers.set()
    assert [message.text for message in await heard(ours, 1)] == ["Written by the owner elsewhere"]
    await sending


async def test_what_is_no_message_is_passed_over(server: Twitch, ours: TwitchChannel) -> None:
    for text in ("", "{}", "[1, 2", '{"metadata": {"message_id": "x", "message_type": "song"}}'):
        server.events.say_anything(text)
    server.chat.say("An", "Boo", message_id=7)
    server.chat.say("Bo", "Written elsewhere", source_broadcaster_user_id="999")
    server.chat.say("An", "Hello")
    assert [message.text for message in await heard(ours, 1)] == ["Hello"]


@pytest.mark.parametrize(("status", "code"), [("user_removed", "refused"), ("version_removed", "refused")])
async def test_a_subscription_that_ends_is_said(server: Twitch, ours: TwitchChannel, status: str, code: str) -> None:
    server.events.revoke(status)
    assert (await ended(ours)).code == code


# ------------------------------------------------------------ failures of each kind


async def test_failures_of_each_kind_are_told_apart(server: Twitch, ours: TwitchChannel) -> None:
    for status, code in ((503, "unreachable"), (400, "refused"), (404, "not_found"), (409, "conflict"), (429, "limited")):
        server.helix.failures = [status]
        with pytest.raises(AbilityError) as caught:
            await ours.hide("m")
        assert caught.value.code == code, status


async def test_more_than_twitch_takes_is_refused_here_and_never_sent(server: Twitch) -> None:
    async with connected(server, logged_in(server, "Guest"), channel="shop") as guest:
        await entered(guest)
        for number in range(OF_VIEWERS):
            await guest.send(f"{number}", None)
        with pytest.raises(AbilityError, match=f"takes {OF_VIEWERS} messages in 30 seconds") as caught:
            await guest.send("one more", None)
        assert caught.value.code == "limited"
        assert server.helix.asked.count(("POST", "chat/messages")) == OF_VIEWERS


async def test_a_message_that_twitch_does_not_show_is_not_sent(server: Twitch, ours: TwitchChannel) -> None:
    server.helix.drop_next = ("msg_duplicate", "Your message is identical to the previous one.")
    with pytest.raises(AbilityError, match="identical to the previous one") as caught:
        await ours.send("Hello", None)
    assert caught.value.code == "refused"


async def test_a_guest_may_not_keep_order_and_learns_no_ingest(server: Twitch) -> None:
    async with connected(server, logged_in(server, "Guest"), channel="shop") as guest:
        await entered(guest)
        with pytest.raises(AbilityError, match="not one of the broadcaster's moderators"):
            await guest.slow_mode(30)
        point = await guest.ingest()
        assert (point.url, point.key, point.page_url) == ("", "", "https://www.twitch.tv/shop")
        server.helix.moderators.add("Guest")
        await guest.slow_mode(30)
        assert server.chat.slow_s == 30


async def test_a_channel_that_is_not_there_is_said(server: Twitch) -> None:
    async with connected(server, logged_in(server), channel="nobody") as channel:
        lost = await ended(channel)
        assert (lost.code, lost.text) == ("refused", "Twitch has no channel nobody. Check its name.")


async def test_slow_mode_as_slow_as_twitch_has_it(server: Twitch, ours: TwitchChannel) -> None:
    for asked, became in ((120, 120), (1, 3), (0, 0)):
        await ours.slow_mode(asked)
        assert server.chat.slow_s == became
    with pytest.raises(AbilityError, match="at most") as caught:
        await ours.slow_mode(121)
    assert caught.value.code == "unsupported"


async def test_who_watches_and_where_the_stream_goes(server: Twitch, ours: TwitchChannel) -> None:
    assert (await anext(ours.stats())).online == 0
    server.helix.stage.viewers = 1_234
    assert (await anext(ours.stats())).online == 1_234
    point = await ours.ingest()
    assert point.url == "rtmps://near.contribute.example.org/app"
    assert (point.key, point.page_url) == ("", "https://www.twitch.tv/shop")


def test_no_right_is_asked_for_that_nothing_uses(server: Twitch) -> None:
    assert set(RIGHTS) == server.helix.rights


async def test_a_title_is_set_and_read(server: Twitch, ours: TwitchChannel) -> None:
    assert (await ours.broadcast_status()).title == "Tonight"
    await ours.set_title("Night market: lipsticks\u202e from 9.90")
    assert server.helix.stage.title == "Night market: lipsticks from 9.90"
    assert (await ours.broadcast_status()).title == "Night market: lipsticks from 9.90"


async def test_whether_it_is_live_is_asked_every_ten_seconds(server: Twitch, ours: TwitchChannel) -> None:
    status = await ours.broadcast_status()
    assert (status.stage, status.receiving, status.starts_itself, status.health) == ("planned", None, True, None)
    server.helix.stage.viewers = 3
    assert await ours.broadcast_status() == status, "known for a while"
    await ours.set_title("Night market")
    status = await ours.broadcast_status()
    assert (status.stage, status.receiving) == ("live", True)


async def test_the_key_goes_with_the_nearest_place_and_prints_masked(server: Twitch, ours: TwitchChannel) -> None:
    point = await ours.stream_key()
    assert (point.url, point.key) == ("rtmps://near.contribute.example.org/app", server.helix.stage.key)
    assert server.helix.stage.key not in repr(point)


async def test_a_guest_learns_no_key_and_sets_no_title(server: Twitch) -> None:
    async with connected(server, logged_in(server, "Guest"), channel="shop") as guest:
        await entered(guest)
        assert (await guest.broadcast_status()).title == "Tonight"
        for asked in (guest.stream_key(), guest.set_title("Mine")):
            with pytest.raises(AbilityError, match="only its owner") as caught:
                await asked
            assert caught.value.code == "refused"
    assert server.helix.stage.title == "Tonight"


async def test_a_login_of_before_says_which_right_is_missing(server: Twitch) -> None:
    former = tuple(right for right in RIGHTS if not right.startswith("channel:"))
    async with connected(server, logged_in(server, scopes=former)) as channel:
        await entered(channel)
        with pytest.raises(AbilityError, match="Missing scope: channel:read:stream_key") as caught:
            await channel.stream_key()
        assert caught.value.code == "logged_out"
        assert (await channel.broadcast_status()).stage == "planned"


async def test_a_place_without_encryption_will_do_and_what_is_no_address_will_not(server: Twitch, ours: TwitchChannel) -> None:
    server.ingests = [
        {"priority": 1, "url_template": "https://evil.example/{stream_key}"},
        {"priority": 2, "url_template": "rtmp://half.example/app"},
    ]
    with pytest.raises(AbilityError, match="no place that takes a stream"):
        await ours.ingest()
    server.ingests.append({"priority": 3, "url_template": "rtmp://plain.example/app/{stream_key}"})
    assert (await ours.ingest()).url == "rtmp://plain.example/app"
    server.ingests.clear()
    assert (await ours.ingest()).url == "rtmp://plain.example/app", "known for a while"


async def test_a_pin_takes_the_place_of_another_and_goes(server: Twitch, ours: TwitchChannel) -> None:
    for text in ("Link 1", "Link 2"):
        server.chat.say("An", text)
    first, second = (line.id for line in server.chat.lines)
    for message in (first, second, second, None, None):
        await ours.pin(message)
        assert server.chat.pinned == message
    with pytest.raises(AbilityError) as caught:
        await ours.pin("no-such-message")
    assert caught.value.code == "not_found"


async def test_somebody_else_who_logs_in_takes_the_place(server: Twitch) -> None:
    server.helix.moderators.add("Guest")
    kept = logged_in(server)
    async with connected(server, kept, channel="shop") as channel:
        await entered(channel)
        before = set(server.events.sessions)
        await channel.log_in()
        server.identity.agree("Guest")
        await until(lambda: server.events.sessions.keys().isdisjoint(before) and server.events.followed())
        await entered(channel)
        await channel.send("Hello", None)
        assert [line.person.name for line in server.chat.lines] == ["Guest"]


async def test_who_is_banned_is_not_timed_out_and_a_time_out_becomes_a_ban(server: Twitch, ours: TwitchChannel) -> None:
    server.chat.say("An", "Boo")
    (rude,) = await heard(ours, 1)
    await ours.mute(rude.buyer_key, 60)
    await ours.block(rude.buyer_key, True)
    with pytest.raises(AbilityError, match="already banned") as caught:
        await ours.mute(rude.buyer_key, 60)
    assert caught.value.code == "refused"
    await ours.block(rude.buyer_key, False)
    assert server.chat.say("An", "Sorry")
    with pytest.raises(AbilityError, match="too long ago"):
        await ours.block("nobody", True)
