from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from studio.control.schema.state.workers import SinkFigures, Worker, figures_of
from ui.desk_words.units import rate_words, size_words
from ui.destinations.words import figure_words, lamp_colour, state_words
from ui.theme import colours


def test_rates_and_sizes() -> None:
    assert rate_words(3_140_000) == "3.1 Mbit/s"
    assert rate_words(840_000) == "840 kbit/s"
    assert size_words(1_250_000_000) == "1.2 GB"


def test_figures_say_only_what_there_is_to_say() -> None:
    assert figure_words(SinkFigures()) == ""
    assert figure_words(SinkFigures(congestion_ms=20)) == ""
    words = figure_words(SinkFigures(sent_bps=2_000_000, congestion_ms=800, dropped=7))
    assert "800 ms" in words
    assert "7 dropped" in words


def test_a_picture_that_was_left_out_is_counted_once() -> None:
    """A push says how many it left out, and how many of these were of either kind."""
    sink = Worker(state="live", figures={"dropped": 7, "dropped_b": 3, "dropped_p": 4})
    assert figure_words(figures_of(sink, SinkFigures)) == "7 dropped"


def test_red_is_for_on_air_only() -> None:
    states = ("", "idle", "starting", "connecting", "live", "stalled", "waiting", "failed")
    reds = {state for state in states if lamp_colour(state) == colours.ON_AIR}
    assert reds == {"live"}
    assert state_words("live", True) == "Recording"
    assert state_words("live", False) == "Live"
