"""A plugin's memory is looked at four times a second, and what is too much is seen then."""

from __future__ import annotations

from studio.ipc.clock import NS, VirtualClock
from studio.workers.plugin.memory import MemoryWatch

MB = 1 << 20


def test_it_is_looked_at_seldom_however_often_it_is_asked() -> None:
    clock, used, looks = VirtualClock(), 64 * MB, 0

    def used_bytes() -> int:
        nonlocal looks
        looks += 1
        return used

    watch = MemoryWatch(64, clock, used_bytes)
    for _ in range(1000):  # ten seconds of a plugin that polls 100 times in each
        assert not watch.exceeded()
        clock.advance_ns(NS // 100)
    assert looks == 40
    used += 1
    assert [watch.exceeded() for _ in range(2)] == [True, False]
    clock.advance_ns(NS // 4)
    assert watch.exceeded()
