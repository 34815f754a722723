"""The Bilibili plugin at the stand-in: what every chat must do, both heartbeats, and what becomes of it when things end."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import re
import zlib
from collections.abc import AsyncIterator, Callable

import bilibili.room
import pytest
from bilibili.access import Access
from bilibili.patience import Patience
from bilibili.room import BilibiliRoom

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.reconnecting import reconnector
from studio.plugin_api.testing import ChatReaderConformance, ChatStand
from studio.values.backoff import Backoff
from tests.parts.bilibili import Bilibili, packing
from tests.parts.bilibili.projects import Round
from tests.parts.bilibili_account import ACCESS, connected
from tests.parts.chat_feed import heard
from tests.parts.noted import Full, Noted
from tests.parts.ports import free_port

_SOON_S = 20.0
QUICK = Patience(project_beat_s=0.1, room_beat_s=0.1, silent_s=5.0, welcome_s=5.0, project_lives_s=5.0)


@pytest.fixture
async def server() -> AsyncIterator[Bilibili]:
    async with Bilibili() as running:
        yield running


@pytest.fixture
async def ours(server: Bilibili) -> AsyncIterator[BilibiliRoom]:
    """The room, entered."""
    async with connected(server) as room:
        await entered(server, room)
        yield room


async def entered(server: Bilibili, room: BilibiliRoom) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(_SOON_S):
        await anext(room.messages())
    await until(lambda: server.is_heard)


async def ended(room: BilibiliRoom) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(room)
    return caught.value


async def followed(room: BilibiliRoom) -> None:
    async with asyncio.timeout(_SOON_S):
        async for _ in room.messages():
            pass


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


async def texts(room: BilibiliRoom, count: int) -> list[str]:
    return [message.text for message in await heard(room, count)]


# ------------------------------------------------------------ what every chat must do


class TestBilibiliChat(ChatReaderConformance):
    @pytest.fixture(params=[packing.PLAIN, packing.ZLIB, packing.BROTLI])
    async def stand(
        self, request: pytest.FixtureRequest, server: Bilibili, ours: BilibiliRoom, monkeypatch: pytest.MonkeyPatch
    ) -> ChatStand:
        monkeypatch.setattr(bilibili.room, "QUIET_S", 0.3)
        server.room.version = request.param

        async def write(viewer: str, text: str) -> bool:
            server.room.say(viewer, text)
            return True

        async def seen() -> list[str]:
            return server.room.said

        return ChatStand(reader=ours, write=write, seen=seen)


# ------------------------------------------------------------ both heartbeats


async def test_project_and_room_are_kept_by_their_heartbeats(server: Bilibili) -> None:
    server.projects.lives_s = server.room.silence_s = 1.0
    async with connected(server, patience=QUICK) as room:
        await entered(server, room)
        round_, (socket,) = server.projects.round, server.room.sockets
        await until(lambda: round_.beats > 20 and socket.beats > 20)  # two seconds and more: longer than either lives without
        assert server.projects.round is round_
        assert server.room.sockets == [socket]
    assert server.projects.asked[0] == "start"
    assert server.projects.asked[-1] == "end"
    assert server.projects.rounds == {}


async def test_a_project_without_rounds_is_neither_beaten_nor_ended(server: Bilibili) -> None:
    server.projects.has_rounds = False
    async with connected(server, patience=QUICK) as room:
        await entered(server, room)
        await until(lambda: server.room.sockets[0].beats > 3)
    assert server.projects.asked == ["start"]


async def test_a_project_that_is_not_kept_is_over_and_started_again(server: Bilibili) -> None:
    """The stand-in ends what is not beaten, so that the test above means something."""
    async with connected(server, patience=QUICK._replace(project_beat_s=60.0)) as room:
        await entered(server, room)
        server.projects.lives_s = 0.3
        assert "started again" in (await ended(room)).text
        await until(lambda: server.projects.asked.count("start") >= 2)


async def test_a_room_that_is_not_kept_closes(server: Bilibili) -> None:
    async with connected(server, patience=QUICK._replace(room_beat_s=60.0)) as room:
        await entered(server, room)
        server.room.silence_s = 0.3
        assert "closed the connection (1000)" in (await ended(room)).text


@pytest.mark.parametrize("status", [502, 429, 403, 200])  # 200: a page in place of an answer
async def test_a_heartbeat_that_fails_once_ends_nothing(server: Bilibili, status: int) -> None:
    async with connected(server, patience=QUICK) as room:
        await entered(server, room)
        round_ = server.projects.round
        server.projects.statuses = [status]
        await until(lambda: not server.projects.statuses)
        beats = round_.beats
        await until(lambda: round_.beats > beats)
        assert server.projects.round is round_


async def test_a_platform_that_takes_no_heartbeat_for_too_long_has_ended_the_project(server: Bilibili) -> None:
    async with connected(server, patience=QUICK._replace(project_lives_s=0.3)) as room:
        await entered(server, room)
        server.projects.statuses = [503] * 1_000
        lost = await ended(room)
        assert (lost.code, "error of its own (503)" in lost.text) == ("unreachable", True)
        server.projects.statuses.clear()
        server.projects.rounds.clear()
        await until(lambda: server.room.entries == 2)


# ------------------------------------------------------------ endings


async def test_a_round_that_is_ended_elsewhere_is_started_again(server: Bilibili, ours: BilibiliRoom) -> None:
    first = server.projects.round
    server.projects.finish(first)
    assert (await ended(ours)).text == "The project was ended at Bilibili. It is started again."
    await until(lambda: server.room.entries == 2)
    assert server.projects.round is not first
    server.room.say("An", "You are back")
    assert await texts(ours, 1) == ["You are back"]


async def test_a_round_that_a_killed_process_left_is_ended_first(server: Bilibili) -> None:
    left = Round("{}")
    server.projects.rounds[left.id] = left
    running = Noted(left.id)
    async with connected(server, running=running) as room:
        await entered(server, room)
        assert running.text == server.projects.round.id != left.id
    assert server.projects.asked == ["end", "start", "end"]
    assert running.text == ""


async def test_a_round_that_has_ended_meanwhile_keeps_nothing_from_starting(server: Bilibili) -> None:
    async with connected(server, running=Noted("gone")) as room:
        await entered(server, room)
    assert server.projects.asked == ["end", "start", "end"]


async def test_a_disk_that_keeps_no_note_keeps_nothing_from_starting(server: Bilibili) -> None:
    async with connected(server, running=Full()) as room:
        await entered(server, room)
    assert server.projects.rounds == {}


async def test_the_end_of_another_round_is_none_of_ours(server: Bilibili, ours: BilibiliRoom) -> None:
    server.room.tell("LIVE_OPEN_PLATFORM_INTERACTION_END", {"game_id": "another", "timestamp": 1})
    server.room.say("An", "Still here")
    assert await texts(ours, 1) == ["Still here"]


async def test_a_connection_that_is_closed_is_begun_anew_in_the_same_round(server: Bilibili, ours: BilibiliRoom) -> None:
    told = server.room.say("An", "Before")
    assert await texts(ours, 1) == ["Before"]
    server.room.cut(1001)
    assert "closed the connection (1001)" in (await ended(ours)).text
    await until(lambda: server.room.entries == 2)
    server.room.tell_all([told])
    server.room.say("An", "After")
    assert await texts(ours, 1) == ["After"], "what is told again is heard once"
    assert server.projects.asked.count("start") == 1


@pytest.mark.parametrize("nowhere", ["", "99999/sub"])
async def test_a_link_that_leads_nowhere_is_passed_over(server: Bilibili, nowhere: str) -> None:
    server.projects.links.insert(0, f"ws://127.0.0.1:{nowhere or f'{free_port()}/sub'}")
    async with connected(server) as room:
        await until(lambda: server.is_heard)
        server.room.say("An", "Hello")
        assert await texts(room, 1) == ["Hello"]
    assert server.projects.asked.count("start") == 1


async def test_links_that_do_not_let_in_are_asked_for_anew(server: Bilibili) -> None:
    async with connected(server) as room:
        await entered(server, room)
        server.projects.rounds.clear()  # the room knows the greeting no more
        server.room.cut(1001)
        await until(lambda: server.room.entries == 2)
        assert server.projects.asked.count("start") == 2


async def test_a_room_that_lets_in_and_closes_at_once_is_asked_for_anew(server: Bilibili) -> None:
    async with connected(server):

        def is_started_again() -> bool:
            server.room.cut(1001)
            return server.projects.asked.count("start") > 1

        await until(is_started_again)


async def test_a_loss_after_a_steady_time_is_waited_for_shortly(server: Bilibili, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    class Noting(Backoff):
        def wait_s(self) -> float:
            waits.append(super().wait_s())
            return 0.0

    monkeypatch.setattr(reconnector, "Backoff", lambda: Noting(lambda: 1.0))
    monkeypatch.setattr(reconnector, "STEADY_S", 0.0)
    server.projects.refusals = [5002] * 5
    async with connected(server):
        await until(lambda: server.is_heard)
        assert waits == [0.5, 1.0, 2.0, 4.0, 8.0]
        server.projects.rounds.clear()  # the room knows the greeting no more
        server.room.cut(1001)
        await until(lambda: server.room.entries == 2)
    assert waits[5:] == [0.5, 1.0, 2.0]


async def test_an_address_that_is_not_encrypted_is_not_gone_to(server: Bilibili) -> None:
    server.projects.links = ["http://127.0.0.1:1/sub", "ws://example.org/sub"]
    async with connected(server) as room:
        lost = await ended(room)
        assert (lost.code, "no encrypted address" in lost.text) == ("unreachable", True)


async def test_a_room_that_stands_still_is_left(server: Bilibili) -> None:
    async with connected(server, patience=QUICK._replace(silent_s=0.3)) as room:
        await entered(server, room)
        server.room.mute = True
        assert "has said nothing for 0.3 seconds" in (await ended(room)).text
        server.room.mute = False
        await until(lambda: server.room.entries > 1)


async def test_a_room_that_does_not_greet_is_left(server: Bilibili) -> None:
    server.room.mute = True
    async with connected(server, patience=QUICK._replace(welcome_s=0.2)) as room:
        assert "does not let the studio in within 0.2 seconds" in (await ended(room)).text


# ------------------------------------------------------------ failures of each kind


@pytest.mark.parametrize(
    ("access", "kind", "words"),
    [
        (dataclasses.replace(ACCESS, access_key_id="another0key0id"), "logged_out", r"access key ID \(4001\)"),
        (dataclasses.replace(ACCESS, access_key_secret="another0secret"), "logged_out", r"does not belong to .* \(4002\)"),
        (dataclasses.replace(ACCESS, identity_code="AN0THERC0DE"), "logged_out", "identity code"),
        (dataclasses.replace(ACCESS, app_id="7"), "refused", r"no such project \(8002\)"),
        (dataclasses.replace(ACCESS, access_key_secret=""), "logged_out", "Enter the access key secret"),
    ],
)
async def test_what_the_platform_does_not_take_is_said_in_words(
    server: Bilibili, access: Access, kind: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with connected(server, access) as room:
        lost = await ended(room)
        assert lost.code == kind
        assert re.search(words, lost.text)
    for secret in (access.access_key_secret, access.identity_code):
        assert not secret or secret not in f"{caplog.text} {access!r}"


async def test_a_clock_that_is_wrong_is_said(server: Bilibili) -> None:
    server.projects.signatures.clock_off_s = 3_600
    async with connected(server) as room:
        lost = await ended(room)
        assert (lost.code, "clock of this computer is wrong" in lost.text) == ("refused", True)


@pytest.mark.parametrize(
    ("refusal", "kind"), [(7001, "limited"), (7002, "conflict"), (5002, "unreachable"), (5005, "refused"), (9999, "refused")]
)
async def test_refusals_of_the_start_are_told_apart(server: Bilibili, refusal: int, kind: str) -> None:
    server.projects.refusals = [refusal] * 100
    async with connected(server) as room:
        assert (await ended(room)).code == kind


async def test_a_platform_out_of_order_is_tried_again(server: Bilibili) -> None:
    server.projects.statuses = [502]
    async with connected(server) as room:
        assert (await ended(room)).code == "unreachable"
        await until(lambda: server.is_heard)


# ------------------------------------------------------------ what a server can send


async def test_what_is_no_message_is_passed_over(server: Bilibili, ours: BilibiliRoom) -> None:
    bomb = packing.packet(5, zlib.compress(b"\0" * (64 << 20)), packing.ZLIB)
    nested = packing.packet(5, zlib.compress(packing.messages([{"cmd": "x"}], packing.ZLIB)), packing.ZLIB)
    for frame in (b"", b"\0" * 16, b"\xff" * 40, bomb, nested, packing.packet(5, b"[" * 50_000), packing.packet(99, b"?")):
        server.room.send(frame)
    server.room.say("An", "No id", msg_id="")
    server.room.say("An", "Nobody", open_id=None)
    server.room.say("An", "x" * 20_000)
    server.room.tell("LIVE_OPEN_PLATFORM_LIKE", server.room.by("An") | {"like_count": 3, "like_text": "An likes it"})
    server.room.tell("LIVE_OPEN_PLATFORM_LIVE_ROOM_ENTER", server.room.by("An"))
    server.room.say("An", "Hello")
    assert await texts(ours, 1) == ["Hello"]


async def test_a_message_that_is_told_twice_is_heard_once(server: Bilibili, ours: BilibiliRoom) -> None:
    told = server.room.say("An", "Once")
    server.room.tell_all([told, told])
    server.room.say("An", "Then")
    assert await texts(ours, 2) == ["Once", "Then"]


async def test_gifts_super_chats_and_guards_are_rows(server: Bilibili, ours: BilibiliRoom) -> None:
    an = server.room.by("An")
    server.room.tell("LIVE_OPEN_PLATFORM_SEND_GIFT", an | {"gift_name": "小心心", "gift_num": 5, "paid": False, "msg_id": "1"})
    server.room.tell("LIVE_OPEN_PLATFORM_SEND_GIFT", an | {"gift_name": "小电视", "gift_num": 2, "paid": True, "msg_id": "2"})
    super_chat = {"message": "这个有货吗？", "rmb": 30, "message_id": 7, "guard_level": 3, "msg_id": "3"}
    server.room.tell("LIVE_OPEN_PLATFORM_SUPER_CHAT", an | super_chat)
    guard = {"user_info": {"open_id": an["open_id"], "uname": "An"}, "guard_level": 2, "guard_num": 1, "guard_unit": "月"}
    server.room.tell("LIVE_OPEN_PLATFORM_GUARD", guard | {"msg_id": "4", "timestamp": an["timestamp"]})
    rows = await heard(ours, 3)
    assert [(row.text, row.badges) for row in rows] == [
        ("🎁 小电视 × 2", ()),
        ("这个有货吗？", ("¥30", "舰长")),
        ("⚓ 提督 × 1 月", ("提督",)),
    ]
    assert len({row.buyer_key for row in rows}) == 1
