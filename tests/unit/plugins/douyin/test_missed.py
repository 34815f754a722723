"""What could not be pushed is asked for page by page, each kind in its turn, also where the disk keeps no place."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import cast

import pytest
from douyin.answers import Missed
from douyin.api import OpenLive
from douyin.kinds import FAN_CLUB, GIFT, KINDS
from douyin.missed import MissedPushes
from douyin.pushed import Told
from douyin.sentences import too_long

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.plugin_api.bookmark import Note
from tests.parts.noted import Full, Noted


class Platform:
    """Has so many missed pushes of gifts, and one fan club; `asked` are its pages."""

    def __init__(self, gifts: int) -> None:
        self.gifts, self.asked = gifts, list[tuple[str, int]]()

    async def missed(self, room: str, kind: str, page: int) -> list[Missed]:
        self.asked.append((kind, page))
        assert len(self.asked) < 1_000, "it is asked without end"
        await asyncio.sleep(0)
        there = self.gifts if kind == GIFT else 1
        return [Missed(json.dumps([{"msg_id": f"{kind} {n}"}])) for n in range(there)[100 * (page - 1) : 100 * page]]


async def heard(platform: Platform, note: Note) -> list[str]:
    """The ids of the messages of one round."""
    found: list[str] = []

    async def take_in(kind: str, told: list[Told]) -> None:
        found.extend(one.msg_id for one in told)
        if kind == FAN_CLUB:
            fan_clubs.set()

    fan_clubs = asyncio.Event()
    following = asyncio.create_task(MissedPushes(cast("OpenLive", platform), KINDS, note, 60.0).follow("7", take_in))
    waiting = asyncio.create_task(fan_clubs.wait())
    await asyncio.wait([following, waiting], return_when=asyncio.FIRST_COMPLETED)
    for task in (following, waiting):
        task.cancel()
    await asyncio.wait([following, waiting])
    if not following.cancelled():
        following.result()
    return found


@pytest.mark.parametrize("note", [Noted(), Full()])
async def test_each_page_comes_once_also_where_the_disk_keeps_no_place(note: Note) -> None:
    platform = Platform(gifts=250)
    found = await heard(platform, note)
    assert found == [*(f"live_gift {number}" for number in range(250)), "live_fansclub 0"]
    assert platform.asked == [(GIFT, 1), (GIFT, 2), (GIFT, 3), (FAN_CLUB, 1)]


async def test_a_kind_without_end_leaves_the_others_their_turn() -> None:
    platform = Platform(gifts=50_000)
    assert len(await heard(platform, Noted())) == 2_001


async def test_another_process_goes_on_where_this_one_was() -> None:
    note = Noted()
    await heard(Platform(gifts=150), note)
    platform = Platform(gifts=151)
    assert json.loads(note.read())["7"][GIFT] == 150
    note.write(json.dumps({"7": {GIFT: 150}}))
    assert await heard(platform, note) == ["live_gift 150", "live_fansclub 0"]
    assert platform.asked == [(GIFT, 2), (FAN_CLUB, 1)]


@pytest.mark.parametrize("text", ["no JSON", '{"7": {"live_gift": -5}}', '{"8": {"live_gift": 7}}'])
async def test_a_place_that_is_none_of_this_room_is_the_beginning(text: str) -> None:
    assert len(await heard(Platform(gifts=3), Noted(text))) == 4


class Refusing(Platform):
    """Refuses gifts with `trouble`, if there is one; `asked_all` is set when fan clubs were asked for so often."""

    def __init__(self, trouble: AbilityError | None, rounds: int) -> None:
        super().__init__(gifts=1)
        self.trouble, self.rounds, self.asked_all = trouble, rounds, asyncio.Event()

    async def missed(self, room: str, kind: str, page: int) -> list[Missed]:
        found = await super().missed(room, kind, page)
        if kind == FAN_CLUB and len([one for one, _ in self.asked if one == FAN_CLUB]) >= self.rounds:
            self.asked_all.set()
        if kind == GIFT and self.trouble is not None:
            raise self.trouble
        return found


@contextlib.asynccontextmanager
async def following(platform: Refusing) -> AsyncIterator[tuple[MissedPushes, list[str]]]:
    """One that asks without a rest."""
    found: list[str] = []

    async def take_in(kind: str, told: list[Told]) -> None:
        found.extend(one.msg_id for one in told)

    missed = MissedPushes(cast("OpenLive", platform), KINDS, Noted(), 0.0)
    task = asyncio.create_task(missed.follow("7", take_in))
    try:
        async with asyncio.timeout(10):
            await platform.asked_all.wait()
        yield missed, found
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_a_page_that_is_refused_is_said_and_not_asked_for_again_and_again(caplog: pytest.LogCaptureFixture) -> None:
    platform = Refusing(AbilityError("refused", too_long(most=8)), rounds=50)
    with caplog.at_level("INFO", "douyin"):
        async with following(platform) as (missed, found):
            assert found == ["live_fansclub 0"], "the other kind has its turn"
            assert "live_gift is not fetched, and not counted: Douyin's answer is longer than 8 MiB" in missed.notice
    assert [kind for kind, _ in platform.asked if kind == GIFT] == [GIFT]
    assert caplog.text.count("is not told") == 1


async def test_what_was_refused_is_fetched_once_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("douyin.missed.pause_s", lambda _error, _backoff: 0.0)
    platform = Refusing(AbilityError("refused", too_long(most=8)), rounds=5)
    async with following(platform) as (missed, found):
        platform.trouble = None
        async with asyncio.timeout(10):
            while missed.notice:
                await asyncio.sleep(0)
        assert found == ["live_fansclub 0", "live_gift 0"]


@pytest.mark.parametrize(
    ("code", "is_said"), [("unreachable", False), ("limited", False), ("conflict", False), ("logged_out", True)]
)
async def test_what_passes_by_itself_is_no_notice(code: AbilityErrorCode, is_said: bool) -> None:
    async with following(Refusing(AbilityError(code, "Away."), rounds=3)) as (missed, _):
        assert (missed.notice != "") is is_said
