"""Chat and readings on their way to the desk."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.contracts import messages, wire
from studio.desk import worker_server
from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving.queues import CHAT_BOUND, READINGS_BATCH, READINGS_BOUND, ChatQueue, ReadingQueue
from tests.unit.plugin_api.serving.conftest import reading

ROW = ChatMessage(id="1", buyer_key="a", name="An", text="Hello", at_ms=1)


def test_whatever_viewers_write_a_batch_is_one_message_that_the_desk_takes() -> None:
    """One that is longer would cost the plugin its line, again and again."""
    long = "\U0001f9f5" * 100_000
    queue = ChatQueue()
    queue.put([replace(ROW, id=long, buyer_key=long, name=long, text=long, badges=(long,) * 1_000)] * (CHAT_BOUND + 5))
    assert queue.dropped == 5
    while batch := queue.take():
        event = wire.encode(messages.Event("chat", {"rows": batch}))
        assert len(event) < worker_server._FRAME_BYTES


def test_what_has_room_stays_as_it_is() -> None:
    queue = ChatQueue()
    queue.put([ROW, replace(ROW, text="x" * 500, badges=("fan",) * 8)])
    assert queue.take() == [ROW, replace(ROW, text="x" * 500, badges=("fan",) * 8)]


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
