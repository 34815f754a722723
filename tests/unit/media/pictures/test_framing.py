"""Pictures of any shape lie whole in the middle of a frame, with black around them."""

from __future__ import annotations

import numpy as np
import pytest

from studio.ipc.picture_ring import Format, Planes, split_planes
from studio.media.pictures.framing import within_frame


def planes(width: int, height: int) -> Planes:
    return split_planes(np.full(width * height * 3 // 2, 77, np.uint8), Format.I420, width, height)


@pytest.mark.parametrize(
    ("frame", "shape", "rows", "columns"),
    [
        ((1280, 720), (1920, 1080), (0, 720), (0, 1280)),
        ((1280, 720), (720, 720), (0, 720), (280, 1000)),
        ((720, 1280), (1920, 1080), (438, 842), (0, 720)),
        ((640, 360), (1, 5000), (0, 360), (318, 320)),
    ],
)
def test_a_picture_is_whole_and_in_the_middle(
    frame: tuple[int, int], shape: tuple[int, int], rows: tuple[int, int], columns: tuple[int, int]
) -> None:
    whole = planes(*frame)
    inner = within_frame(whole, shape)
    for plane, part, step, black in (
        (whole.y, inner.y, 1, 16),
        (whole.u, inner.u, 2, 128),
        (whole.v, inner.v, 2, 128),
    ):
        assert np.shares_memory(plane, part)
        part[:] = 200
        top, bottom, left, right = (place // step for place in (*rows, *columns))
        expected = np.full_like(plane, black)
        expected[top:bottom, left:right] = 200
        assert (plane == expected).all()
