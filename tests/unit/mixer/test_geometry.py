"""Any crop, turn, scale and clip, against a slow reference that asks every canvas pixel where it comes from."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.contracts.plan import PlanItem
from studio.mixer.geometry import Turn, apply_turn, cut_of, turn_of, visible_part
from studio.mixer.scale import Scratch, scale

U8 = NDArray[np.uint8]
W, H = 96, 64
SW, SH = 80, 60

EVEN = st.integers(-80, 100).map(lambda value: value * 2)
SIDE = st.integers(1, 200).map(lambda value: value * 2)


def source_plane() -> U8:
    """Rises by 2 to the right and by 1 downwards: every place has its own level, and interpolation stays on the plane."""
    rows, columns = np.mgrid[0:SH, 0:SW]
    return (10 + 2 * columns + rows).astype(np.uint8)


def expected(item: PlanItem, x: NDArray[Any], y: NDArray[Any]) -> tuple[NDArray[Any], float]:
    """The level at canvas pixels, and how far one canvas pixel of displacement may change it."""
    left, top, right, bottom = item.crop
    x0, x1 = 2 * round(left * SW / 2), SW - 2 * round(right * SW / 2)
    y0, y1 = 2 * round(top * SH / 2), SH - 2 * round(bottom * SH / 2)
    across, down = (x - item.box[0] + 0.5) / item.box[2], (y - item.box[1] + 0.5) / item.box[3]
    turned = {0: (across, down), 90: (down, 1 - across), 180: (1 - across, 1 - down), 270: (1 - down, across)}
    u, v = turned[item.rotation]
    u, v = (1 - u if item.flip_h else u), (1 - v if item.flip_v else v)
    column = np.clip(x0 + u * (x1 - x0) - 0.5, x0, x1 - 1)
    row = np.clip(y0 + v * (y1 - y0) - 0.5, y0, y1 - 1)
    box_w, box_h = (item.box[3], item.box[2]) if item.rotation in (90, 270) else (item.box[2], item.box[3])
    slope = 2 * (x1 - x0) / box_w + (y1 - y0) / box_h
    return 10 + 2 * column + row, slope


@settings(max_examples=250, deadline=None)
@given(
    box=st.tuples(EVEN, EVEN, SIDE, SIDE),
    clip=st.tuples(EVEN, EVEN, SIDE, SIDE),
    crop=st.tuples(*[st.floats(0, 0.4)] * 4),
    rotation=st.sampled_from([0, 90, 180, 270]),
    flips=st.tuples(st.booleans(), st.booleans()),
)
def test_any_item_lands_within_a_pixel(
    box: tuple[int, int, int, int],
    clip: tuple[int, int, int, int],
    crop: tuple[float, float, float, float],
    rotation: Literal[0, 90, 180, 270],
    flips: tuple[bool, bool],
) -> None:
    item = PlanItem("source.a", box, clip, crop, rotation, *flips)
    visible = visible_part(item, W, H)
    if visible is None:
        return
    cut = cut_of(item, visible, SW, SH)
    assert cut is not None
    x, y, width, height = visible
    luma, chroma = np.zeros((height, width), np.uint8), np.zeros((height // 2, width // 2), np.uint8)
    plane = source_plane()
    cut.render(plane, luma, Scratch(), half=False)
    cut.render(plane[::2, ::2].copy(), chroma, Scratch(), half=True)
    columns, rows = np.meshgrid(np.arange(x, x + width), np.arange(y, y + height))
    exact, slope = expected(item, columns, rows)
    clipped = visible[2:] != box[2:]
    tolerance = 1.5 + slope * (1.5 if clipped else 0.25)  # a clipped piece lies on whole even pixels; the rest is filter edges
    assert np.abs(luma - exact).max() <= tolerance + 3  # 3: the average over a shrunk pixel at the source's rim
    at_chroma = exact.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
    assert np.abs(chroma - at_chroma).max() <= 2 * tolerance + 6 + slope


@pytest.mark.parametrize("flips", [(False, False), (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turns_reduce_to_transpose_and_mirror(rotation: Literal[0, 90, 180, 270], flips: tuple[bool, bool]) -> None:
    corner = np.arange(12, dtype=np.uint8).reshape(3, 4)
    mirrored = corner[:, ::-1] if flips[0] else corner
    mirrored = mirrored[::-1] if flips[1] else mirrored
    wanted = np.rot90(mirrored, -rotation // 90)
    turn = turn_of(PlanItem("source.a", (0, 0, 2, 2), (0, 0, 2, 2), rotation=rotation, flip_h=flips[0], flip_v=flips[1]))
    if turn.nothing:
        np.testing.assert_array_equal(wanted, corner)
        return
    found = np.zeros(wanted.shape, np.uint8)
    apply_turn(corner, turn, found, Scratch())
    np.testing.assert_array_equal(found, wanted)
    assert turn == Turn(rotation in (90, 270), turn.flip_h, turn.flip_v)


@settings(max_examples=60, deadline=None)
@given(shape=st.tuples(st.integers(1, 300), st.integers(1, 300)), target=st.tuples(st.integers(1, 200), st.integers(1, 200)))
def test_a_flat_plane_stays_flat_at_any_size(shape: tuple[int, int], target: tuple[int, int]) -> None:
    out = np.zeros(target, np.uint8)
    scale(np.full(shape, 77, np.uint8), out, Scratch())
    assert (out == 77).all()


def test_nothing_of_a_box_outside_is_visible() -> None:
    whole = (0, 0, W, H)
    for box in ((-20, 0, 20, 20), (W, 0, 20, 20), (0, H, 20, 20), (0, 0, 0, 20)):
        assert visible_part(PlanItem("source.a", box, whole), W, H) is None
    assert visible_part(PlanItem("source.a", (0, 0, 20, 20), (30, 0, 20, 20)), W, H) is None
    assert visible_part(PlanItem("source.a", (-4, -4, 20, 20), whole), W, H) == (0, 0, 16, 16)


def test_enlarged_tiles_do_not_ring() -> None:
    """Bicubic overshoots at an edge; a premultiplied plane must not."""
    edge = np.zeros((10, 10), np.uint8)
    edge[:, 5:] = 200
    sharp, smooth = np.zeros((40, 40), np.uint8), np.zeros((40, 40), np.uint8)
    scale(edge, sharp, Scratch())
    scale(edge, smooth, Scratch(), smooth=True)
    assert sharp.max() > 200
    assert smooth.max() == 200
