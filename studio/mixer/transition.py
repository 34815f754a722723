"""How far a change of a program is, and which working part does it: a function of the tick's time alone."""

from __future__ import annotations

from functools import cache

from studio.contracts.plan import PlanTransition
from studio.kinds.transitions import FAMILY, TransitionName, is_instant
from studio.kinds.transitions.working import TransitionWork


def progress(transition: PlanTransition | None, time_ns: int) -> float:
    """How far the change is at `time_ns`: 0 is all outgoing, 1 all incoming. 0 before its start, 1 without one."""
    if transition is None or transition.duration_ns <= 0:
        return 1.0
    return min(1.0, max(0.0, (time_ns - transition.start_ns) / transition.duration_ns))


def prepare() -> None:
    """Import all working parts, so that no tick has to."""
    for kind in FAMILY.kinds:
        if not is_instant(kind):
            work(kind)


@cache
def work(kind: TransitionName) -> TransitionWork:
    """What does changes of that kind; imported when it is first asked for, see `prepare`."""
    made: TransitionWork = FAMILY.working(kind).make()
    return made
