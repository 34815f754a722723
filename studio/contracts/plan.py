"""The render plan: the show compiled flat for the mixer. Immutable; swapped whole at a tick.

Nested scenes are already flattened, fits resolved to rectangles, positions snapped to the 4:2:0 grid (even pixels).
The desk compiles it (`studio.show.compile`), the mixer and the multiview draw it.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.kinds.picture_filters import Filter
from studio.kinds.sound_filters import SoundFilters
from studio.kinds.transitions import TransitionName

Rect = tuple[int, int, int, int]  # x, y, width, height; all even


class Motion(msgspec.Struct, frozen=True, array_like=True):
    """How an item comes into the picture, or leaves it. The mixer works out where it is at each tick (`studio.mixer.motion`).

    `fade` changes its opacity, `slide` brings it in from the side edge it is nearest to, `pop` lets it grow with its opacity.
    Before `start_ns` (monotonic) it is as the motion begins, after `duration_ns` as it ends: at rest, or gone when `leaving`.
    """

    kind: Literal["fade", "slide", "pop"]
    start_ns: int
    duration_ns: int
    leaving: bool = False


class PlanItem(msgspec.Struct, frozen=True, array_like=True):
    """One picture drawn on a canvas.

    The part `crop` (left, top, right, bottom cut away, as fractions) of the ring `ring` is mirrored (`flip_h`, `flip_v`),
    turned clockwise by `rotation`, scaled to `box`, and drawn where it lies inside `clip`. A card's picture that answers to
    an earlier wish than `fresh_ns` says something that no longer holds: it is not drawn.
    """

    ring: str  # picture ring name: "source.<id>" or "card.<id>.<canvas>"
    box: Rect
    clip: Rect
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: Literal[0, 90, 180, 270] = 0
    flip_h: bool = False
    flip_v: bool = False
    opacity: float = 1.0
    filters: tuple[Filter, ...] = ()
    motion: Motion | None = None
    fresh_ns: int = 0  # monotonic
    held_ns: int = 0  # how long the last picture of a silent card may be seen; 0: as long as any card's


Items = tuple[PlanItem, ...]


class PlanTransition(msgspec.Struct, frozen=True):
    """A running change from `outgoing` to the canvas's program. `number` tells a new one from a repeated plan."""

    number: int
    kind: TransitionName
    start_ns: int  # monotonic; the mixer begins at the first tick at or after it
    duration_ns: int
    outgoing: Items


class PlanCanvas(msgspec.Struct, frozen=True):
    """One canvas: what is on program, what is on preview, what lies above both."""

    id: str
    width: int
    height: int
    rate_num: int
    rate_den: int
    program: Items
    preview: Items
    overlay: Items
    transition: PlanTransition | None = None
    encoded: bool = True  # an encoder reads its pictures, and may be late


class PlanStrip(msgspec.Struct, frozen=True, array_like=True):
    """One sound input, gains resolved: `gain` is linear and 0 when muted or another strip is solo."""

    ring: str  # sound ring name: "source.<id>"
    gain: float = 1.0
    balance: float = 0.0  # -1 left .. 1 right
    delay_ms: int = 0
    monitor: bool = True
    filters: SoundFilters = ()  # before the gain, in their order


class RenderPlan(msgspec.Struct, frozen=True):
    """Everything the mixer needs until the next plan.

    `effective_ns`: swap at the first tick due at or after it (0: the next tick). `panic`: the panic slate is on air: the
    mixer shows `panic_items` of each canvas full frame, without overlays, and only `panic_strip` sounds.
    """

    revision: int
    canvases: tuple[PlanCanvas, ...]
    strips: tuple[PlanStrip, ...]
    master_gain: float = 1.0
    limiter: bool = True
    ceiling: float = 0.891  # linear
    panic: bool = False
    panic_items: dict[str, Items] = {}  # by canvas id
    panic_strip: PlanStrip | None = None
    scenes: dict[str, dict[str, Items]] = {}  # scene id -> canvas id -> items, for the multiview; on program: as taken
    lanes: dict[str, dict[str, Items]] = {}  # hidden lane id -> canvas id -> items, for a window that edits it
    names: dict[str, str] = {}  # ring -> the source's name, for slates
    effective_ns: int = 0
