"""What viewers would call black, whatever is on program."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.mixer.darkness import is_black

RNG = np.random.default_rng(3)
SHAPE = (360, 640)


BLACK = {"none": np.full(SHAPE, 16), "nearly": np.full(SHAPE, 22), "capped": RNG.normal(20, 8, SHAPE)}


@pytest.mark.parametrize("luma", BLACK.values(), ids=BLACK)
def test_nothing_to_be_seen_is_black(luma: NDArray[np.float64]) -> None:
    assert is_black(np.clip(luma, 0, 255).astype(np.uint8))


def test_a_candle_in_the_night_is_a_picture() -> None:
    luma = np.full(SHAPE, 17, np.uint8)
    luma[100:140, 300:320] = 90
    assert not is_black(luma)
    assert not is_black(np.full(SHAPE, 40, np.uint8))
    assert not is_black(np.full((2, 2), 200, np.uint8))
