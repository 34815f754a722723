"""The Restream plugin at the stand-in: what every chat must do, and what becomes of it when logins and connections go.

Every frame of the stand-in, and every request for a login, agrees with what Restream publishes, or the test fails.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import restream.chat
from restream.chat import RestreamChat
from restream.wire import Patience

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import ChatReaderConformance, ChatStand
from tests.parts.chat_feed import heard
from tests.parts.kept_login import Kept
from tests.parts.restream import Restream
from tests.parts.restream_account import SOON_S, browse, connected, logged_in, until


@pytest.fixture
async def server() -> AsyncIterator[Restream]:
    async with Restream() as running:
        yield running
    assert running.contract.problems == []


@pytest.fixture
async def ours(server: Restream) -> AsyncIterator[RestreamChat]:
    async with connected(server, logged_in(server)) as chat:
        await entered(chat)
        yield chat


async def entered(chat: RestreamChat) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(SOON_S):
        await anext(chat.messages())


async def ended(chat: RestreamChat) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(chat)
    return caught.value


async def followed(chat: RestreamChat) -> None:
    async with asyncio.timeout(SOON_S):
        async for _ in chat.messages():
            pass


async def ended_with(chat: RestreamChat, words: str) -> AbilityError:
    """What ends the feed, once it is that."""
    async with asyncio.timeout(SOON_S):
        while words not in (error := await ended(chat)).text:
            await asyncio.sleep(0.02)
    return error


async def texts(chat: RestreamChat, count: int) -> list[str]:
    return [message.text for message in await heard(chat, count)]


# ------------------------------------------------------------ what every chat must do


class TestRestreamChat(ChatReaderConformance):
    @pytest.fixture(params=["Twitch", "YouTube"])
    async def stand(
        self, request: pytest.FixtureRequest, server: Restream, ours: RestreamChat, monkeypatch: pytest.MonkeyPatch
    ) -> ChatStand:
        monkeypatch.setattr(restream.chat, "QUIET_S", 0.3)

        async def write(viewer: str, text: str) -> bool:
            server.chats.say(viewer, text, request.param)
            return True

        async def seen() -> list[str]:
            return server.chats.said

        return ChatStand(reader=ours, write=write, seen=seen)


# ------------------------------------------------------------ several chats in one


async def test_each_message_names_its_platform(server: Restream, ours: RestreamChat) -> None:
    server.chats.say("An", "From Twitch", "Twitch")
    server.chats.say("An", "From YouTube", "YouTube")
    first, second = await heard(ours, 2)
    assert (first.badges, second.badges) == (("Twitch",), ("YouTube",))
    assert first.buyer_key != second.buyer_key


async def test_what_is_told_again_is_heard_once(server: Restream, ours: RestreamChat) -> None:
    told = server.chats.say("An", "Once")
    await until(lambda: server.chats.heard_by)
    server.chats.tell_again(told)
    server.chats.cut()
    await until(lambda: server.chats.entries == 2)
    server.chats.tell_again(told)
    server.chats.say("An", "After")
    assert await texts(ours, 2) == ["Once", "After"]


async def test_a_chat_that_restream_does_not_hear_is_said_while_the_others_go_on(server: Restream, ours: RestreamChat) -> None:
    assert ours.notice == ""
    server.chats.tell_connection("YouTube", "error", "restream_channel_connection_expired")
    server.chats.say("An", "Still here", "Twitch")
    assert await texts(ours, 1) == ["Still here"]
    assert ours.notice.startswith("YouTube: Restream's own login there has expired.")
    server.chats.close_connection("YouTube")
    server.chats.replace_connection("Twitch")
    await until(lambda: ours.notice == "")


async def test_whatever_comes_that_is_not_known_is_passed_over(server: Restream, ours: RestreamChat) -> None:
    for frame in ("", "no JSON", "[]", '{"action": "reply_created", "payload": {}}', '{"action": "event"}', b"\xff\x00"):
        server.chats.send(frame)
    server.chats.beat()
    server.chats.tell_payload(3, 24, {"author": DLIVE, "bot": False, "link": "https://dlive.example/emoji.png"})
    server.chats.say("An", "Hello")
    assert await texts(ours, 1) == ["Hello"]


DLIVE = {
    "avatar": "",
    "badges": [],
    "name": "Di",
    "partnerStatus": "NONE",
    "role": "None",
    "roomRole": "Member",
    "subscribing": False,
    "username": "di",
}


# ------------------------------------------------------------ the login


async def test_the_operator_logs_in_in_the_browser(server: Restream) -> None:
    kept = Kept()
    async with connected(server, kept) as chat:
        assert "Nobody is logged in at Restream" in (await ended(chat)).text
        await chat.log_in()
        assert chat.prompt is not None
        assert chat.prompt.address.startswith("https://api.restream.io/login?")
        page = await browse(server.place, chat.prompt.address)
        assert "Restream has answered" in page.text
        await until(lambda: server.chats.heard_by)
        server.chats.say("An", "Hello")
        assert await texts(chat, 1) == ["Hello"]
    assert kept.tokens().access == server.identity.logins[0].access


async def test_who_says_no_is_told_so(server: Restream) -> None:
    server.identity.agrees = False
    async with connected(server, Kept()) as chat:
        await chat.log_in()
        assert chat.prompt is not None
        assert "was refused there" in (await browse(server.place, chat.prompt.address)).text
        assert (await ended_with(chat, "was refused there")).code == "logged_out"


async def test_an_application_without_the_right_is_told_so(server: Restream) -> None:
    server.identity.scopes = "profile.read"
    async with connected(server, Kept()) as chat:
        await chat.log_in()
        assert chat.prompt is not None
        await browse(server.place, chat.prompt.address)
        assert "lacks rights: chat.read" in (await ended_with(chat, "lacks rights")).text


async def test_a_wrong_secret_is_told_apart(server: Restream) -> None:
    async with connected(server, Kept(), secret="another") as chat:
        await chat.log_in()
        assert chat.prompt is not None
        await browse(server.place, chat.prompt.address)
        await ended_with(chat, "both are of the same one")


async def test_a_token_that_has_expired_is_refreshed_and_the_next_one_kept(server: Restream) -> None:
    kept = logged_in(server)
    before = kept.tokens()
    server.identity.expire()
    async with connected(server, kept) as chat:
        await entered(chat)
        assert server.identity.grants == ["refresh_token"]
        assert kept.tokens().access == server.identity.logins[0].access != before.access
        assert kept.tokens().refresh != before.refresh
        server.identity.expire()
        server.chats.cut()
        await until(lambda: server.chats.entries == 2)


async def test_a_login_that_a_fresh_token_does_not_mend_is_said_and_not_refreshed_on_and_on(server: Restream) -> None:
    server.chats.closes = 1008
    async with connected(server, logged_in(server)) as chat:
        error = await ended_with(chat, "does not take this login (1008)")
        assert (error.code, server.identity.grants) == ("logged_out", ["refresh_token"])
        server.chats.closes = 0
        await chat.log_in()
        assert chat.prompt is not None
        await browse(server.place, chat.prompt.address)
        await until(lambda: server.chats.heard_by)


async def test_rights_that_were_taken_back_are_said_until_somebody_logs_in(server: Restream) -> None:
    kept = logged_in(server)
    async with connected(server, kept) as chat:
        await entered(chat)
        server.identity.take_back()
        server.chats.cut(1008)
        assert (await ended_with(chat, "has expired, or was taken back")).code == "logged_out"
        await chat.log_in()
        assert chat.prompt is not None
        await browse(server.place, chat.prompt.address)
        await until(lambda: server.chats.entries == 2)


# ------------------------------------------------------------ failures of each kind


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (429, "limited", "asked too much"),
        (503, "unreachable", r"error of its own (503)"),
        (404, "refused", "refuses the chat (404)"),
    ],
)
async def test_a_connection_that_is_refused_is_of_its_kind(server: Restream, status: int, code: str, words: str) -> None:
    server.chats.refusal = status
    async with connected(server, logged_in(server)) as chat:
        error = await ended(chat)
        assert (error.code, words in error.text) == (code, True)


async def test_a_connection_that_is_lost_is_made_anew(server: Restream, ours: RestreamChat) -> None:
    server.chats.cut()
    assert "has closed the connection to the chat (1001)" in (await ended(ours)).text
    await until(lambda: server.chats.entries == 2)
    server.chats.say("An", "Hello again")
    assert await texts(ours, 1) == ["Hello again"]


async def test_a_connection_without_heartbeats_is_made_anew(server: Restream) -> None:
    async with connected(server, logged_in(server), patience=Patience(silent_s=0.3)) as chat:
        await entered(chat)
        assert "has said nothing for 0.3 seconds" in (await ended(chat)).text
        await until(lambda: server.chats.entries > 1)


async def test_no_token_stands_in_what_is_said(server: Restream, caplog: pytest.LogCaptureFixture) -> None:
    kept = logged_in(server)
    token = kept.tokens().access
    server.chats.refusal = 500
    with caplog.at_level(logging.INFO):  # as far as a plugin's process logs
        async with connected(server, kept) as chat:
            error = await ended(chat)
            server.chats.refusal = 0
            await until(lambda: server.chats.heard_by)
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp")]  # that is the stand-in's
    assert token not in error.text
    assert [line for line in logged if "error of its own (500)" in line]
    assert [line for line in logged if token in line] == []
