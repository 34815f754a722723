"""An outage of the platform is said once, also where it is one of a part."""

from __future__ import annotations

import asyncio
import logging
from typing import cast

import pytest
from douyin.api import OpenLive
from douyin.kinds import COMMENT, GIFT, LIKE
from douyin.push_tasks import PushTasks

from studio.plugin_api.abilities import AbilityError

RUNS = 3


class Platform:
    """Says nothing of gifts while `away`. `rounds` of questions are counted by those for likes."""

    def __init__(self) -> None:
        self.away, self.rounds = True, 0

    async def start(self, room: str, kind: str) -> None:
        """It runs."""

    async def status(self, room: str, kind: str) -> int:
        self.rounds += kind == LIKE
        if kind == GIFT and self.away:
            raise AbilityError("unreachable", "It is away.")
        return RUNS


async def test_an_outage_of_a_part_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    platform = Platform()
    tasks = PushTasks(cast("OpenLive", platform), (COMMENT, GIFT, LIKE), every_s=0.0)
    await tasks.start("7")
    watching = asyncio.create_task(tasks.watch())

    async def rounds(count: int) -> None:
        async with asyncio.timeout(20.0):
            while platform.rounds < count:
                await asyncio.sleep(0)

    await rounds(5)
    assert caplog.text.count("It is away.") == 1
    platform.away = False
    await rounds(platform.rounds + 2)
    platform.away = True
    await rounds(platform.rounds + 3)
    assert caplog.text.count("It is away.") == 2
    watching.cancel()
    await asyncio.wait([watching])
