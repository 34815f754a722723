"""A multiview without pictures of sources: draws a moving bar for every view that windows want, and says how loud it is."""

from __future__ import annotations

import asyncio
import math
import time
from pathlib import Path

import numpy as np

from studio.contracts import specs
from studio.ipc.picture_ring import Format, PictureWriter
from tests.fakes.processes import ScriptedProcesses

_STEP_S = 0.05
_MOVES_EVERY = 10  # steps: a window paints all that moves, and tests look at what stands in it
_HEARD = ("program", "source.microphone", "source.camera-a")


class Multiview:
    """Draws what the scripted process `multiview` is to show. The desk's loop."""

    def __init__(self, session: Path, processes: ScriptedProcesses) -> None:
        self._session, self._processes = session, processes
        self._writers: dict[str, PictureWriter] = {}

    async def run(self) -> None:
        """Draw until cancelled."""
        number = 0
        try:
            while True:
                number += 1
                process = self._processes.running.get("multiview")
                if process is not None and isinstance(process.spec, specs.MultiviewSpec):
                    for view in process.spec.views:
                        if number % _MOVES_EVERY == 0 or self._is_new(view):
                            self._draw(view, number)
                if number % _MOVES_EVERY == 1:
                    swing = -30 + 26 * math.sin(number / 9)
                    levels = (swing + 6, swing + 4, swing - 3, swing - 4)
                    self._processes.meters(dict.fromkeys(_HEARD, levels))
                await asyncio.sleep(_STEP_S)
        finally:
            for writer in self._writers.values():
                writer.close()

    def _is_new(self, view: specs.View) -> bool:
        """Whether nothing was drawn for it yet, at this size."""
        writer = self._writers.get(f"view.{view.id}")
        return writer is None or (writer.width, writer.height) != (view.width, view.height)

    def _draw(self, view: specs.View, number: int) -> None:
        name, width, height = f"view.{view.id}", view.width, view.height
        writer = self._writers.get(name)
        if writer is None or self._is_new(view):
            if writer is not None:
                writer.close()
            writer = self._writers[name] = PictureWriter(self._session, name, Format.BGRA, width, height)
        picture = writer.begin().bgra
        assert picture is not None
        seed = sum(view.ref.encode()) + len(view.kind)
        ground = np.array((60 + seed % 90, 40 + seed % 70, 50 + seed % 110, 255), np.uint8)
        bar = ground + np.array((25, 25, 25, 0), np.uint8)
        pixels = picture.view(np.uint32)[..., 0]  # one number a pixel: filled sixty times as fast as four
        pixels[:] = ground.view(np.uint32)
        pixels[:, : max(1, (number * 3) % width)] = bar.view(np.uint32)
        writer.publish(time.monotonic_ns())
