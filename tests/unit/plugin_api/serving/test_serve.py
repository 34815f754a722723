"""A served connection, seen from the desk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from studio.contracts.messages import Command
from studio.plugin_api.abilities import ABILITIES, MODERATION_ACTS, AbilityError, RoomStats
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.serving import serve
from studio.plugin_api.serving.queues import CHAT_BOUND
from studio.plugin_api.serving.serve import SEND_EVERY_NS
from studio.plugin_api.testing import PluginContext
from studio.show import selling
from tests.unit.plugin_api.serving.conftest import ScriptedPlatform, line, reading, row

ENDLESS = 1_000_000


@pytest.fixture
def context(tmp_path: Path) -> PluginContext:
    return PluginContext(tmp_path, tmp_path / "scripted", polls=ENDLESS, provides=ABILITIES)


@asynccontextmanager
async def served(
    context: PluginContext, platform: ScriptedPlatform, now_ns: Callable[[], int] = time.monotonic_ns
) -> AsyncIterator[None]:
    serving = asyncio.create_task(serve(context, platform, now_ns=now_ns))
    try:
        yield
    finally:
        serving.cancel()
        await asyncio.wait([serving])


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.001)


def of(context: PluginContext, name: str) -> list[dict[str, Any]]:
    return [data for event, data in context.events if event == name]


async def test_a_connection_that_is_renamed_speaks_of_itself_by_its_name(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    async with served(context, platform):
        await until(lambda: of(context, "connection_state"))
        context.connection = "Corner store"
        context.told.append(Command("chat.write.send", {"call": "ask-1", "text": "x" * 101}))
        await until(lambda: of(context, "answer"))
    assert "Corner store" in of(context, "answer")[0]["text"]


async def test_what_there_is_to_say_of_a_connection_that_works_is_said_beside_it(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    class Noticing(ScriptedPlatform):
        notice = "One of the chats is away."

    async with served(context, Noticing()):
        await until(lambda: any(state["text"] for state in of(context, "connection_state")))
    said = of(context, "connection_state")[-1]
    assert (said["state"], said["text"]) == ("running", "One of the chats is away.")


async def test_what_goes_wrong_soon_stands_beside_a_trouble_too_and_is_an_alarm(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    class Warned(ScriptedPlatform):
        notice = "One of the chats is away."
        warning = "The token ends at 21:40."

    warned = Warned()
    async with served(context, warned):
        await until(lambda: context.reports)
        warned.closed = AbilityError("refused", "Nothing is live.")
        warned.batches.put_nowait(warned.closed)
        await until(lambda: any(state == "failed" for state, _, _ in context.reports))
    running, failed = context.reports[0], context.reports[-1]
    assert running[:2] == ("running", "The token ends at 21:40. One of the chats is away.")
    assert failed[:2] == ("failed", "Nothing is live. The token ends at 21:40.")
    assert running[2]["warns"] is failed[2]["warns"] is True


async def test_a_call_is_answered_before_the_next_batch(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform, lambda: 5):  # after the first batch no time passes: there is no next one
        await until(lambda: of(context, "connection_state"))
        context.told.append(Command("catalogue.read_item", {"call": "launch-1", "item_id": "lip", "shop": "scripted"}))
        await until(lambda: of(context, "answer"))
    (answer,) = of(context, "answer")
    assert (answer["call"], answer["ok"], answer["value"]["prices"]) == ("launch-1", True, {"RED": 9900})
    assert answer["value"]["at_ns"] == 5


async def test_unknown_commands_are_ignored(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform):
        context.told += [
            Command("cards", {}),
            Command("catalogue.buy_everything", {"call": "1"}),
            Command("orders_again", {}),
            Command("orders.forget", {}),
        ]
        await until(lambda: not context.told)
        await asyncio.sleep(0.02)
    assert of(context, "answer") == []


async def test_feeds_leave_in_batches_ten_times_a_second(context: PluginContext, platform: ScriptedPlatform) -> None:
    platform.online.put_nowait(RoomStats(online=7, behind_ms=1200))
    began = time.monotonic()
    async with served(context, platform):
        for number in range(40):
            platform.batches.put_nowait([line(number)])
            platform.rows.put_nowait([row(number)])
            await asyncio.sleep(0.01)
        await until(lambda: sum(len(data["lines"]) for data in of(context, "orders")) == 40)
    assert 2 <= len(of(context, "orders")) <= (time.monotonic() - began) * 10 + 1
    assert sum(len(data["rows"]) for data in of(context, "chat")) == 40
    assert of(context, "orders")[0]["lines"][0]["order_id"] == "o0"
    assert of(context, "stats") == [{"online": 7, "behind_ms": 1200}]


async def test_chat_waits_for_a_desk_that_is_away(context: PluginContext, platform: ScriptedPlatform) -> None:
    context.away = True
    async with served(context, platform):
        platform.rows.put_nowait([row(number) for number in range(CHAT_BOUND + 20)])
        await until(lambda: context.reports and context.reports[-1][2]["dropped"] == 20)
        context.away = False
        await until(lambda: sum(len(data["rows"]) for data in of(context, "chat")) == CHAT_BOUND)
    heard = of(context, "chat")
    assert [said["id"] for data in heard for said in data["rows"]] == [f"m{number}" for number in range(20, CHAT_BOUND + 20)]
    assert heard[0]["skipped"] == [f"m{number}" for number in range(20)], "what has no room is counted"
    assert all(list(data) == ["rows"] for data in heard[1:])


class FullLine(PluginContext):
    """A line to the desk that is full at random."""

    def __init__(self, session: Path, seed: int) -> None:
        super().__init__(session, session / "scripted", polls=ENDLESS, provides=ABILITIES)
        self._random = Random(seed)

    def event(self, name: str, **data: object) -> bool:
        self.away = self._random.random() < 0.6
        return super().event(name, **data)


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_the_line_refuses_orders_readings_and_answers_arrive_once(
    tmp_path: Path, platform: ScriptedPlatform, seed: int
) -> None:
    context, moments = FullLine(tmp_path, seed), count(1)
    async with served(context, platform, lambda: next(moments) * SEND_EVERY_NS):  # a batch at each turn
        for number in range(40):
            platform.batches.put_nowait([line(number), replace(line(100 + number), quantity=-1)])
            platform.told.put_nowait([reading(f"item-{number}")])
            context.told.append(Command("catalogue.set_limit", {"call": f"c{number}", "item_id": "lip", "limit": 1}))
            if number % 4 == 0:
                await asyncio.sleep(0.01)

        def arrived(event: str, part: str) -> list[Any]:
            return [said for data in of(context, event) for said in data[part]]

        await until(lambda: len(of(context, "answer")) >= 40 and len(arrived("readings", "readings")) >= 40)
        await until(lambda: len(arrived("orders", "lines")) >= 40 and len(arrived("orders", "set_aside")) >= 40)
        await asyncio.sleep(0.1)
    assert [said["order_id"] for said in arrived("orders", "lines")] == [f"o{number}" for number in range(40)]
    assert [said[0] for said in arrived("orders", "set_aside")] == [f"o{100 + number}" for number in range(40)]
    assert [said["item_id"] for said in arrived("readings", "readings")] == [f"item-{number}" for number in range(40)]
    assert [data["call"] for data in of(context, "answer")] == [f"c{number}" for number in range(40)]
    assert len(platform.calls) == 40


async def test_chat_leaves_room_while_the_desk_is_behind(context: PluginContext, platform: ScriptedPlatform) -> None:
    context.behind = True
    async with served(context, platform):
        platform.rows.put_nowait([row(1)])
        platform.batches.put_nowait([line(1)])
        await until(lambda: of(context, "orders"))
        assert of(context, "chat") == []
        context.behind = False
        await until(lambda: of(context, "chat"))


async def test_it_says_how_the_shop_is(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform):
        await until(lambda: context.reports)
        assert context.reports[-1] == ("running", "", {"missed": 0, "dropped": 0, "left_out": 0, "warns": False})
        said = {"abilities": list(ABILITIES), "capabilities": sorted(platform.capabilities), "text_bound": 100}
        said |= {"fed": False, "login": None, "acts": sorted(MODERATION_ACTS)}
        assert of(context, "connection_state") == [{"state": "running", "text": ""} | said]
        platform.closed = AbilityError("unreachable", "Nobody answers.")
        platform.batches.put_nowait(platform.closed)
        await until(lambda: context.reports[-1][:2] == ("waiting", "Nobody answers."))
        assert of(context, "connection_state")[-1]["text"] == "Nobody answers."
        platform.closed = AbilityError("limited", "Too much was asked.")
        await until(lambda: context.reports[-1][:2] == ("waiting", "Too much was asked."))
        platform.closed = AbilityError("logged_out", "The login has expired.")
        await until(lambda: context.reports[-1][:2] == ("failed", "The login has expired."))
        platform.closed = AbilityError("refused", "The password is wrong.")
        await until(lambda: context.reports[-1][:2] == ("failed", "The password is wrong."))
        platform.closed = None
        await until(lambda: context.reports[-1][:2] == ("running", ""))
        assert of(context, "connection_state")[-1]["text"] == ""


async def test_a_shop_that_is_back_is_there_though_nothing_is_asked_of_it(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    """The desk reads no item of a shop that is not there: its orders alone can tell that it is again."""

    async def lost() -> None:
        raise AbilityError("unreachable", "The line broke.")

    platform.all_lines = [line(1)]
    async with served(context, platform):
        await until(lambda: of(context, "orders"))  # what it said at its beginning was heard before the line breaks
        platform.doing = lost
        context.told.append(Command("catalogue.read_item", {"call": "1", "item_id": "lip"}))
        await until(lambda: context.reports and context.reports[-1][:2] == ("waiting", "The line broke."))
        platform.batches.put_nowait([])
        await until(lambda: context.reports[-1][:2] == ("running", ""))


async def test_a_login_that_waits_for_the_operator_is_told(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform):
        context.told.append(Command("login.log_in", {"call": "ask-1"}))
        await until(lambda: of(context, "answer"))
        prompt = {"address": "https://login.example/device", "code": "AB12"}
        await until(lambda: of(context, "connection_state")[-1]["login"] == prompt)
        platform.prompt = None
        await until(lambda: of(context, "connection_state")[-1]["login"] is None)


async def test_what_a_shop_tells_goes_to_the_desk_with_its_time_and_says_that_the_feed_lives(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    async with served(context, platform):
        platform.told.put_nowait([])
        await until(lambda: of(context, "connection_state")[-1:] and of(context, "connection_state")[-1]["fed"])
        assert of(context, "readings") == []
        asked_ns = time.monotonic_ns()
        latest = reading("lip", 8800, asked_ns)  # in one breath: nothing leaves between the two of one item
        platform.told.put_nowait([reading("lip", 9900, asked_ns - 5), reading("mug", at_ns=2**63), latest])
        await until(lambda: of(context, "readings"))
    lip, mug = of(context, "readings")[0]["readings"]
    assert (lip["item_id"], lip["prices"], lip["at_ns"]) == ("lip", {"RED": 8800}, asked_ns), "the latest alone"
    assert asked_ns <= mug["at_ns"] <= time.monotonic_ns(), "nothing is of a moment to come"


async def test_a_feed_of_readings_that_fails_is_no_trouble_of_the_shop(
    context: PluginContext, platform: ScriptedPlatform
) -> None:
    async with served(context, platform):
        platform.told.put_nowait([])
        await until(lambda: of(context, "connection_state")[-1:] and of(context, "connection_state")[-1]["fed"])
        platform.told.put_nowait(AbilityError("refused", "No feed for you."))
        await until(lambda: not of(context, "connection_state")[-1]["fed"])
        assert {said["state"] for said in of(context, "connection_state")} == {"running"}
        platform.told.put_nowait([reading("lip")])
        await until(lambda: of(context, "readings"))
        await until(lambda: of(context, "connection_state")[-1]["fed"])


async def test_orders_again_opens_the_feed_anew(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform):
        await until(lambda: platform.openings == 1)
        platform.all_lines = [line(1)]
        context.told.append(Command("orders.again", {}))
        await until(lambda: of(context, "orders"))
    assert platform.openings == 2


async def test_it_ends_when_the_studio_wants_that(platform: ScriptedPlatform, tmp_path: Path) -> None:
    async with asyncio.timeout(15):
        await serve(PluginContext(tmp_path, tmp_path, polls=3, provides=ABILITIES), platform)


async def test_it_ends_though_the_shop_hangs(context: PluginContext, platform: ScriptedPlatform) -> None:
    released = asyncio.Event()

    async def hang() -> None:
        while not released.is_set():
            try:
                await released.wait()
            except asyncio.CancelledError:
                continue

    platform.doing = hang
    context.told.append(Command("catalogue.read_item", {"call": "1", "item_id": "lip"}))
    async with served(context, platform):
        await until(lambda: platform.calls)
    released.set()
    await asyncio.sleep(0)


async def test_the_rules_understand_it(context: PluginContext, platform: ScriptedPlatform) -> None:
    platform.all_lines = [line(1, "paid")]
    async with served(context, platform):
        context.told.append(Command("catalogue.read_item", {"call": "1", "item_id": "lip"}))
        await until(lambda: of(context, "answer") and of(context, "orders"))
    (answer,) = of(context, "answer")
    heard = msgspec.convert(answer | {"shop": "corner", "reading": answer["value"]}, selling.Answered)
    assert heard.reading is not None
    assert (heard.ok, heard.reading.prices) == (True, {"RED": 9900})
    said = msgspec.convert(of(context, "orders")[0]["lines"][0], selling.OrderLine)
    assert msgspec.to_builtins(said) == msgspec.to_builtins(line(1, "paid"))


def test_a_bookmark_outlives_the_process(context: PluginContext) -> None:
    assert Bookmark(context).read() == ""
    Bookmark(context).write("1234")
    Bookmark(context, "webhooks").write("5")
    assert Bookmark(context).read() == "1234"
    assert Bookmark(context, "webhooks").read() == "5"


async def test_where_a_stream_is_taken_is_said(context: PluginContext, platform: ScriptedPlatform) -> None:
    async with served(context, platform):
        await until(lambda: of(context, "ingest"))
    assert of(context, "ingest") == [{"url": "rtmp://127.0.0.1/live", "key": "show", "page_url": ""}]
