"""The desk's state, kept up to date by patches; tells its watchers which part changed.

`store.state.show.products` is read as the structs of `studio.control.schema.state`. Read it, never write into it: edits are
commands to the desk and come back as patches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.control import protocol
from studio.control.schema.state import Section, State
from studio.control.tree_reader import TreeReader

Watched = Section[Any] | Callable[[State], object]  # a whole section, or what of it matters
Op = list[Any]


class Store(QObject):
    """The tree and its watchers. GUI thread only."""

    changed = Signal()  # after every patch or snapshot

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree: dict[str, Any] = {}
        self.revision = -1
        self.state = State(TreeReader(lambda: self.tree))
        self._watches: list[_Watch] = []

    @property
    def heard(self) -> bool:
        """Whether the desk has said anything yet; until then every section is empty."""
        return bool(self.tree)

    def watch(self, callback: Callable[[], None], *watched: Watched) -> None:
        """Call `callback` once per patch after which any of `watched` is another value, and after every snapshot.

        `State.air` watches a section, `lambda state: state.show.products` what of one matters. When the callback is a method
        of a QObject, it is forgotten with that object.
        """
        self._watches.extend(_Watch(self, look, callback) for look in watched)
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, QObject):
            owner.destroyed.connect(lambda: self._forget(callback))

    @contextmanager
    def caught_up(self) -> Iterator[None]:
        """Call whoever begins to watch within it at its end, if the desk has spoken: what is built late has missed that."""
        known = set(self._watches)
        yield
        if self.heard:
            self._call([watch for watch in self._watches if watch not in known])

    def _forget(self, callback: Callable[[], None]) -> None:
        self._watches = [watch for watch in self._watches if watch.callback != callback]

    def unwatch(self, owner: object) -> None:
        """Forget every callback that is a method of `owner` (call it before a widget is deleted)."""
        self._watches = [watch for watch in self._watches if getattr(watch.callback, "__self__", None) is not owner]

    def load(self, revision: int, tree: dict[str, Any]) -> None:
        """Take over a snapshot."""
        self.tree, self.revision = tree, revision
        for watch in self._watches:
            watch.moved()
        self._call(self._watches)
        self.changed.emit()

    def patch(self, revision: int, ops: list[Op]) -> bool:
        """Apply one ordered patch. False when it does not follow the last one: ask for a snapshot."""
        if revision != self.revision + 1:
            return False
        try:
            self.tree = protocol.apply_ops(self.tree, ops)
        except (KeyError, IndexError, TypeError):
            return False
        self.revision = revision
        self._call([watch for watch in self._watches if watch.moved()])
        self.changed.emit()
        return True

    def _call(self, watches: Iterable[_Watch]) -> None:
        called: list[Callable[[], None]] = []
        for watch in watches:
            if watch.callback not in called:
                called.append(watch.callback)
        for callback in called:
            callback()


class _Watch:
    """One look at the state, and what was seen at the last."""

    def __init__(self, store: Store, look: Watched, callback: Callable[[], None]) -> None:
        self._store, self._look, self.callback = store, look, callback
        self._seen: object = None
        self.moved()

    def moved(self) -> bool:
        """Look again: is it another value than at the last look?"""
        before, look = self._seen, self._look
        if isinstance(look, Section):  # a patch shares what it does not touch, and nobody need have it read
            self._seen = self._store.tree.get(look.name)
            return self._seen is not before
        self._seen = look(self._store.state)
        return self._seen is not before and self._seen != before
