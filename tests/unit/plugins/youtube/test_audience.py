"""How many watch costs a unit each time it is asked, whatever comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from youtube.answers import Items, LiveDetails, Video
from youtube.audience import Audience
from youtube.broadcast import Live

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode

LIVE = Live("chat", "video", "UCown")


class Api:
    """Answers each question with the next of `answers`."""

    def __init__(self, *answers: int | AbilityErrorCode) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def get(self, path: str, shape: object, cost: int, **query: str) -> Items[Video]:
        self.asked += 1
        answer = self.answers.pop(0)
        if not isinstance(answer, int):
            raise AbilityError(answer, "No")
        return Items([Video("video", LiveDetails(concurrent_viewers=str(answer)))])


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def audience(api: Any, clock: Clock) -> Audience:
    return Audience(api, clock)


@pytest.mark.parametrize(("code", "asked"), [("refused", 2), ("unreachable", 2), ("limited", 7), ("logged_out", 7)])
async def test_after_a_failure_it_is_asked_again_when_half_a_minute_is_over(code: AbilityErrorCode, asked: int) -> None:
    api, clock = Api(*[code] * (asked - 1), 12), Clock()
    watching = audience(api, clock)
    for _ in range(6):
        with pytest.raises(AbilityError) as caught:
            await watching.count(LIVE)
        assert caught.value.code == code
        clock.now_s += 5.0
    assert (await watching.count(LIVE)).online == 12
    assert api.asked == asked
