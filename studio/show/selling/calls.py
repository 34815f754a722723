"""Calls that wait for their answer: which a step still needs, and which nobody waits for any longer."""

from __future__ import annotations

from studio.show.selling import timing
from studio.show.selling.state import State


def needed(state: State) -> set[str]:
    """The calls that a step still waits for: never given up."""
    return {step.call for launch in state.launches for step in launch.plan(undo=launch.is_undone)}


def give_up_ns(state: State) -> dict[str, int]:
    """When each of the others is given up."""
    kept = needed(state)
    return {call: pending.asked_ns + timing.GIVE_UP_NS for call, pending in state.pending.items() if call not in kept}
