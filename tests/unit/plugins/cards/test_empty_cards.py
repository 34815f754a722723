"""Cards that only say words leave the picture alone while they have none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]


@pytest.mark.parametrize("kind", ["banner", "comment_highlight", "lower_third"])
def test_without_words_there_is_nothing_to_see(draw: Draw, kind: str) -> None:
    empty, next_ns = draw(kind, (420, 110), {"name": "", "text": ""}, settings={})
    assert not empty.any()
    assert next_ns is None
    said, _ = draw(kind, (420, 110), {"name": "Mei", "text": "Hello"}, settings={})
    assert said.any()
