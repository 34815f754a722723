"""Preview, program and takes: who shows what, from when, on which canvas."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.document.model import Canvas, Item, Scene, Show, Source, Transition
from studio.kinds.sources import MediaFile, SoundDevice
from studio.show import stage
from studio.show.stage import Change, Stage
from studio.values.errors import RefusedError

SHOW = Show(
    canvases=(Canvas(id="main", name="Main"), Canvas(id="tall", name="Tall", width=720, height=1280)),
    scenes=tuple(Scene(id=name, name=name) for name in ("a", "b", "c")),
)
FIRST = stage.first(SHOW)
MS = 1_000_000


def both(scene: str) -> dict[str, str]:
    return {"main": scene, "tall": scene}


def test_a_show_begins_with_its_first_scene() -> None:
    assert (FIRST.program, FIRST.preview) == (both("a"), both("b"))
    only = stage.first(replace(SHOW, scenes=SHOW.scenes[:1]))
    assert (only.program, only.preview) == (both("a"), both("a"))
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
    change = Change(
        number=1, kind="fade", start_ns=7, duration_ns=250 * MS, outgoing="a", taken=stage.as_it_is(SHOW, "a", "main")
    )
    assert faded.changes == {"main": change, "tall": replace(change, taken=stage.as_it_is(SHOW, "a", "tall"))}
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
    assert (grown.program, grown.preview) == (both("c"), both("b"))


# ---------------------------------------------------------------- edits wait for the take


def item(name: str, **fields: object) -> Item:
    shown = {} if "scene" in fields else {"source": name}
    return Item(id=name, **({"width": 100, "height": 100} | shown | fields))  # type: ignore[arg-type]


CAM = Source(id="cam", name="Cam", input=MediaFile(path="cam.mp4"))
CLIP = Source(id="clip", name="Clip", input=MediaFile(path="clip.mp4"))
PROGRAM = Scene(id="a", name="A", layouts={"main": (item("cam"), item("inner", scene="b"))})
INNER = Scene(id="b", name="B", layouts={"main": (item("clip"),)})
OTHER = Scene(id="c", name="C")
FILLED = Show(canvases=SHOW.canvases[:1], sources=(CAM, CLIP), scenes=(PROGRAM, INNER, OTHER))
ON = stage.first(FILLED)


def with_scene(show: Show, new: Scene) -> Show:
    return replace(show, scenes=tuple(new if scene.id == new.id else scene for scene in show.scenes))


def test_an_edit_of_the_scene_on_program_waits_for_the_take() -> None:
    edited = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("cam", x=50.0),)}))
    after = stage.repair(edited, ON, FILLED)
    assert after.taken["main"].layouts["a"] == PROGRAM.layouts["main"]
    assert stage.waiting(edited, after) == ["main"]
    taken = stage.take(edited, after, 7, scene="a")
    assert taken.taken["main"].layouts == {"a": (item("cam", x=50.0),)}
    assert stage.waiting(edited, taken) == []


def test_the_sources_on_air_are_those_that_were_taken_and_can_be_seen() -> None:
    swapped = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("clip"),)}))
    after = stage.repair(swapped, ON, FILLED)
    assert stage.as_state(swapped, after).sources["main"] == stage.as_state(FILLED, ON).sources["main"]
    assert "cam" in stage.as_state(swapped, after).sources["main"]
    hidden = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("cam", visible=False), item("clip", opacity=0.0))}))
    assert stage.as_state(hidden, stage.take(hidden, ON, 7, scene="a")).sources["main"] == ()


def test_so_does_an_edit_of_a_scene_inside_it() -> None:
    edited = with_scene(FILLED, replace(INNER, layouts={"main": ()}))
    after = stage.repair(edited, ON, FILLED)
    assert after.taken["main"].layouts["b"] == INNER.layouts["main"]
    assert stage.waiting(edited, after) == ["main"]


def test_a_take_fades_from_the_scene_as_it_was_into_what_it_has_become() -> None:
    edited = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("clip"),)}))
    faded = stage.take(edited, stage.repair(edited, ON, FILLED), 7, "fade", 250, scene="a")
    assert faded.changes["main"].taken == ON.taken["main"]


def test_edits_are_on_air_at_once_only_while_that_is_chosen() -> None:
    moved = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("cam", x=50.0),)}))
    live = stage.edit_live(moved, stage.repair(moved, ON, FILLED), True)
    assert live.taken["main"].layouts == {"a": (item("cam", x=50.0),)}, "what waited goes on air with it"
    further = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("cam", x=90.0),)}))
    live = stage.repair(further, live, moved)
    assert live.taken["main"].layouts == {"a": (item("cam", x=90.0),)}
    held = stage.repair(moved, stage.edit_live(further, live, False), further)
    assert held.taken["main"].layouts == {"a": (item("cam", x=90.0),)}


# ---------------------------------------------------------------- removals, and their undo


def test_a_removed_scene_comes_back_on_program_as_it_was() -> None:
    edited = with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("cam", x=50.0),)}))
    before = stage.repair(edited, ON, FILLED)
    gone = replace(edited, scenes=edited.scenes[1:])
    after = stage.repair(gone, before, edited)
    assert after.program == {"main": "b"}
    back = stage.repair(edited, after, gone)
    assert (back.program, back.taken) == (before.program, before.taken)
    assert stage.waiting(edited, back) == ["main"]
    assert back.displaced == {}


def test_a_removed_source_leaves_program_and_comes_back_to_it() -> None:
    gone = replace(with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("inner", scene="b"),)})), sources=(CLIP,))
    after = stage.repair(gone, ON, FILLED)
    assert after.taken["main"].layouts["a"] == (item("inner", scene="b"),)
    assert stage.repair(FILLED, after, gone).taken == ON.taken


def test_what_is_removed_in_two_steps_comes_back_in_two() -> None:
    first = replace(with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("inner", scene="b"),)})), sources=(CLIP,))
    second = replace(with_scene(first, replace(INNER, layouts={"main": ()})), sources=())
    after_first = stage.repair(first, ON, FILLED)
    after_second = stage.repair(second, after_first, first)
    assert after_second.taken["main"].layouts == {"a": (item("inner", scene="b"),), "b": ()}
    back = stage.repair(first, after_second, second)
    assert back.taken == after_first.taken
    assert stage.repair(FILLED, back, first).taken == ON.taken


def test_another_source_of_the_same_id_does_not_come_on_program_by_itself() -> None:
    gone = replace(with_scene(FILLED, replace(PROGRAM, layouts={"main": (item("inner", scene="b"),)})), sources=(CLIP,))
    after = stage.repair(gone, ON, FILLED)
    another = replace(gone, sources=(CLIP, replace(CAM, input=MediaFile(path="other.mp4"))))
    assert stage.repair(another, after, gone).taken == after.taken
    silent = replace(FILLED, sources=(CLIP, replace(CAM, input=SoundDevice())))
    assert stage.repair(silent, ON, FILLED).taken["main"].layouts["a"] == (item("inner", scene="b"),)


def test_undo_leaves_program_alone_once_something_else_was_taken() -> None:
    gone = replace(FILLED, scenes=FILLED.scenes[1:])
    taken = stage.take(gone, stage.repair(gone, ON, FILLED), 7, scene="c")
    assert stage.repair(FILLED, taken, gone).program == {"main": "c"}


def test_a_removed_canvas_comes_back_with_what_it_showed() -> None:
    on = stage.take(SHOW, FIRST, 7, scene="c", canvas="tall")
    narrow = replace(SHOW, canvases=SHOW.canvases[:1])
    assert stage.repair(SHOW, stage.repair(narrow, on, SHOW), narrow).program == {"main": "a", "tall": "c"}


def test_what_undo_can_bring_back_is_bounded() -> None:
    at, now = ON, FILLED
    for n in range(50):
        wider = replace(FILLED, canvases=(replace(FILLED.canvases[0], width=100 + 2 * n),))
        at, now = stage.repair(wider, at, now), wider
    assert len(at.displaced["main"]) == stage.MAX_DISPLACED
