"""A card's pixels in the program's colours, and what of them is converted again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio import colour
from studio.ipc.picture_ring import Format, Planes, picture_bytes, split_planes
from studio.plugin_api.tile_picture import TilePicture

U8 = NDArray[np.uint8]
W, H = 20, 12


def planes_of(picture: TilePicture) -> Planes:
    target = split_planes(np.full(picture_bytes(Format.I420A, W, H), 99, np.uint8), Format.I420A, W, H)
    picture.copy_to(target)
    return target


def exact(rgba: U8) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Y', U', V' of premultiplied pixels, by the book: BT.709 limited, the offsets scaled by alpha."""
    r, g, b, a = (rgba[..., channel].astype(np.float64) / 255 for channel in range(4))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    u, v = (b - y) / 1.8556, (r - y) / 1.5748

    def halved(plane: NDArray[np.float64]) -> NDArray[np.float64]:
        small: NDArray[np.float64] = plane.reshape(H // 2, 2, W // 2, 2).mean(axis=(1, 3))
        return small

    return 219 * y + 16 * a, halved(224 * u + 128 * a), halved(224 * v + 128 * a)


def premultiplied(seed: int) -> U8:
    noise = np.random.default_rng(seed).integers(0, 256, (H, W, 4))
    noise[..., :3] = noise[..., :3] * noise[..., 3:] // 255
    return noise.astype(np.uint8)


@given(st.integers(0, 1000))
def test_it_is_the_standards_arithmetic_to_half_a_level(seed: int) -> None:
    picture, drawn = TilePicture(W, H), premultiplied(seed)
    picture.blank()[:] = drawn
    assert picture.follow()
    planes = planes_of(picture)
    for plane, wanted in zip((planes.y, planes.u, planes.v), exact(drawn), strict=True):
        assert np.abs(plane - wanted).max() <= 0.501
    assert planes.a is not None
    assert (planes.a == drawn[..., 3]).all()


def test_straight_and_premultiplied_meet_where_it_is_opaque() -> None:
    opaque = premultiplied(1)
    opaque[..., 3] = 255
    for one, other in zip(colour.i420a_from_rgba(opaque), colour.i420a_from_rgba(opaque, premultiplied=True), strict=True):
        assert (one == other).all()


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, H - 1), st.integers(0, W - 1), st.integers(1, 6)), min_size=1, max_size=4))
def test_a_piece_converted_is_as_good_as_the_whole(changes: list[tuple[int, int, int]]) -> None:
    drawn = premultiplied(2)
    picture = TilePicture(W, H)
    picture.blank()[:] = drawn
    picture.follow()
    for row, column, size in changes:
        drawn[row : row + size, column : column + size] = (9, 8, 7, 200)
    picture.blank()[:] = drawn
    assert picture.follow()
    afresh = TilePicture(W, H)
    afresh.blank()[:] = drawn
    afresh.follow()
    mine, whole = planes_of(picture), planes_of(afresh)
    assert (mine.y == whole.y).all()
    assert (mine.u == whole.u).all()
    assert (mine.v == whole.v).all()
    assert not picture.follow()


def test_only_what_changed_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, ...]] = []
    convert = colour.i420a_from_rgba

    def watched(rgba: U8, *given: Any, **named: Any) -> Any:
        sizes.append(rgba.shape)
        return convert(rgba, *given, **named)

    monkeypatch.setattr(colour, "i420a_from_rgba", watched)
    picture = TilePicture(W, H)
    assert not picture.follow(), "it begins transparent"
    picture.blank()[5, 7] = (1, 1, 1, 1)
    assert picture.follow()
    assert sizes == [(2, 2, 4)]


def test_a_colour_above_its_alpha_is_no_brighter_than_white() -> None:
    picture = TilePicture(W, H)
    picture.blank()[:] = (255, 255, 255, 10)
    picture.follow()
    planes = planes_of(picture)
    assert planes.y.max() == round(235 * 10 / 255)


def test_a_plugin_that_reshapes_its_pixels_changes_only_its_own_view() -> None:
    picture = TilePicture(W, H)
    given_pixels = picture.blank()
    given_pixels.shape = (4, H * W)  # type: ignore[assignment]
    given_pixels[:] = 77
    assert picture.blank().shape == (H, W, 4)
