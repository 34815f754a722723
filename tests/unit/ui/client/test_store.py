from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from studio.control.schema.state import State
from studio.values import patch
from ui.client.store import Store

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
    store.watch(lambda: heard.append("scenes"), lambda state: state.show.scenes)
    store.watch(lambda: heard.append("show"), State.show)
    store.watch(lambda: heard.append("air"), lambda state: state.air.state, lambda state: state.air.seconds)
    source = {"id": "b", "name": "B", "input": {"type": "slate"}}
    store.patch(2, [["set", ["show", "scenes", 0, "name"], "y"], ["set", ["show", "sources"], [source]]])
    assert sorted(heard) == ["scenes", "show"]
    heard.clear()
    store.patch(3, [["set", ["air"], {"state": "on", "seconds": 1}]])
    assert heard == ["air"]
    heard.clear()
    store.patch(4, [["set", ["air", "since_ns"], 7], ["set", ["show", "sources"], []]])
    assert heard == ["show"], "the scenes are the same, and nobody looks at that part of the air"
    heard.clear()
    store.load(9, {})
    assert sorted(heard) == ["air", "scenes", "show"]
    store.patch(10, [["set", ["air"], {"state": "off", "seconds": 0}]])
    assert sorted(heard) == ["air", "scenes", "show"], "as the snapshot said already"


def test_an_unwatched_owner_hears_no_more() -> None:
    class Owner:
        heard = 0

        def hear(self) -> None:
            self.heard += 1

    store, owner = Store(), Owner()
    store.load(1, {})
    store.watch(owner.hear, State.mixer)
    store.patch(2, [["set", ["mixer"], {"state": "running"}]])
    store.unwatch(owner)
    store.patch(3, [["set", ["mixer"], {"state": "idle"}]])
    assert owner.heard == 1


def test_nothing_is_heard_before_the_first_snapshot() -> None:
    store = Store()
    assert not store.heard
    assert store.state.show.products == ()
    store.load(1, {"air": {"state": "on"}})
    assert store.heard
    assert store.state.air.state == "on"


def test_who_begins_to_watch_late_is_called_for_what_was_missed_and_nobody_else() -> None:
    store, heard = Store(), list[str]()
    with store.caught_up():
        store.watch(lambda: heard.append("early"), State.show)
    assert heard == []
    store.load(1, {"show": {"scenes": []}, "air": {"state": "off"}})
    heard.clear()
    with store.caught_up():
        store.watch(lambda: heard.append("late"), State.show, State.air)
        assert heard == []
    assert heard == ["late"]
    store.patch(2, [["set", ["show", "scenes"], [{"id": "a", "name": "x"}]]])
    assert heard == ["late", "early", "late"]
