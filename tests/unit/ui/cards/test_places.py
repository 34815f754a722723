from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from ui.cards.places import PRESETS, box_for

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
