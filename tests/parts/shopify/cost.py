"""What a question costs, and the bucket of points that pays for it (shopify.dev: rate limits of the Admin API).

An object costs a point, a scalar none, a connection two and its nodes as many times as are asked for, a change ten.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, InlineFragmentNode, OperationDefinitionNode, SelectionSetNode
from graphql.language import IntValueNode, VariableNode

LARGEST = 1000
_CHANGE = 10


def requested(document: DocumentNode, variables: Mapping[str, object]) -> int:
    """Points that must be there."""
    operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
    assert not any(isinstance(one, FragmentDefinitionNode) for one in document.definitions), "no fragments of a name"
    base = _CHANGE * len(operation.selection_set.selections) if operation.operation.value == "mutation" else 0
    return base + _selected(operation.selection_set, variables)


def actual(data: object, document: DocumentNode) -> int:
    """Points that an answer has cost."""
    is_change = any(
        isinstance(one, OperationDefinitionNode) and one.operation.value == "mutation" for one in document.definitions
    )
    return max(1, _objects(data) - 1) + (_CHANGE if is_change else 0)


def _selected(chosen: SelectionSetNode, variables: Mapping[str, object]) -> int:
    points = 0
    for selection in chosen.selections:
        if isinstance(selection, InlineFragmentNode):
            points += _selected(selection.selection_set, variables)
        elif isinstance(selection, FieldNode) and selection.selection_set is not None and selection.name.value != "pageInfo":
            size = _size(selection, variables)
            inside = _selected(selection.selection_set, variables)
            points += 1 + inside if size is None else 2 + size * inside
    return points


def _size(field: FieldNode, variables: Mapping[str, object]) -> int | None:
    """How many nodes are asked for; None: it is no list that says so. Of `nodes(ids:)` as many as there are ids."""
    for argument in field.arguments:
        if isinstance(argument.value, VariableNode) and argument.name.value in ("first", "ids"):
            value = variables[argument.value.name.value]
            return len(value) if isinstance(value, list) else int(str(value))
        if isinstance(argument.value, IntValueNode) and argument.name.value == "first":
            return int(argument.value.value)
    return None


def _objects(data: object) -> int:
    if isinstance(data, dict):
        return 1 + sum(map(_objects, data.values()))
    return sum(map(_objects, data)) if isinstance(data, list) else 0


class Bucket:
    """One app's points at a shop; a shop of the smallest plan."""

    def __init__(self, most: float = 2000.0, rate_per_s: float = 100.0) -> None:
        self.most, self.rate_per_s, self._left, self._at_s = most, rate_per_s, most, time.monotonic()

    @property
    def left(self) -> float:
        now_s = time.monotonic()
        self._left = min(self.most, self._left + (now_s - self._at_s) * self.rate_per_s)
        self._at_s = now_s
        return self._left

    def spend(self, points: float) -> None:
        self._left = self.left - points
