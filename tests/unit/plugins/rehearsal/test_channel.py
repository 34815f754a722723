"""The rehearsal's channel as the studio sees it: nothing that is said gets lost, and who is there."""

from __future__ import annotations

from rehearsal.channel import RehearsalChannel
from rehearsal.chat import Chat

from studio.plugin_api.abilities import RoomStats


async def test_chat_and_numbers_are_fed() -> None:
    chat = Chat()
    channel = RehearsalChannel(chat, "house", lambda: RoomStats(online=17, behind_ms=900))
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
