"""How one program picture becomes another: fade and slide, a function of the tick's time alone."""

from __future__ import annotations

import numpy as np

from studio.contracts.plan import PlanTransition
from studio.ipc.picture_ring import Planes
from studio.mixer import blend


def progress(transition: PlanTransition | None, time_ns: int) -> float:
    """How far the change is at `time_ns`: 0 is all outgoing, 1 all incoming. 0 before its start, 1 without one."""
    if transition is None or transition.duration_ns <= 0:
        return 1.0
    return min(1.0, max(0.0, (time_ns - transition.start_ns) / transition.duration_ns))


def fade(canvas: Planes, outgoing: Planes, done: float) -> None:
    """`canvas` holds the incoming picture; afterwards the mix."""
    for incoming, old in ((canvas.y, outgoing.y), (canvas.u, outgoing.u), (canvas.v, outgoing.v)):
        blend.mix(incoming, old, 1.0 - done)


def slide(canvas: Planes, outgoing: Planes, incoming: Planes, done: float) -> None:
    """The incoming picture pushes the outgoing one out to the left, by an even number of pixels."""
    shift = 2 * round(canvas.y.shape[1] * done / 2)
    for target, old, new, step in (
        (canvas.y, outgoing.y, incoming.y, shift),
        (canvas.u, outgoing.u, incoming.u, shift // 2),
        (canvas.v, outgoing.v, incoming.v, shift // 2),
    ):
        edge = target.shape[1] - step
        np.copyto(target[:, :edge], old[:, step:])
        np.copyto(target[:, edge:], new[:, :step])
