"""Chat, order lines and readings on their way to the desk."""

from __future__ import annotations

from functools import reduce
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.contracts import messages, wire
from studio.desk import worker_server
from studio.plugin_api.abilities import ChatMessage, OrderLine
from studio.plugin_api.serving import queues
from studio.plugin_api.serving.queues import (
    BATCH,
    CHAT_BOUND,
    READINGS_BATCH,
    READINGS_BOUND,
    SKIPPED_BOUND,
    ChatBatch,
    ChatQueue,
    OrderQueue,
    ReadingQueue,
)
from studio.values.shop import later
from tests.unit.plugin_api.serving.conftest import line, reading

ROW = ChatMessage(id="1", buyer_key="a", name="An", text="Hello", at_ms=1)


def rows(first: int, count: int) -> list[ChatMessage]:
    return [replace(ROW, id=f"m{number}") for number in range(first, first + count)]


def emptied(queue: ChatQueue) -> list[ChatBatch]:
    batches = []
    while batch := queue.take():
        batches.append(batch)
    return batches


def test_whatever_viewers_write_a_batch_is_one_message_that_the_desk_takes() -> None:
    """One that is longer would cost the plugin its line, again and again."""
    long = "\U0001f9f5" * 100_000
    queue = ChatQueue()
    absurd = replace(ROW, id=long, buyer_key=long, name=long, text=long, badges=(long,) * 1_000)
    queue.put([absurd] * (CHAT_BOUND + BATCH))
    assert queue.dropped == BATCH
    for batch in emptied(queue):
        event = wire.encode(messages.Event("chat", {"rows": batch.rows, "skipped": batch.skipped, "lost": batch.lost}))
        assert len(event) < worker_server._FRAME_BYTES


def test_what_has_room_stays_as_it_is() -> None:
    queue = ChatQueue()
    said = [ROW, replace(ROW, text="x" * 500, badges=("fan",) * 8)]
    queue.put(said)
    assert emptied(queue) == [ChatBatch(said, [], 0)]
    assert queue.take() is None


def test_what_has_no_room_goes_on_as_its_id_and_the_oldest_first() -> None:
    queue = ChatQueue()
    queue.put(rows(0, 10))
    queue.put(rows(10, CHAT_BOUND))
    queue.put(rows(CHAT_BOUND + 10, 5))
    first, *rest = emptied(queue)
    assert first.skipped == [f"m{number}" for number in range(15)]
    assert [row.id for batch in (first, *rest) for row in batch.rows] == [f"m{n}" for n in range(15, CHAT_BOUND + 15)]
    assert queue.dropped == 15


def test_beyond_all_bounds_it_is_counted_still() -> None:
    queue = ChatQueue()
    queue.put(rows(0, CHAT_BOUND + SKIPPED_BOUND + 7))
    assert (len(queue._rows), len(queue._skipped)) == (CHAT_BOUND, SKIPPED_BOUND)
    batches = emptied(queue)
    assert sum(batch.lost for batch in batches) == 7
    assert sum(len(batch.skipped) for batch in batches) == SKIPPED_BOUND


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12), st.booleans()), max_size=12))
def test_every_row_leaves_once_in_whatever_form_though_the_desk_is_away(steps: list[tuple[int, int, bool]]) -> None:
    """With small bounds: the real ones are of the same code."""
    with (
        patch.object(queues, "CHAT_BOUND", 50),
        patch.object(queues, "SKIPPED_BOUND", 80),
        patch.object(queues, "BATCH", 7),
    ):
        queue, told, said = ChatQueue(), list[ChatBatch](), 0
        for count, takes, away in steps:
            queue.put(rows(said, count))
            said += count
            for _ in range(takes):
                batch = queue.take()
                if batch is not None and away:
                    queue.put_back(batch)
                elif batch is not None:
                    told.append(batch)
            assert len(queue._rows) <= 50
            assert len(queue._skipped) <= 80
        told += emptied(queue)
    whole = [row.id for batch in told for row in batch.rows]
    ids = [message_id for batch in told for message_id in batch.skipped]
    assert len(whole) + len(ids) + sum(batch.lost for batch in told) == said
    assert len({*whole, *ids}) == len(whole) + len(ids)
    assert whole == sorted(whole, key=lambda name: int(name[1:]))


