"""The state tree: what is put in comes out as patches that rebuild it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.state import Section, State
from studio.control.schema.state.air import Air
from studio.control.state import StateTree
from studio.values import patch


def section(name: str) -> Section[dict[str, int]]:
    made = Section[dict[str, int]](dict[str, int], {})
    made.name = name
    return made


A, B = section("a"), section("b")


def test_changes_are_joined_and_numbered() -> None:
    state = StateTree()
    state.put(State.air, Air())
    assert state.flush() == [["set", ["air"], {"state": "off", "since_ns": 0, "seconds": 0, "last": None}]]
    assert state.flush() == []
    for seconds in range(5):
        state.put(State.air, Air(state="on", seconds=seconds))
    assert state.flush() == [["set", ["air", "state"], "on"], ["set", ["air", "seconds"], 4]]
    assert state.revision == 2
    state.put(State.air, Air(state="on", seconds=4))
    assert state.flush() == []
    assert state.snapshot()["state"]["air"] == {"state": "on", "since_ns": 0, "seconds": 4, "last": None}


def test_a_whole_section_replaces_entries_put_before_it() -> None:
    state = StateTree()
    state.put_entry(A, "x", 1)
    state.put(A, {"y": 2})
    state.put_entry(A, "z", 3)
    state.drop_entry(A, "y")
    state.drop_entry(B, "x")
    state.flush()
    assert state.snapshot()["state"] == {"a": {"z": 3}}


_ACTIONS = st.tuples(
    st.sampled_from(["put", "entry", "drop", "flush"]), st.sampled_from([A, B]), st.sampled_from("xyz"), st.integers(0, 3)
)


@given(st.lists(_ACTIONS, max_size=40))
def test_patches_rebuild_the_tree(actions: list[tuple[str, Section[dict[str, int]], str, int]]) -> None:
    state, mirror, told = StateTree(), {}, 0
    expected: dict[str, dict[str, int]] = {}
    for action, section, key, value in actions:
        match action:
            case "put":
                state.put(section, {key: value})
                expected[section.name] = {key: value}
            case "entry":
                state.put_entry(section, key, value)
                expected[section.name] = expected.get(section.name, {}) | {key: value}
            case "drop":
                state.drop_entry(section, key)
                expected.get(section.name, {}).pop(key, None)
            case "flush":
                ops = state.flush()
                told += bool(ops)
                mirror = patch.apply(mirror, ops)
                assert mirror == expected
    assert state.revision == told
