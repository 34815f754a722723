"""Chat that nobody read yet: all of it is there for the next reader, and what had to go is counted."""

from __future__ import annotations

import asyncio

import pytest

from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving import UnreadChat
from studio.plugin_api.serving.queues import CHAT_BOUND, SKIPPED_BOUND, ChatQueue
from studio.plugin_api.serving.unread import BOUND


def row(number: int, who: str = "an") -> ChatMessage:
    return ChatMessage(id=f"{number}", buyer_key=who, name="An", text="Hello", at_ms=1)


def test_more_than_the_desk_shows_is_counted_by_it_to_the_last() -> None:
    unread, queue = UnreadChat(), ChatQueue()
    for number in range(BOUND):
        unread.put(row(number))
    queue.put(unread.take())
    rows, skipped = [], []
    while (batch := queue.take()) is not None:
        rows += [message.id for message in batch.rows]
        skipped += batch.skipped
        assert not batch.lost
    assert (len(rows), len(skipped)) == (CHAT_BOUND, SKIPPED_BOUND)
    assert skipped + rows == [f"{number}" for number in range(BOUND)]


@pytest.mark.expect_warnings
def test_what_has_no_room_at_all_is_said(caplog: pytest.LogCaptureFixture) -> None:
    unread = UnreadChat()
    for number in range(BOUND + 3):
        unread.put(row(number))
    assert [message.id for message in unread.take()[:1]] == ["3"]
    assert "3 messages of the chat were not read in time" in caplog.text
    assert (unread.lost, unread.take()) == (0, [])


def test_a_row_that_waits_takes_no_more_room_than_is_shown_of_it() -> None:
    unread = UnreadChat()
    badges = ("b" * 900_000,) * 6
    unread.put(ChatMessage(id="1" * 500, buyer_key="an", name="A" * 1_000, text="x" * 20_000, badges=badges, at_ms=1))
    (found,) = unread.take()
    assert [len(word) for word in (found.id, found.name, found.text, *found.badges)] == [200, 80, 500, *(6 * [80])]


def test_what_one_viewer_wrote_can_wait() -> None:
    unread = UnreadChat()
    for number, who in enumerate(("an", "us", "an")):
        unread.put(row(number, who))
    assert [message.id for message in unread.take(but_of="us")] == ["0", "2"]
    assert [message.id for message in unread.take()] == ["1"]


async def test_news_wake_who_waits_for_them() -> None:
    unread = UnreadChat()
    waiting = asyncio.create_task(unread.news(60))
    await asyncio.sleep(0)
    unread.put(row(1))
    async with asyncio.timeout(5):
        await waiting
    unread.take()
    await unread.news(0.01)
