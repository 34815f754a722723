from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from ui.cards.places import PRESETS, box_for, free_box

SIDES = st.integers(16, 4000)


@given(st.sampled_from([name for name, _words in PRESETS]), st.tuples(SIDES, SIDES), st.sampled_from([(1280, 720), (720, 1280)]))
def test_a_preset_keeps_the_card_on_the_canvas_and_its_shape(preset: str, card: tuple[int, int], canvas: tuple[int, int]) -> None:
    box = box_for(preset, card, canvas)
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= canvas[0] + 1
    assert box["y"] + box["height"] <= canvas[1] + 1
    if min(box["width"], box["height"]) > 40:
        assert box["width"] / box["height"] == pytest.approx(card[0] / card[1], rel=0.05)


def test_corners_are_corners() -> None:
    canvas, card = (1280, 720), (400, 100)
    left, right = box_for("top-left", card, canvas), box_for("bottom-right", card, canvas)
    assert left["x"] == left["y"] == 25
    assert (right["x"] + right["width"], right["y"] + right["height"]) == (1255, 695)
    third = box_for("lower-third", card, canvas)
    assert third["y"] > 720 * 0.55
    assert third["width"] > 400


# The sizes that the bundled kinds have when they are new, in the order in which they are offered.
KINDS = [(520, 200), (520, 150), (840, 170), (520, 110), (240, 280), (240, 90), (440, 110)]


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return across or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


@pytest.mark.parametrize("canvas", [(1280, 720), (1920, 1080), (720, 1280), (1080, 1920)])
@pytest.mark.parametrize("second", KINDS)
def test_a_new_card_does_not_cover_the_price_card(second: tuple[int, int], canvas: tuple[int, int]) -> None:
    price = free_box(KINDS[0], canvas, [])
    assert price == box_for("bottom-left", KINDS[0], canvas)
    assert apart(price, free_box(second, canvas, [price]))


@pytest.mark.parametrize("canvas", [(1920, 1080), (1080, 1920)])
def test_all_kinds_find_room_on_a_canvas_of_full_size(canvas: tuple[int, int]) -> None:
    taken: list[dict[str, float]] = []
    for size in KINDS:
        box = free_box(size, canvas, taken)
        assert all(apart(box, other) for other in taken), (size, box)
        assert box["x"] >= 0
        assert box["y"] + box["height"] <= canvas[1]
        taken.append(box)


def test_without_room_as_little_as_can_be_is_covered() -> None:
    full = {"x": 0.0, "y": 0.0, "width": 1280.0, "height": 720.0}
    assert free_box((400, 100), (1280, 720), [full]) == box_for("bottom-left", (400, 100), (1280, 720))
