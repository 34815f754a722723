"""Our server in Twitch's place speaks like Twitch: a client of others (TwitchIO) works with it, unchanged but for the addresses.

What the plugin is tested against is therefore not only what we have understood of Twitch's documentation.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from twitch.rights import RIGHTS

from tests.parts.twitch import Twitch
from tests.parts.twitch_account import connected, logged_in
from tests.parts.twitch_client import Client, HTTPException, lead

_SOON_S = 20.0


@pytest.fixture
async def twitch(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Twitch]:
    async with Twitch() as running:
        lead(monkeypatch, running)
        yield running


@pytest.fixture
async def client(twitch: Twitch) -> AsyncIterator[Client]:
    made = Client(RIGHTS)
    await made.follow_chat(twitch)
    yield made
    await made.close()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


async def test_it_logs_in_subscribes_and_reads(twitch: Twitch, client: Client) -> None:
    assert twitch.chat.say("An", "有货吗？ <b>?</b>")
    await until(lambda: client.heard)
    (message,) = client.heard
    assert (message.text, message.chatter.name, message.broadcaster.id) == ("有货吗？ <b>?</b>", "an", twitch.owner.id)
    assert message.id == twitch.chat.lines[0].id


async def test_what_it_sends_is_taken_and_told(twitch: Twitch, client: Client) -> None:
    twitch.chat.say("An", "How long is it?")
    await until(lambda: client.heard)
    owner = client.create_partialuser(twitch.owner.id)
    sent = await owner.send_message("12 cm", sender=owner, reply_to_message_id=client.heard[0].id, token_for=owner.id)
    assert (sent.sent, sent.id) == (True, twitch.chat.lines[-1].id)
    await until(lambda: len(client.heard) == 2)
    reply = client.heard[1].reply
    assert reply is not None
    assert reply.parent_message_id == client.heard[0].id


async def test_it_keeps_order(twitch: Twitch, client: Client) -> None:
    twitch.chat.say("An", "Boo")
    await until(lambda: client.heard)
    owner, rude = client.create_partialuser(twitch.owner.id), client.heard[0].chatter
    await owner.timeout_user(moderator=owner, user=rude, duration=60, reason=None)
    assert not twitch.chat.say("An", "Boo again")
    await owner.unban_user(moderator=owner, user_id=rude)
    assert twitch.chat.say("An", "Sorry")
    await owner.update_chat_settings(moderator=owner, slow_mode=True, slow_mode_wait_time=60)
    assert not twitch.chat.say("An", "At once")
    await owner.delete_chat_messages(moderator=owner, message_id=client.heard[0].id)
    assert [line.text for line in twitch.chat.lines] == ["Sorry"]


async def test_it_bans_and_a_ban_cannot_be_made_a_time_out(twitch: Twitch, client: Client) -> None:
    twitch.chat.say("An", "Boo")
    await until(lambda: client.heard)
    owner, rude = client.create_partialuser(twitch.owner.id), client.heard[0].chatter
    await owner.timeout_user(moderator=owner, user=rude, duration=60, reason=None)
    await owner.ban_user(moderator=owner, user=rude, reason=None)
    assert not twitch.chat.say("An", "Boo again")
    with pytest.raises(HTTPException) as caught:
        await owner.timeout_user(moderator=owner, user=rude, duration=60, reason=None)
    assert caught.value.status == 400
    await owner.unban_user(moderator=owner, user_id=rude)
    assert twitch.chat.say("An", "Sorry")


async def test_it_reads_and_sets_the_title_and_learns_the_key(twitch: Twitch, client: Client) -> None:
    owner = client.create_partialuser(twitch.owner.id)
    await owner.modify_channel(title="Night market")
    assert (await owner.fetch_channel_info(token_for=owner.id)).title == twitch.helix.stage.title == "Night market"
    assert await owner.fetch_stream_key() == twitch.helix.stage.key
    twitch.helix.stage.viewers = 5
    live = [stream async for stream in client.fetch_streams(user_ids=[owner.id], token_for=owner.id)]
    assert [(stream.title, stream.viewer_count) for stream in live] == [("Night market", 5)]


async def test_it_moves_when_it_is_asked_to(twitch: Twitch, client: Client) -> None:
    before = list(twitch.events.sessions.values())
    twitch.events.move()
    await until(lambda: list(twitch.events.sessions.values()) not in ([], before))
    twitch.chat.say("An", "Still here?")
    await until(lambda: [message.text for message in client.heard] == ["Still here?"])


async def test_it_hears_that_a_subscription_ended(twitch: Twitch, client: Client) -> None:
    twitch.events.revoke("authorization_revoked")
    await until(lambda: client.revoked)


async def test_it_and_the_plugin_hear_each_other(twitch: Twitch, client: Client) -> None:
    async with connected(twitch, logged_in(twitch)) as ours:
        feed = ours.messages()
        async with asyncio.timeout(_SOON_S):
            await anext(feed)
            await ours.send("Link 1 is open", None)
            await until(lambda: [message.text for message in client.heard] == ["Link 1 is open"])
            owner = client.create_partialuser(twitch.owner.id)
            await owner.send_message("Thanks", sender=owner, token_for=owner.id)
            rows = await anext(feed)
            while not rows:
                rows = await anext(feed)
        assert [(row.name, row.text) for row in rows] == [("Shop", "Thanks")]
