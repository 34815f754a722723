"""A process that keeps to a share of a core rests for what it used."""

from __future__ import annotations

import pytest

from studio.workers.hints.pace import Pace


class Watch:
    """Two clocks that a test sets."""

    def __init__(self) -> None:
        self.now_s = self.cpu_s = 0.0


def test_rest_makes_work_a_quarter_of_the_time_and_is_not_saved_up() -> None:
    watch = Watch()
    pace = Pace(0.25, lambda: watch.now_s, lambda: watch.cpu_s)
    watch.now_s, watch.cpu_s = 10.0, 1.0  # it was idle for long
    pace.begin()
    watch.now_s, watch.cpu_s = 10.1, 1.1
    assert pace.rest_s() == pytest.approx(0.3)
    watch.now_s = 10.4
    assert pace.rest_s() == pytest.approx(0.0)
    worked_s = 0.0
    pace.begin()
    while watch.now_s < 110.4:
        rest_s = pace.rest_s()
        watch.now_s += rest_s
        pace.begin()
        watch.now_s += 0.02
        watch.cpu_s += 0.01
        worked_s += 0.01
    assert worked_s == pytest.approx(25.0, abs=0.1)
