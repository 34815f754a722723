"""Canvases that send nothing but black, and to whom. Pure: the plan knows what is drawn, the mixer sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from studio.contracts.plan import PlanCanvas, Rect, RenderPlan
from studio.document.model import Destination, Show

_COVERED = 0.25  # of the canvas, by overlays: less is a logo on black


def sending_black(show: Show, plan: RenderPlan, destinations: Iterable[Destination]) -> dict[str, tuple[Destination, ...]]:
    """Those of `destinations` that get only black, by canvas. Cards come and go and do not count."""
    return _sending(show, {canvas.id for canvas in plan.canvases if not plan.panic and _nothing(canvas)}, destinations)


def sending_dark(
    show: Show, plan: RenderPlan, seen: Collection[str], destinations: Iterable[Destination]
) -> dict[str, tuple[Destination, ...]]:
    """Those of `destinations` that get a picture which is black, by canvas. The mixer has `seen` those without their overlays."""
    dark = {canvas.id for canvas in plan.canvases if plan.panic or (canvas.program and not _covered(canvas))}
    return _sending(show, dark.intersection(seen), destinations)


def names(destinations: Iterable[Destination]) -> str:
    """What they are called, in one word of a sentence."""
    return ", ".join(destination.name for destination in destinations)


def _sending(show: Show, canvases: Collection[str], destinations: Iterable[Destination]) -> dict[str, tuple[Destination, ...]]:
    """Those of `destinations` that get one of these canvases, by canvas."""
    encodings = {encoding.id: encoding.canvas for encoding in show.encodings}
    found: dict[str, tuple[Destination, ...]] = {}
    for destination in destinations:
        canvas = encodings[destination.encoding]
        if canvas in canvases:
            found[canvas] = (*found.get(canvas, ()), destination)
    return found


def _nothing(canvas: PlanCanvas) -> bool:
    return not canvas.program and not _covered(canvas)


def _covered(canvas: PlanCanvas) -> bool:
    """Whether overlays are the picture, whatever is on program."""
    covered = sum(_seen_area(item.box, canvas) for item in canvas.overlay if item.ring.startswith("source."))
    return covered >= _COVERED * canvas.width * canvas.height


def _seen_area(box: Rect, canvas: PlanCanvas) -> int:
    x, y, width, height = box
    across, down = min(x + width, canvas.width) - max(x, 0), min(y + height, canvas.height) - max(y, 0)
    return max(0, across) * max(0, down)
