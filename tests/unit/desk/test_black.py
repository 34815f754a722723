"""A canvas that shows nothing is named, with those who would see it."""

from __future__ import annotations

from msgspec.structs import replace

from studio.desk.black import sending_black, sending_dark
from studio.document import model
from studio.kinds import sources, targets
from studio.show import stage as stages
from studio.show.cards import CardCue
from studio.show.compile import compile_plan

ITEM = model.Item(id="cam", source="cam", width=1280, height=720)
WIDE = model.Destination(id="wide", name="Wide", encoding="main", target=targets.RtmpPush(url="rtmp://a/b"))
TALL = replace(WIDE, id="tall", name="Tall", encoding="tall")
SHOW = model.Show(
    canvases=(model.Canvas(id="main", name="Main"), model.Canvas(id="tall", name="Tall", width=720, height=1280)),
    sources=(model.Source(id="cam", name="Cam", input=sources.TestCard()),),
    scenes=(model.Scene(id="a", name="A", layouts={"main": (ITEM,)}),),
    encodings=(model.Encoding(id="main", canvas="main"), model.Encoding(id="tall", canvas="tall")),
    destinations=(WIDE, TALL),
)


def black(show: model.Show, stage: stages.Stage | None = None, **cues: CardCue) -> dict[str, tuple[model.Destination, ...]]:
    plan = compile_plan(show, stage or stages.first(show), 1, {}, 0, cues)
    return sending_black(show, plan, show.destinations)


def laid_out(*items: model.Item) -> model.Show:
    return replace(SHOW, scenes=(model.Scene(id="a", name="A", layouts={"main": (ITEM,), "tall": items}),))


def test_a_canvas_without_a_layout_sends_black() -> None:
    assert black(SHOW) == {"tall": (TALL,)}
    assert black(laid_out(ITEM)) == {}
    assert black(replace(SHOW, destinations=(WIDE,))) == {}


def test_what_is_hidden_or_lies_beside_the_canvas_is_not_seen() -> None:
    assert black(laid_out(replace(ITEM, visible=False), replace(ITEM, id="b", x=5000))) == {"tall": (TALL,)}


def test_black_is_what_was_taken_not_what_was_edited_since() -> None:
    filled = laid_out(ITEM)
    assert black(filled, stages.repair(filled, stages.first(SHOW), SHOW)) == {"tall": (TALL,)}


def test_an_overlay_is_a_picture_a_card_is_not_and_panic_has_its_own() -> None:
    lane = model.Lane(id="l", name="L", layouts={"tall": (ITEM,)})
    assert black(replace(SHOW, lanes=(lane,))) == {}
    logo = replace(lane, layouts={"tall": (replace(ITEM, width=200, height=100),)})
    assert black(replace(SHOW, lanes=(logo,))) == {"tall": (TALL,)}, "a logo alone is no picture"
    card = model.Overlay(id="c", name="C", kind="logo", layouts={"tall": model.Box(x=0, y=0, width=100, height=100)})
    assert black(replace(SHOW, overlays=(card,)), c=CardCue(True, 0)) == {"tall": (TALL,)}
    assert black(SHOW, stages.panic(stages.first(SHOW), True)) == {}


def test_what_the_mixer_saw_black_is_no_matter_where_an_overlay_is_the_picture() -> None:
    def dark(show: model.Show, stage: stages.Stage | None = None) -> dict[str, tuple[model.Destination, ...]]:
        plan = compile_plan(show, stage or stages.first(show), 1, {}, 0, {})
        return sending_dark(show, plan, {"main", "tall"}, show.destinations)

    whole = model.Lane(id="l", name="L", layouts={"main": (ITEM,)})
    logo = replace(whole, layouts={"main": (replace(ITEM, width=200, height=100),)})
    assert dark(SHOW) == {"main": (WIDE,)}, "that nothing lies on the other one is said by the plan"
    assert dark(replace(SHOW, lanes=(logo,))) == {"main": (WIDE,)}
    assert dark(replace(SHOW, lanes=(whole,))) == {}
    assert dark(replace(SHOW, lanes=(whole,)), stages.panic(stages.first(SHOW), True)) == {"main": (WIDE,), "tall": (TALL,)}
