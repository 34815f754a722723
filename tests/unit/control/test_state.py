"""The state tree: what is put in comes out as patches that rebuild it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studio.control.state import StateTree
from studio.values import patch


def test_changes_are_joined_and_numbered() -> None:
    state = StateTree()
    state.put("air", {"state": "off"})
    assert state.flush() == [["set", ["air"], {"state": "off"}]]
    assert state.flush() == []
    for seconds in range(5):
        state.put("air", {"state": "on", "seconds": seconds})
    assert state.flush() == [["set", ["air", "state"], "on"], ["set", ["air", "seconds"], 4]]
    assert state.revision == 2
    state.put("air", {"state": "on", "seconds": 4})
    assert state.flush() == []
    assert state.snapshot() == {"revision": 2, "state": {"air": {"state": "on", "seconds": 4}}}


def test_a_whole_section_replaces_entries_put_before_it() -> None:
    state = StateTree()
    state.put_entry("sources", "a", 1)
    state.put("sources", {"b": 2})
    state.put_entry("sources", "c", 3)
    state.drop_entry("sources", "b")
    state.drop_entry("nothing", "x")
    state.flush()
    assert state.snapshot()["state"] == {"sources": {"c": 3}, "nothing": {}}


_ACTIONS = st.tuples(
    st.sampled_from(["put", "entry", "drop", "flush"]), st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(0, 3)
)


@given(st.lists(_ACTIONS, max_size=40))
def test_patches_rebuild_the_tree(actions: list[tuple[str, str, str, int]]) -> None:
    state, mirror, told = StateTree(), {}, 0
    expected: dict[str, Any] = {}
    for action, section, key, value in actions:
        match action:
            case "put":
                state.put(section, {key: value})
                expected[section] = {key: value}
            case "entry":
                state.put_entry(section, key, value)
                expected[section] = expected.get(section, {}) | {key: value}
            case "drop":
                state.drop_entry(section, key)
                expected[section] = {name: one for name, one in expected.get(section, {}).items() if name != key}
            case "flush":
                ops = state.flush()
                told += bool(ops)
                mirror = patch.apply(mirror, ops)
                assert mirror == expected
    assert state.revision == told
