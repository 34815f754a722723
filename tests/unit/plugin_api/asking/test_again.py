"""What is asked again, and until when."""

from __future__ import annotations

import asyncio

import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import again
from studio.plugin_api.asking.again import asked_again


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "RETRIES_S", (0.0, 0.0))


class Server:
    """Gives its answers one by one; remembers how much time it was given."""

    def __init__(self, *answers: str | AbilityError) -> None:
        self.answers, self.until = list(answers), list[float]()

    async def __call__(self, until_s: float) -> str:
        self.until.append(until_s)
        answer = self.answers.pop(0)
        if isinstance(answer, AbilityError):
            raise answer
        return answer


def away() -> AbilityError:
    return AbilityError("unreachable", "away")


async def test_who_could_not_be_reached_is_asked_three_times_within_the_same_time() -> None:
    server = Server(away(), away(), "fine")
    assert await asked_again(server, 60.0) == "fine"
    assert len(set(server.until)) == 1
    assert server.until[0] > asyncio.get_running_loop().time()
    with pytest.raises(AbilityError, match="away"):
        await asked_again(Server(away(), away(), away(), "too late"), 60.0)


async def test_a_refusal_is_an_answer() -> None:
    server = Server(AbilityError("refused", "no"), "fine")
    with pytest.raises(AbilityError, match="no"):
        await asked_again(server, 60.0)
    assert server.answers == ["fine"]


async def test_without_time_it_is_left_at_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "RETRIES_S", (1000.0,))
    server = Server(away(), "fine")
    with pytest.raises(AbilityError, match="away"):
        await asked_again(server, 60.0)
    assert server.answers == ["fine"]
