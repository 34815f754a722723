"""Chat on its way to the desk."""

from __future__ import annotations

from msgspec.structs import replace

from studio.contracts import messages, wire
from studio.desk import worker_server
from studio.plugin_api.abilities import ChatMessage
from studio.plugin_api.serving.queues import CHAT_BOUND, ChatQueue

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
