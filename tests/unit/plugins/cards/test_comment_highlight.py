"""The comment: name, badges and words, as large as they fit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from cards.comment_highlight import _initial
from numpy.typing import NDArray

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]

SIZE = (560, 180)


def test_every_part_is_seen(draw: Draw) -> None:
    full = {"name": "小月亮", "text": "可以放冰箱吗？", "badges": ["铁粉", "已购"]}
    whole, next_ns = draw("comment_highlight", SIZE, full)
    assert next_ns is None
    for name in full:
        assert not np.array_equal(whole, draw("comment_highlight", SIZE, full | {name: None})[0]), name


def test_badges_give_way_to_the_name(draw: Draw) -> None:
    many, _ = draw("comment_highlight", SIZE, {"name": "小月亮", "text": "好", "badges": ["a very long badge indeed " * 3]})
    none, _ = draw("comment_highlight", SIZE, {"name": "小月亮", "text": "好", "badges": []})
    assert np.array_equal(many, none)


def test_an_initial_is_a_letter() -> None:
    assert _initial("🌙luna") == "L"
    assert _initial("小月亮") == "小"
    assert _initial("🌙🌙") == ""
