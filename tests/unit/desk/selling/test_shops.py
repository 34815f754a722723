"""Between the rules and the shops' plugins: effects become commands, events become news, garbage becomes a line in the log."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages
from studio.desk.selling.engine import SellingEngine
from studio.desk.selling.shops import Shops
from studio.document.model import Show
from studio.ipc.clock import MonotonicClock
from studio.show import selling

SAID = {"state": "running", "text": "", "abilities": ["catalogue"], "capabilities": ["item.read"]}
ANSWER = {"call": "c", "question": "catalogue.read_item", "ok": True}


class Line:
    """A plugin's line and the rules' ear."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, messages.ToWorker]] = []
        self.news: list[selling.News] = []
        self.aside: list[tuple[str, str]] = []
        self.shops = Shops(
            self._send,
            self.news.append,
            lambda shop, words: self.aside.append((shop, words)),
            lambda shop: "Corner store" if shop == "corner" else shop,
        )

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        self.sent.append((worker, message))
        return True


@pytest.fixture
def line() -> Line:
    return Line()


def test_an_effect_becomes_a_command(line: Line) -> None:
    line.shops.ask(
        selling.SetPrice(call="c1", shop="corner", item_id="i", sku="s", price_minor=5, currency="CNY", expected_minor=None)
    )
    arguments = {"call": "c1", "item_id": "i", "sku": "s", "price_minor": 5, "currency": "CNY", "expected_minor": None}
    assert line.sent == [("plugin.corner", messages.Command("catalogue.set_price", arguments))]


def test_what_a_shop_says_becomes_news(line: Line) -> None:
    reading = {"item_id": "i", "title": "Tea", "currency": "CNY", "open": True, "pinned": False, "prices": {"s": 5}}
    answer = {"call": "c1", "question": "catalogue.read_item", "ok": True, "value": reading, "code": "", "text": ""}
    order = {"order_id": "o", "line_id": "1", "sku": "s", "item_id": "i", "status": "paid", "quantity": 2}
    order |= {"unit_price_minor": 5, "currency": "CNY", "buyer": "A", "at_ms": 1}
    for event in (
        messages.Event("connection_state", SAID),
        messages.Event("answer", answer),
        messages.Event("orders", {"lines": [order]}),
    ):
        assert line.shops.take_event("corner", event)
    state, answered, seen = line.news
    assert state == selling.ShopChanged(shop="corner", state="running", capabilities=frozenset({"item.read"}), text="")
    assert isinstance(answered, selling.Answered)
    assert answered.reading is not None
    assert answered.reading.prices == {"s": 5}
    assert isinstance(seen, selling.OrderSeen)
    assert (seen.shop, seen.line.quantity) == ("corner", 2)
    assert not line.shops.take_event("corner", messages.Event("weather", {}))


def test_a_connection_without_a_catalogue_or_orders_is_no_shop(line: Line) -> None:
    chat_alone = SAID | {"abilities": ["chat.read"], "capabilities": []}
    assert not line.shops.take_event("channel", messages.Event("connection_state", chat_alone))
    assert not line.shops.take_event(
        "channel", messages.Event("answer", {"call": "c", "question": "chat.write.send", "ok": True})
    )
    line.shops.take_status("channel", messages.Status("live"))
    assert line.news == []