SAYINGS = st.builds(
    replace,
    st.just(line(1)),
    status=st.sampled_from(["created", "paid", "refunded"]),
    quantity=st.integers(0, 3),
    at_ms=st.integers(0, 3),
)


def test_a_line_that_was_taken_back_in_part_is_not_made_whole_by_what_comes_late() -> None:
    queue = OrderQueue()
    after = replace(line(1, "paid"), quantity=2, at_ms=20)
    queue.put([after])
    queue.put([replace(after, quantity=3, at_ms=10)])
    assert queue.take() == [after]


@given(st.lists(st.tuples(SAYINGS, st.booleans()), min_size=1, max_size=8))
def test_of_many_sayings_of_a_line_the_desk_counts_the_same_as_of_all_of_them(said: list[tuple[OrderLine, bool]]) -> None:
    queue, told = OrderQueue(), list[OrderLine]()
    for saying, taken in said:
        queue.put([saying])
        told += queue.take() if taken else []
    told += queue.take()
    assert reduce(later, told) == reduce(later, (saying for saying, _ in said))


NOW_NS = 1_000


def readings() -> ReadingQueue:
    return ReadingQueue(lambda: NOW_NS)


def test_of_an_item_the_latest_reading_is_told() -> None:
    queue = readings()
    queue.put([reading("lip", price) for price in range(500)])
    queue.put([reading("mug")])
    assert queue.take() == [reading("lip", 499), reading("mug")]
    assert queue.take() == []
    assert queue.left_out == 0


def test_a_flood_of_items_has_a_bound_and_what_has_no_room_is_counted() -> None:
    queue = readings()
    for _ in range(3):
        queue.put([reading(f"item-{n}") for n in range(READINGS_BOUND + 7)])
    assert queue.left_out == 3 * 7
    queue.put([reading("item-0", 5)])
    first = queue.take()
    assert len(first) == READINGS_BATCH
    assert (first[0].item_id, first[0].prices) == ("item-0", {"RED": 5}), "what waits is brought up to date"
    sent = len(first)
    while batch := queue.take():
        sent += len(batch)
    assert sent == READINGS_BOUND


def test_no_reading_is_of_a_moment_to_come_nor_of_none() -> None:
    queue = readings()
    queue.put([reading(str(at_ns), at_ns=at_ns) for at_ns in (-5, 0, 7, NOW_NS + 1, 2**63, 10**30)])
    assert [one.at_ns for one in queue.take()] == [0, 0, 7, NOW_NS, NOW_NS, NOW_NS]


@pytest.mark.expect_warnings
def test_what_a_shop_cannot_have_is_left_out_counted_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    queue, sound = readings(), reading("mug")
    lies = [
        replace(reading("price"), prices={"RED": -1}),
        replace(reading("stock"), stocks={"RED": 2**63}),
        replace(reading("beyond"), prices={"RED": 10**30}),
        replace(reading("money"), currency="Gold"),
        replace(reading("x" * 201)),
    ]
    for _ in range(4):
        queue.put([*lies, sound])
    assert queue.take() == [sound]
    assert queue.left_out == 4 * len(lies)
    assert len(caplog.records) == len(lies)


def test_more_promised_than_there_is_can_be() -> None:
    queue = readings()
    owed = replace(reading("mug"), stocks={"RED": -3})
    queue.put([owed])
    assert queue.take() == [owed]


@pytest.mark.expect_warnings
def test_however_much_a_shop_tells_a_batch_is_one_message_that_the_desk_takes() -> None:
    queue = readings()
    skus = {f"{n}-" + "\U0001f9f5" * 40: 1 for n in range(300)}
    queue.put([replace(reading(f"item-{n}"), prices=skus) for n in range(200)])
    queue.put([replace(reading("vast"), prices={f"{n}-" + "\U0001f9f5" * 190: 1 for n in range(2_000)})])
    queue.put([replace(reading("named"), title="T" * 1_000_000)])
    assert queue.left_out == 2
    sent = []
    while batch := queue.take():
        assert len(wire.encode(messages.Event("readings", {"readings": batch}))) < worker_server._FRAME_BYTES
        sent += batch
    assert len(sent) == 200
