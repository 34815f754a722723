"""When a plan begins to hold."""

from __future__ import annotations

from studio.contracts.plan import RenderPlan
from studio.mixer.plans import holding_after, newest_effective


def plan(revision: int, effective_ns: int = 0) -> RenderPlan:
    return RenderPlan(revision, (), (), effective_ns=effective_ns)


def test_a_plan_for_now_waits_until_every_canvas_has_drawn_the_tick_under_way() -> None:
    now = holding_after(plan(1), 1000)
    assert newest_effective([now], 1000) == (None, [now])
    assert newest_effective([now], 1001) == (now, [])


def test_a_plan_for_later_keeps_its_time() -> None:
    later = plan(1, 5000)
    assert holding_after(later, 1000) is later
