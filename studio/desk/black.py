"""Canvases that send nothing but black, and to whom. Pure: told by the plan, which knows what is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from studio.ipc.plan import PlanCanvas, RenderPlan
from studio.show.model import Destination, Show


def sending_black(show: Show, plan: RenderPlan, destinations: Iterable[Destination]) -> dict[str, tuple[Destination, ...]]:
    """Those of `destinations` that get only black, by canvas. Cards come and go and do not count."""
    encodings = {encoding.id: encoding.canvas for encoding in show.encodings}
    black = {canvas.id for canvas in plan.canvases if not plan.panic and _nothing(canvas)}
    found: dict[str, tuple[Destination, ...]] = {}
    for destination in destinations:
        canvas = encodings[destination.encoding]
        if canvas in black:
            found[canvas] = (*found.get(canvas, ()), destination)
    return found


def names(destinations: Iterable[Destination]) -> str:
    """What they are called, in one word of a sentence."""
    return ", ".join(destination.name for destination in destinations)


def _nothing(canvas: PlanCanvas) -> bool:
    return not canvas.program and not any(item.ring.startswith("source.") for item in canvas.overlay)
