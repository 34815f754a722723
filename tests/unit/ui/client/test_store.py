from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from studio.values import patch
from ui.client.store import Store, touches

TREES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("abc"), TREES), st.dictionaries(st.sampled_from("abc"), TREES))
def test_patches_bring_the_store_to_the_desks_tree(before: dict[str, Any], after: dict[str, Any]) -> None:
    store = Store()
    store.load(7, before)
    assert store.patch(8, patch.diff(before, after))
    assert store.tree == after
    assert store.revision == 8


def test_a_patch_that_does_not_follow_is_refused_and_changes_nothing() -> None:
    store = Store()
    store.load(7, {"a": 1})
    assert not store.patch(9, [["set", ["a"], 2]])
    assert not store.patch(7, [["set", ["a"], 2]])
    assert (store.revision, store.tree) == (7, {"a": 1})


def test_a_patch_that_does_not_fit_is_refused() -> None:
    store = Store()
    store.load(1, {"a": {"b": 1}})
    assert not store.patch(2, [["set", ["missing", "b"], 2]])
    assert store.revision == 1


def test_watchers_hear_once_per_patch_and_only_of_their_part() -> None:
    store = Store()
    store.load(1, {"show": {"scenes": [{"id": "a", "name": "x"}], "sources": []}, "air": {"state": "off"}})
    heard: list[str] = []
    store.watch(lambda: heard.append("scenes"), ("show", "scenes"))
    store.watch(lambda: heard.append("show"), "show")
    store.watch(lambda: heard.append("air"), ("air", "state"), ("air", "seconds"))
    store.patch(2, [["set", ["show", "scenes", 0, "name"], "y"], ["set", ["show", "sources"], [1]]])
    assert sorted(heard) == ["scenes", "show"]
    heard.clear()
    store.patch(3, [["set", ["air"], {"state": "on", "seconds": 1}]])
    assert heard == ["air"]
    heard.clear()
    store.load(9, {})
    assert sorted(heard) == ["air", "scenes", "show"]


def test_an_unwatched_owner_hears_no_more() -> None:
    class Owner:
        heard = 0

        def hear(self) -> None:
            self.heard += 1

    store, owner = Store(), Owner()
    store.load(1, {})
    store.watch(owner.hear, "a")
    store.patch(2, [["set", ["a"], 1]])
    store.unwatch(owner)
    store.patch(3, [["set", ["a"], 2]])
    assert owner.heard == 1


@pytest.mark.parametrize(
    ("changed", "watched", "expected"),
    [
        ((), ("show",), True),
        (("show",), ("show", "scenes"), True),
        (("show", "scenes", 0, "name"), ("show", "scenes"), True),
        (("show", "sources"), ("show", "scenes"), False),
        (("air",), ("show",), False),
    ],
)
def test_touches(changed: tuple[Any, ...], watched: tuple[str, ...], expected: bool) -> None:
    assert touches(changed, watched) is expected


def test_get_does_not_stumble() -> None:
    store = Store()
    store.load(1, {"a": {"b": [1]}})
    assert store.get("a", "b") == [1]
    assert store.get("a", "b", "c") is None
    assert store.get("x", "y", default=3) == 3
