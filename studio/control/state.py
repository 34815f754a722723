"""The state that clients see: one JSON tree with a revision. Changes are collected and go out as one ordered patch.

One thread. Values put in must not be changed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.values import patch

_GONE = object()


class StateTree:
    """`put` as often as you like; `flush` says what changed since the last one."""

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self.revision = 0
        self.on_change = on_change
        self._tree: dict[str, Any] = {}
        self._pending: dict[tuple[str, str | None], Any] = {}

    def put(self, section: str, value: Any) -> None:
        """Replace a whole top-level section."""
        for key in [key for key in self._pending if key[0] == section]:
            del self._pending[key]
        self._note((section, None), value)

    def put_entry(self, section: str, key: str, value: Any) -> None:
        """Replace one entry of a section that is an object."""
        self._note((section, key), value)

    def drop_entry(self, section: str, key: str) -> None:
        """Remove one entry, if it is there."""
        self._note((section, key), _GONE)

    def _note(self, key: tuple[str, str | None], value: Any) -> None:
        self._pending[key] = value
        self.on_change()

    def flush(self) -> list[patch.Op]:
        """What changed, as operations; the revision grew by one if there are any."""
        if not self._pending:
            return []
        after = dict(self._tree)
        for (section, key), value in self._pending.items():
            if key is None:
                after[section] = value
                continue
            entries = {name: entry for name, entry in after.get(section, {}).items() if name != key or value is not _GONE}
            after[section] = entries if value is _GONE else entries | {key: value}
        self._pending.clear()
        ops = patch.diff(self._tree, after)
        self._tree = after
        self.revision += bool(ops)
        return ops

    def snapshot(self) -> dict[str, Any]:
        """`{revision, state}` as of the last flush."""
        return {"revision": self.revision, "state": self._tree}
