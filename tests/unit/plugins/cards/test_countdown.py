"""The countdown card: 0.0 at zero, then the sale, then its end."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from cards import clock
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

S = clock.SECOND_NS
VALUES = {"zero_ns": 42 * S, "ends_ns": 300 * S, "title": "青瓷茶叶罐"}
SIZES = [(520, 150), (250, 150), (240, 300)]


@pytest.mark.parametrize("style", ["full", "compact"])
@pytest.mark.parametrize("size", SIZES)
def test_a_show_from_start_to_end(draw: Draw, style: str, size: tuple[int, int]) -> None:
    """Follow it from one named moment to the next: every picture differs from the one before, and it ends."""
    settings = {"style": style}
    at_ns, seen, moments = 30 * S, [], []
    while True:
        pixels, next_ns = draw("countdown", size, VALUES | {"ends_ns": 45 * S}, settings=settings, at_ns=at_ns)
        seen.append(pixels)
        moments.append(at_ns)
        if next_ns is None:
            break
        assert next_ns > at_ns
        at_ns = next_ns
    assert all(not np.array_equal(one, other) for one, other in itertools.pairwise(seen))
    seconds = [30 * S, 31 * S]
    assert moments[:2] == seconds
    assert 32 * S in moments
    assert 32 * S + S // 10 in moments, "tenths in the last ten seconds"
    assert 42 * S in moments, "0.0 at zero"
    assert 42 * S + S // 10 in moments, "then the sale"
    assert moments[-1] == 45 * S


def test_zero_is_shown_and_nothing_else_until_the_sale(draw: Draw) -> None:
    zero, next_ns = draw("countdown", (520, 150), VALUES, at_ns=42 * S)
    assert next_ns == 42 * S + S // 10
    assert np.array_equal(zero, draw("countdown", (520, 150), VALUES, at_ns=next_ns - 1)[0])
    sale, later_ns = draw("countdown", (520, 150), VALUES, at_ns=next_ns)
    assert not np.array_equal(zero, sale)
    assert later_ns == 43 * S


def test_a_sale_without_an_end_stands_still(draw: Draw) -> None:
    assert draw("countdown", (520, 150), VALUES | {"ends_ns": None}, at_ns=50 * S)[1] is None


def test_without_a_zero_there_is_no_clock(draw: Draw) -> None:
    pixels, next_ns = draw("countdown", (520, 150), {"title": "Tea"})
    assert next_ns is None
    assert not np.array_equal(pixels, draw("countdown", (520, 150), {"title": "Pots"})[0])


@pytest.mark.parametrize("size", SIZES)
def test_styles_differ(draw: Draw, size: tuple[int, int]) -> None:
    full, _ = draw("countdown", size, VALUES, settings={"style": "full"})
    compact, _ = draw("countdown", size, VALUES, settings={"style": "compact"})
    assert not np.array_equal(full, compact)
