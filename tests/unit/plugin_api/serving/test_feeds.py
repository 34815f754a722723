"""Feeds: bounded, opened again after anything, and no order line lost silently."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from msgspec.structs import replace

from studio.plugin_api.abilities import AbilityError, IngestPoint, OrderLine, RoomStats
from studio.plugin_api.serving.feeds import Feeds
from studio.plugin_api.serving.queues import BATCH, CHAT_BOUND, ORDERS_BOUND
from tests.unit.plugin_api.serving.conftest import ScriptedPlatform, line, providing, row


@pytest.fixture
async def feeds(platform: ScriptedPlatform) -> AsyncIterator[Feeds]:
    made = Feeds(providing(platform))
    made.open()
    yield made
    await made.close(1.0)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.001)


async def fetched(queue: asyncio.Queue[Any]) -> None:
    """Wait until what a platform said is where the desk takes it from: some turns of the loop after it left the queue."""
    await until(queue.empty)
    for _ in range(20):
        await asyncio.sleep(0)


async def taken(feeds: Feeds, count: int) -> list[OrderLine]:
    """The first lines that the desk takes, waited for."""
    lines = list[OrderLine]()
    async with asyncio.timeout(15):
        while len(lines) < count:
            lines += feeds.lines.take()
            await asyncio.sleep(0)
    return lines


async def test_lines_come_in_batches_in_order(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait([line(number) for number in range(BATCH + 10)])
    await fetched(platform.batches)
    assert [one.at_ms for one in feeds.lines.take()] == list(range(BATCH))
    assert [one.at_ms for one in feeds.lines.take()] == list(range(BATCH, BATCH + 10))
    assert feeds.lines.take() == []


async def test_a_waiting_line_only_moves_on(platform: ScriptedPlatform, feeds: Feeds) -> None:
    for status in ("created", "paid", "created", "returned", "cancelled"):
        platform.batches.put_nowait([line(1, status)])
    await fetched(platform.batches)
    assert feeds.lines.take() == [line(1, "returned")]


async def test_overflow_is_counted_and_the_shop_asked_again_once_there_is_room(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait([line(number) for number in range(ORDERS_BOUND + 30)])
    await until(lambda: feeds.lines.missed)
    assert feeds.lines.missed == 30
    await asyncio.sleep(0.02)
    assert platform.openings == 1
    heard = 0
    while lines := feeds.lines.take():
        heard += len(lines)
    assert heard == ORDERS_BOUND
    await until(lambda: platform.openings == 2)


async def test_after_an_overflow_nothing_is_missing(platform: ScriptedPlatform, feeds: Feeds) -> None:
    wanted = {f"o{number}" for number in range(ORDERS_BOUND + 1)}
    platform.all_lines = [line(number) for number in range(ORDERS_BOUND + 1)]
    platform.batches.put_nowait(platform.all_lines)
    heard: set[str] = set()
    async with asyncio.timeout(15):
        while heard != wanted:
            heard |= {one.order_id for one in feeds.lines.take()}
            if platform.openings > 1:
                platform.all_lines = [line(ORDERS_BOUND)]
            await asyncio.sleep(0)
    assert feeds.lines.missed >= 1


async def test_the_desk_can_want_them_again(platform: ScriptedPlatform, feeds: Feeds) -> None:
    await until(lambda: platform.openings == 1)
    platform.all_lines = [line(1), line(2)]
    feeds.orders_again()
    assert await taken(feeds, 2) == [line(1), line(2)]
    assert platform.openings == 2


async def test_trouble_is_told_until_it_is_over(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait(AbilityError("unreachable", "Nobody answers."))
    await until(lambda: feeds.troubles)
    assert feeds.troubles["orders"].text == "Nobody answers."
    await until(lambda: platform.openings == 2)
    await until(lambda: not feeds.troubles)


async def test_a_silent_feed_is_opened_again(platform: ScriptedPlatform) -> None:
    feeds = Feeds(providing(platform, "orders"), silence_s=0.2)
    feeds.open()
    await until(lambda: feeds.troubles)
    assert "0.2 seconds" in feeds.troubles["orders"].text
    await until(lambda: platform.openings > 1 and not feeds.troubles)
    await feeds.close(1.0)


@pytest.mark.expect_warnings
async def test_a_bug_of_the_adapter_is_trouble(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait(ValueError("oops"))
    await until(lambda: feeds.troubles)
    assert "ValueError('oops')" in feeds.troubles["orders"].text
    await until(lambda: platform.openings == 2)


async def test_chat_keeps_the_newest_and_counts(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.rows.put_nowait([row(number) for number in range(1500)])
    platform.rows.put_nowait([row(number) for number in range(1500, CHAT_BOUND + 100)])
    await until(lambda: feeds.rows.dropped)
    assert feeds.rows.dropped == 100
    batch = feeds.rows.take()
    assert batch is not None
    assert [said.at_ms for said in batch.rows] == list(range(100, 100 + BATCH))
    assert (batch.skipped, batch.lost) == ([f"m{number}" for number in range(100)], 0)


async def test_the_last_stats_count(platform: ScriptedPlatform, feeds: Feeds) -> None:
    for online in (1, 2, 3):
        platform.online.put_nowait(RoomStats(online=online))
    await fetched(platform.online)
    assert feeds.take_stats() == RoomStats(online=3)
    assert feeds.take_stats() is None


async def test_where_a_stream_is_taken_is_read(platform: ScriptedPlatform) -> None:
    made = Feeds(providing(platform, "broadcast"))
    made.open()
    await until(lambda: made.ingest_point)
    assert made.ingest_point == IngestPoint(url="rtmp://127.0.0.1/live", key="show")
    await made.close(1.0)


async def test_only_what_is_provided_is_opened(platform: ScriptedPlatform) -> None:
    made = Feeds(providing(platform, "catalogue"))
    made.open()
    await asyncio.sleep(0.01)
    assert platform.openings == 0
    await made.close(1.0)


async def test_a_line_that_cannot_be_is_set_aside_and_told_with_its_reason(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait([line(1), replace(line(2), quantity=-50), replace(line(3), quantity=2**80), line(4)])
    await fetched(platform.batches)
    assert feeds.lines.take() == [line(1), line(4)]
    assert feeds.lines.take_set_aside() == [("o2", "1", "quantity -50"), ("o3", "1", f"quantity {2**80}")]
    assert feeds.lines.take_set_aside() == []


async def test_what_a_buyer_writes_has_a_length(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait([replace(line(1), note="x" * 10_000, buyer="y" * 10_000)])
    await fetched(platform.batches)
    (taken,) = feeds.lines.take()
    assert (len(taken.note), len(taken.buyer)) == (200, 80)


async def test_what_cannot_be_seen_takes_no_room_of_a_note(platform: ScriptedPlatform, feeds: Feeds) -> None:
    platform.batches.put_nowait([replace(line(1), note="\u200b" * 300 + "Blue lid please", buyer="\u202e" * 90 + "Lin")])
    await fetched(platform.batches)
    (taken,) = feeds.lines.take()
    assert (taken.note, taken.buyer) == ("Blue lid please", "Lin")
