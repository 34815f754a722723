"""Calls of the desk: once per id, under a deadline, and every failure in words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from studio.ipc.clock import NS, VirtualClock
from studio.plugin_api.abilities import ABILITIES, AbilityError, AbilityErrorCode, Reading
from studio.plugin_api.serving.calls import OPEN_BOUND, REMEMBERED_BOUND, Answer, Calls
from tests.unit.plugin_api.serving.conftest import ScriptedPlatform, providing

PRICE: dict[str, Any] = {"item_id": "lip", "sku": "RED", "price_minor": 8800, "currency": "CNY", "expected_minor": 9900}


class Rig:
    """Calls with a virtual clock and a deadline of 50 ms."""

    def __init__(self, platform: ScriptedPlatform) -> None:
        self.platform, self.clock = platform, VirtualClock()
        self.answers: list[Answer] = []
        self.calls = Calls(providing(platform, *ABILITIES), self.answers.append, self.clock.now_ns, deadline_s=0.05)

    def take(self, method: str, call: str = "1", **arguments: object) -> None:
        self.calls.take(method if "." in method else f"catalogue.{method}", {"call": call, **arguments})

    async def answered(self, count: int = 1) -> Answer:
        async with asyncio.timeout(15):
            while len(self.answers) < count:
                await asyncio.sleep(0)
        return self.answers[-1]


@pytest.fixture
async def rig(platform: ScriptedPlatform) -> AsyncIterator[Rig]:
    made = Rig(platform)
    yield made
    made.calls.close()


@pytest.mark.parametrize(
    ("method", "arguments", "asked"),
    [
        ("set_price", PRICE, ("set_price", "lip", "RED", 8800, "CNY", 9900)),
        ("set_stock", {"item_id": "lip", "sku": "RED", "stock": 5}, ("set_stock", "lip", "RED", 5, None)),
        ("set_limit", {"item_id": "lip", "limit": 1}, ("set_limit", "lip", 1)),
        ("open_link", {"item_id": "lip", "open": False}, ("open_link", "lip", False)),
        ("pin_item", {"item_id": None}, ("pin_item", None)),
        ("moderation.hide", {"message_id": "m1"}, ("hide", "m1")),
        ("moderation.mute", {"buyer_key": "k", "seconds": 60}, ("mute", "k", 60)),
        ("moderation.block", {"buyer_key": "k", "blocked": True}, ("block", "k", True)),
        ("moderation.slow_mode", {"seconds": 0}, ("slow_mode", 0)),
        ("moderation.pin", {"message_id": None}, ("pin", None)),
        ("login.log_in", {}, ("log_in",)),
    ],
)
async def test_it_is_passed_on(rig: Rig, method: str, arguments: dict[str, Any], asked: tuple[object, ...]) -> None:
    rig.take(method, **arguments)
    answer = await rig.answered()
    assert answer == Answer(call="1", question=answer.question, ok=True)
    assert answer.question.endswith(method)
    assert rig.platform.calls == [asked]


async def test_a_reading_is_as_old_as_its_question(rig: Rig) -> None:
    async def slow() -> None:
        rig.clock.advance_ns(3 * NS)

    asked_ns = rig.clock.now_ns()
    rig.platform.doing = slow
    rig.take("read_item", item_id="lip")
    answer = await rig.answered()
    assert isinstance(answer.value, Reading)
    assert answer.value.at_ns == asked_ns
    rig.take("find_items", call="2")
    found = (await rig.answered(2)).value
    assert isinstance(found, list)
    assert {reading.at_ns for reading in found} == {asked_ns + 3 * NS}


async def test_the_same_call_is_done_once_and_answered_each_time(rig: Rig) -> None:
    rig.take("set_price", **PRICE)
    rig.take("set_price", **PRICE)
    await rig.answered()
    rig.take("set_price", **PRICE)
    assert rig.answers == [Answer(call="1", question="catalogue.set_price", ok=True)] * 2
    assert len(rig.platform.calls) == 1


async def test_it_is_remembered_for_ten_minutes(rig: Rig) -> None:
    rig.take("set_price", **PRICE)
    await rig.answered()
    rig.clock.advance_ns(600 * NS)
    rig.take("set_price", **PRICE)
    await rig.answered(2)
    rig.clock.advance_ns(1)
    rig.take("set_price", **PRICE)
    await rig.answered(3)
    assert len(rig.platform.calls) == 2


async def test_what_is_remembered_is_bounded(rig: Rig) -> None:
    for number in range(REMEMBERED_BOUND + 10):
        rig.take("open_link", call=str(number), item_id="lip", open=True)
        await rig.answered(number + 1)
    rig.take("open_link", call=str(REMEMBERED_BOUND), item_id="lip", open=True)
    assert len(rig.platform.calls) == REMEMBERED_BOUND + 10
    rig.take("open_link", call="0", item_id="lip", open=True)
    await rig.answered(REMEMBERED_BOUND + 12)
    assert len(rig.platform.calls) == REMEMBERED_BOUND + 11


@pytest.mark.parametrize("code", ["unreachable", "limited", "logged_out"])
async def test_what_may_be_done_later_is_tried_again(rig: Rig, code: AbilityErrorCode) -> None:
    async def refuse() -> None:
        raise AbilityError(code, "Not now.")

    rig.platform.doing = refuse
    for count in (1, 2):
        rig.take("set_price", **PRICE)
        assert (await rig.answered(count)).code == code
    assert len(rig.platform.calls) == 2


async def test_a_refusal_is_remembered_too(rig: Rig) -> None:
    async def refuse() -> None:
        raise AbilityError("conflict", "It costs 1, not 2.")

    rig.platform.doing = refuse
    for count in (1, 2):
        rig.take("set_price", **PRICE)
        answer = await rig.answered(count)
        assert (answer.ok, answer.code, answer.text) == (False, "conflict", "It costs 1, not 2.")
    assert len(rig.platform.calls) == 1


async def test_a_hanging_shop_is_unreachable_and_asked_again(rig: Rig) -> None:
    hanging = asyncio.Event()

    async def hang() -> None:
        while True:  # not even a cancellation ends it
            try:
                await hanging.wait()
                return
            except asyncio.CancelledError:
                continue

    rig.platform.doing = hang
    rig.take("set_price", **PRICE)
    answer = await rig.answered()
    assert (answer.ok, answer.code) == (False, "unreachable")
    assert "0.05 seconds" in answer.text
    assert rig.calls.unreachable == answer.text
    rig.platform.doing = lambda: asyncio.sleep(0)
    rig.take("set_price", **PRICE)
    assert (await rig.answered(2)).ok
    assert rig.calls.unreachable == ""
    assert len(rig.platform.calls) == 2
    hanging.set()
    await asyncio.sleep(0)


@pytest.mark.parametrize("code", ["conflict", "refused", "not_found", "unsupported", "logged_out", "limited"])
async def test_a_call_that_may_have_been_done_is_never_refused_for_certain(rig: Rig, code: AbilityErrorCode) -> None:
    """A shop that has done it compares with what it has itself changed: its refusal does not say that nothing happened."""

    async def done_but_lost() -> None:
        raise AbilityError("unreachable", "The line broke.")

    async def refused() -> None:
        raise AbilityError(code, "The price is another.")

    rig.platform.doing = done_but_lost
    rig.take("set_price", **PRICE)
    await rig.answered()
    rig.platform.doing = refused
    for count in (2, 3):
        rig.take("set_price", **PRICE)
        answer = await rig.answered(count)
        assert (answer.ok, answer.code, answer.text) == (False, "unreachable", "The price is another.")
    assert rig.calls.unreachable == "", "the shop does answer"
    rig.take("set_price", call="2", **PRICE)
    assert (await rig.answered(4)).code == code, "of another call it is certain"
    rig.platform.doing = lambda: asyncio.sleep(0)
    rig.take("set_price", **PRICE)
    assert (await rig.answered(5)).ok


async def test_doubt_of_a_call_is_kept_as_long_as_an_answer(rig: Rig) -> None:
    async def broken() -> None:
        raise AbilityError("unreachable", "The line broke.")

    rig.platform.doing = broken
    for number in range(REMEMBERED_BOUND + 10):
        rig.take("open_link", call=str(number), item_id="lip", open=True)
        await rig.answered(number + 1)
    assert len(rig.calls._unknown) <= REMEMBERED_BOUND + 1
    rig.clock.advance_ns(600 * NS + 1)
    rig.take("open_link", call="again", item_id="lip", open=True)
    await rig.answered(REMEMBERED_BOUND + 11)
    assert list(rig.calls._unknown) == ["again"]


async def test_calls_that_hang_do_not_pile_up(rig: Rig) -> None:
    rig.platform.doing = lambda: asyncio.sleep(60)
    for number in range(OPEN_BOUND + 5):
        rig.take("set_price", call=str(number), **PRICE)
    assert len(rig.answers) == 5
    assert {answer.code for answer in rig.answers} == {"unreachable"}
    await rig.answered(OPEN_BOUND + 5)
    assert len(rig.platform.calls) == OPEN_BOUND


async def test_what_the_shop_cannot_is_not_tried(rig: Rig) -> None:
    rig.platform.capabilities = frozenset({"item.read", "stock.write"})
    rig.take("set_price", **PRICE)
    assert (await rig.answered()).code == "unsupported"
    assert rig.platform.calls == []
    rig.take("set_stock", call="2", item_id="lip", sku="RED", stock=5)
    assert (await rig.answered(2)).ok


@pytest.mark.parametrize(
    "wrong",
    [
        {"price_minor": -1},
        {"price_minor": 88.5},
        {"currency": "yuan"},
        {"item_id": ""},
        {"sku": None},
        {"expected_minor": "9900"},
        {"call": ""},
    ],
)
async def test_a_malformed_call_is_refused(rig: Rig, wrong: dict[str, object]) -> None:
    rig.calls.take("catalogue.set_price", {"call": "1"} | PRICE | wrong)
    assert rig.answers[0].code == "refused"
    assert "set_price" in rig.answers[0].text
    await asyncio.sleep(0)
    assert rig.platform.calls == []


@pytest.mark.expect_warnings
async def test_a_bug_of_the_adapter_is_an_answer(rig: Rig) -> None:
    async def fail() -> None:
        raise KeyError("price")

    rig.platform.doing = fail
    rig.take("set_price", **PRICE)
    answer = await rig.answered()
    assert (answer.code, answer.text) == ("failed", "The plugin for The shop failed: KeyError('price')")


async def test_a_reading_that_cannot_be_is_refused_in_words_and_the_calls_go_on(rig: Rig) -> None:
    async def absurd(item_id: str) -> Reading:
        return Reading(item_id=item_id, title="Lipstick", currency="CNY", open=True, prices={"RED": 2**80})

    sound, rig.platform.read_item = rig.platform.read_item, absurd  # type: ignore[method-assign]
    rig.take("read_item", item_id="lip")
    answer = await rig.answered()
    assert (answer.ok, answer.code, answer.value) == (False, "refused", None)
    assert "says what cannot be: a price of" in answer.text
    rig.platform.read_item = sound  # type: ignore[method-assign]
    rig.take("read_item", call="2", item_id="lip")
    assert (await rig.answered(2)).ok


async def test_what_is_sent_is_answered_with_its_id(rig: Rig) -> None:
    rig.take("chat.write.send", text="Link 1 is open", reply_to="m1")
    answer = await rig.answered()
    assert (answer.ok, answer.value) == (True, "m99")
    assert rig.platform.calls == [("send", "Link 1 is open", "m1")]


async def test_a_message_longer_than_the_platform_takes_is_refused_in_words(rig: Rig) -> None:
    rig.take("chat.write.send", text="x" * 101)
    answer = await rig.answered()
    assert (answer.code, answer.text) == ("refused", "The shop takes messages of 100 characters; this one has 101.")
    assert rig.platform.calls == []


@pytest.mark.parametrize("method", ["chat.write.send", "moderation.hide", "read_item"])
async def test_what_the_connection_does_not_provide_is_unsupported_in_words(rig: Rig, method: str) -> None:
    rig.calls = Calls(providing(rig.platform, "stats"), rig.answers.append, rig.clock.now_ns, deadline_s=0.05)
    rig.take(method, text="Hello", message_id="m1", item_id="lip")
    answer = await rig.answered()
    assert answer.code == "unsupported"
    assert "The shop" in answer.text
    assert rig.platform.calls == []
