"""The banner: one text in the brand's colour, from the show or from its settings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.plugin_api import Look

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]


def test_values_before_settings(draw: Draw) -> None:
    by_values, _ = draw("banner", (640, 84), {"text": "全场包邮"})
    both, _ = draw("banner", (640, 84), {"text": "全场包邮"}, settings={"text": "别的"})
    by_settings, _ = draw("banner", (640, 84), {}, settings={"text": "全场包邮"})
    assert np.array_equal(by_values, both)
    assert np.array_equal(by_values, by_settings)


def test_it_has_the_brands_colour(draw: Draw) -> None:
    pixels, _ = draw("banner", (640, 84), {"text": "x"}, Look(brand_colour="#00695c"))
    assert tuple(pixels[42, 60]) == (0x00, 0x69, 0x5C, 255)
