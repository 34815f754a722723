"""Collects garbage of the window's process on the GUI thread alone.

Python looks for cycles in whichever thread happens to allocate. A cycle that holds a Qt object (a dialog and the function
that its own button calls) would then be freed by a thread that reads pictures, and a Qt object that is freed outside its own
thread takes the process with it. So Python does not collect by itself in a process with a window: a timer does, by the
thresholds and generations that Python would have gone by, and between two events, where no painting waits for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000


class GarbageCollector(QObject):
    """One for the whole process, made before its windows. GUI thread only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()
        gc.freeze()  # what is imported by now stays: no collection need look at it


def collect_due() -> None:
    """Collect the oldest generation that Python itself would collect now, if any: it counts on while it does not collect."""
    for generation, (count, threshold) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if 0 < threshold < count:  # a threshold of 0 says: never
            gc.collect(generation)
            return
