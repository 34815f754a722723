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

PUSHES, DOUBLED, SEED = 120, 0.3, 20_261_130
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


def messages(server: Douyin) -> list[tuple[str, dict[str, Any]]]:
    made: list[tuple[str, dict[str, Any]]] = []
    for number in range(PUSHES // 4):
        made += [
            ("live_comment", server.by(f"viewer {number % 7}", content=f"line {number}")),
            ("live_gift", server.gift(f"viewer {number % 5}", 1 + number % 3, 10)),
            ("live_like", server.by(f"viewer {number % 3}", like_num=1 + number)),
            ("live_fansclub", server.by(f"viewer {number}", fansclub_reason_type=2, fansclub_level=1)),
        ]
    return made


async def test_nothing_is_lost_and_nothing_doubled(
    house: tuple[RelayProcess, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "_WAIT_S", 0.2)
    monkeypatch.setattr(douyin.api, "RATE_HZ", 500.0)
    monkeypatch.setattr(douyin.room, "_COUNTED_EVERY_S", 0.0)
    (relay, place), chance, alive = house, random.Random(SEED), asyncio.Event()
    alive.set()
    rows: list[ChatMessage] = []
    (tmp_path / "session").mkdir()
    async with Douyin(f"{relay.url}/hooks/douyin") as server, connected(server, access(place), tmp_path / "session") as room:
        reading = asyncio.create_task(follow(room, rows))
        await until(lambda: server.tasks.running == set(KINDS), lambda: server.asked)
        told = messages(server)

        async def push() -> None:
            before: dict[str, dict[str, Any]] = {}
            for kind, message in told:
                again = chance.random() < DOUBLED
                batch = [before[kind], message] if again and kind in before and chance.random() < 0.5 else [message]
                await server.pushing.push(kind, batch, times=2 if again and len(batch) == 1 else 1)
                before[kind] = message
                if server.pushing.failures >= 4:
                    await alive.wait()

        pushing = asyncio.create_task(push())
        await until(lambda: len(server.pushing.taken) > PUSHES // 3, lambda: server.pushing.statuses)
        alive.clear()
        await asyncio.to_thread(relay.end, signal.SIGKILL)
        await until(lambda: server.pushing.failures >= 4, lambda: server.pushing.failures)
        server.tokens.end()
        await asyncio.to_thread(relay.start)
        alive.set()
        await pushing

        taken = set(server.pushing.taken)
        kept = {message["msg_id"] for kind, message in told if kind in ("live_gift", "live_fansclub")}
        comments = {message["msg_id"] for kind, message in told if kind == "live_comment"}
        wanted = kept | (comments & taken)
        await until(lambda: {row.id for row in rows} >= wanted, lambda: wanted - {row.id for row in rows})
        gifts = [message for kind, message in told if kind == "live_gift"]
        count, value = sum(gift["gift_num"] for gift in gifts), sum(gift["gift_value"] for gift in gifts) / 100
        await until(lambda: room.notice.endswith(f" likes, and {count} gifts of ¥{value:.2f}."), lambda: room.notice)
        likes = {message["msg_id"]: message["like_num"] for kind, message in told if kind == "live_like"}
        least, most = sum(number for name, number in likes.items() if name in taken), sum(likes.values())
        await until(lambda: least <= int(room.notice.split()[2].replace(",", "")) <= most, lambda: room.notice)
        reading.cancel()
        await asyncio.wait([reading])
    assert len(rows) == len({row.id for row in rows}), "each came once"
    assert server.pushing.failures >= 4
    assert server.tokens.fetched == 2
