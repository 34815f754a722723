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


async def test_another_is_fetched_before_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, credential = [0.0], Credential(Fetching())
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: clock[0])

    async def at(now_s: float) -> str:
        clock[0] = now_s
        return await credential.token()

    assert [await at(0.0), await at(6_899.0), await at(6_900.0)] == ["t1", "t1", "t2"]


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
