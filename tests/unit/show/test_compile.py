"""The compiled plan: nesting, fits, lanes, sound, panic, and the sizes that sources should come at."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.contracts.plan import PlanCanvas, PlanItem, RenderPlan
from studio.document.model import Canvas, Crop, Item, Lane, Master, Scene, Show, Source, Strip
from studio.kinds.picture_filters.chroma_key import ChromaKey
from studio.kinds.picture_filters.colour_correction import ColourCorrection
from studio.kinds.sources import Camera, Fill, MediaFile, SoundDevice, TestCard
from studio.show import stage
from studio.show.compile import compile_plan, linear, source_sizes

NATURAL = {"cam": (1920, 1080), "clip": (640, 480)}


def item(source: str | None = "cam", x: float = 0, y: float = 0, width: float = 1280, height: float = 720, **more: Any) -> Item:
    return Item(id=more.pop("id", "i"), source=source, x=x, y=y, width=width, height=height, **more)


def show_of(*items: Item, **more: Any) -> Show:
    """Scene `a` with these items on the canvas `main` (1280x720), scene `b` with the camera full frame."""
    scenes = (
        Scene(id="a", name="A", layouts={"main": items}),
        Scene(id="b", name="B", layouts={"main": (item(),)}),
    )
    sources = (
        Source(id="cam", name="Camera", input=Camera(device="x")),
        Source(id="clip", name="Clip", input=MediaFile(path="x")),
        Source(id="fill", name="Fill", input=Fill()),
        Source(id="mic", name="Mic", input=SoundDevice()),
    )
    return replace(Show(sources=sources, scenes=scenes), **more)


def plan_of(show: Show, now_ns: int = 0, natural: dict[str, tuple[int, int]] = NATURAL) -> RenderPlan:
    return compile_plan(show, stage.first(show), 3, natural, now_ns)


def program(*items: Item, natural: dict[str, tuple[int, int]] = NATURAL) -> tuple[PlanItem, ...]:
    return plan_of(show_of(*items), natural=natural).canvases[0].program


def only(*items: Item) -> PlanItem:
    (one,) = program(*items)
    return one


CANVAS = (0, 0, 1280, 720)


def test_a_camera_full_frame() -> None:
    assert only(item()) == PlanItem(ring="source.cam", box=CANVAS, clip=CANVAS)


def test_a_narrow_picture_is_contained_covering_or_stretched() -> None:
    assert only(item("clip")).box == (160, 0, 960, 720)
    covering = only(item("clip", fit="cover"))
    assert (covering.box, covering.crop) == (CANVAS, pytest.approx((0, 0.125, 0, 0.125)))
    stretched = only(item("clip", fit="stretch"))
    assert (stretched.box, stretched.crop) == (CANVAS, (0, 0, 0, 0))


def test_a_colour_fills_any_box() -> None:
    assert only(item("fill", width=300, height=300)).box == (0, 0, 300, 300)


def test_an_unknown_size_is_what_the_source_declares_or_16_to_9() -> None:
    assert program(item("clip", width=400, height=400), natural={})[0].box[2:] == (400, 224)  # 225 on the even grid
    show = show_of(item(width=400, height=400))
    square = replace(show, sources=(replace(show.sources[0], input=Camera(device="x", width=400, height=400)), *show.sources[1:]))
    assert plan_of(square, natural={}).canvases[0].program[0].box == (0, 0, 400, 400)


def test_what_cannot_be_seen_is_left_out() -> None:
    hidden = (
        item(visible=False),
        item(opacity=0.0),
        item(width=0.3),
        item(x=1280),
        item(y=-720),
        item(scene="nowhere", source=None),
    )
    assert program(*hidden) == ()


def test_items_keep_their_order() -> None:
    assert [one.ring for one in program(item(), item("clip", id="j"))] == ["source.cam", "source.clip"]


def test_an_item_beyond_the_edge_is_clipped_by_the_canvas() -> None:
    beyond = only(item(x=-640, y=-360))
    assert (beyond.box, beyond.clip) == ((-640, -360, 1280, 720), CANVAS)


def test_turned_items_are_fitted_as_they_lie() -> None:
    turned = only(item(rotation=90))
    assert (turned.box, turned.rotation) == ((438, 0, 404, 720), 90)  # 405 x 720 at 437.5, on the even grid
    flipped = only(item(flip_v=True))
    assert (flipped.rotation, flipped.flip_h, flipped.flip_v) == (0, False, True)


def test_disabled_filters_are_left_out() -> None:
    key, grade = ChromaKey(id="k", enabled=False), ColourCorrection(id="g")
    assert only(item(filters=(key, grade))).filters == (grade,)


def nested(outer: Item, *inner: Item) -> tuple[PlanItem, ...]:
    """What scene `a` shows when it holds scene `n` (with `inner`) as `outer`."""
    show = show_of(outer)
    return plan_of(replace(show, scenes=(*show.scenes, Scene(id="n", name="N", layouts={"main": inner})))).canvases[0].program


def test_a_nested_scene_is_scaled_as_a_whole() -> None:
    first, second = nested(
        item(None, scene="n", x=640, y=360, width=640, height=360),
        item(),
        item("clip", x=960, y=540, width=320, height=180, fit="stretch"),
    )
    assert first == PlanItem(ring="source.cam", box=(640, 360, 640, 360), clip=(640, 360, 640, 360))
    assert second.box == (1120, 630, 160, 90)


def test_a_nested_scene_hands_down_opacity_filters_and_visibility() -> None:
    grade, key = ColourCorrection(id="g"), ChromaKey(id="k")
    (one,) = nested(item(None, scene="n", opacity=0.5, filters=(grade,)), item(opacity=0.5, filters=(key,)))
    assert (one.opacity, one.filters) == (0.25, (key, grade))
    assert nested(item(None, scene="n", visible=False), item()) == ()


def test_the_crop_of_a_nested_scene_clips_what_is_in_it() -> None:
    left_half = Crop(right=0.5)
    (one,) = nested(item(None, scene="n", width=640, crop=left_half), item())
    assert (one.box, one.clip) == ((0, 0, 1280, 720), (0, 0, 640, 720))
    right_only = item(x=700, width=100, height=100)
    assert nested(item(None, scene="n", width=640, crop=left_half), right_only) == ()


def test_a_turned_scene_turns_what_is_in_it() -> None:
    """A scene turned by 90 degrees clockwise: what was top left is top right, and each picture is turned too."""
    (one,) = nested(item(None, scene="n", rotation=90, x=0, y=0, width=405, height=720), item(width=640, height=360))
    assert (one.rotation, one.flip_h, one.flip_v) == (90, False, False)
    assert one.box == (202, 0, 202, 360)
    (mirrored,) = nested(item(None, scene="n", flip_h=True), item(width=640, height=360, rotation=90, fit="stretch"))
    assert mirrored.box == (640, 0, 640, 360)
    assert (mirrored.rotation, mirrored.flip_h, mirrored.flip_v) == (90, False, True)  # mirrored, then turned by 270


def test_scenes_nest_twice() -> None:
    show = show_of(item(None, scene="outer", width=640, height=360))
    half = item(None, scene="inner", x=640, y=360, width=640, height=360)
    scenes = (
        *show.scenes,
        Scene(id="outer", name="O", layouts={"main": (half,)}),
        Scene(id="inner", name="I", layouts={"main": (item(),)}),
    )
    (one,) = plan_of(replace(show, scenes=scenes)).canvases[0].program
    assert (one.box, one.clip) == ((320, 180, 320, 180), (320, 180, 320, 180))


def test_lanes_lie_above_in_their_order() -> None:
    lanes = (
        Lane(id="under", name="U", layouts={"main": (item(),)}),
        Lane(id="hidden", name="H", visible=False, layouts={"main": (item(),)}),
        Lane(id="over", name="O", layouts={"main": (item("clip"),)}),
    )
    assert [one.ring for one in plan_of(show_of(lanes=lanes)).canvases[0].overlay] == ["source.cam", "source.clip"]


def canvas_of(show: Show, on: stage.Stage, now_ns: int) -> PlanCanvas:
    return compile_plan(show, on, 1, NATURAL, now_ns).canvases[0]


def test_a_change_is_in_the_plan_until_it_is_over() -> None:
    show = show_of(item("clip"))
    faded = stage.take(show, stage.first(show), 1000, "fade", 1)
    running = canvas_of(show, faded, 1000)
    assert running.transition is not None
    assert (running.transition.number, running.transition.kind, running.transition.start_ns) == (1, "fade", 1000)
    assert running.transition.duration_ns == 1_000_000
    assert [one.ring for one in running.transition.outgoing] == ["source.clip"]
    assert [one.ring for one in running.program] == ["source.cam"]
    assert [one.ring for one in running.preview] == ["source.clip"]
    assert canvas_of(show, faded, 1_001_000).transition is None


def test_a_take_that_lies_ahead_dates_the_plan() -> None:
    show = show_of()
    taken = stage.take(show, stage.first(show), 5000)
    assert compile_plan(show, taken, 1, NATURAL, 4000).effective_ns == 5000
    assert compile_plan(show, taken, 1, NATURAL, 5000).effective_ns == 0


def test_canvases_have_layouts_of_their_own() -> None:
    tall = Canvas(id="tall", name="Tall", width=720, height=1280, rate_num=25)
    show = show_of(item(), canvases=(Canvas(id="main", name="Main"), tall))
    plan = plan_of(show)
    assert [one.id for one in plan.canvases] == ["main", "tall"]
    assert plan.canvases[1].program == ()
    assert (plan.canvases[1].width, plan.canvases[1].rate_num) == (720, 25)
    assert plan.scenes["a"]["main"] == plan.canvases[0].program
    assert plan.panic_items["tall"][0].box == (0, 438, 720, 404)


def test_gains_mutes_and_solos() -> None:
    strips = (
        Strip(source="clip", gain_db=-6.0206, balance=-0.5, delay_ms=40, monitor=False),
        Strip(source="mic", gain_db=-60),
    )
    first, second = plan_of(show_of(strips=strips)).strips
    assert (first.ring, first.balance, first.delay_ms, first.monitor) == ("source.clip", -0.5, 40, False)
    assert first.gain == pytest.approx(0.5, abs=1e-5)
    assert second.gain == 0.0
    solo = (replace(strips[0], gain_db=0.0), Strip(source="mic", solo=True))
    assert [one.gain for one in plan_of(show_of(strips=solo)).strips] == [0.0, 1.0]
    both = (replace(solo[0], solo=True), Strip(source="mic", solo=True, mute=True))
    assert [one.gain for one in plan_of(show_of(strips=both)).strips] == [1.0, 0.0]


def test_the_master_is_linear() -> None:
    plan = plan_of(show_of(master=Master(gain_db=6.0206, ceiling_db=-6.0206, limiter=False)))
    assert (plan.master_gain, plan.ceiling) == (pytest.approx(2, abs=1e-4), pytest.approx(0.5, abs=1e-4))
    assert not plan.limiter
    assert linear(0.0) == 1.0


def test_panic_shows_the_slate_or_the_source_chosen_for_it() -> None:
    plan = plan_of(show_of())
    assert plan.panic_items["main"] == (PlanItem(ring="source.slate", box=CANVAS, clip=CANVAS),)
    assert plan.panic_strip is None
    assert not plan.panic
    chosen = show_of(panic_source="clip", strips=(Strip(source="clip", mute=True, gain_db=-6.0206),))
    plan = compile_plan(chosen, stage.panic(stage.first(chosen), True), 1, NATURAL, 0)
    assert plan.panic
    assert plan.panic_items["main"][0].box == (160, 0, 960, 720)
    assert plan.panic_strip is not None
    assert plan.panic_strip.gain == pytest.approx(0.5, abs=1e-5)


def test_rings_have_names() -> None:
    names = plan_of(show_of()).names
    assert names["source.cam"] == "Camera"
    assert "source.slate" in names


def test_a_source_comes_at_the_largest_size_it_is_shown_at() -> None:
    show = show_of(item("clip", width=320, height=240), item("clip", id="j", width=160, height=120))
    assert source_sizes(show, NATURAL) == {
        "slate": (1280, 720),
        "cam": (1280, 720),
        "clip": (320, 240),
        "fill": (640, 360),
        "mic": None,
    }


def sizes_of(*items: Item) -> tuple[int, int] | None:
    return source_sizes(show_of(*items), NATURAL)["clip"]


def test_sizes_count_crop_turn_and_nesting() -> None:
    assert sizes_of(item("clip", width=160, height=240, crop=Crop(left=0.5))) == (320, 240)
    assert sizes_of(item("clip", width=240, height=320, rotation=90)) == (320, 240)
    assert sizes_of(item("clip", width=320, height=240, visible=False)) == (320, 240)
    covering = only(item("clip", width=320, height=320, fit="cover"))
    assert covering.box == (0, 0, 320, 320)
    assert sizes_of(item("clip", width=320, height=320, fit="cover")) == (426, 320)


def test_a_source_is_never_enlarged_on_its_way() -> None:
    assert sizes_of(item("clip")) == (640, 480)
    odd = source_sizes(show_of(item("clip")), {"clip": (641, 481)})
    assert odd["clip"] == (640, 480)


def test_panic_and_lanes_count_as_showing() -> None:
    assert source_sizes(show_of(panic_source="clip"), {})["clip"] == (1280, 720)
    lane = Lane(id="l", name="L", layouts={"main": (item("clip", width=400, height=300),)})
    assert source_sizes(show_of(lanes=(lane,)), NATURAL)["clip"] == (400, 300)


def test_a_plan_without_scenes_is_black() -> None:
    plan = plan_of(Show())
    assert (plan.canvases[0].program, plan.canvases[0].preview, plan.canvases[0].overlay) == ((), (), ())
    assert plan.revision == 3


def test_program_shows_the_scene_as_it_was_taken_and_preview_as_it_is() -> None:
    before = show_of(item())
    on = stage.preview(before, stage.first(before), "a")
    after = show_of(item(x=640, width=640, height=360))
    held = stage.repair(after, on, before)
    canvas = compile_plan(after, held, 3, NATURAL, 0).canvases[0]
    assert (canvas.program[0].box, canvas.preview[0].box) == ((0, 0, 1280, 720), (640, 0, 640, 360))
    taken = compile_plan(after, stage.take(after, held, 0), 3, NATURAL, 0).canvases[0]
    assert taken.program[0].box == (640, 0, 640, 360)


def test_a_fade_begins_at_the_scene_as_it_was_on_program() -> None:
    before = show_of(item())
    after = show_of(item(x=640, width=640, height=360))
    held = stage.repair(after, stage.first(before), before)
    faded = stage.take(after, held, 0, "fade", 500, scene="a")
    transition = compile_plan(after, faded, 3, NATURAL, 0).canvases[0].transition
    assert transition is not None
    assert transition.outgoing[0].box == (0, 0, 1280, 720)


def test_a_scene_inside_the_one_on_program_is_held_as_well() -> None:
    outer, inner = item(None, scene="b"), item()
    before = replace(show_of(outer), scenes=(show_of(outer).scenes[0], Scene(id="b", name="B", layouts={"main": (inner,)})))
    after = replace(before, scenes=(before.scenes[0], Scene(id="b", name="B", layouts={"main": ()})))
    held = stage.repair(after, stage.first(before), before)
    assert len(compile_plan(after, held, 3, NATURAL, 0).canvases[0].program) == 1


def test_sources_come_at_the_size_that_program_still_shows_them_at() -> None:
    before, after = show_of(item("clip", width=640, height=480)), show_of(item("clip", width=64, height=48))
    held = stage.repair(after, stage.first(before), before)
    assert source_sizes(after, NATURAL, held)["clip"] == (640, 480)
    assert source_sizes(after, NATURAL)["clip"] == (64, 48)


def test_an_overlay_that_is_hidden_can_be_seen_by_the_window_that_edits_it() -> None:
    hidden = Lane(id="logo", name="Logo", visible=False, layouts={"main": (item("clip"),)})
    plan = plan_of(show_of(lanes=(hidden,)))
    assert plan.canvases[0].overlay == ()
    assert len(plan.lanes["logo"]["main"]) == 1
    assert plan_of(show_of(lanes=(replace(hidden, visible=True),))).lanes == {}


@pytest.mark.parametrize("natural", [(2, 40_000), (40_000, 2)])
def test_a_panic_source_of_any_shape_covers_the_canvas(natural: tuple[int, int]) -> None:
    canvas = Canvas(id="main", name="Main", width=16, height=16)
    card = Source(id="thin", name="Thin", input=TestCard())
    show = Show(canvases=(canvas,), sources=(card,), panic_source="thin")
    assert source_sizes(show, {"thin": natural})["thin"] is not None
    (item,) = compile_plan(show, stage.Stage(), 1, {"thin": natural}, 0).panic_items["main"]
    assert item.ring == "source.thin"


def test_the_multiview_shows_a_scene_on_program_as_it_is_on_air_and_others_as_they_are_edited() -> None:
    before = show_of(item())
    on = stage.first(before)
    edited = replace(before, scenes=tuple(replace(scene, layouts={"main": (item("clip"),)}) for scene in before.scenes))
    waiting = compile_plan(edited, stage.repair(edited, on, before), 3, NATURAL, 0)
    assert [one.ring for one in waiting.scenes["a"]["main"]] == ["source.cam"]
    assert [one.ring for one in waiting.scenes["b"]["main"]] == ["source.clip"], "that one is on preview"
    both = stage.preview(edited, stage.repair(edited, on, before), "a")
    plan = compile_plan(edited, both, 4, NATURAL, 0)
    assert [one.ring for one in plan.canvases[0].preview] == ["source.clip"], "the edited scene is seen in preview"
    taken = compile_plan(edited, stage.take(edited, both, 7, scene="a"), 5, NATURAL, 10)
    assert [one.ring for one in taken.scenes["a"]["main"]] == ["source.clip"]
