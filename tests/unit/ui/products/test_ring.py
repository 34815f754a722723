from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.control.schema.state.selling import Launch

pytest.importorskip("PySide6")

from ui.products.ring import CountdownRing, clock, read_launch
from ui.theme import colours

SECOND = 10**9


def launch(**more: Any) -> Launch:
    usual = {"phase": "countdown", "zero_ns": 100 * SECOND, "ends_ns": 400 * SECOND, "countdown_s": 30, "until_sold_out": False}
    return Launch(product="p1", **usual | more)


@pytest.mark.parametrize(
    ("now_s", "figure"),
    [
        (70.0, "0:30"),
        (89.0, "0:11"),
        (89.99, "0:11"),
        (90.0, "10.0"),
        (99.95, "0.1"),
        (100.0, "5:00"),
        (399.5, "0:01"),
        (400.0, "0:00"),
    ],
)
def test_the_ring_counts_to_zero_by_tenths_and_then_the_sale_by_seconds(now_s: float, figure: str) -> None:
    phase = "countdown" if now_s < 100 else "open"
    assert read_launch(launch(phase=phase), round(now_s * SECOND)).figure == figure


def test_timed_to_viewers_it_counts_to_their_zero_and_waits_there() -> None:
    timed = launch(shown_zero_ns=98 * SECOND)
    assert read_launch(timed, 97 * SECOND).figure == "1.0"
    assert read_launch(timed, 99 * SECOND).figure == "0.0"
    assert read_launch(replace(timed, phase="open"), 100 * SECOND).figure == "5:00"


@given(st.integers(0, 100 * SECOND - 1))
def test_it_never_says_zero_before_zero(now_ns: int) -> None:
    shown = read_launch(launch(countdown_s=100), now_ns)
    assert shown.figure not in {"0.0", "0:00", ""}
    assert 0 < shown.full <= 1
    assert shown.moving


def test_an_armed_launch_shows_its_countdown_and_stands() -> None:
    shown = read_launch(launch(phase="armed", zero_ns=None), 0)
    assert (shown.figure, shown.moving) == ("0:30", False)


def test_the_last_ten_seconds_are_red() -> None:
    assert read_launch(launch(), 95 * SECOND).colour == colours.ON_AIR
    assert read_launch(launch(), 75 * SECOND).colour == colours.WARN


def test_it_is_painted_when_a_pixel_or_the_figure_moves_and_not_with_every_look(application: object) -> None:
    now_s = 100.0
    ring = CountdownRing(lambda: round(now_s * SECOND))
    ring.resize(96, 96)
    ring.show_launch(launch(phase="open", ends_ns=1300 * SECOND))
    painted: list[float] = []
    ring.update = lambda: painted.append(now_s)  # type: ignore[method-assign]
    for _ in range(200):  # ten seconds of the twenty minutes
        now_s += 0.05
        ring._tick()
    assert ring.reading().full == pytest.approx(1190 / 1200)
    assert 10 <= len(painted) <= 14, "each second, and as the ring grows shorter"


def test_without_a_launch_it_is_empty() -> None:
    assert read_launch(None, 5).figure == ""


def test_clocks_are_rounded_up() -> None:
    assert [clock(0), clock(0.2), clock(61), clock(3600)] == ["0:00", "0:01", "1:01", "1:00:00"]