@pytest.mark.expect_warnings
def test_garbage_is_logged_and_changes_nothing(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    for event in (
        messages.Event("answer", {"call": 7, "question": "catalogue.read_item"}),
        messages.Event("connection_state", {"abilities": ["catalogue"]}),
        messages.Event("orders", {"lines": 5}),
        messages.Event("orders", {"lines": [], "set_aside": [["o", "1"]]}),
    ):
        assert line.shops.take_event("corner", event)
    assert line.news == []
    assert len(caplog.records) == 4


def test_a_desk_that_takes_over_notices_the_end_of_a_shop_it_never_heard(line: Line) -> None:
    line.shops.recall({"corner": selling.ShopState(state="running", capabilities=frozenset({"item.read"}))})
    line.shops.take_status("corner", None)
    (gone,) = line.news
    assert isinstance(gone, selling.ShopChanged)
    assert (gone.state, gone.capabilities) == ("ended", frozenset({"item.read"}))


def test_the_sale_of_another_show_hears_of_the_shops_that_run_on(line: Line) -> None:
    line.shops.take_event("corner", messages.Event("connection_state", SAID))
    line.shops.take_event("market", messages.Event("connection_state", SAID))
    known = line.news.copy()
    line.news.clear()
    ended = selling.ShopState(state="ended", capabilities=frozenset())
    line.shops.recall({"market": ended})
    assert sorted(line.news, key=str) == sorted(known, key=str), "the new sale knew nothing of one, an old thing of the other"
    line.news.clear()
    same = selling.ShopState(state="running", capabilities=frozenset({"item.read"}))
    line.shops.recall({"corner": same, "market": same})
    assert line.news == []


@pytest.mark.parametrize("other", ["first", "second"], ids=["the same show", "another show"])
async def test_what_a_shop_says_while_a_journal_is_read_is_not_lost(tmp_path: Path, other: str) -> None:
    def nothing(_said: Any) -> None: ...

    engine = SellingEngine(Show, MonotonicClock(), ask=nothing, mark=nothing, told=nothing, followers=(), trouble=nothing)
    shops = Shops(lambda *_: True, engine.take_news, lambda *_: None, str)
    await engine.open(tmp_path / "first.journal")
    engine.take_news(selling.ShopChanged(shop="corner", state="starting", capabilities=frozenset({"item.read"})))
    opening = asyncio.ensure_future(engine.open(tmp_path / f"{other}.journal"))
    await asyncio.sleep(0)
    shops.take_event("corner", messages.Event("connection_state", SAID))
    await opening
    shops.recall(dict(engine.state.shops))
    assert engine.state.shops["corner"].state == "running"
    await engine.close()


ORDER = {"order_id": "o", "line_id": "1", "sku": "s", "item_id": "i", "status": "paid", "quantity": 2}
ORDER |= {"unit_price_minor": 5, "currency": "CNY", "buyer": "A", "at_ms": 1}


@pytest.mark.expect_warnings
@pytest.mark.parametrize(
    "bad",
    [
        {"quantity": -50},
        {"quantity": 2**62},
        {"unit_price_minor": -1},
        {"quantity": "many"},
        {"status": "lost"},
        {"currency": ""},
    ],
    ids=str,
)
def test_an_order_line_that_cannot_be_is_set_aside_and_said_and_the_others_count(line: Line, bad: dict[str, object]) -> None:
    lines = [ORDER | {"order_id": "a"}, ORDER | {"order_id": "bad"} | bad, ORDER | {"order_id": "c"}]
    for _ in range(3):  # a feed says it again and again
        line.shops.take_event("corner", messages.Event("orders", {"lines": lines}))
    assert [seen.line.order_id for seen in line.news if isinstance(seen, selling.OrderSeen)] == ["a", "c"] * 3
    ((shop, words),) = line.aside
    assert shop == "corner"
    assert words.startswith("Shop 'Corner store': 1 order line not counted, for their numbers cannot be (order bad: ")


@pytest.mark.expect_warnings
def test_a_line_that_is_mended_is_counted_and_no_more_said(line: Line) -> None:
    line.shops.take_event("corner", messages.Event("orders", {"lines": [ORDER | {"quantity": -1}]}))
    line.shops.take_event("corner", messages.Event("orders", {"lines": [ORDER]}))
    assert line.aside[-1] == ("corner", "")
    assert len(line.news) == 1


@pytest.mark.expect_warnings
def test_a_shop_that_begins_anew_says_what_is_wrong_once_more_or_no_longer(line: Line) -> None:
    bad = messages.Event("orders", {"lines": [ORDER | {"quantity": -5}]})
    line.shops.take_event("corner", bad)
    line.shops.begun_anew("corner")
    assert line.aside[-1] == ("corner", "")  # the order was taken out of the shop: it never comes again
    line.shops.take_event("corner", bad)
    assert "1 order line not counted" in line.aside[-1][1]


@pytest.mark.expect_warnings
def test_lines_that_the_plugin_set_aside_are_said_and_their_number_has_a_bound(line: Line) -> None:
    for number in range(1_500):
        aside = [[f"o{number}", "1", "quantity more than 10^40"]]
        line.shops.take_event("corner", messages.Event("orders", {"lines": [], "set_aside": aside}))
    assert "1000 or more order lines not counted" in line.aside[-1][1]
    assert "order o1499: quantity more than 10^40" in line.aside[-1][1]
    line.shops.forget()
    assert line.aside[-1] == ("corner", "")


def test_what_buyers_write_is_plain_text(line: Line) -> None:
    note = "\u202eBlue\x00 lid\n please " + "x" * 900
    line.shops.take_event("corner", messages.Event("orders", {"lines": [ORDER | {"note": note, "buyer": "A\nn"}]}))
    (seen,) = line.news
    assert isinstance(seen, selling.OrderSeen)
    assert seen.line.note.startswith("Blue lid please xxx")
    assert len(seen.line.note) == 200
    assert seen.line.note.endswith("x…")
    assert seen.line.buyer == "A n"


READING = {"item_id": "i", "currency": "CNY", "prices": {"s": 5}, "stocks": {"s": 3}}


@pytest.mark.parametrize("bad", [{"stocks": {"s": 2**62}}, {"prices": {"s": -5}}, {"limit": -1}, {"currency": "?"}], ids=str)
def test_a_reading_that_cannot_be_is_an_answer_that_is_none(line: Line, bad: dict[str, object]) -> None:
    line.shops.take_event("corner", messages.Event("answer", ANSWER | {"value": READING | bad}))
    (answered,) = line.news
    assert isinstance(answered, selling.Answered)
    assert (answered.call, answered.ok, answered.reading) == ("c", False, None)
    assert "says what cannot be" in answered.text


@pytest.mark.expect_warnings
@pytest.mark.parametrize(
    "bad",
    [{"stocks": {"s": 2**63}}, {"prices": {"s": -5}}, {"item_id": 7}, {"prices": None}, {"at_ns": "now"}, {"currency": "?"}],
    ids=str,
)
def test_of_what_a_shop_tells_unasked_what_cannot_be_is_left_out(line: Line, bad: dict[str, object]) -> None:
    told = [READING | {"item_id": "a"}, READING | bad, 7, READING | {"item_id": "c", "stocks": {"s": -3}, "at_ns": 9}]
    assert line.shops.take_event("corner", messages.Event("readings", {"readings": told}))
    news = [one for one in line.news if isinstance(one, selling.ItemRead)]
    assert [(one.shop, one.reading.item_id, one.reading.stocks, one.reading.at_ns) for one in news] == [
        ("corner", "a", {"s": 3}, 0),
        ("corner", "c", {"s": 0}, 9),
    ]
    assert len(news) == len(line.news)


def test_a_shop_says_whether_it_tells_of_its_changes(line: Line) -> None:
    for fed in (True, "yes", None):
        line.shops.take_event("corner", messages.Event("connection_state", SAID | {"fed": fed}))
    line.shops.take_event("corner", messages.Event("connection_state", SAID | {"fed": True}))
    line.shops.take_status("corner", messages.Status("waiting", "Nobody answers."))
    line.shops.take_status("corner", None)
    assert [one.fed for one in line.news if isinstance(one, selling.ShopChanged)] == [True, False, True, True, False]


def test_more_promised_than_there_is_means_that_nothing_can_be_bought(line: Line) -> None:
    line.shops.take_event("corner", messages.Event("answer", ANSWER | {"value": READING | {"stocks": {"s": -3}}}))
    (answered,) = line.news
    assert isinstance(answered, selling.Answered)
    assert answered.reading is not None
    assert answered.reading.stocks == {"s": 0}


def test_a_shop_whose_plugin_ends_is_said_to_be_away_and_keeps_its_abilities(line: Line) -> None:
    line.shops.take_status("corner", None)
    assert line.news == [], "it never said that it is a shop"
    line.shops.take_event("corner", messages.Event("connection_state", SAID))
    line.shops.take_status("corner", messages.Status("live"))
    assert len(line.news) == 1
    line.shops.take_status("corner", None)
    gone = line.news[-1]
    assert isinstance(gone, selling.ShopChanged)
    assert gone.state == "ended"
    assert gone.capabilities == frozenset({"item.read"})


def test_words_of_a_shop_have_a_length_and_its_abilities_are_those_there_are(line: Line) -> None:
    said = SAID | {"capabilities": ["item.read", "fly", 7], "text": "no\x00 way " * 1_000}
    line.shops.take_event("corner", messages.Event("connection_state", said))
    reading = READING | {"title": "T" * 10_000}
    line.shops.take_event("corner", messages.Event("answer", ANSWER | {"value": reading, "text": "x" * 9_000}))
    state, answered = line.news
    assert isinstance(state, selling.ShopChanged)
    assert isinstance(answered, selling.Answered)
    assert answered.reading is not None
    assert (state.capabilities, len(state.text)) == (frozenset({"item.read"}), 499)
    assert (len(answered.text), len(answered.reading.title)) == (500, 200)


@pytest.mark.parametrize(
    "event",
    [
        messages.Event("answer", ANSWER),
        messages.Event("connection_state", SAID),
        messages.Event("orders", {"lines": [ORDER]}),
        messages.Event("readings", {"readings": [READING]}),
    ],
    ids=lambda event: event.name,
)
def test_a_bug_of_the_rules_is_not_blamed_on_the_shop(event: messages.Event) -> None:
    def fail(news: selling.News) -> None:
        raise TypeError("a bug")

    shops = Shops(lambda worker, message: True, fail, lambda shop, words: None, str)
    with pytest.raises(TypeError, match="a bug"):
        shops.take_event("corner", event)
