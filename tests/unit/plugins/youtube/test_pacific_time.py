"""The days of California, around the days on which its clocks were or will be changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from youtube import pacific_time

CHANGES = [  # as the time zone database has them (America/Los_Angeles)
    (date(2026, 3, 8), date(2026, 11, 1)),
    (date(2027, 3, 14), date(2027, 11, 7)),
    (date(2028, 3, 12), date(2028, 11, 5)),
    (date(2032, 3, 14), date(2032, 11, 7)),
]


@pytest.mark.parametrize(("forward", "back"), CHANGES)
def test_every_day_of_a_year_begins_at_midnight_there(forward: date, back: date) -> None:
    there = date(forward.year, 1, 1)
    while there.year == forward.year:
        behind = timedelta(hours=7 if forward < there <= back else 8)  # at midnight: they are changed at two
        midnight = datetime(there.year, there.month, there.day, tzinfo=UTC) + behind
        begins_ms = round(midnight.timestamp() * 1000)
        number = (there - date(1970, 1, 1)).days
        assert pacific_time.begin_ms(number) == begins_ms, there
        assert [pacific_time.day(begins_ms + after_ms) for after_ms in (-1, 0)] == [number - 1, number], there
        there += timedelta(days=1)
