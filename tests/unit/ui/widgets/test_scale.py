from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("PySide6")

from ui.widgets import scale


@given(st.floats(-60, 20))
def test_a_faders_place_gives_its_gain_back(gain_db: float) -> None:
    place = scale.fader_place(gain_db)
    assert 0 <= place <= 1
    assert scale.fader_gain_db(place) == pytest.approx(gain_db, abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_higher_is_louder(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert scale.fader_gain_db(low) <= scale.fader_gain_db(high)


@pytest.mark.parametrize(("gain_db", "place"), [(-60, 0), (0, 0.75), (20, 1), (-100, 0), (50, 1)])
def test_marks_of_the_fader(gain_db: float, place: float) -> None:
    assert scale.fader_place(gain_db) == pytest.approx(place)


@pytest.mark.parametrize(("level_db", "place"), [(-120, 0), (-60, 0), (-30, 0.5), (0, 1), (3, 1)])
def test_meter_is_linear_in_db(level_db: float, place: float) -> None:
    assert scale.meter_place(level_db) == pytest.approx(place)


@pytest.mark.parametrize(("gain_db", "words"), [(0.0, "0.0"), (-0.04, "0.0"), (6.0, "+6.0"), (-12.54, "-12.5"), (-60.0, "-∞")])
def test_gain_in_words(gain_db: float, words: str) -> None:
    assert scale.gain_words(gain_db) == words


def test_a_peak_is_held_then_falls_and_rises_at_once() -> None:
    hold = scale.PeakHold()
    assert hold.feed(-6, 10.0) == -6
    assert hold.feed(-40, 11.4) == -6
    assert hold.feed(-40, 12.0) == pytest.approx(-6 - 0.5 * hold.FALL_DB_PER_S)
    assert hold.feed(-40, 12.1) == pytest.approx(-6 - 0.6 * hold.FALL_DB_PER_S)
    assert hold.feed(-3, 12.2) == -3
    assert hold.feed(-40, 20.0) == -40
