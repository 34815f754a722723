"""Between the rules and the shops' plugins: effects become commands, events become news, garbage becomes a line in the log."""

from __future__ import annotations

import logging

import pytest

from studio.desk.selling.shops import Shops
from studio.ipc import messages
from studio.show import selling


class Line:
    """A plugin's line and the rules' ear."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, messages.ToWorker]] = []
        self.news: list[selling.News] = []
        self.shops = Shops(self._send, self.news.append)

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
    assert line.sent == [("plugin.corner", messages.Command("shop.set_price", arguments))]


def test_what_a_shop_says_becomes_news(line: Line) -> None:
    reading = {"item_id": "i", "title": "Tea", "currency": "CNY", "open": True, "pinned": False, "prices": {"s": 5}}
    answer = {"call": "c1", "ok": True, "reading": reading, "readings": [], "code": "", "text": ""}
    order = {"order_id": "o", "line_id": "1", "sku": "s", "item_id": "i", "status": "paid", "quantity": 2}
    order |= {"unit_price_minor": 5, "currency": "CNY", "buyer": "A", "at_ms": 1}
    for event in (
        messages.Event("shop_state", {"capabilities": ["item.read"], "text": ""}),
        messages.Event("shop_answer", answer),
        messages.Event("orders", {"lines": [order]}),
    ):
        assert line.shops.heard("corner", event)
    state, answered, seen = line.news
    assert state == selling.ShopChanged(shop="corner", state="running", capabilities=frozenset({"item.read"}), text="")
    assert isinstance(answered, selling.Answered)
    assert answered.reading is not None
    assert answered.reading.prices == {"s": 5}
    assert isinstance(seen, selling.OrderSeen)
    assert (seen.shop, seen.line.quantity) == ("corner", 2)
    assert not line.shops.heard("corner", messages.Event("weather", {}))


@pytest.mark.expect_warnings
def test_garbage_is_logged_and_changes_nothing(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    for event in (
        messages.Event("shop_answer", {"call": 7}),
        messages.Event("shop_state", {}),
        messages.Event("orders", {"lines": [{"order_id": "o"}]}),
        messages.Event("orders", {"lines": 5}),
    ):
        assert line.shops.heard("corner", event)
    assert line.news == []
    assert len(caplog.records) == 4


def test_a_shop_whose_plugin_ends_is_said_to_be_away_and_keeps_its_abilities(line: Line) -> None:
    line.shops.worker("corner", None)
    assert line.news == [], "it never said that it is a shop"
    line.shops.heard("corner", messages.Event("shop_state", {"capabilities": ["item.read"], "text": ""}))
    line.shops.worker("corner", messages.Status("live"))
    assert len(line.news) == 1
    line.shops.worker("corner", None)
    gone = line.news[-1]
    assert isinstance(gone, selling.ShopChanged)
    assert gone.state == "ended"
    assert gone.capabilities == frozenset({"item.read"})
