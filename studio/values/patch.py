"""Differences of plain JSON trees (dicts, lists or tuples, scalars) as small lists of operations.

Operations: ["set", path, value], ["del", path] and ["list", path, elements]; a path is a list of keys and list indexes, []
the whole tree. Lists are compared inside only when both hold objects with the same "id"s in the same order. Other lists of
objects with "id"s become `elements`: an integer stands for that element of the list as it was, [value] for a new one; so
moving one of five hundred products costs no more than their numbers. All else is replaced whole.
Trees are never changed: results share what is equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Op = list[Any]
Path = list[str | int]


def diff(before: Any, after: Any) -> list[Op]:
    """Return the operations that turn `before` into `after`; none when they are equal (1, 1.0 and True are three values)."""
    ops: list[Op] = []
    _diff(before, after, [], ops)
    return ops


def apply(tree: Any, ops: Sequence[Op]) -> Any:
    """Return `tree` after `ops`. The input stays as it was.

    Raises:
        KeyError, IndexError, TypeError: the operations are not for this tree.
    """
    for op in ops:
        match op:
            case ["set", path, value]:
                tree = _with(tree, path, 0, value)
            case ["del", path]:
                tree = _without(tree, path, 0)
            case ["list", path, elements]:
                tree = _with(tree, path, 0, _arranged(_at(tree, path), elements))
            case _:
                raise TypeError(f"not an operation: {op!r}")
    return tree


def _diff(before: Any, after: Any, path: Path, ops: list[Op]) -> None:
    if before is after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before:
            if key not in after:
                ops.append(["del", [*path, key]])
        for key, value in after.items():
            if key in before:
                _diff(before[key], value, [*path, key], ops)
            else:
                ops.append(["set", [*path, key], value])
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        if _same_objects(before, after):
            for index, (old, new) in enumerate(zip(before, after, strict=True)):
                _diff(old, new, [*path, index], ops)
        elif not _equal(before, after):
            elements = _elements(before, after)
            ops.append(["set", path, after] if elements is None else ["list", path, elements])
    elif not _equal(before, after):
        ops.append(["set", path, after])


def _same_objects(before: Sequence[Any], after: Sequence[Any]) -> bool:
    return len(before) == len(after) and all(
        isinstance(old, dict) and isinstance(new, dict) and "id" in old and "id" in new and _equal(old["id"], new["id"])
        for old, new in zip(before, after, strict=True)
    )


def _elements(before: Sequence[Any], after: Sequence[Any]) -> list[Any] | None:
    """What `after` takes over from `before`, for the operation "list"; None when these are not objects with ids of their own."""
    places = {str(old["id"]): n for n, old in enumerate(before) if isinstance(old, dict) and isinstance(old.get("id"), str)}
    if len(places) < len(before):
        return None
    elements: list[Any] = []
    for new in after:
        place = places.get(new["id"]) if isinstance(new, dict) and isinstance(new.get("id"), str) else None
        elements.append(place if place is not None and _equal(before[place], new) else [new])
    return elements if any(isinstance(element, int) for element in elements) else None


def _arranged(old: Any, elements: Sequence[Any]) -> list[Any]:
    if not isinstance(old, list | tuple):
        raise TypeError("not a list")
    return [old[element] if isinstance(element, int) else element[0] for element in elements]


def _at(tree: Any, path: Path) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _equal(one: Any, other: Any) -> bool:
    """Equality that tells 1, 1.0 and True apart, at any depth, and lists from nothing but lists."""
    if one is other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(_equal(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def _with(tree: Any, path: Path, depth: int, value: Any) -> Any:
    if depth == len(path):
        return value
    key: Any = path[depth]
    if isinstance(tree, dict):
        changed = dict(tree)
        changed[key] = _with(tree[key], path, depth + 1, value) if depth + 1 < len(path) else value
        return changed
    items = list(tree)
    items[key] = _with(items[key], path, depth + 1, value)
    return items


def _without(tree: Any, path: Path, depth: int) -> Any:
    key: Any = path[depth]
    if depth + 1 < len(path):
        return _with(tree, path[: depth + 1], depth, _without(tree[key], path, depth + 1))
    changed = dict(tree)
    del changed[key]
    return changed
