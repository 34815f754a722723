"""Where a moving item is at a tick, and how much of it is seen: a function of the tick's time alone. Pure.

A motion that leaves is the one that enters, backwards: an item that turns round halfway does not jump.
"""

from __future__ import annotations

from typing import NamedTuple

from studio.contracts.plan import Motion, PlanItem

_POP_FROM = 0.6  # the size a popping item begins at
_POP_BACK = 1.70158  # Penner's back easing: it grows a little beyond its size (4 % here) and settles
_POP_OPAQUE_AT = 0.5


class Pose(NamedTuple):
    """How an item differs from where it rests: moved right by `shift` pixels (even), scaled about its centre, dimmed."""

    shift: int = 0
    scale: float = 1.0
    opacity: float = 1.0


REST = Pose()


def phase(motion: Motion, time_ns: int) -> float:
    """How far the item has come in: 0 is away, 1 at rest."""
    done = 1.0 if motion.duration_ns <= 0 else min(1.0, max(0.0, (time_ns - motion.start_ns) / motion.duration_ns))
    return 1.0 - done if motion.leaving else done


def pose(item: PlanItem, time_ns: int) -> Pose | None:
    """The item's pose at `time_ns`; None when nothing of it is to be seen."""
    motion = item.motion
    if motion is None:
        return REST
    here = phase(motion, time_ns)
    if here >= 1.0:
        return REST
    if here <= 0.0:
        return None
    match motion.kind:
        case "fade":
            return Pose(opacity=here)
        case "slide":
            return Pose(shift=2 * round(_way_out(item) * (1.0 - here) ** 3 / 2))
        case "pop":
            back = 1.0 + (_POP_BACK + 1.0) * (here - 1.0) ** 3 + _POP_BACK * (here - 1.0) ** 2
            return Pose(scale=_POP_FROM + (1.0 - _POP_FROM) * back, opacity=min(1.0, here / _POP_OPAQUE_AT))


def _way_out(item: PlanItem) -> int:
    """How far right (negative: left) the box must go until it is out of its clip at the side it is nearest to."""
    x, _, width, _ = item.box
    left, _, across, _ = item.clip
    to_left, to_right = x - left, left + across - (x + width)
    return -(to_left + width) if to_left <= to_right else to_right + width
