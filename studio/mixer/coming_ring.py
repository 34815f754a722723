"""A program's next ring, made beside the loop: reserving the memory of one takes longer than a tick can spare."""

from __future__ import annotations

import threading
from collections.abc import Callable

from studio.ipc.picture_ring import PictureWriter


class ComingRing:
    """One ring, made on a thread of its own that ends with it. The system does the work, without Python's lock."""

    def __init__(self, make: Callable[[], PictureWriter]) -> None:
        self._make = make
        self._made: PictureWriter | OSError | None = None
        self._thread = threading.Thread(target=self._run, name="ring", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._made = self._make()
        except OSError as error:
            self._made = error

    @property
    def ready(self) -> bool:
        return not self._thread.is_alive()

    def take(self) -> PictureWriter:
        """The ring, once it is there.

        Raises:
            NoRoomError: there was no room for it.
            OSError: the system refused it otherwise.
        """
        self._thread.join()
        if isinstance(self._made, OSError):
            raise self._made
        assert self._made is not None
        return self._made
