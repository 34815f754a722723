"""Notices that a plugin's files changed, for its author."""

from __future__ import annotations

from pathlib import Path

from studio.ipc.clock import NS, Clock

_LOOK_EVERY_NS = NS // 2


class FolderWatch:
    """Watches every file below a folder, but for what Python writes itself. One thread; call `look` often."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.changed = False
        self._folder, self._clock = folder, clock
        self._looked_ns = clock.now_ns()
        self._before = self._stamps()

    def look(self) -> None:
        """Compare with the beginning, at most twice a second."""
        now_ns = self._clock.now_ns()
        if not self.changed and now_ns - self._looked_ns >= _LOOK_EVERY_NS:
            self._looked_ns = now_ns
            self.changed = self._stamps() != self._before

    def _stamps(self) -> dict[str, tuple[int, int]]:
        found = {}
        for path in self._folder.rglob("*"):
            try:
                state = path.stat()
            except OSError:
                continue  # went while we looked
            if path.is_file() and path.parent.name != "__pycache__":
                found[str(path)] = (state.st_mtime_ns, state.st_size)
        return found
