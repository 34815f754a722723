"""Plugins are told the topics that they subscribe to: once, again when they are new, and no names unless granted."""

from __future__ import annotations

from typing import Any

import pytest

from studio.contracts import messages
from studio.desk.subscriptions import Subscriptions
from studio.plugin_api.data import Buyer, LatestOrders, LaunchNow, ShowTotals, read_data

MASKED = LatestOrders(latest=(Buyer(product="tea", title="Tea", name="A**", quantity=1),))
WHOLE = LatestOrders(latest=(Buyer(product="tea", title="Tea", name="An", quantity=1),))


class Line:
    """Two plugins: the board subscribes to orders and totals, the shop to the launch."""

    def __init__(self) -> None:
        self.there = True
        self.granted: set[str] = set()
        self.said: list[tuple[str, str, Any]] = []
        topics: dict[str, frozenset[Any]] = {"board": frozenset({"orders", "totals"}), "shop": frozenset({"launch"})}
        self.subscriptions = Subscriptions(
            self._send, lambda name: topics.get(name, frozenset()), lambda name: name in self.granted
        )

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        assert isinstance(message, messages.Command)
        assert message.name == "data"
        if self.there:
            topic = message.arguments["topic"]
            self.said.append((worker, topic, read_data(topic, message.arguments["data"])))
        return self.there


@pytest.fixture
def line() -> Line:
    return Line()


def test_each_is_told_what_it_subscribes_to_when_it_changed(line: Line) -> None:
    line.subscriptions.put("totals", ShowTotals(orders=1))
    assert line.said == [], "nobody is there yet"
    for name in ("board", "shop", "cards"):
        line.subscriptions.begun_anew(name)
    line.subscriptions.put("totals", ShowTotals(orders=1))
    line.subscriptions.put("launch", LaunchNow(product="tea"))
    line.subscriptions.put("totals", ShowTotals(orders=2))
    assert line.said == [
        ("plugin.board", "totals", ShowTotals(orders=1)),
        ("plugin.shop", "launch", LaunchNow(product="tea")),
        ("plugin.board", "totals", ShowTotals(orders=2)),
    ]
    line.subscriptions.begun_anew("board")
    assert line.said[3:] == [("plugin.board", "totals", ShowTotals(orders=2))]


def test_what_did_not_arrive_is_told_again(line: Line) -> None:
    line.subscriptions.begun_anew("board")
    line.there = False
    line.subscriptions.put("totals", ShowTotals(orders=1))
    line.there = True
    line.subscriptions.put("totals", ShowTotals(orders=1))
    assert len(line.said) == 1
    line.subscriptions.ended("board")
    line.subscriptions.put("totals", ShowTotals(orders=2))
    assert len(line.said) == 1


def test_what_did_not_arrive_is_told_once_the_process_reads_again_though_nothing_changed(line: Line) -> None:
    line.subscriptions.begun_anew("board")
    line.subscriptions.put("orders", MASKED, WHOLE)
    line.there = False
    line.subscriptions.put("totals", ShowTotals(orders=1))
    line.subscriptions.put("totals", ShowTotals(orders=2))
    line.subscriptions.reads_again("board")
    line.there = True
    line.said.clear()
    for _ in range(2):
        line.subscriptions.reads_again("board")
    assert line.said == [("plugin.board", "totals", ShowTotals(orders=2))], "the newest, once, and nothing that it knows"
    line.there = False
    line.subscriptions.put("totals", ShowTotals(orders=3))
    line.subscriptions.put("totals", ShowTotals(orders=2))
    line.there = True
    line.subscriptions.reads_again("board")
    line.subscriptions.reads_again("nobody")
    assert len(line.said) == 1, "it is again as it was told"
    line.there = False
    line.subscriptions.put("totals", ShowTotals(orders=4))
    line.subscriptions.ended("board")
    line.there = True
    line.subscriptions.reads_again("board")
    assert len(line.said) == 1


def test_names_of_people_are_masked_unless_the_user_grants_them(line: Line) -> None:
    line.subscriptions.begun_anew("board")
    line.subscriptions.put("orders", MASKED, WHOLE)
    assert line.said[-1] == ("plugin.board", "orders", MASKED)
    line.granted.add("board")
    line.subscriptions.put("orders", MASKED, WHOLE)
    assert line.said[-1] == ("plugin.board", "orders", WHOLE)
