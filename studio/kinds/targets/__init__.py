"""Where a destination's packets can go: one folder for each kind of destination.

A working part has `run(spec, link)`, which the sink worker calls; whatever else lies in a kind's folder serves that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.kinds.registry import Family
from studio.kinds.targets import base
from studio.kinds.targets.recording import Recording
from studio.kinds.targets.rehearsal import Rehearsal
from studio.kinds.targets.rtmp import RtmpPush

__all__ = ["FAMILY", "Recording", "Rehearsal", "RtmpPush", "Target", "working_part"]

FAMILY: Family[base.Target] = Family(__name__, base.Target)

if TYPE_CHECKING:
    Target = base.Target
else:
    Target = FAMILY.union()


def working_part(target: base.Target) -> Any:
    """Import the working part of a target's kind, with all that it works with, and return it."""
    return FAMILY.working(FAMILY.of(target).name)
