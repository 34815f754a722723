"""The rehearsal's channel as the studio sees it: nothing that is said gets lost, and who is there."""

from __future__ import annotations

import pytest
from rehearsal.channel import RehearsalChannel
from rehearsal.chat import Chat
from rehearsal.shop import Refused

from studio.plugin_api.abilities import AbilityError, RoomStats


@pytest.fixture
def chat() -> Chat:
    return Chat()


@pytest.fixture
def channel(chat: Chat) -> RehearsalChannel:
    return RehearsalChannel(chat, "house", lambda: RoomStats(online=17, behind_ms=900), lambda: 125, lambda: 5 * 10**9)


async def test_chat_and_numbers_are_fed(chat: Chat, channel: RehearsalChannel) -> None:
    feed = channel.messages()
    assert await anext(feed) == []
    chat.say("abc", "Ann", "1", 123, bought=True)
    chat.say("def", "Bob", "how long is it?", 124, bought=False)
    rows = await anext(feed)
    assert [(row.name, row.text, row.buyer, row.badges, row.at_ms) for row in rows] == [
        ("Ann", "1", True, ("buyer",), 123),
        ("Bob", "how long is it?", False, (), 124),
    ]
    assert len({row.id for row in rows}) == 2
    assert await anext(channel.stats()) == RoomStats(online=17, behind_ms=900)


async def test_the_host_answers_a_viewer_and_it_is_not_told_as_a_viewers(chat: Chat, channel: RehearsalChannel) -> None:
    feed = channel.messages()
    await anext(feed)
    chat.say("abc", "Ann", "how long is it?", 123, bought=False)
    (asked,) = await anext(feed)
    sent = await channel.send("12 cm", asked.id)
    assert sent == "house-125-2"
    assert [(said.host, said.to, said.text) for said in chat.shown()] == [(False, "", "how long is it?"), (True, "Ann", "12 cm")]
    assert await anext(feed) == []


async def test_a_message_is_hidden_and_pinned_by_its_id_alone(chat: Chat, channel: RehearsalChannel) -> None:
    chat.say("abc", "Ann", "buy elsewhere", 123, bought=False)
    kept = await channel.send("Link 1 is open", None)
    await channel.pin(kept)
    assert chat.pinned is not None
    await channel.hide("house-123-1")
    assert [said.text for said in chat.shown()] == ["Link 1 is open"]
    assert chat.take_hidden() == [1]
    for unknown in ("house-123-9", "other-123-1", "house-123-x", ""):
        with pytest.raises(AbilityError, check=lambda error: error.code == "not_found"):
            await channel.hide(unknown)
    await channel.hide(kept)
    assert chat.pinned is None, "what is hidden is not kept above the chat"


async def test_who_is_muted_may_not_write_until_it_is_over(chat: Chat, channel: RehearsalChannel) -> None:
    await channel.mute("abc", 60)
    with pytest.raises(Refused, check=lambda refusal: refusal.code == "muted"):
        chat.rules.check("abc", 64.9)
    chat.rules.check("def", 64.9)
    chat.rules.check("abc", 65.0)
    await channel.mute("abc", 60)
    await channel.mute("abc", 0)
    chat.rules.check("abc", 5.0)


async def test_who_is_blocked_may_not_write_until_they_are_unblocked(chat: Chat, channel: RehearsalChannel) -> None:
    await channel.mute("abc", 60)
    await channel.block("abc", True)
    for never_s in (64.0, 1e9):
        with pytest.raises(Refused, check=lambda refusal: refusal.code == "blocked"):
            chat.rules.check("abc", never_s)
    await channel.mute("abc", 0)
    with pytest.raises(Refused, check=lambda refusal: refusal.code == "blocked"):
        chat.rules.check("abc", 64.0)
    await channel.mute("abc", 60)
    await channel.block("abc", False)
    chat.rules.check("abc", 6.0)


async def test_in_slow_mode_each_writes_once_in_so_many_seconds(chat: Chat, channel: RehearsalChannel) -> None:
    await channel.slow_mode(30)
    chat.rules.check("abc", 100.0)
    chat.rules.check("def", 101.0)
    with pytest.raises(Refused, check=lambda refusal: refusal.code == "slow_mode"):
        chat.rules.check("abc", 129.0)
    chat.rules.check("abc", 130.0)
    await channel.slow_mode(0)
    chat.rules.check("abc", 130.1)
