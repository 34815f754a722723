"""Messages a minute, and the busiest minutes."""

from __future__ import annotations

from studio.control.schema.answers import FigureMark, FigureSeries
from studio.show.figures.chat_pace import PEAKS, Peak, pace, peaks


def series(*minutes: int, step_s: int = 10, marks: tuple[FigureMark, ...] = ()) -> FigureSeries:
    """Everything of a minute is written in its first step."""
    steps = tuple(messages if step == 0 else 0 for messages in minutes for step in range(60 // step_s))
    return FigureSeries(step_s=step_s, messages=steps, marks=marks)


def test_steps_of_ten_seconds_make_minutes() -> None:
    assert pace(FigureSeries(messages=(1, 2, 3, 4, 5, 6, 7))) == (60, (21, 7))


def test_a_step_that_is_no_part_of_a_minute_is_scaled() -> None:
    assert pace(FigureSeries(step_s=40, messages=(20, 40))) == (40, (30, 60))
    assert pace(FigureSeries(step_s=80, messages=(80,))) == (80, (60,))


def test_without_a_message_there_is_nothing() -> None:
    assert pace(FigureSeries(messages=(0, 0))).per_minute == ()
    assert pace(FigureSeries()).per_minute == ()
    assert peaks(FigureSeries(messages=(0,))) == ()


def test_one_burst_is_one_peak() -> None:
    found = peaks(series(1, 50, 60, 40, 1, 30, 2))
    assert [(peak.second, peak.per_minute) for peak in found] == [(120, 60), (300, 30)]


def test_there_are_few_and_each_knows_what_was_explained() -> None:
    marks = (FigureMark(second=0, kind="explain", product="a"), FigureMark(second=175, kind="explain", product="b"))
    assert peaks(series(9, 1, 1, 8, marks=marks)) == (Peak(0, 9, "a"), Peak(180, 8, "b"))
    assert peaks(series(9)) == (Peak(0, 9, ""),)
    assert len(peaks(series(*([5, 0, 0] * 20)))) == PEAKS
