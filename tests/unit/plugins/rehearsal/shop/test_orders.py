"""Never sold twice, never more than a buyer may have, every cent accounted for: whatever buyers do, in whatever order."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from rehearsal.shop import Order, Purchase, Refused, Status, Store, Wish
from rehearsal.shop.goods import NEXT
from rehearsal.shop.seeds import read_seeds

UNPAID_S = 60
SCARF: dict[str, Any] = {
    "id": "scarf",
    "title": "Silk scarf",
    "live_price_minor": 9_990,
    "list_price_minor": 29_900,
    "purchase_limit": 5,
    "variants": [{"sku": "red", "stock": 10}, {"sku": "blue", "stock": 3, "live_price_minor": 12_345}],
}


class Clock:
    """A wall clock that stands until it is told."""

    def __init__(self) -> None:
        self.now_ms = 1_000_000

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Store:
    store = Store(None, UNPAID_S, clock)
    store.shelf.seed(read_seeds([SCARF]))
    store.shelf.open_link("scarf", True)
    return store


def ask(buyer: str, key: str, sku: str = "red", quantity: int = 1, price: int | None = None) -> Purchase:
    return Purchase(buyer, buyer.title(), key, (Wish("scarf", sku, quantity, price),))


def stocks(store: Store) -> dict[str, tuple[int, int]]:
    return {sku.sku: (sku.stock, sku.sold) for sku in store.shelf.item("scarf").skus}


def refused(code: str) -> Any:
    return pytest.raises(Refused, check=lambda refusal: refusal.code == code)


def test_an_order_takes_stock_and_is_sold_when_it_is_paid(store: Store) -> None:
    order = store.orders.place(ask("ann", "k", quantity=2))
    assert (order.status, order.total_minor, order.currency) == ("created", 19_980, "CNY")
    assert stocks(store)["red"] == (8, 0)
    assert store.orders.settle(order.number, "ann", "paid").status == "paid"
    assert stocks(store)["red"] == (8, 2)
    assert store.orders.revenue() == {"CNY": 19_980}


def test_the_same_key_is_the_same_order(store: Store) -> None:
    first = store.orders.place(ask("ann", "k"))
    assert store.orders.place(ask("ann", "k")) == first
    assert store.orders.place(ask("bob", "k")).number != first.number  # keys are the buyer's own
    with refused("key_reused"):
        store.orders.place(ask("ann", "k", quantity=2))
    assert stocks(store)["red"] == (8, 0)


def test_a_key_is_remembered_when_everything_is_sold(store: Store) -> None:
    first = store.orders.place(ask("ann", "k"))
    store.shelf.set_stock("scarf", "red", 0, None)
    assert store.orders.place(ask("ann", "k")) == first


def test_a_buyer_gets_no_more_than_the_limit_over_all_orders_and_skus(store: Store) -> None:
    store.orders.place(ask("ann", "a", "red", 3))
    order = store.orders.place(ask("ann", "b", "blue", 2))
    with refused("limit"):
        store.orders.place(ask("ann", "c"))
    store.orders.settle(order.number, "ann", "cancelled")
    assert store.orders.place(ask("ann", "c", quantity=2)).status == "created"


def test_an_order_is_whole_or_nothing(store: Store) -> None:
    both = Purchase("ann", "Ann", "k", (Wish("scarf", "red", 1), Wish("scarf", "blue", 4)))
    with refused("too_few"):
        store.orders.place(both)
    assert stocks(store) == {"red": (10, 0), "blue": (3, 0)}
    fitting = Purchase("ann", "Ann", "k", (Wish("scarf", "red", 1), Wish("scarf", "blue", 2)))
    assert store.orders.place(fitting).total_minor == 9_990 + 2 * 12_345


def test_what_cannot_be_bought_is_refused_with_its_reason(store: Store) -> None:
    with refused("not_found"):
        store.orders.place(ask("ann", "k", "green"))
    with refused("price_changed"):
        store.orders.place(ask("ann", "k", price=100))
    store.shelf.set_stock("scarf", "red", 0, None)
    with refused("sold_out"):
        store.orders.place(ask("ann", "k"))
    store.shelf.open_link("scarf", False)
    with refused("closed"):
        store.orders.place(ask("ann", "k", "blue"))
    with refused("refused"):
        store.orders.place(Purchase("ann", "Ann", "k", ()))


def test_unpaid_orders_give_their_stock_back_in_time(store: Store, clock: Clock) -> None:
    late = store.orders.place(ask("ann", "k", quantity=3))
    paid = store.orders.place(ask("bob", "k", quantity=2))
    store.orders.settle(paid.number, "bob", "paid")
    clock.now_ms += UNPAID_S * 1000 - 1
    assert store.orders.give_back_unpaid() == []
    clock.now_ms += 1
    assert [order.number for order in store.orders.give_back_unpaid()] == [late.number]
    assert stocks(store)["red"] == (8, 2)
    with refused("too_late"):
        store.orders.settle(late.number, "ann", "paid")


def test_it_is_too_late_to_pay_at_the_deadline_even_before_the_stock_is_back(store: Store, clock: Clock) -> None:
    order = store.orders.place(ask("ann", "k"))
    clock.now_ms += UNPAID_S * 1000
    with refused("too_late"):
        store.orders.settle(order.number, "ann", "paid")


@pytest.mark.parametrize(("end", "left"), [("refunded", (10, 0)), ("returned", (8, 0))])
def test_a_refund_gives_stock_back_and_a_return_does_not(store: Store, end: Status, left: tuple[int, int]) -> None:
    order = store.orders.place(ask("ann", "k", quantity=2))
    store.orders.settle(order.number, "ann", "paid")
    store.orders.settle(order.number, "ann", end)
    assert store.orders.settle(order.number, "ann", end).status == end  # again is as once
    assert stocks(store)["red"] == left
    assert store.orders.revenue() == {}


def test_nobody_settles_another_ones_order(store: Store) -> None:
    order = store.orders.place(ask("ann", "k"))
    with refused("not_found"):
        store.orders.settle(order.number, "bob", "cancelled")


def test_changes_are_told_in_order_and_once_each_as_they_are_now(store: Store) -> None:
    first = store.orders.place(ask("ann", "k"))
    second = store.orders.place(ask("bob", "k"))
    store.orders.settle(first.number, "ann", "paid")
    told, change = store.orders.since(0, 10)
    assert [(order.number, order.status) for order in told] == [(second.number, "created"), (first.number, "paid")]
    assert store.orders.since(change, 10) == ([], change)
    assert store.orders.last_change() == change
    one, middle = store.orders.since(0, 1)
    assert [order.number for order in one + store.orders.since(middle, 10)[0]] == [second.number, first.number]


class Buying(RuleBasedStateMachine):
    """Any orders, payments, second thoughts, restocks and passing of time, against plain bookkeeping."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.store = Store(None, UNPAID_S, self.clock)
        self.store.shelf.seed(read_seeds([SCARF]))
        self.store.shelf.open_link("scarf", True)
        self.put_in = Counter({"red": 10, "blue": 3})
        self.orders: dict[int, Order] = {}
        self.keys = 0

    def teardown(self) -> None:
        self.store.close()

    @rule(buyer=st.sampled_from("abc"), sku=st.sampled_from(["red", "blue"]), quantity=st.integers(1, 4))
    def buy(self, buyer: str, sku: str, quantity: int) -> None:
        self.keys += 1
        had = sum(
            line.quantity
            for order in self.orders.values()
            if order.buyer == buyer and order.status in ("created", "paid", "returned")
            for line in order.lines
        )
        left = stocks(self.store)[sku][0]
        purchase = ask(buyer, str(self.keys), sku, quantity)
        if quantity > left or had + quantity > 5:
            with refused("limit" if quantity <= left else "too_few" if left else "sold_out"):
                self.store.orders.place(purchase)
        else:
            order = self.store.orders.place(purchase)
            self.orders[order.number] = order

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), status=st.sampled_from(["paid", "cancelled", "refunded", "returned"]))
    def settle(self, data: st.DataObject, status: Status) -> None:
        number = data.draw(st.sampled_from(sorted(self.orders)))
        order = self.orders[number]
        late = status == "paid" and order.status == "created" and self.clock.now_ms >= order.due_ms
        if order.status == status or (status in NEXT[order.status] and not late):
            self.orders[number] = self.store.orders.settle(number, order.buyer, status)
        else:
            with refused("too_late"):
                self.store.orders.settle(number, order.buyer, status)

    @rule(seconds=st.integers(1, UNPAID_S))
    def wait(self, seconds: int) -> None:
        self.clock.now_ms += seconds * 1000
        for order in self.store.orders.give_back_unpaid():
            assert self.orders[order.number].status == "created"
            self.orders[order.number] = order

    @rule(units=st.integers(1, 5))
    def restock(self, units: int) -> None:
        left = stocks(self.store)["red"][0]
        self.store.shelf.set_stock("scarf", "red", left + units, left)
        self.put_in["red"] += units

    @invariant()
    def nothing_is_lost_or_made(self) -> None:
        out: Counter[str] = Counter()
        sold: Counter[str] = Counter()
        for order in self.orders.values():
            for line in order.lines:
                out[line.sku] += line.quantity * (order.status in ("created", "paid", "returned"))
                sold[line.sku] += line.quantity * (order.status == "paid")
        assert stocks(self.store) == {sku: (self.put_in[sku] - out[sku], sold[sku]) for sku in ("red", "blue")}
        spent = sum(order.total_minor for order in self.orders.values() if order.status == "paid")
        assert self.store.orders.revenue() == ({"CNY": spent} if spent else {})


Buying.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestBuying = Buying.TestCase
