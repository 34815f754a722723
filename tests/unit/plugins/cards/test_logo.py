"""The logo: whole, undistorted, in the middle; nothing without a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]


def test_it_keeps_its_shape(draw: Draw, photo: Path) -> None:
    pixels, next_ns = draw("logo", (242, 92), {}, settings={"picture": str(photo)})
    assert next_ns is None
    ys, xs = np.nonzero(pixels[..., 3] > 128)
    wide, high = int(xs.max() - xs.min()) + 1, int(ys.max() - ys.min()) + 1
    assert wide / high == pytest.approx(1.5, abs=0.04)
    assert high >= 88
    assert abs(int(xs.min() + xs.max()) - 241) <= 2


def test_a_plate_goes_behind_it(draw: Draw, photo: Path) -> None:
    bare, _ = draw("logo", (240, 90), {}, settings={"picture": str(photo)})
    plated, _ = draw("logo", (240, 90), {}, settings={"picture": str(photo), "plate": True})
    assert bare[45, 20, 3] == 0
    assert plated[45, 20, 3] == 255


@pytest.mark.parametrize("picture", ["", None, "/nowhere.png"])
def test_without_a_file_there_is_nothing(draw: Draw, picture: str | None) -> None:
    for plate in (False, True):
        assert not draw("logo", (240, 90), {}, settings={"picture": picture, "plate": plate})[0].any()
