"""The ticker shows the number that it is given, and the latest buyers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

LINES = [{"name": f"李{at}*", "quantity": at + 1, "title": "茶叶罐"} for at in range(20)]


@pytest.mark.parametrize("size", [(520, 110), (240, 300)])
def test_every_number_is_another_picture(draw: Draw, size: tuple[int, int]) -> None:
    drawn = {draw("sold_ticker", size, {"sold": sold})[0].tobytes() for sold in (0, 9, 10, 12_873, 12_874, 9_999_999)}
    assert len(drawn) == 6


def test_it_stands_still_by_itself(draw: Draw) -> None:
    early, next_ns = draw("sold_ticker", (520, 110), {"sold": 7, "lines": LINES}, at_ns=1)
    late, _ = draw("sold_ticker", (520, 110), {"sold": 7, "lines": LINES}, at_ns=10**12)
    assert next_ns is None
    assert np.array_equal(early, late)


def test_the_newest_buyers_come_first(draw: Draw) -> None:
    three, _ = draw("sold_ticker", (520, 110), {"sold": 7, "lines": LINES[:3]})
    assert np.array_equal(three, draw("sold_ticker", (520, 110), {"sold": 7, "lines": LINES})[0])
    assert not np.array_equal(three, draw("sold_ticker", (520, 110), {"sold": 7, "lines": LINES[1:]})[0])
