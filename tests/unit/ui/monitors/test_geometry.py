from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from studio.document.model import Crop, Item
from ui.monitors.geometry import HANDLES, MAX_CROPPED, MIN_SIDE, Box, cropped, handle_at, handle_points, picture_side, resized

SIDES = st.floats(20, 2000)
PLACES = st.floats(-500, 500)
BOXES = st.builds(Box, PLACES, PLACES, SIDES, SIDES)
HANDLE = st.sampled_from(sorted(HANDLES))


def test_corner_keeps_the_opposite_corner_and_the_aspect() -> None:
    grown = resized(Box(100, 100, 200, 100), "nw", -100, -10, keep_aspect=True)
    assert (grown.right, grown.bottom) == (300, 200)
    assert grown.width / grown.height == pytest.approx(2)
    assert grown.width == 300


@given(BOXES, HANDLE, PLACES, PLACES, st.booleans())
def test_resizing_never_goes_below_the_least_side_and_fixes_the_far_edges(
    box: Box, handle: str, dx: float, dy: float, keep: bool
) -> None:
    grown = resized(box, handle, dx, dy, keep)
    across, down = HANDLES[handle]
    assert grown.width >= MIN_SIDE - 1e-6
    assert grown.height >= MIN_SIDE - 1e-6
    if across <= 0:
        assert grown.right == pytest.approx(box.right, abs=1e-6) or across == 0
    if across >= 0:
        assert grown.x == pytest.approx(box.x)
    if down < 0:
        assert grown.bottom == pytest.approx(box.bottom, abs=1e-6)
    else:
        assert grown.y == pytest.approx(box.y)


@given(BOXES, HANDLE)
def test_every_handle_is_found_where_it_lies(box: Box, handle: str) -> None:
    x, y = handle_points(box)[handle]
    assert handle_at(box, x, y, 4) == handle
    assert handle_at(box, box.right + 50, box.bottom + 50, 4) == ""


def item(**more: Any) -> Item:
    return Item(**{"id": "host", "source": "camera", "width": 400, "height": 200} | more)


def test_cropping_moves_edge_and_crop_together() -> None:
    cut, crop = cropped(item(), "w", 100, 0)
    assert (cut.x, cut.width) == (100, 300)
    assert crop.left == pytest.approx(0.25)
    back, crop = cropped(item(x=cut.x, width=cut.width, crop=crop), "w", -500, 0)
    assert (back.x, back.width, crop.left) == (0, 400, 0)


def test_cropping_a_turned_picture_cuts_the_side_that_is_seen() -> None:
    assert cropped(item(rotation=90), "n", 0, 50)[1] == Crop(left=0.25)
    assert cropped(item(flip_h=True), "w", 100, 0)[1] == Crop(right=0.25)


@given(HANDLE, PLACES, PLACES, st.sampled_from((0, 90, 180, 270)), st.booleans(), st.booleans())
def test_a_crop_always_leaves_a_picture(handle: str, dx: float, dy: float, turn: int, flip_h: bool, flip_v: bool) -> None:
    _box, crop = cropped(item(rotation=turn, flip_h=flip_h, flip_v=flip_v), handle, dx * 3, dy * 3)
    assert all(0 <= part <= 1 for part in msgspec.structs.astuple(crop))
    assert crop.left + crop.right <= MAX_CROPPED + 1e-4
    assert crop.top + crop.bottom <= MAX_CROPPED + 1e-4


@pytest.mark.parametrize(
    ("side", "turn", "flip_h", "expected"),
    [
        ("top", 0, False, "top"),
        ("top", 90, False, "left"),
        ("right", 90, False, "top"),
        ("top", 90, True, "right"),
        ("left", 180, True, "left"),
    ],
)
def test_sides_of_the_picture(side: str, turn: int, flip_h: bool, expected: str) -> None:
    assert picture_side(side, turn, flip_h, False) == expected
