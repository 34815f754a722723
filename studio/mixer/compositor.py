"""Draws plan items onto program pictures, on the CPU, in planar 4:2:0.

`Compositor` is the seam where a GPU path could stand: items in, planes out, nothing else known.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from studio.contracts.plan import Items, PlanCanvas, PlanItem
from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes
from studio.mixer import blend, motion, transition
from studio.mixer.darkness import is_black
from studio.mixer.filters import FilterBench
from studio.mixer.inputs import Inputs, Shown
from studio.mixer.moving import MovingPainter
from studio.mixer.painter import Painter

cv2.setNumThreads(1)  # its pool would wake for pictures this small, and the other cores have encoders to run


def black_planes(width: int, height: int) -> Planes:
    """A black picture in memory of its own."""
    planes = split_planes(np.empty(picture_bytes(Format.I420, width, height), np.uint8), Format.I420, width, height)
    blend.clear(planes)
    return planes


class Compositor:
    """Composes one canvas. One thread. `torn` counts pictures drawn twice because a source overtook us.

    `bench` has the filters' working parts; compositors of one process share it.
    """

    def __init__(self, width: int, height: int, inputs: Inputs, bench: FilterBench | None = None) -> None:
        self.width, self.height = width, height
        self.torn = 0
        self.looking = False  # whether the next picture is to be judged
        self.black = False  # as judged last: nothing is to be seen below the overlays
        self._inputs = inputs
        self._bench = bench or FilterBench()
        self._painters: dict[PlanItem, Painter | MovingPainter] = {}
        self._lists: dict[int, tuple[Items, list[Painter | MovingPainter]]] = {}  # by identity: no hashing per tick
        self._used: list[tuple[Painter | MovingPainter, Shown]] = []
        self._spare: list[Planes] = []

    def forget_all_but(self, keep: Iterable[Items]) -> None:
        """After a plan swap: keep only what is remembered of these items."""
        wanted = {item for items in keep for item in items}
        self._painters = {item: painter for item, painter in self._painters.items() if item in wanted}
        self._lists.clear()

    def compose(self, planes: Planes, canvas: PlanCanvas, time_ns: int, panic: Items | None = None) -> None:
        """Draw the canvas's program as it is at `time_ns`, overlays and running transition included; or `panic` alone."""
        self._compose_once(planes, canvas, time_ns, panic)
        if self._overtaken():
            self.torn += 1
            self._inputs.again()
            self._compose_once(planes, canvas, time_ns, panic)
            self._overtaken()

    def keys(self, items: Items, time_ns: int) -> tuple[object, ...]:
        """Names the pictures that `items` show at `time_ns`: drawing them again is needless while it stays equal."""
        return tuple(self._key(painter, time_ns) for painter in self._painters_of(items))

    def draw(self, planes: Planes, items: Items, time_ns: int, onto: bool = False) -> None:
        """Draw `items` over black, or `onto` what is there. Does not look whether a source overtook us."""
        pictures = [(painter, self._shown(painter.item, time_ns)) for painter in self._painters_of(items)]
        start = None
        for index in range(len(pictures) - 1, -1, -1):
            painter, shown = pictures[index]
            if shown is not None and painter.covers(shown):
                start = index
                break
        if start is None and not onto:
            blend.clear(planes)
        for painter, shown in pictures[start or 0 :]:
            if shown is not None:
                self._used.append((painter, shown))
                if isinstance(painter, MovingPainter):
                    painter.move(time_ns)
                painter.paint(planes, shown)

    def _shown(self, item: PlanItem, time_ns: int) -> Shown | None:
        """What the item shows, if it still holds."""
        shown = self._inputs.at(item.ring, time_ns, item.held_ns)
        if shown is not None and item.fresh_ns and (shown.picture is None or shown.picture.captured_ns < item.fresh_ns):
            return None
        return shown

    def _key(self, painter: Painter | MovingPainter, time_ns: int) -> object:
        item = painter.item
        shown = self._shown(item, time_ns)
        if shown is None:
            return None
        return shown.key, painter.version, None if item.motion is None else motion.phase(item.motion, time_ns)

    def _compose_once(self, planes: Planes, canvas: PlanCanvas, time_ns: int, panic: Items | None) -> None:
        if panic is not None:
            self.draw(planes, panic, time_ns)
            self._look(planes)
            return
        change = canvas.transition
        done = transition.progress(change, time_ns)
        if change is None or done >= 1:
            self.draw(planes, canvas.program, time_ns)
        else:
            work = transition.work(change.kind)
            outgoing, incoming = self._spare_planes(0), planes if work.in_place else self._spare_planes(1)
            self.draw(outgoing, change.outgoing, time_ns)
            self.draw(incoming, canvas.program, time_ns)
            work.mix(planes, outgoing, incoming, done)
        self._look(planes)
        if canvas.overlay:
            self.draw(planes, canvas.overlay, time_ns, onto=True)

    def _look(self, planes: Planes) -> None:
        if self.looking:
            self.looking, self.black = False, is_black(planes.y)

    def _spare_planes(self, number: int) -> Planes:
        while len(self._spare) <= number:
            self._spare.append(black_planes(self.width, self.height))
        return self._spare[number]

    def _overtaken(self) -> bool:
        torn = [painter for painter, shown in self._used if not shown.still_valid()]
        for painter in torn:
            painter.forget()
        self._used.clear()
        return bool(torn)

    def _painters_of(self, items: Items) -> list[Painter | MovingPainter]:
        known = self._lists.get(id(items))
        if known is None or known[0] is not items:
            known = self._lists[id(items)] = (items, [self._painter(item) for item in items])
        return known[1]

    def _painter(self, item: PlanItem) -> Painter | MovingPainter:
        painter = self._painters.get(item)
        if painter is None:
            kind = Painter if item.motion is None else MovingPainter
            painter = self._painters[item] = kind(item, self.width, self.height, self._bench.chain(item.filters))
        return painter
