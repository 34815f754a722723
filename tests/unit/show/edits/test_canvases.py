"""Canvases are laid out from the first, and their layouts follow their size and one another."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document import model
from studio.kinds.sources import Camera, Fill, Input, Slate
from studio.show import edits
from studio.show.edits.card_places import free_place
from studio.show.edits.fitting import fitted
from studio.show.geometry import Box
from studio.values.errors import RefusedError

WIDE = model.Canvas(id="main", name="Main")
TALL = {"name": "Tall", "width": 720, "height": 1280}


def item(name: str, x: float, y: float, width: float, height: float, **more: Any) -> model.Item:
    shown: dict[str, Any] = {} if "scene" in more else {"source": name}
    return model.Item(id=name, x=x, y=y, width=width, height=height, **(shown | more))


def source(name: str, given: Input | None = None) -> model.Source:
    return model.Source(id=name, name=name, input=given or Camera(device=name))


def show_of(*items: model.Item, **more: Any) -> model.Show:
    sources = (source("cam"), source("clip"), source("logo"), source("pause", Slate()), source("fill", Fill()))
    scenes = (model.Scene(id="a", name="A", layouts={"main": items}), model.Scene(id="b", name="B"))
    return model.Show(canvases=(WIDE,), sources=sources, scenes=scenes, **more)


def tall(*items: model.Item) -> list[tuple[float, float, float, float, str]]:
    after = edits.apply(show_of(*items), "canvas.add", {"set": TALL}).show
    return [(one.x, one.y, one.width, one.height, one.fit) for one in after.scenes[0].layouts["tall"]]


def test_a_picture_that_fills_the_canvas_fills_the_new_one() -> None:
    assert tall(item("cam", 0, 0, 1280, 720)) == [(0, 0, 720, 1280, "cover")]


def test_a_slate_with_words_stays_whole_and_a_colour_needs_no_shape() -> None:
    assert tall(item("pause", 0, 0, 1280, 720))[0][4] == "contain"
    assert tall(item("fill", 0, 0, 1280, 720))[0][4] == "stretch"


def test_a_small_picture_keeps_its_corner_and_its_shape() -> None:
    whole, logo = item("cam", 0, 0, 1280, 720), item("logo", 1280 - 160 - 32, 32, 160, 90)
    x, y, width, height, fit = tall(whole, logo)[1]
    assert (width, height, fit) == (160, 90, "contain")
    assert x + width == pytest.approx(720 - 16, abs=1)  # as far from its edge as its room allows: 32 of 1120 is 16 of 560
    assert y / (1280 - 90) == pytest.approx(32 / (720 - 90), abs=0.01)


def test_a_picture_in_picture_is_not_made_wider_than_it_may_be() -> None:
    whole, inset = item("cam", 0, 0, 1280, 720), item("clip", 640, 360, 640, 360)
    x, y, width, height, _fit = tall(whole, inset)[1]
    assert (x + width, y + height) == (720, 1280)
    assert width == pytest.approx(0.6 * 720, abs=1)
    assert width / height == pytest.approx(16 / 9, rel=0.01)


def test_a_strip_over_the_whole_width_spans_the_new_width() -> None:
    whole, strip = item("cam", 0, 0, 1280, 720), item("logo", 0, 600, 1280, 120)
    x, y, width, height, _fit = tall(whole, strip)[1]
    assert (x, width) == (0, 720)
    assert y + height == 1280


def test_two_halves_stay_two_halves() -> None:
    assert tall(item("cam", 0, 0, 640, 720), item("clip", 640, 0, 640, 720)) == [
        (0, 0, 360, 1280, "cover"),
        (360, 0, 360, 1280, "cover"),
    ]


def test_a_scene_inside_keeps_its_share_of_the_canvas() -> None:
    assert tall(item("b", 640, 360, 640, 360, scene="b")) == [(360, 640, 360, 640, "contain")]


def test_lanes_and_cards_are_laid_out_too_and_cards_stay_off_each_other() -> None:
    boxes = {
        "price": (32, 492, 520, 200),
        "ticker": (904, 112, 344, 112),
        "strip": (776, 572, 472, 120),
        "clock": (32, 320, 520, 150),
    }
    cards = tuple(
        model.Overlay(id=name, name=name, kind="logo", layouts={"main": model.Box(x=x, y=y, width=w, height=h)})
        for name, (x, y, w, h) in boxes.items()
    )
    lane = model.Lane(id="brand", name="Brand", layouts={"main": (item("logo", 1100, 40, 140, 60),)})
    after = edits.apply(show_of(lanes=(lane,), overlays=cards), "canvas.add", {"set": TALL}).show
    assert len(after.lanes[0].layouts["tall"]) == 1
    laid = [Box(one.x, one.y, one.width, one.height) for one in (card.layouts["tall"] for card in after.overlays)]
    assert all(one.within(other).empty for one, other in combinations(laid, 2))
    assert all(box.x >= 0 and box.x + box.width <= 720 for box in laid)


def test_a_canvas_can_be_laid_out_like_another_one_than_the_first() -> None:
    show = edits.apply(show_of(item("cam", 0, 0, 1280, 720)), "canvas.add", {"set": TALL}).show
    show = edits.apply(
        show, "item.add", {"scene": "a", "canvas": "tall", "set": {"source": "logo", "width": 100, "height": 50}}
    ).show
    like_tall = edits.apply(show, "canvas.add", {"set": TALL | {"name": "Phone"}, "like": "tall"}).show
    assert like_tall.scenes[0].layouts["phone"] == like_tall.scenes[0].layouts["tall"]


def test_layouts_are_copied_of_one_thing_or_of_all() -> None:
    show = edits.apply(show_of(item("cam", 0, 0, 1280, 720)), "canvas.add", {"set": TALL}).show
    for scene in ("a", "b"):
        show = edits.apply(show, "item.add", {"scene": scene, "canvas": "main", "set": {"source": "clip"}}).show
    one = edits.apply(show, "canvas.copy_layouts", {"canvas": "tall", "like": "main", "scene": "a"})
    assert [len(scene.layouts.get("tall", ())) for scene in one.show.scenes] == [2, 0]
    every = edits.apply(show, "canvas.copy_layouts", {"canvas": "tall", "like": "main"})
    assert [len(scene.layouts.get("tall", ())) for scene in every.show.scenes] == [2, 1]
    for wrong in (
        {"canvas": "tall", "like": "tall"},
        {"canvas": "tall", "like": "no"},
        {"canvas": "tall", "like": "main", "lane": "no"},
    ):
        with pytest.raises(RefusedError):
            edits.apply(show, "canvas.copy_layouts", wrong)


def test_another_size_of_a_canvas_takes_its_layouts_along() -> None:
    cards = (model.Overlay(id="c", name="C", kind="logo", layouts={"main": model.Box(x=640, y=360, width=320, height=180)}),)
    show = show_of(item("cam", 0, 0, 1280, 720), item("logo", 1000, 500, 200, 100), overlays=cards)
    after = edits.apply(show, "canvas.update", {"canvas": "main", "set": {"width": 1920, "height": 1080}}).show
    whole, logo = after.scenes[0].layouts["main"]
    assert (whole.x, whole.y, whole.width, whole.height, whole.fit) == (0, 0, 1920, 1080, "contain")
    assert (logo.x, logo.y, logo.width, logo.height) == (1500, 750, 300, 150)
    assert after.overlays[0].layouts["main"] == model.Box(x=960, y=540, width=480, height=270)
    assert edits.apply(show, "canvas.update", {"canvas": "main", "set": {"name": "Wide"}}).show.scenes == show.scenes


SIDES = st.integers(64, 3840)


@given(st.data(), SIDES, SIDES, SIDES, SIDES)
def test_what_was_on_the_old_canvas_is_on_the_new_one(data: st.DataObject, width: int, height: int, wide: int, high: int) -> None:
    old, new = Box(0, 0, width, height), Box(0, 0, wide, high)
    x, y = data.draw(st.integers(0, width - 16)), data.draw(st.integers(0, height - 16))
    w, h = data.draw(st.integers(16, width - x)), data.draw(st.integers(16, height - y))
    (laid,) = fitted(show_of(), [item("cam", x, y, w, h)], old, new)
    assert laid.x >= -1
    assert laid.y >= -1
    assert laid.x + laid.width <= wide + 2
    assert laid.y + laid.height <= high + 2


PHONE = model.Canvas(id="phone", name="Phone", width=720, height=1280)
PLACES = st.sampled_from(["top-left", "top-right", "bottom-left", "bottom-right", "lower-third", "middle"])


@given(
    st.lists(st.tuples(st.integers(80, 320), st.integers(40, 120), PLACES), max_size=5),
    st.sampled_from([WIDE, PHONE]),
)
def test_new_cards_are_off_each_other_wherever_they_want_to_be(cards: list[tuple[int, int, Any]], canvas: model.Canvas) -> None:
    laid: list[Box] = []
    for width, height, place in cards:
        box = free_place((width, height), place, canvas, laid)
        assert all(box.within(other).empty for other in laid)
        assert Box(0, 0, canvas.width, canvas.height).within(box) == box
        laid.append(box)


# The sizes that the bundled kinds have when they are new, in the order in which they are offered.
KINDS = [(520, 200), (520, 150), (840, 170), (520, 110), (240, 280), (240, 90), (440, 110)]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (720, 1280), (1080, 1920)])
@pytest.mark.parametrize("second", KINDS)
def test_a_new_card_does_not_cover_the_price_card(second: tuple[int, int], width: int, height: int) -> None:
    canvas = model.Canvas(id="c", name="C", width=width, height=height)
    price = free_place(KINDS[0], "bottom-left", canvas, [])
    assert free_place(second, "bottom-left", canvas, [price]).within(price).empty


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1080, 1920)])
def test_all_kinds_find_room_on_a_canvas(width: int, height: int) -> None:
    canvas, taken = model.Canvas(id="c", name="C", width=width, height=height), list[Box]()
    for size in KINDS:
        box = free_place(size, "bottom-left", canvas, taken)
        assert all(box.within(other).empty for other in taken), (size, box)
        taken.append(box)


def test_a_card_for_which_there_is_no_room_is_on_the_canvas_all_the_same() -> None:
    full = [Box(0, 0, 1280, 720)]
    box = free_place((520, 200), "bottom-left", WIDE, full)
    assert Box(0, 0, 1280, 720).within(box) == box


def test_an_overlay_begins_off_air_and_a_logo_in_it_is_small_and_in_the_corner() -> None:
    show = edits.apply(show_of(), "lane.add", {"set": {"name": "Brand"}}).show
    assert not show.lanes[0].visible
    show = edits.apply(show, "item.add", {"lane": "brand", "set": {"source": "logo"}}).show
    logo = show.lanes[0].layouts["main"][0]
    assert (logo.x + logo.width, logo.y, logo.fit) == (1280 - 25, 25, "contain")
    assert logo.width * logo.height < 0.05 * 1280 * 720
    assert edits.apply(show, "lane.add", {"set": {"name": "Shown", "visible": True}}).show.lanes[1].visible


def test_a_canvas_of_a_few_pixels_takes_the_cards_too() -> None:
    card = model.Overlay(id="card", name="Card", kind="banner", layouts={"main": model.Box(x=40, y=600, width=1200, height=8)})
    after = edits.apply(show_of(overlays=(card,)), "canvas.add", {"set": {"name": "a", "width": 16}}).show
    box = after.overlays[0].layouts["a"]
    assert box.width >= 1
    assert box.height >= 1
