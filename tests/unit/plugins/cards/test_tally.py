"""The tally: every keyword with its number, and bars as long as the numbers say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.plugin_api import Look

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

SIZE = (520, 260)


def values(*counts: int, running: bool = True) -> dict[str, Any]:
    choices = [{"keyword": str(place + 1), "viewers": viewers} for place, viewers in enumerate(counts)]
    return {"choices": choices, "running": running}


def test_every_part_is_seen(draw: Draw) -> None:
    whole, next_ns = draw("tally", SIZE, values(120, 30))
    assert next_ns is None
    for other in (values(121, 30), values(120), values(120, 30, running=False), values(30, 120)):
        assert not np.array_equal(whole, draw("tally", SIZE, other)[0])
    assert not np.array_equal(whole, draw("tally", SIZE, values(120, 30), settings={"title": "Want it?"})[0])


def test_without_choices_there_is_no_plate(draw: Draw) -> None:
    for empty in ({}, {"choices": []}, {"choices": "1"}, {"choices": [{"viewers": 4}]}):
        assert not draw("tally", SIZE, empty)[0].any()


def test_a_bar_is_as_long_as_its_number(draw: Draw) -> None:
    look = Look(brand_colour="#ff0000")
    pixels, _ = draw("tally", SIZE, values(100, 50), look=look)
    red = (pixels[..., 0] > 200) & (pixels[..., 1] < 40) & (pixels[..., 2] < 40)
    rows = red.sum(axis=1)
    upper, lower = rows[: len(rows) * 60 // 100].max(), rows[len(rows) * 70 // 100 :].max()
    assert upper > 60
    assert 0.4 < lower / upper < 0.6


def test_eight_long_keywords_stay_on_their_card(draw: Draw) -> None:
    many = {"choices": [{"keyword": "想要这个颜色的扣这个" * 3, "viewers": 10**6} for _ in range(12)], "running": True}
    for size in ((520, 260), (200, 80), (90, 400)):
        pixels, _ = draw("tally", size, many)
        assert pixels.any()
        assert not pixels[0].any()
        assert not pixels[:, -1].any()
