"""Draws an item that comes in or leaves: its layer is made once per picture, each tick only places and dims it."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from studio.contracts.plan import PlanItem, Rect
from studio.ipc.picture_ring import Planes
from studio.kinds.picture_filters.working import Layer, empty_layer
from studio.mixer import blend, motion
from studio.mixer.filters import NONE, Chain
from studio.mixer.geometry import visible_part
from studio.mixer.inputs import Shown
from studio.mixer.painter import Painter, Piece, Sheet
from studio.mixer.scale import Scratch, scale


class MovingPainter:
    """One item with a motion on one canvas, with a `Painter`'s face. One thread."""

    def __init__(self, item: PlanItem, width: int, height: int, chain: Chain = NONE) -> None:
        self.item = item
        self._size = width, height
        box = (0, 0, item.box[2], item.box[3])
        whole = replace(item, box=box, clip=box, motion=None)  # all of it, wherever it is
        self._still = Painter(whole, box[2], box[3], chain)
        self._scratch = Scratch()
        moved = item.motion
        self._rests_from_ns = moved.start_ns + moved.duration_ns if moved is not None and not moved.leaving else None
        self._pose: motion.Pose | None = None
        self._resting: tuple[Sheet, Piece, Rect] | None = None  # where a sheet lies at rest: the same at every tick
        self._work: Layer | None = None
        self._keep: tuple[blend.U8, blend.U8] | None = None

    @property
    def version(self) -> int:
        return self._still.version

    def covers(self, shown: Shown) -> bool:
        return False

    def move(self, time_ns: int) -> None:
        """What is painted next is the item as it is at `time_ns`."""
        rests = self._rests_from_ns is not None and time_ns >= self._rests_from_ns
        self._pose = motion.REST if rests else motion.pose(self.item, time_ns)

    def paint(self, canvas: Planes, shown: Shown) -> None:
        """Draw the picture onto `canvas`, in place."""
        pose = self._pose
        sheet = self._still.sheet(shown) if pose is not None else None
        if pose is None or sheet is None:
            return
        if pose is motion.REST and self._resting is not None and self._resting[0] is sheet:
            _, piece, at = self._resting
            piece.lay(canvas, at)
            return
        x, y, width, height = self.item.box
        if pose.scale != 1.0 or pose.opacity != 1.0:
            across, down = _even(width * pose.scale), _even(height * pose.scale)
            sheet = self._changed(sheet, across, down, pose.opacity)
            x, y = x + _even((width - across) / 2), y + _even((height - down) / 2)
        placed = self._placed(sheet, x + pose.shift, y)
        if placed is not None:
            placed[0].lay(canvas, placed[1])
            if pose is motion.REST:
                self._resting = (sheet, *placed)

    def forget(self) -> None:
        self._still.forget()

    def _placed(self, sheet: Sheet, x: int, y: int) -> tuple[Piece, Rect] | None:
        """What is seen of a sheet whose corner lies at (x, y), and where on the canvas; None when nothing is."""
        left, top, width, height = sheet.bounds
        seen = visible_part(replace(self.item, box=(x + left, y + top, width, height)), *self._size)
        if seen is None:
            return None
        return sheet.piece((seen[0] - x, seen[1] - y, seen[2], seen[3])), seen

    def _changed(self, sheet: Sheet, width: int, height: int, opacity: float) -> Sheet:
        """The sheet at another size and dimmer, in memory that holds until the next one."""
        work = self._work
        if work is None or work.y.shape != (height, width):
            work = self._work = empty_layer(width, height)
            self._keep = np.empty_like(work.a), np.empty_like(work.u)
        assert self._keep is not None
        for source, target in ((sheet.y, work.y), (sheet.u, work.u), (sheet.v, work.v), (sheet.a, work.a)):
            scale(source, target, self._scratch, smooth=True)
            if opacity < 1.0:
                blend.dim(target, opacity)
        return Sheet.of(work, self._keep, (0, 0, width, height))


def _even(value: float) -> int:
    return 2 * round(value / 2)
