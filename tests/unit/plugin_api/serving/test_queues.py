"""Chat on its way to the desk."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.contracts import messages, wire
from studio.desk import worker_server
from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving import queues
from studio.plugin_api.serving.queues import BATCH, CHAT_BOUND, SKIPPED_BOUND, ChatBatch, ChatQueue

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
