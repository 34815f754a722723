"""Where a moving item is, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.contracts.plan import Motion, PlanItem
from studio.mixer.motion import REST, Pose, phase, pose

MS = 1_000_000
CANVAS = (0, 0, 1280, 720)
START = 5_000 * MS


def item(kind: Any, box: tuple[int, int, int, int] = (40, 500, 520, 200), leaving: bool = False) -> PlanItem:
    return PlanItem("card.a.main", box, CANVAS, motion=Motion(kind, START, 400 * MS, leaving))


def at(one: PlanItem, ms: float) -> Pose | None:
    return pose(one, START + int(ms * MS))


@pytest.mark.parametrize("kind", ["fade", "slide", "pop"])
def test_it_comes_from_nothing_and_rests_and_leaves_to_nothing(kind: str) -> None:
    coming, leaving = item(kind), item(kind, leaving=True)
    assert [at(coming, ms) for ms in (-100, 0, 400, 9000)] == [None, None, REST, REST]
    assert [at(leaving, ms) for ms in (-100, 0, 400, 9000)] == [REST, REST, None, None]
    assert at(coming, 200) not in (None, REST)


@pytest.mark.parametrize("kind", ["fade", "slide", "pop"])
@given(ms=st.integers(1, 399))
def test_leaving_is_coming_backwards(kind: str, ms: int) -> None:
    coming, leaving = at(item(kind), ms), at(item(kind, leaving=True), 400 - ms)
    assert coming is not None
    assert leaving == pytest.approx(coming)


def test_a_fade_is_linear() -> None:
    assert at(item("fade"), 100) == Pose(opacity=0.25)


def test_a_slide_comes_from_the_side_edge_it_is_nearest_to() -> None:
    left, right = item("slide"), item("slide", (900, 0, 340, 200))
    first, half = at(left, 0.001), at(left, 200)
    assert first is not None
    assert half is not None
    assert first.shift == -560  # wholly outside
    assert half.shift == 2 * round(-560 / 8 / 2)  # eased: seven eighths of the way at half time
    mirrored = at(right, 0.001)
    assert mirrored is not None
    assert mirrored.shift == 380


def test_a_pop_grows_beyond_its_size_and_settles() -> None:
    poses = [one for ms in range(1, 400) if (one := at(item("pop"), ms)) is not None]
    sizes = [one.scale for one in poses]
    assert 0.59 < sizes[0] < 0.65
    assert 1.03 < max(sizes) < 1.05
    assert sizes[-1] == pytest.approx(1.0, abs=0.01)
    assert poses[0].opacity < 0.01
    assert poses[250].opacity == 1.0


@given(kind=st.sampled_from(["fade", "slide", "pop"]), ms=st.floats(0, 400), leaving=st.booleans(), x=st.integers(-100, 600))
def test_it_moves_by_even_pixels_and_is_never_more_than_whole(kind: str, ms: float, leaving: bool, x: int) -> None:
    here = at(item(kind, (2 * x, 0, 200, 100), leaving), ms)
    if here is not None:
        assert here.shift % 2 == 0
        assert 0 < here.opacity <= 1
        assert 0.5 < here.scale < 1.1


def test_without_duration_it_is_there_at_once() -> None:
    assert phase(Motion("fade", START, 0), START - 1) == 1.0
    assert phase(Motion("fade", START, 0, leaving=True), START - 1) == 0.0
