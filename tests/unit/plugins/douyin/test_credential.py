"""The access token is fetched as seldom as can be: each new one ends the one before."""

from __future__ import annotations

import asyncio

import pytest
from douyin.answers import Token
from douyin.credential import Credential

from studio.plugin_api.abilities import AbilityError


class Fetching:
    """Gives t1, t2, …, each for so long."""

    def __init__(self, lives_s: int = 7_200) -> None:
        self.count, self.lives_s = 0, lives_s

    async def __call__(self) -> Token:
        self.count += 1
        await asyncio.sleep(0)
        return Token(f"t{self.count}", self.lives_s)


async def test_all_who_ask_at_once_have_one_token() -> None:
    fetching = Fetching()
    credential = Credential(fetching)
    assert await asyncio.gather(*(credential.token() for _ in range(5))) == ["t1"] * 5
    assert fetching.count == 1


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now_s = [0.0]
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now_s[0])
    return now_s


@pytest.mark.parametrize(("lives_s", "until_s"), [(7_200, 6_900.0), (400, 200.0), (1, 60.0)])
async def test_another_is_fetched_before_its_end(clock: list[float], lives_s: int, until_s: float) -> None:
    credential = Credential(Fetching(lives_s))

    async def at(now_s: float) -> str:
        clock[0] = now_s
        return await credential.token()

    assert [await at(0.0), await at(until_s - 1), await at(until_s)] == ["t1", "t1", "t2"]


async def test_tokens_that_are_never_taken_are_replaced_once_a_minute(clock: list[float]) -> None:
    fetching = Fetching()
    credential = Credential(fetching)
    for now_s in range(600):
        clock[0] = float(now_s)
        credential.forget(await credential.token())
    assert fetching.count == 11


async def test_a_failure_is_told_and_nothing_fetched_until_it_is_worth_a_try(clock: list[float]) -> None:
    asked: list[float] = []

    async def wrong_secret() -> Token:
        asked.append(clock[0])
        raise AbilityError("logged_out", "Enter it again.")

    credential = Credential(wrong_secret)
    for now_s in range(600):
        clock[0] = float(now_s)
        with pytest.raises(AbilityError, match=r"Enter it again\.") as caught:
            await credential.token()
        assert (caught.value.code, caught.value.pause_s) == ("logged_out", 120.0 - now_s % 120)
    assert asked == [0.0, 120.0, 240.0, 360.0, 480.0]


async def test_one_that_is_not_taken_is_forgotten_and_a_newer_one_is_not() -> None:
    credential = Credential(Fetching())
    first = await credential.token()
    credential.forget(first)
    second = await credential.token()
    credential.forget(first)  # who asked with it hears late
    assert await credential.token() == second == "t2"


async def test_who_asks_hears_why_there_is_none() -> None:
    async def refused() -> Token:
        raise AbilityError("logged_out", "no")

    credential = Credential(refused)
    for _ in range(2):
        with pytest.raises(AbilityError, match="no"):
            await credential.token()
