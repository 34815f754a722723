"""The lower third: what the show says goes before what the settings say."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

SIZE = (440, 110)


def test_values_before_settings(draw: Draw) -> None:
    luna = {"name": "林月 Luna", "title": "主播"}
    by_values, _ = draw("lower_third", SIZE, luna)
    by_settings, _ = draw("lower_third", SIZE, {}, settings=luna)
    both, _ = draw("lower_third", SIZE, luna, settings={"name": "Somebody", "title": "Else"})
    assert np.array_equal(by_values, by_settings)
    assert np.array_equal(by_values, both)


def test_a_name_alone_stands_in_the_middle(draw: Draw) -> None:
    alone, _ = draw("lower_third", SIZE, {"name": "LUNA"})
    nothing, _ = draw("lower_third", SIZE, {})
    ys, _ = np.nonzero(np.any(alone != nothing, axis=2))
    assert abs((int(ys.min()) + int(ys.max())) / 2 - (SIZE[1] - 1) / 2) <= 2
