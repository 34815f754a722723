"""The state that clients see: one JSON tree with a revision. Changes are collected and go out as one ordered patch.

One thread. Sections are those of `studio.control.schema.state`. Values put in must not be changed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from studio.control.schema.state import Section
from studio.control.tree_builder import build
from studio.values import patch

_T = TypeVar("_T")


class StateTree:
    """`put` as often as you like; `flush` says what changed since the last one."""

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self.revision = 0
        self.on_change = on_change
        self._tree: dict[str, Any] = {}
        self._values: dict[str, Any] = {}  # by section: what the tree was made of
        self._pending: dict[str, Any] = {}

    def put(self, section: Section[_T], value: _T) -> None:
        """Replace a whole section."""
        self._note(section.name, value)

    def put_entry(self, section: Section[dict[str, _T]], key: str, value: _T) -> None:
        """Replace one entry of a section that is an object."""
        self._note(section.name, self._latest(section) | {key: value})

    def drop_entry(self, section: Section[dict[str, _T]], key: str) -> None:
        """Remove one entry, if it is there."""
        entries = self._latest(section)
        if key in entries:
            self._note(section.name, {name: entry for name, entry in entries.items() if name != key})

    def _latest(self, section: Section[dict[str, _T]]) -> dict[str, _T]:
        entries: dict[str, _T] = self._pending.get(section.name, self._values.get(section.name, {}))
        return entries

    def _note(self, section: str, value: Any) -> None:
        self._pending[section] = value
        self.on_change()

    def flush(self) -> list[patch.Op]:
        """What changed, as operations; the revision grew by one if there are any."""
        if not self._pending:
            return []
        pending, self._pending = self._pending, {}
        after = self._tree | {
            section: build(value, self._values.get(section), self._tree.get(section)) for section, value in pending.items()
        }
        self._values.update(pending)
        ops = patch.diff(self._tree, after)
        self._tree = after
        self.revision += bool(ops)
        return ops

    def snapshot(self) -> dict[str, Any]:
        """`{revision, state}` as of the last flush."""
        return {"revision": self.revision, "state": self._tree}
