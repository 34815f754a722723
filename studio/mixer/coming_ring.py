"""A program's next ring, made beside the loop: reserving the memory of a long one takes longer than a tick can spare."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from studio.ipc.picture_ring import PictureWriter


class ComingRing:
    """One ring, made on a thread of its own that ends with it. The system does the work, without Python's lock."""

    def __init__(self, make: Callable[[], PictureWriter]) -> None:
        self._make = make
        self._ring: PictureWriter | None = None
        self._thread = threading.Thread(target=self._run, name="ring", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with contextlib.suppress(OSError):  # no room: the loop goes on with the ring that is there
            self._ring = self._make()

    @property
    def ready(self) -> bool:
        return not self._thread.is_alive()

    def take(self) -> PictureWriter | None:
        """The ring, once it is there; None where there was no room for it."""
        self._thread.join()
        return self._ring
