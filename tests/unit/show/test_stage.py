"""Preview, program and takes: who shows what, from when, on which canvas."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.errors import RefusedError
from studio.show import stage
from studio.show.model import Canvas, Scene, Show, Transition
from studio.show.stage import Change, Stage

SHOW = Show(
    canvases=(Canvas(id="main", name="Main"), Canvas(id="tall", name="Tall", width=720, height=1280)),
    scenes=tuple(Scene(id=name, name=name) for name in ("a", "b", "c")),
)
FIRST = stage.first(SHOW)
MS = 1_000_000


def both(scene: str) -> dict[str, str]:
    return {"main": scene, "tall": scene}


def test_a_show_begins_with_its_first_scene() -> None:
    assert Stage(program=both("a"), preview=both("b")) == FIRST
    assert stage.first(replace(SHOW, scenes=SHOW.scenes[:1])) == Stage(program=both("a"), preview=both("a"))
    assert stage.first(replace(SHOW, scenes=())) == Stage()


def test_preview_of_one_canvas_or_of_all() -> None:
    assert stage.preview(SHOW, FIRST, "c").preview == both("c")
    assert stage.preview(SHOW, FIRST, "c", "tall").preview == {"main": "b", "tall": "c"}
    assert stage.preview(SHOW, FIRST, "c").program == both("a")


def test_a_cut_swaps_all_canvases_at_one_instant() -> None:
    taken = stage.take(SHOW, FIRST, 7)
    assert (taken.program, taken.preview) == (both("b"), both("a"))
    assert (taken.changes, taken.taken_ns) == ({}, 7)


def test_a_fade_is_numbered_dated_and_knows_where_it_comes_from() -> None:
    faded = stage.take(SHOW, FIRST, 7, "fade", 250)
    change = Change(number=1, kind="fade", start_ns=7, duration_ns=250 * MS, outgoing="a")
    assert faded.changes == {"main": change, "tall": change}
    assert change.running(7 + 250 * MS - 1)
    assert not change.running(7 + 250 * MS)


def test_the_shows_own_transition_is_the_default() -> None:
    show = replace(SHOW, transition=Transition(kind="slide", duration_ms=300))
    assert stage.take(show, FIRST, 7).changes["main"].kind == "slide"
    assert stage.take(show, FIRST, 7).changes["main"].duration_ns == 300 * MS
    assert stage.take(show, FIRST, 7, "cut").changes == {}
    assert stage.take(show, FIRST, 7, duration_ms=0).changes == {}


def test_one_canvas_changes_while_the_other_still_does() -> None:
    first = stage.take(SHOW, FIRST, 7, "fade", canvas="main")
    second = stage.take(SHOW, first, 8, "slide", canvas="tall")
    assert {name: (change.number, change.kind) for name, change in second.changes.items()} == {
        "main": (1, "fade"),
        "tall": (2, "slide"),
    }
    assert stage.take(SHOW, second, 9, "cut", canvas="main").changes.keys() == {"tall"}


def test_a_scene_taken_directly_leaves_preview_alone() -> None:
    taken = stage.take(SHOW, FIRST, 7, scene="c")
    assert (taken.program, taken.preview) == (both("c"), both("b"))


def test_a_scene_does_not_fade_into_itself() -> None:
    assert stage.take(SHOW, FIRST, 7, "fade", scene="a").changes == {}


def test_panic_covers_and_uncovers() -> None:
    covered = stage.panic(FIRST, True)
    assert covered == replace(FIRST, panic=True)
    assert stage.panic(stage.take(SHOW, covered, 7), False).program == both("b")


def test_what_is_not_there_is_refused() -> None:
    for wrong in ({"scene": "z"}, {"canvas": "z"}, {"duration_ms": 10_001}, {"duration_ms": -1}):
        with pytest.raises(RefusedError):
            stage.take(SHOW, FIRST, 7, **wrong)  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="no scene 'z'"):
        stage.preview(SHOW, FIRST, "z")
    with pytest.raises(RefusedError, match="Add a scene"):
        stage.take(replace(SHOW, scenes=()), Stage(), 7)


def test_repair_leaves_a_whole_stage_alone() -> None:
    taken = stage.take(SHOW, FIRST, 7, "fade")
    assert stage.repair(SHOW, taken) is taken


def test_a_vanished_scene_gives_way() -> None:
    without_a = replace(SHOW, scenes=SHOW.scenes[1:])
    repaired = stage.repair(without_a, FIRST)
    assert (repaired.program, repaired.preview) == (both("b"), both("b"))
    without_b = replace(SHOW, scenes=(SHOW.scenes[0], SHOW.scenes[2]))
    repaired = stage.repair(without_b, FIRST)
    assert (repaired.program, repaired.preview) == (both("a"), both("c"))
    assert stage.repair(replace(SHOW, scenes=()), FIRST) == Stage()


def test_a_change_from_a_vanished_scene_comes_from_black_and_one_to_it_ends() -> None:
    faded = stage.take(SHOW, FIRST, 7, "fade")
    assert stage.repair(replace(SHOW, scenes=SHOW.scenes[1:]), faded).changes["main"].outgoing is None
    assert stage.repair(replace(SHOW, scenes=(SHOW.scenes[0], SHOW.scenes[2])), faded).changes == {}


def test_canvases_come_and_go() -> None:
    narrow = replace(SHOW, canvases=SHOW.canvases[:1])
    assert stage.repair(narrow, FIRST).program == {"main": "a"}
    grown = stage.repair(SHOW, Stage(program={"main": "c"}, preview={"main": "b"}))
    assert (grown.program, grown.preview) == ({"main": "c", "tall": "a"}, {"main": "b", "tall": "b"})
