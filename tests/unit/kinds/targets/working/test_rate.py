"""Bytes and seconds over several connections, and the rate of the last two seconds."""

from __future__ import annotations

from studio.ipc.clock import NS
from studio.kinds.targets.working.rate import Rate


def test_counts_over_connections() -> None:
    rate = Rate()
    rate.count(0, False, 0)
    for tenth in range(1, 41):
        rate.count(tenth * 12_500, True, tenth * NS // 10)
    assert rate.total == 500_000
    assert rate.bps == 1_000_000
    assert rate.live_s == 4.0
    rate.gone(500_000)
    rate.count(0, False, 5 * NS)
    assert (rate.bps, rate.total, rate.live_s) == (0, 500_000, 4.0)
    rate.count(100, True, 6 * NS)
    assert rate.total == 500_100
    assert rate.live_s == 5.0
