"""The price card: its states, its prices, its clock, its cost."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np
import pytest
from cards import clock
from cards.palette import palette
from numpy.typing import NDArray

from studio.plugin_api import Look

Draw = Callable[..., tuple[NDArray[np.uint8], int | None]]
Product = Callable[..., dict[str, Any]]

S = clock.SECOND_NS
WIDE, TALL = (520, 200), (300, 430)
STATES = ("announced", "countdown", "on_sale", "few_left", "sold_out")
COST_MS = 15.0


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    grey: NDArray[np.float64] = pixels[..., :3].astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722])
    return grey


@pytest.mark.parametrize("size", [WIDE, TALL, (200, 100)])
@pytest.mark.parametrize("theme", ["night", "paper", "festival"])
def test_states_are_told_apart_without_colours(draw: Draw, product: Product, theme: str, size: tuple[int, int]) -> None:
    drawn = {state: _grey(draw("price_card", size, product(state=state), Look(theme=theme))[0]) for state in STATES}
    for one, other in itertools.combinations(STATES, 2):
        differs = np.abs(drawn[one] - drawn[other]) > 40
        assert differs.sum() > size[0] * size[1] * 0.012, (one, other)


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_every_value_is_seen(draw: Draw, product: Product, size: tuple[int, int]) -> None:
    before, _ = draw("price_card", size, product())
    others: list[dict[str, Any]] = [
        {"live_price_minor": 2800},
        {"list_price_minor": 4600},
        {"list_price_minor": None},
        {"title": "别的"},
        {"brand": "别的"},
        {"coupon": ""},
        {"link_no": 12},
        {"sold": 3205},
        {"stock_left": 80},
        {"picture": ""},
        {"currency": "USD"},
        {"ends_ns": None},
    ]
    for other in others:
        after, _ = draw("price_card", size, product(**other))
        assert not np.array_equal(before, after), other


def test_the_price_is_set_in_its_readable_colour(draw: Draw, product: Product) -> None:
    look = Look(theme="night", accent_colour="#123456")
    pixels, _ = draw("price_card", WIDE, product(coupon="", list_price_minor=None), look)
    price = palette(look).price
    wanted = np.array([int(price[at : at + 2], 16) for at in (1, 3, 5)])
    assert (np.abs(pixels[..., :3].astype(int) - wanted).max(axis=2) <= 2).sum() > 250


def test_a_list_price_below_the_live_price_is_not_shown(draw: Draw, product: Product) -> None:
    without, _ = draw("price_card", WIDE, product(list_price_minor=None))
    for list_price in (2900, 100, 0):
        assert np.array_equal(draw("price_card", WIDE, product(list_price_minor=list_price))[0], without)


def test_stock_is_hidden_when_the_settings_say_so(draw: Draw, product: Product) -> None:
    hidden = {"show_stock": False}
    few, many = product(state="few_left", stock_left=3), product(state="few_left", stock_left=4000)
    assert not np.array_equal(draw("price_card", WIDE, few)[0], draw("price_card", WIDE, many)[0])
    assert np.array_equal(draw("price_card", WIDE, few, settings=hidden)[0], draw("price_card", WIDE, many, settings=hidden)[0])


def test_an_unknown_state_promises_nothing(draw: Draw, product: Product) -> None:
    announced, _ = draw("price_card", WIDE, product(state="announced"))
    for state in ("", "selling like mad", None, 3):
        assert np.array_equal(draw("price_card", WIDE, product(state=state))[0], announced)


def test_the_clock_of_a_countdown_is_its_next_picture(draw: Draw, product: Product) -> None:
    values = product(state="countdown", zero_ns=42 * S)
    assert draw("price_card", WIDE, values, at_ns=0)[1] == S
    assert draw("price_card", WIDE, values, at_ns=33 * S)[1] == 33 * S + S // 10
    at_zero, next_ns = draw("price_card", WIDE, values, at_ns=42 * S)
    assert next_ns is None
    later, _ = draw("price_card", WIDE, values, at_ns=50 * S)
    assert np.array_equal(at_zero, later), "it goes on sale when the desk says so, not by itself"
    assert not np.array_equal(draw("price_card", WIDE, values, at_ns=42 * S - 1)[0], at_zero)


def test_a_sale_counts_down_to_its_end(draw: Draw, product: Product) -> None:
    for state in ("on_sale", "few_left"):
        values = product(state=state, ends_ns=300 * S)
        assert draw("price_card", WIDE, values, at_ns=100 * S + 5)[1] == 101 * S
        assert draw("price_card", WIDE, values, at_ns=300 * S)[1] is None
    for state in ("announced", "sold_out"):
        assert draw("price_card", WIDE, product(state=state))[1] is None


def test_nothing_changes_between_the_moments_it_names(draw: Draw, product: Product) -> None:
    values = product(state="countdown")
    first, next_ns = draw("price_card", WIDE, values, at_ns=35 * S + 7)
    assert next_ns is not None
    assert np.array_equal(first, draw("price_card", WIDE, values, at_ns=next_ns - 1)[0])
    assert not np.array_equal(first, draw("price_card", WIDE, values, at_ns=next_ns)[0])


def test_it_costs_little(draw: Draw, product: Product) -> None:
    costs = []
    for sold in range(25):
        before = time.process_time()
        draw("price_card", WIDE, product(sold=sold, title=f"{sold} 手绘月光青瓷茶叶罐 Moonlit tea caddy"))
        costs.append((time.process_time() - before) * 1000)
    assert median(costs) < COST_MS
