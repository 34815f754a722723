"""Patches of JSON trees: whatever the two trees, the difference leads from one to the other."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.values import patch

scalars = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, width=16) | st.text(max_size=3)
keys = st.sampled_from(["id", "a", "b", "type"])
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(keys, inner, max_size=3)
        | st.lists(st.fixed_dictionaries({"id": st.sampled_from("xyz"), "v": inner}), max_size=3)
    ),
    max_leaves=12,
)


def exactly(tree: Any) -> str:
    """A text that tells 1, 1.0 and True apart, and does not mind the order of keys."""
    if isinstance(tree, dict):
        return "{" + ",".join(f"{key!r}:{exactly(tree[key])}" for key in sorted(tree)) + "}"
    if isinstance(tree, list | tuple):
        return "[" + ",".join(map(exactly, tree)) + "]"
    return repr(tree + 0.0) if isinstance(tree, float) else repr(tree)  # -0.0 is 0.0


@given(trees, trees)
@settings(max_examples=300)
def test_the_difference_leads_from_one_to_the_other(before: Any, after: Any) -> None:
    untouched = copy.deepcopy(before)
    ops = patch.diff(before, after)
    assert exactly(patch.apply(before, ops)) == exactly(after)
    assert exactly(before) == exactly(untouched)
    assert (ops == []) == (exactly(before) == exactly(after))


def test_objects_with_the_same_ids_are_compared_inside() -> None:
    before = {"scenes": [{"id": "a", "x": 1}, {"id": "b", "x": 2}]}
    after = {"scenes": [{"id": "a", "x": 1}, {"id": "b", "x": 3, "y": 4}]}
    assert patch.diff(before, after) == [["set", ["scenes", 1, "x"], 3], ["set", ["scenes", 1, "y"], 4]]


def test_a_list_in_another_order_is_said_by_the_old_places() -> None:
    one, other, new = {"id": "a", "x": [1]}, {"id": "b"}, {"id": "c"}
    assert patch.diff([one, other], [other, one]) == [["list", [], [1, 0]]]
    assert patch.diff({"all": [one, other]}, {"all": [other, new]}) == [["list", ["all"], [1, [new]]]]
    assert patch.diff([one, other], [other, {"id": "a", "x": [2]}]) == [["list", [], [1, [{"id": "a", "x": [2]}]]]]
    assert patch.apply({"all": (one, other)}, [["list", ["all"], [1, 0, [new]]]]) == {"all": [other, one, new]}


def test_a_list_of_other_things_is_replaced_whole() -> None:
    assert patch.diff([{"id": "a"}], [{"id": "b"}]) == [["set", [], [{"id": "b"}]]]
    assert patch.diff([1, 2], [2, 1]) == [["set", [], [2, 1]]]
    assert patch.diff([{"id": "a"}, {"id": "a"}], [{"id": "a"}]) == [["set", [], [{"id": "a"}]]]  # which of the two?


def test_what_is_gone_is_deleted() -> None:
    assert patch.diff({"a": {"b": 1, "c": 2}}, {"a": {"c": 2}}) == [["del", ["a", "b"]]]
    assert patch.apply({"list": [{"b": 1, "c": 2}]}, [["del", ["list", 0, "b"]]]) == {"list": [{"c": 2}]}


def test_equal_parts_are_shared() -> None:
    before = {"same": {"deep": [1]}, "other": 1}
    assert patch.apply(before, [["set", ["other"], 2]])["same"] is before["same"]


@pytest.mark.parametrize(
    "op",
    [
        ["set", ["a", "b"], 1],
        ["del", ["nowhere"]],
        ["set", ["list", 7], 1],
        ["move", ["a"], 1],
        ["set"],
        ["list", ["list"], [0]],
        ["list", [], [0]],
    ],
)
def test_operations_of_another_tree_are_refused(op: list[Any]) -> None:
    with pytest.raises((KeyError, IndexError, TypeError)):
        patch.apply({"list": []}, [op])
