"""The relay killed in the middle, pushes that come twice and a token that ends: what Douyin was told is kept comes once each.

What nobody took is lost where the platform keeps it not (comments, likes), and comes by asking where it does (gifts, fan clubs).
"""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import douyin.api
import douyin.room
import pytest
from douyin.room import DouyinRoom

from studio.plugin_api import webhooks
from studio.plugin_api.abilities import AbilityError, ChatMessage
from tests.parts.douyin import Douyin
from tests.parts.douyin.tasks import KINDS
from tests.parts.douyin_account import access, connected, relaying
from tests.parts.nats import NatsServer
from tests.parts.relay_process import RelayProcess

BEFORE, FAILED, AFTER = 40, 4, 60  # pushes
DOUBLED, SEED = 0.3, 20_261_130
_SOON_S = 60.0


@pytest.fixture(params=[pytest.param("nats", marks=pytest.mark.part("nats")), "disk"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[RelayProcess, str]]:
    """A relay, and where it keeps its calls."""
    with ExitStack() as stack:
        if request.param == "nats":
            place = stack.enter_context(NatsServer(tmp_path / "nats")).url
            stream = f'nats = ["{place}"]'
        else:
            place = str(tmp_path / "calls.sqlite3")
            stream = f'file = "{place}"'
        yield stack.enter_context(relaying(tmp_path / "relay", stream)), place


async def until(holds: Callable[[], object], what: Callable[[], object]) -> None:
    try:
        async with asyncio.timeout(_SOON_S):
            while not holds():
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"it does not come to this: {what()}") from None


async def follow(room: DouyinRoom, rows: list[ChatMessage]) -> None:
    """Read the feed as the studio does: again after each trouble."""
    while True:
        try:
            async for some in room.messages():
                rows += some
        except AbilityError:
            await asyncio.sleep(0.05)


class Crowd:
    """Viewers who write, give, tap and join in turn, each push doubled by chance: as it was, or in a batch with the next.

    `told`: by kind, everything that was pushed or tried to be. It waits while `alive` is not set and pushes have failed.
    """

    def __init__(self, server: Douyin) -> None:
        self._server, self._chance = server, random.Random(SEED)
        self.told: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
        self.alive = asyncio.Event()

    async def play(self) -> None:
        """Until so many were pushed after the failures."""
        number, left = 0, AFTER
        while left:
            number += 1
            await self._push(number)
            if self._server.pushing.failures >= FAILED:
                await self.alive.wait()
                left -= 1

    def ids(self, *kinds: str) -> set[str]:
        return {message["msg_id"] for kind in kinds for message in self.told[kind]}

    async def _push(self, number: int) -> None:
        kind = KINDS[number % len(KINDS)]
        says: dict[str, dict[str, Any]] = {
            "live_comment": {"content": f"line {number}"},
            "live_like": {"like_num": number},
            "live_fansclub": {"fansclub_reason_type": 2, "fansclub_level": 1},
        }
        name, before = f"viewer {number % 7}", self.told[kind][-1:]
        message = self._server.by(name, **says[kind]) if kind in says else self._server.gift(name, 1 + number % 3, 10)
        self.told[kind].append(message)
        again = self._chance.random() < DOUBLED
        batch = [*before, message] if again and self._chance.random() < 0.5 else [message]
        await self._server.pushing.push(kind, batch, times=2 if again and len(batch) == 1 else 1)


async def test_nothing_is_lost_and_nothing_doubled(
    house: tuple[RelayProcess, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "_WAIT_S", 0.2)
    monkeypatch.setattr(douyin.api, "RATE_HZ", 500.0)
    monkeypatch.setattr(douyin.room, "_COUNTED_EVERY_S", 0.0)
    relay, place = house
    session, rows = tmp_path / "session", list[ChatMessage]()
    session.mkdir()
    async with Douyin(f"{relay.url}/hooks/douyin") as server, connected(server, access(place), session) as room:
        reading = asyncio.create_task(follow(room, rows))
        await until(lambda: server.tasks.running == set(KINDS), lambda: server.asked)
        crowd = Crowd(server)
        playing = asyncio.create_task(crowd.play())
        await until(lambda: len(server.pushing.taken) > BEFORE, lambda: server.pushing.statuses)
        await asyncio.to_thread(relay.end, signal.SIGKILL)
        await until(lambda: server.pushing.failures >= FAILED, lambda: server.pushing.failures)
        server.tokens.end()
        await asyncio.to_thread(relay.start)
        crowd.alive.set()
        await playing

        taken = set(server.pushing.taken)
        wanted = crowd.ids("live_gift", "live_fansclub") | (crowd.ids("live_comment") & taken)
        await until(lambda: {row.id for row in rows} >= wanted, lambda: wanted - {row.id for row in rows})
        gifts = crowd.told["live_gift"]
        count, fen = sum(gift["gift_num"] for gift in gifts), sum(gift["gift_value"] for gift in gifts)
        await until(lambda: room.notice.endswith(f" likes, and {count} gifts of ¥{fen / 100:.2f}."), lambda: room.notice)
        likes = {message["msg_id"]: message["like_num"] for message in crowd.told["live_like"]}
        least, most = sum(number for name, number in likes.items() if name in taken), sum(likes.values())
        await until(lambda: least <= int(room.notice.split()[2].replace(",", "")) <= most, lambda: room.notice)
        reading.cancel()
        await asyncio.wait([reading])
    assert len(rows) == len({row.id for row in rows}), "each came once"
    assert {0, 200} <= server.pushing.statuses
    assert server.tokens.fetched == 2
