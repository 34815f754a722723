"""How much is used, as Facebook says it beside its answers, and for how long nothing is asked."""

from __future__ import annotations

import pytest
from facebook.limits import APP, BUSINESS, Limits

from studio.plugin_api.abilities import AbilityError


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize(
    ("headers", "used", "pace_s"),
    [
        ({}, 0, 5.0),
        ({APP: '{"call_count":28,"total_time":25,"total_cputime":31}'}, 31, 5.0),
        ({APP: '{"call_count":80}', BUSINESS: '{"1":[{"type":"pages","call_count":12}]}'}, 80, 15.0),
        ({BUSINESS: '{"1":[{"call_count":12},{"total_time":95.5}],"2":[]}'}, 95.5, 60.0),
        ({APP: "no JSON"}, 0, 5.0),
        ({APP: '{"call_count":"many"}', BUSINESS: "[]"}, 0, 5.0),
        ({APP: '{"call_count":-3}'}, 0, 5.0),
        ({APP: '{"call_count":' + "9" * 30_000 + "}"}, 0, 5.0),
    ],
)
def test_the_more_is_used_the_slower_it_is_asked(headers: dict[str, str], used: float, pace_s: float) -> None:
    limits = Limits(Clock())
    limits.note(headers)
    assert (limits.used, limits.pace_s()) == (used, pace_s)
    limits.begin()


def test_nothing_is_asked_more_often_than_is_left_room_for() -> None:
    limits = Limits(Clock())
    assert [limits.rest_s(usual_s) for usual_s in (1.0, 10.0, 30.0)] == [5.0, 10.0, 30.0]
    limits.note({APP: '{"call_count":91}'})
    assert [limits.rest_s(usual_s) for usual_s in (10.0, 300.0)] == [60.0, 300.0]


def test_what_is_used_less_is_asked_faster_again() -> None:
    limits = Limits(Clock())
    for percent, pace_s in ((95, 60.0), (10, 5.0)):
        limits.note({APP: f'{{"call_count":{percent}}}'})
        assert limits.pace_s() == pace_s


@pytest.mark.parametrize(
    ("minutes", "wait_s", "words"), [(0, 60, "in 60 seconds"), (19, 1_140, "in 19 minutes"), (9_999, 3_600, "in 60")]
)
def test_after_a_refusal_nothing_is_asked_until_it_is_over(minutes: int, wait_s: float, words: str) -> None:
    clock = Clock()
    limits = Limits(clock)
    limits.note({BUSINESS: f'{{"1":[{{"call_count":100,"estimated_time_to_regain_access":{minutes}}}]}}'})
    limits.begin()  # it is Facebook that says when it is enough
    error = limits.refused()
    assert (error.code, error.pause_s) == ("limited", wait_s)
    assert words in error.text
    clock.now_s += wait_s - 1
    with pytest.raises(AbilityError, match="in 1 seconds"):
        limits.begin()
    clock.now_s += 2
    limits.begin()
