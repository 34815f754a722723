"""Cards in the plan: cues, motions, places."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from studio.contracts.plan import Motion, PlanItem
from studio.document.model import Box, Canvas, Item, Lane, Overlay, Scene, Show, Source
from studio.kinds.sources import Fill
from studio.show import stage
from studio.show.cards import CardCue, card_item, gone, places, played, ring_of, stopped
from studio.show.compile import compile_plan

MS = 1_000_000
NOW = 1_000_000 * MS


def overlay(name: str = "price", **more: Any) -> Overlay:
    layouts = more.pop("layouts", {"main": Box(x=41, y=500, width=520, height=199)})
    return Overlay(id=name, name=name.title(), kind="price_card", layouts=layouts, **more)


def show_of(*overlays: Overlay) -> Show:
    item = Item(id="i", source="fill", width=1280, height=720)
    return Show(
        canvases=(Canvas(id="main", name="Main"), Canvas(id="tall", name="Tall", width=720, height=1280)),
        sources=(Source(id="fill", name="Fill", input=Fill()),),
        scenes=(Scene(id="a", name="A", layouts={"main": (item,), "tall": (item,)}),),
        lanes=(Lane(id="l", name="L", layouts={"main": (item,)}),),
        overlays=overlays,
    )


def above(show: Show, cards: dict[str, CardCue], canvas: int = 0, now_ns: int = NOW) -> tuple[PlanItem, ...]:
    plan = compile_plan(show, stage.first(show), 1, {}, now_ns, cards)
    return plan.canvases[canvas].overlay


# ---------------------------------------------------------------- in the plan


def test_cards_lie_above_the_lanes_in_their_order_where_they_have_a_place() -> None:
    show = show_of(overlay("one"), overlay("two"), overlay("three", layouts={"tall": Box(x=0, y=0, width=100, height=100)}))
    cards = {name: played(None, show.overlays[0], NOW) for name in ("three", "two", "one")}
    assert [item.ring for item in above(show, cards)] == ["source.fill", "card.one.main", "card.two.main"]
    assert [item.ring for item in above(show, cards, 1)] == ["card.three.tall"]
    assert [item.ring for item in above(show, {})] == ["source.fill"]


def test_a_card_begins_its_motion_when_it_is_played() -> None:
    show = show_of(overlay(enter="pop", motion_ms=300))
    item = above(show, {"price": CardCue(True, NOW, fresh_ns=7, follows=True)})[-1]
    motion = Motion("pop", NOW, 300 * MS)
    whole = (0, 0, 1280, 720)
    assert item == PlanItem("card.price.main", (40, 500, 520, 200), whole, motion=motion, fresh_ns=7, held_ns=3_000 * MS)


def test_what_a_shop_said_is_held_for_less_time_than_a_logo() -> None:
    logo = replace(overlay("logo"), kind="logo")
    show = show_of(overlay(), logo)
    cues = {"price": played(None, overlay(), NOW - 900 * MS, follows=True), "logo": played(None, logo, NOW)}
    assert [item.held_ns for item in above(show, cues)[1:]] == [3_000 * MS, 0]
    cues = {"price": stopped(cues["price"], overlay(), NOW), "logo": cues["logo"]}
    assert above(show, cues)[1].held_ns == 3_000 * MS, "also while it leaves"


def test_a_stopped_card_leaves_and_is_gone() -> None:
    show = show_of(overlay(leave="fade", motion_ms=300))
    cards = {"price": CardCue(False, NOW)}
    assert above(show, cards)[-1].motion == Motion("fade", NOW, 300 * MS, leaving=True)
    assert [item.ring for item in above(show, cards, now_ns=NOW + 300 * MS)] == ["source.fill"]


def test_a_cut_has_no_motion() -> None:
    show = show_of(overlay(enter="cut", leave="cut"))
    assert above(show, {"price": CardCue(True, NOW)})[-1].motion is None
    assert len(above(show, {"price": CardCue(False, NOW)})) == 1


def test_a_motion_that_is_over_stays_in_the_plan_so_that_its_item_stays_the_same() -> None:
    show = show_of(overlay())
    cards = {"price": CardCue(True, NOW)}
    assert above(show, cards) == above(show, cards, now_ns=NOW + 60_000 * MS)


def test_panic_covers_cards_too() -> None:
    show = show_of(overlay())
    plan = compile_plan(show, stage.panic(stage.first(show), True), 1, {}, NOW, {"price": CardCue(True, NOW)})
    assert [item.ring for item in plan.panic_items["main"]] == ["source.slate"]


def test_the_operator_reads_the_cards_name() -> None:
    show = show_of(overlay())
    assert compile_plan(show, stage.first(show), 1, {}, NOW).names["card.price.main"] == "Price"


def test_a_card_beside_the_canvas_is_not_drawn() -> None:
    for x, y in ((-600.0, 0.0), (1280.0, 0.0), (0.0, 720.0), (0.0, -300.0)):
        outside = overlay(layouts={"main": Box(x=x, y=y, width=520, height=200)})
        assert card_item(outside, Canvas(id="main", name="M"), {"price": CardCue(True, NOW)}, NOW) is None
        assert list(places(show_of(outside))) == []


def test_what_plugins_are_to_draw() -> None:
    show = show_of(overlay(layouts={"main": Box(x=0, y=0, width=99, height=51), "tall": Box(x=0, y=0, width=8, height=8)}))
    found = [(place.overlay.id, place.canvas, place.width, place.height) for place in places(show)]
    assert found == [("price", "main", 100, 52), ("price", "tall", 8, 8)]
    assert ring_of("price", "main") == "card.price.main"


# ---------------------------------------------------------------- cues


def test_playing_what_plays_changes_only_what_is_fresh() -> None:
    one = overlay()
    cue = played(None, one, NOW, 5)
    assert cue == CardCue(True, NOW, 5)
    assert played(cue, one, NOW + 900 * MS) == cue
    assert played(cue, one, NOW + 900 * MS, 9) == CardCue(True, NOW, 9)
    assert stopped(stopped(cue, one, NOW + 900 * MS), one, NOW + 950 * MS).changed_ns == NOW + 900 * MS


def test_stopped_while_it_comes_it_turns_round_where_it_is() -> None:
    one = replace(overlay(), enter="slide", leave="slide", motion_ms=400)
    leaving = stopped(played(None, one, NOW), one, NOW + 100 * MS)
    assert leaving == CardCue(False, NOW + 100 * MS - 300 * MS)
    assert not gone(leaving, one, NOW + 199 * MS)
    assert gone(leaving, one, NOW + 200 * MS)
    back = played(leaving, one, NOW + 150 * MS)
    assert back == CardCue(True, NOW + 150 * MS - 50 * MS)


def test_what_is_on_air_is_not_gone() -> None:
    assert gone(None, overlay(), NOW)
    assert not gone(CardCue(True, 0), overlay(), NOW)
    assert gone(CardCue(False, NOW), overlay(leave="cut"), NOW)
