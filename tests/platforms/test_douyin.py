"""The Douyin plugin at the stand-in, over a real relay: what every chat must do, its tasks and tokens, and what was missed."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import douyin.api
import douyin.room
import pytest
from douyin.access import Access
from douyin.answers import Missed
from douyin.api import OpenLive
from douyin.room import DouyinRoom

from studio.plugin_api import webhooks
from studio.plugin_api.abilities import AbilityError, ChatMessage
from studio.plugin_api.testing import ChatReaderConformance, ChatStand
from tests.parts.chat_feed import heard
from tests.parts.douyin import APP_SECRET, LAUNCH_TOKEN, ROOM, Douyin
from tests.parts.douyin.tasks import KINDS
from tests.parts.douyin_account import access, connected, relaying
from tests.parts.relay_process import RelayProcess

_SOON_S = 20.0


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayProcess]:
    folder = tmp_path_factory.mktemp("relay")
    with relaying(folder, f'file = "{folder / "calls.sqlite3"}"') as made:
        yield made


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "_WAIT_S", 0.2)
    monkeypatch.setattr(douyin.api, "RATE_HZ", 500.0)
    monkeypatch.setattr(douyin.room, "_COUNTED_EVERY_S", 0.0)


@pytest.fixture
async def server(relay: RelayProcess) -> AsyncIterator[Douyin]:
    async with Douyin(f"{relay.url}/hooks/douyin") as running:
        yield running


@pytest.fixture
def account(relay: RelayProcess) -> Access:
    return access(relay.folder / "calls.sqlite3")


@pytest.fixture
async def ours(server: Douyin, account: Access, tmp_path: Path) -> AsyncIterator[DouyinRoom]:
    """The room, whose messages are pushed."""
    async with connected(server, account, tmp_path) as room:
        await entered(server, room)
        yield room


async def entered(server: Douyin, room: DouyinRoom) -> None:
    """Raises: AbilityError: it is not pushed from."""
    async with asyncio.timeout(_SOON_S):
        await anext(room.messages())
    assert server.tasks.running


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


async def ended(room: DouyinRoom) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(room)
    return caught.value


async def followed(room: DouyinRoom) -> None:
    async with asyncio.timeout(_SOON_S):
        async for _ in room.messages():
            pass


class TestDouyinChat(ChatReaderConformance):
    @pytest.fixture
    async def stand(self, server: Douyin, ours: DouyinRoom) -> ChatStand:
        async def seen() -> list[str]:
            return server.said

        return ChatStand(reader=ours, write=server.say, seen=seen)


# ------------------------------------------------------------ what is told


async def test_gifts_and_fan_clubs_are_rows_and_likes_are_counted(server: Douyin, ours: DouyinRoom) -> None:
    gifts = [server.gift("An", 2, 1_250), server.gift("Bo", test=True)]
    clubs = [server.by("Bo", fansclub_reason_type=2, fansclub_level=1), server.by("An", fansclub_reason_type=1, fansclub_level=5)]
    assert await server.pushing.push("live_gift", gifts)
    assert await server.pushing.push("live_fansclub", clubs)
    assert await server.like("An", 12_000)
    assert await server.like("Bo", 345)
    rows = await heard(ours, 4)
    assert [(row.name, row.text, row.badges) for row in rows] == [
        ("An", "🎁 × 2", ("¥12.50",)),
        ("Bo", "🎁 × 1", ("测试",)),
        ("Bo", "❤ 加入粉丝团", ("粉丝团 1",)),
        ("An", "❤ 粉丝团升到 5 级", ("粉丝团 5",)),
    ]
    await until(lambda: ours.notice == "Until now 12,345 likes, and 2 gifts of ¥12.50.")


async def test_a_message_of_two_batches_is_heard_and_counted_once(server: Douyin, ours: DouyinRoom) -> None:
    first, second = server.gift("An", 1, 100), server.gift("Bo", 1, 100)
    comment = server.by("An", content="Hello")
    assert await server.pushing.push("live_gift", [first], times=2)
    assert await server.pushing.push("live_gift", [first, second])
    assert await server.pushing.push("live_comment", [comment])
    assert await server.pushing.push("live_comment", [comment, server.by("Bo", content="Bye")])
    rows = await heard(ours, 4)
    assert [row.text for row in rows] == ["🎁 × 1", "🎁 × 1", "Hello", "Bye"]
    assert ours.notice == "Until now 0 likes, and 2 gifts of ¥2.00."


async def test_a_name_that_is_withheld_is_made_up_and_an_account_is_told_nobody(server: Douyin, ours: DouyinRoom) -> None:
    known = server.by("An", content="1")
    assert await server.pushing.push("live_comment", [known | {"nickname": ""}])
    assert await server.pushing.push("live_comment", [server.by("An", content="2") | {"nickname": ""}])
    assert await server.pushing.push("live_comment", [server.by("Bo", content="3") | {"nickname": "", "sec_openid": ""}])
    first, again, other = await heard(ours, 3)
    assert first.name == again.name == f"抖音用户 {first.buyer_key[:4]}" != other.name
    assert first.buyer_key == again.buyer_key != other.buyer_key
    assert known["sec_openid"] not in repr((first, again, other))


async def test_odd_messages_and_those_of_another_room_are_passed_over(server: Douyin, ours: DouyinRoom) -> None:
    odd = [{"msg_id": 7}, {"msg_id": "1", "content": 5}, server.by("An", content="Hello"), server.by("An", content=" ")]
    assert await server.pushing.push("live_comment", odd[2:3], room="268")
    assert await server.pushing.push("live_comment", odd)
    assert [row.text for row in await heard(ours, 1)] == ["Hello"]


async def test_what_becomes_of_messages_is_reported(server: Douyin, ours: DouyinRoom) -> None:
    assert await server.say("An", "Hello")
    assert await server.like("An", 3)
    assert len(await heard(ours, 1)) == 1
    await until(lambda: sorted(server.reported.steps.values()) == [[1, 2], [1, 2]])


# ------------------------------------------------------------ tasks, tokens, the room


async def test_each_kind_has_a_task_and_all_are_stopped_at_the_end(server: Douyin, account: Access, tmp_path: Path) -> None:
    async with connected(server, replace(account, kinds=("live_comment", "live_like")), tmp_path) as room:
        await entered(server, room)
        assert server.tasks.running == {"live_comment", "live_like"}
    assert server.tasks.running == set()


async def test_a_play_that_is_closed_and_opened_again_is_pushed_from_again(server: Douyin, ours: DouyinRoom) -> None:
    server.tasks.close_play()
    await until(lambda: "does not push live_comment, live_gift, live_like, live_fansclub: Douyin pushes nothing" in ours.notice)
    server.tasks.mounted = True
    await until(lambda: server.tasks.running == set(KINDS))
    await until(lambda: ours.notice == "")
    assert await server.say("An", "Back")
    assert [row.text for row in await heard(ours, 1)] == ["Back"]


async def test_a_task_that_others_stopped_is_started_again(server: Douyin, ours: DouyinRoom) -> None:
    server.tasks.running.discard("live_comment")
    await until(lambda: "live_comment" in server.tasks.running)
    assert server.tasks.started.count("live_comment") == 2


async def test_a_kind_without_a_right_is_named_and_others_are_pushed(server: Douyin, account: Access, tmp_path: Path) -> None:
    server.tasks.granted.discard("live_gift")
    async with connected(server, account, tmp_path) as room:
        await entered(server, room)
        assert room.notice.startswith("Douyin does not push live_gift: ")
        assert await server.say("An", "Hello")
        assert [row.text for row in await heard(room, 1)] == ["Hello"]


async def test_a_room_whose_play_is_not_open_is_said(server: Douyin, account: Access, tmp_path: Path) -> None:
    server.tasks.mounted = False
    async with connected(server, account, tmp_path) as room:
        lost = await ended(room)
        assert (lost.code, "your play is open in it" in lost.text, lost.pause_s) == ("conflict", True, 10.0)


async def test_a_token_that_is_over_is_fetched_anew(server: Douyin, ours: DouyinRoom) -> None:
    assert server.tokens.fetched == 1
    server.tokens.end()
    await until(lambda: server.tokens.fetched == 2)
    asked = server.asked.count("live_data/task/get")
    await until(lambda: server.asked.count("live_data/task/get") > asked + 4)
    assert server.tokens.fetched == 2
    assert ours.notice == ""


async def test_the_room_of_a_launch_token_is_asked_for_once(server: Douyin, account: Access, tmp_path: Path) -> None:
    launched = replace(account, room_id="", launch_token=LAUNCH_TOKEN)
    for _ in range(2):  # the second is another process, long after the token has ended
        async with connected(server, launched, tmp_path) as room:
            await entered(server, room)
    assert server.asked.count("webcastmate/info") == 1
    assert LAUNCH_TOKEN not in "".join(path.read_text() for path in tmp_path.glob("bookmark.*"))
    assert ROOM in "".join(path.read_text() for path in tmp_path.glob("bookmark.*room"))


async def test_a_launch_token_that_is_over_is_said(server: Douyin, account: Access, tmp_path: Path) -> None:
    async with connected(server, replace(account, room_id="", launch_token="of-yesterday"), tmp_path) as room:
        lost = await ended(room)
        assert (lost.code, "holds for 30 minutes" in lost.text) == ("logged_out", True)


async def test_a_platform_that_is_away_is_tried_again_and_its_pushes_go_on(server: Douyin, ours: DouyinRoom) -> None:
    server.statuses = [502] * 12
    assert await server.say("An", "Still here")
    assert [row.text for row in await heard(ours, 1)] == ["Still here"]
    await until(lambda: not server.statuses)
    await until(lambda: ours.notice == "")


@pytest.mark.parametrize("changed", [{"app_secret": "another0secret"}, {"app_id": "tt9999999999999999"}])
async def test_what_the_platform_does_not_take_is_said_and_no_secret_is(
    server: Douyin, account: Access, tmp_path: Path, changed: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = replace(account, **changed)  # type: ignore[arg-type]
    async with connected(server, wrong, tmp_path) as room:
        lost = await ended(room)
        assert lost.code == "logged_out"
        assert "App" in lost.text
    for secret in (APP_SECRET, "another0secret"):
        assert secret not in f"{caplog.text} {wrong!r} {lost.text}"


async def test_a_relay_that_is_away_is_said(server: Douyin, tmp_path: Path) -> None:
    async with connected(server, access(tmp_path / "nowhere.sqlite3"), tmp_path) as room:
        lost = await ended(room)
        assert lost.code == "unreachable"
        assert "start the relay first" in lost.text
    assert server.tasks.started == [], "nothing is pushed before it is read"


# ------------------------------------------------------------ what was missed


async def test_what_could_not_be_pushed_is_fetched_page_by_page_and_once(server: Douyin, account: Access, tmp_path: Path) -> None:
    for number in range(230):
        server.tasks.miss("live_gift", json.dumps([server.gift(f"viewer {number}", 1, 10)]))
    async with connected(server, account, tmp_path) as room:
        first = await heard(room, 230)
        server.tasks.miss("live_gift", json.dumps([server.gift("An", 1, 10)]))
        server.tasks.miss("live_fansclub", json.dumps([server.by("An", fansclub_reason_type=2, fansclub_level=1)]))
        last = await heard(room, 2)
        assert len({row.id for row in first + last}) == 232
        assert {row.text for row in last} == {"🎁 × 1", "❤ 加入粉丝团"}
        assert room.notice == "Until now 0 likes, and 231 gifts of ¥23.10."
        place, done = tmp_path / "bookmark.douyin.missed", {ROOM: {"live_gift": 231, "live_fansclub": 1}}
        await until(lambda: json.loads(place.read_text()) == done)
    async with connected(server, account, tmp_path) as room:  # the process is another one
        await entered(server, room)
        assert await server.say("An", "Hello")
        assert [row.text for row in await heard(room, 1)] == ["Hello"]
        assert room.notice == "Until now 0 likes, and 231 gifts of ¥23.10."


async def test_that_it_is_not_fetched_is_said_beside_what_was_counted(
    server: Douyin, account: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> list[Missed]:
        raise AbilityError("refused", "Douyin says no.")

    monkeypatch.setattr(OpenLive, "missed", refused)
    async with connected(server, account, tmp_path) as room:
        await entered(server, room)
        await until(lambda: "of live_gift, live_fansclub is not fetched, and not counted: Douyin says no." in room.notice)


async def test_rows_that_nobody_reads_wait_in_the_relay(server: Douyin, account: Access, tmp_path: Path) -> None:
    async with connected(server, account, tmp_path) as room:
        await entered(server, room)
        assert await server.say("An", "first")
        assert await server.say("An", "second")
        await until(lambda: not room._rows.empty())
    found: list[ChatMessage] = []
    async with connected(server, account, tmp_path) as room:  # what was not handed on comes to the process after it
        found += await heard(room, 2)
    assert [row.text for row in found] == ["first", "second"]


async def test_a_batch_that_a_process_died_with_counts_once_however_long_it_is(
    server: Douyin, account: Access, tmp_path: Path
) -> None:
    async with connected(server, account, tmp_path) as room:
        await entered(server, room)
        assert await server.pushing.push("live_gift", [server.gift("An", 1, 10) for _ in range(700)])
        await until(lambda: not room._rows.empty())
        assert room.notice == "Until now 0 likes, and 700 gifts of ¥70.00."
    async with connected(server, account, tmp_path) as room:
        assert len(await heard(room, 700)) == 700
        assert room.notice == "Until now 0 likes, and 700 gifts of ¥70.00."
