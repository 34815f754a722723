"""Quarter turns, fits and the even grid, checked against turned arrays and by hand."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.show.geometry import Box, Crop, Fit, Frame, Turn, fitted, snapped

WHOLE = Crop(0, 0, 0, 0)
EIGHT = [Turn(mirrored, degrees) for mirrored in (False, True) for degrees in (0, 90, 180, 270)]
PICTURE = np.arange(6).reshape(2, 3)


def drawn(picture: npt.NDArray[np.int64], rotation: int, flip_h: bool, flip_v: bool) -> npt.NDArray[np.int64]:
    """What the mixer makes of these instructions: flips, then clockwise quarter turns."""
    picture = picture[:, ::-1] if flip_h else picture
    picture = picture[::-1] if flip_v else picture
    return np.rot90(picture, -rotation // 90)


@pytest.mark.parametrize(
    ("rotation", "flip_h", "flip_v"), list(itertools.product((0, 90, 180, 270), (False, True), (False, True)))
)
def test_instructions_say_the_same_in_fewest_turns(rotation: int, flip_h: bool, flip_v: bool) -> None:
    told = Turn.of(rotation, flip_h, flip_v).instructions()
    assert np.array_equal(drawn(PICTURE, *told), drawn(PICTURE, rotation, flip_h, flip_v))
    assert told[0] in ((0, 90) if told[1] or told[2] else (0, 90, 180, 270))


@pytest.mark.parametrize(("outer", "inner"), list(itertools.product(EIGHT, EIGHT)))
def test_turns_within_turns(outer: Turn, inner: Turn) -> None:
    twice = drawn(drawn(PICTURE, *inner.instructions()), *outer.instructions())
    assert np.array_equal(drawn(PICTURE, *outer.after(inner).instructions()), twice)


@pytest.mark.parametrize("turn", EIGHT)
def test_points_go_where_pixels_go(turn: Turn) -> None:
    turned = drawn(PICTURE, *turn.instructions())
    height, width = turned.shape
    for (row, column), value in np.ndenumerate(PICTURE):
        u, v = turn.point((column + 0.5) / 3, (row + 0.5) / 2)
        assert turned[int(v * height), int(u * width)] == value


def test_a_frame_maps_boxes() -> None:
    frame = Frame(Box(0, 0, 1280, 720), Box(100, 0, 360, 640), Turn(False, 90))
    assert frame.map(Box(0, 0, 1280, 720)) == Box(100, 0, 360, 640)
    assert frame.map(Box(0, 0, 640, 360)) == pytest.approx(Box(280, 0, 180, 320))  # top left goes to top right


@pytest.mark.parametrize(
    ("fit", "turn", "box", "crop"),
    [
        ("contain", Turn(), Box(0, 100, 400, 200), WHOLE),
        ("cover", Turn(), Box(0, 0, 400, 400), Crop(0.25, 0, 0.25, 0)),
        ("stretch", Turn(), Box(0, 0, 400, 400), WHOLE),
        ("contain", Turn(False, 90), Box(100, 0, 200, 400), WHOLE),
        ("cover", Turn(False, 90), Box(0, 0, 400, 400), Crop(0.25, 0, 0.25, 0)),
    ],
)
def test_a_wide_picture_in_a_square(fit: Fit, turn: Turn, box: Box, crop: Crop) -> None:
    assert fitted((1000, 500), WHOLE, turn, Box(0, 0, 400, 400), fit) == (pytest.approx(box), pytest.approx(crop))


def test_crop_counts_before_the_fit() -> None:
    half = Crop(0.5, 0, 0, 0)  # the right half of 1000x500 is square
    assert fitted((1000, 500), half, Turn(), Box(0, 0, 400, 400), "contain") == (Box(0, 0, 400, 400), half)
    box, crop = fitted((1000, 500), half, Turn(), Box(0, 0, 400, 200), "cover")
    assert (box, crop) == (Box(0, 0, 400, 200), pytest.approx(Crop(0.5, 0.25, 0, 0.25)))


@pytest.mark.parametrize("fit", ["contain", "cover"])
def test_a_hairline_gap_is_closed(fit: Fit) -> None:
    assert fitted((1920, 1080), WHOLE, Turn(), Box(0, 0, 848, 480), fit) == (Box(0, 0, 848, 480), WHOLE)


@given(st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(0.6, 5000), st.floats(0.6, 5000))
def test_the_grid_is_even_and_near_and_sizes_do_not_depend_on_places(x: float, y: float, width: float, height: float) -> None:
    rect = snapped(Box(x, y, width, height))
    assert rect is not None
    assert all(side % 2 == 0 for side in rect)
    assert rect[2] >= 2
    assert rect[3] >= 2
    assert all(abs(have - want) <= max(1, 2 - want) for have, want in zip(rect[2:], (width, height), strict=True))
    assert abs(rect[0] - x) <= 1
    assert abs(rect[1] - y) <= 1
    moved = snapped(Box(x + 1, y - 1, width, height))
    assert moved is not None
    assert moved[2:] == rect[2:]


def test_next_to_nothing_is_nothing() -> None:
    assert snapped(Box(0, 0, 0.4, 100)) is None
    assert Box(0, 0, 10, 10).within(Box(20, 0, 10, 10)).empty
