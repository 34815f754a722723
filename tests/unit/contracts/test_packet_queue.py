"""The queue of one sink: bounds and what is dropped."""

from __future__ import annotations

from studio.contracts.packet_queue import Framed, SinkQueue
from studio.ipc import clock as clocks

TICK_NS = clocks.NS // 30


def test_queue_is_bounded_by_time() -> None:
    queue = SinkQueue()
    for tick in range(1, 3000):
        queue.add(Framed(b"x" * 100, tick * TICK_NS, True, tick % 60 == 1))
        assert len(queue) <= 4 * 30 + 2
    assert len(queue) > 0


def test_queue_drops_a_gop_longer_than_the_bound() -> None:
    queue = SinkQueue()
    queue.add(Framed(b"k", 1, True, True))
    for tick in range(1, 200):
        queue.add(Framed(b"p", tick * TICK_NS, True, False))
    assert len(queue) == 0
    assert queue.dropped == 200
