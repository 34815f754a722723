"""Undo and redo of a show's edits. Pure: the show is an argument, time too (monotonic ns).

Steps hold patches of the document, not shows, so that each can be appended to a file as it happens (`Entry`, JSON) and
the file replayed after a crash. At most `MAX_STEPS` are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple

import msgspec

from studio.document.model import Show
from studio.values import patch
from studio.values.errors import RefusedError
from studio.words import edits as says

MAX_STEPS = 500
JOIN_WITHIN_NS = 2_000_000_000


class Step(msgspec.Struct, frozen=True):
    """One undoable step. `gesture` is empty unless edits of the same gesture join it."""

    label: str
    gesture: str
    forward: list[patch.Op]
    backward: list[patch.Op]


class Entry(msgspec.Struct, frozen=True):
    """One line of a journal file. `join`: `step` takes the place of the latest one (a drag that goes on)."""

    action: Literal["record", "join", "undo", "redo"]
    step: Step | None = None


class Labels(msgspec.Struct, frozen=True):
    """What undo and redo would do; None: nothing."""

    undo: str | None
    redo: str | None


class _Open(NamedTuple):
    """The latest step, while edits of its gesture may still join it. `start`: the show before it."""

    gesture: str
    label: str
    start: Show
    until_ns: int


class UndoHistory:
    """The steps of one show since it was opened. One thread."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open: _Open | None = None

    def record(self, before: Show, after: Show, label: str, gesture: str, now_ns: int) -> Entry | None:
        """Note the edit from `before` to `after`, and forget what was undone. None when nothing changed.

        An edit of the same `gesture` within 2 s of the last joins its step.
        """
        going_on = self._open if self._open and self._open.gesture == gesture and now_ns <= self._open.until_ns else None
        start, label = (going_on.start, going_on.label) if going_on else (before, label)
        step = Step(label, gesture, _difference(start, after), _difference(after, start))
        if not step.forward and not going_on:
            return None
        self._open = _Open(gesture, label, start, now_ns + JOIN_WITHIN_NS) if gesture else None
        entry = Entry("join" if going_on else "record", step)
        self._note(entry)
        return entry

    def undo(self, show: Show, permit: Callable[[Show], None] = lambda after: None) -> tuple[Show, Entry]:
        """The show one step back, and the line for the file. `permit` may refuse that show; then nothing changed.

        Raises:
            RefusedError: there is nothing to undo, or `permit` refuses.
        """
        if not self._done:
            raise RefusedError("nothing_to_undo", says.nothing_to_undo())
        after = _patched(show, self._done[-1].backward)
        permit(after)
        entry = Entry("undo")
        self._note(entry)
        return after, entry

    def redo(self, show: Show, permit: Callable[[Show], None] = lambda after: None) -> tuple[Show, Entry]:
        """The show one undone step forward, and the line for the file. `permit` may refuse that show; then nothing changed.

        Raises:
            RefusedError: there is nothing to redo, or `permit` refuses.
        """
        if not self._undone:
            raise RefusedError("nothing_to_redo", says.nothing_to_redo())
        after = _patched(show, self._undone[-1].forward)
        permit(after)
        entry = Entry("redo")
        self._note(entry)
        return after, entry

    def labels(self) -> Labels:
        return Labels(self._done[-1].label if self._done else None, self._undone[-1].label if self._undone else None)

    def _note(self, entry: Entry) -> list[patch.Op]:
        """Move the lists on by one entry; the operations that bring the latest show along (of a join: from its start)."""
        if entry.action == "undo":
            self._open = None
            step = self._done.pop()
            self._undone.append(step)
            return step.backward
        if entry.action == "redo":
            self._open = None
            step = self._undone.pop()
            self._done.append(step)
            return step.forward
        assert entry.step is not None
        self._undone.clear()
        if entry.action == "join":
            self._done.pop()
        self._done.append(entry.step)
        del self._done[:-MAX_STEPS]
        return entry.step.forward


def replay(show: Show, entries: Iterable[Entry]) -> tuple[Show, UndoHistory]:
    """The show and its undo history after the entries of a file that began at `show`.

    Raises:
        RefusedError: the entries do not belong to this show.
    """
    tree, history = replay_tree(_tree(show), entries)
    try:
        return msgspec.convert(tree, Show), history
    except msgspec.ValidationError as error:
        raise foreign_journal() from error


def replay_tree(tree: Any, entries: Iterable[Entry]) -> tuple[Any, UndoHistory]:
    """As `replay`, of a show as a plain tree: of any format, when the entries are of the same.

    Raises:
        RefusedError: the entries do not belong to this tree.
    """
    history = UndoHistory()
    try:
        for entry in entries:
            if entry.action == "join":
                tree = patch.apply(tree, history._done[-1].backward)
            tree = patch.apply(tree, history._note(entry))
    except (KeyError, IndexError, TypeError, AssertionError) as error:
        raise foreign_journal() from error
    return tree, history


def foreign_journal() -> RefusedError:
    """What is raised of a journal that does not belong to its show."""
    return RefusedError("bad_journal", says.foreign_journal())


def _patched(show: Show, ops: list[patch.Op]) -> Show:
    return msgspec.convert(patch.apply(_tree(show), ops), Show)


def _tree(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _difference(before: Any, after: Any) -> list[patch.Op]:
    """`patch.diff` of the two documents, without writing out what both shows share: a drag costs what it moves."""
    if before is after:
        return []
    pairs: list[tuple[str | int, Any, Any]]
    if isinstance(before, msgspec.Struct) and type(before) is type(after):
        pairs = [(name, getattr(before, name), getattr(after, name)) for name in before.__struct_fields__]
    elif isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        pairs = [(key, value, after[key]) for key, value in before.items()]
    elif isinstance(before, tuple) and isinstance(after, tuple) and _same_things(before, after):
        pairs = [(index, old, new) for index, (old, new) in enumerate(zip(before, after, strict=True))]
    elif isinstance(before, tuple) and isinstance(after, tuple):
        return _rearranged(before, after)
    else:
        return patch.diff(_tree(before), _tree(after))
    return [[op[0], [step, *op[1]], *op[2:]] for step, old, new in pairs for op in _difference(old, new)]


def _rearranged(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[patch.Op]:
    """Lists with other things in them, or in another order: what both share is only pointed at."""
    places = {id(old): n for n, old in enumerate(before) if hasattr(old, "id")}
    elements = [places.get(id(new), [new]) for new in after]
    if not any(isinstance(element, int) for element in elements):
        return patch.diff(_tree(before), _tree(after))
    return [["list", [], _tree(elements)]]


def _same_things(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    """Whether both lists hold things with ids, the same ones in the same order: what `patch.diff` compares inside."""
    return len(before) == len(after) and all(
        old is new or (hasattr(old, "id") and getattr(new, "id", None) == old.id) for old, new in zip(before, after, strict=True)
    )
