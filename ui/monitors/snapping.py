"""Where a dragged box clings to: edges and middles of the canvas and of the other items. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ui.monitors.geometry import HANDLES, Box


@dataclass(frozen=True, slots=True)
class Lines:
    """Snapping lines: x of vertical ones, y of horizontal ones, canvas pixels."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Snapped:
    """The box where it clings, and the lines it clings to (to be drawn)."""

    box: Box
    guides_x: tuple[float, ...] = ()
    guides_y: tuple[float, ...] = ()


def lines(canvas_width: float, canvas_height: float, others: Iterable[Box]) -> Lines:
    """All lines of a canvas with these other items on it."""
    xs = {0.0, canvas_width / 2, canvas_width}
    ys = {0.0, canvas_height / 2, canvas_height}
    for other in others:
        xs |= {other.x, other.x + other.width / 2, other.right}
        ys |= {other.y, other.y + other.height / 2, other.bottom}
    return Lines(tuple(sorted(xs)), tuple(sorted(ys)))


def _pull(points: Iterable[float], targets: Iterable[float], reach: float) -> float:
    """The smallest shift that brings one of `points` onto one of `targets`, 0 when none is within `reach`."""
    best: float | None = None
    for point in points:
        for target in targets:
            shift = target - point
            if abs(shift) <= reach and (best is None or abs(shift) < abs(best)):
                best = shift
    return best or 0.0


def _met(points: Iterable[float], targets: Iterable[float]) -> tuple[float, ...]:
    marks = tuple(points)
    return tuple(target for target in targets if any(abs(target - mark) < 0.5 for mark in marks))


def snap_move(box: Box, to: Lines, reach: float) -> Snapped:
    """Let a moved box cling with any edge or its middle."""
    dx = _pull((box.x, box.x + box.width / 2, box.right), to.xs, reach)
    dy = _pull((box.y, box.y + box.height / 2, box.bottom), to.ys, reach)
    moved = box.moved(dx, dy)
    return Snapped(
        moved,
        _met((moved.x, moved.x + moved.width / 2, moved.right), to.xs),
        _met((moved.y, moved.y + moved.height / 2, moved.bottom), to.ys),
    )


def snap_resize(box: Box, handle: str, to: Lines, reach: float, keep_aspect: bool) -> Snapped:
    """Let the edges that a handle moves cling; with a kept aspect the nearer axis leads."""
    across, down = HANDLES[handle]
    edge_x = box.x if across < 0 else box.right
    edge_y = box.y if down < 0 else box.bottom
    dx = _pull((edge_x,), to.xs, reach) if across else 0.0
    dy = _pull((edge_y,), to.ys, reach) if down else 0.0
    if keep_aspect and across and down:
        dx, dy = _one_axis(box, across, down, dx, dy)
    width, height = box.width + across * dx, box.height + down * dy
    grown = replace(
        box,
        x=box.x + dx if across < 0 else box.x,
        y=box.y + dy if down < 0 else box.y,
        width=width,
        height=height,
    )
    met_x = _met((grown.x if across < 0 else grown.right,), to.xs) if across else ()
    met_y = _met((grown.y if down < 0 else grown.bottom,), to.ys) if down else ()
    return Snapped(grown, met_x, met_y)


def _one_axis(box: Box, across: int, down: int, dx: float, dy: float) -> tuple[float, float]:
    """Shifts of both edges when only the nearer one clings and the other follows the aspect."""
    aspect = box.width / box.height
    if dx and (not dy or abs(dx) <= abs(dy)):
        return dx, down * across * dx / aspect
    if dy:
        return across * down * dy * aspect, dy
    return 0.0, 0.0
