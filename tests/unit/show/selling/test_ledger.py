"""Order lines counted once, whatever arrives twice, late or out of order."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show.selling.ledger import Ledger, begun, clock_restarted, counted
from studio.show.selling.order_lines import key
from studio.values.shop import OrderLine, later

MINUTE = 60_000_000_000
STATUSES = ("created", "paid", "cancelled", "refunded", "returned")


def line(order: str = "a", status: Any = "paid", quantity: int = 2, **changes: Any) -> OrderLine:
    base: dict[str, Any] = {
        "order_id": order,
        "line_id": "1",
        "sku": "s",
        "item_id": "i",
        "status": status,
        "quantity": quantity,
        "unit_price_minor": 100,
        "currency": "CNY",
    }
    return OrderLine(**(base | changes))


def book(*lines: OrderLine, at_ns: int = 0) -> Ledger:
    ledger = Ledger()
    for one in lines:
        ledger = counted(ledger, "shop", f"product-{one.sku}", one, at_ns)
    return ledger


def figures(ledger: Ledger) -> tuple[Any, ...]:
    ordered = {
        (product, listing, sku): units
        for product, listings in ledger.taken.items()
        for listing, skus in listings.items()
        for sku, units in skus.items()
        if units
    }
    return ledger.total, ledger.products, ledger.sold_orders, ordered


def test_each_state_shows_in_its_place() -> None:
    account = book(line("a", "created")).total
    assert (account.held, account.paid, account.sold, account.ordered, account.gmv) == (2, 0, 0, 2, {})
    account = book(line("a", "created"), line("a", "paid")).total
    assert (account.held, account.paid, account.sold, account.ordered, account.gmv) == (0, 2, 2, 2, {"CNY": 200})
    account = book(line("a", "paid"), line("a", "returned")).total
    assert (account.held, account.paid, account.returned, account.sold, account.gmv) == (0, 2, 2, 0, {})
    account = book(line("a", "created"), line("a", "cancelled")).total
    assert (account.held, account.paid, account.sold) == (0, 0, 0)


def test_late_states_change_nothing() -> None:
    ledger = book(line("a", "paid"))
    assert counted(ledger, "shop", "product-s", line("a", "created"), 5) is ledger
    assert counted(ledger, "shop", "product-s", line("a", "paid"), 5) is ledger
    assert figures(book(line("a", "returned"), line("a", "paid"))) == figures(book(line("a", "returned")))


def test_shops_and_odd_ids_do_not_share_lines() -> None:
    assert key("one", line("a")) != key("two", line("a"))
    assert key("s", line("a b", line_id="c")) != key("s", line("a", line_id="b c"))
    assert counted(book(line("a")), "two", "product-s", line("a"), 0).total.sold == 4


def test_orders_count_once_however_many_lines_they_have() -> None:
    ledger = book(line("a"), line("a", line_id="2"), line("b"))
    assert ledger.sold_orders == 2
    ledger = counted(ledger, "shop", "product-s", line("a", "returned"), 0)
    assert ledger.sold_orders == 2
    ledger = counted(ledger, "shop", "product-s", line("a", "returned", line_id="2"), 0)
    assert ledger.sold_orders == 1


def test_the_curve_adds_up_to_what_is_sold() -> None:
    ledger = begun(Ledger(), 0)
    ledger = counted(ledger, "shop", "p", line("a"), MINUTE // 2)
    ledger = counted(ledger, "shop", "p", line("b"), 3 * MINUTE)
    assert ledger.curve("CNY") == ((0, 2, 200), (3, 2, 200))
    ledger = counted(ledger, "shop", "p", line("a", "returned"), 9 * MINUTE)
    assert ledger.curve("CNY") == ((0, 0, 0), (3, 2, 200))
    ledger = counted(clock_restarted(ledger, 50), "shop", "p", line("c"), 50 + MINUTE)
    assert ledger.curve("CNY") == ((0, 0, 0), (3, 2, 200), (5, 2, 200))


def test_orders_a_minute_are_those_of_the_last_sixty_seconds() -> None:
    ledger = Ledger()
    for second in range(100):
        ledger = counted(ledger, "shop", "p", line(f"o{second}"), second * 1_000_000_000)
    assert ledger.per_minute(99_000_000_000) == 60
    assert ledger.per_minute(129_000_000_000) == 30
    assert ledger.per_minute(999_000_000_000) == 0
    assert len(ledger.recent) <= 61


sightings = st.builds(
    line, status=st.sampled_from(STATUSES), quantity=st.integers(1, 5), at_ms=st.integers(0, 3), buyer=st.sampled_from("xy")
)
lines = st.builds(
    line,
    order=st.sampled_from("abc"),
    line_id=st.sampled_from("12"),
    status=st.sampled_from(STATUSES),
    quantity=st.integers(1, 5),
    at_ms=st.integers(0, 3),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(lines, max_size=20), st.randoms(use_true_random=False))
def test_duplicates_and_order_change_nothing(seen: list[OrderLine], random: Any) -> None:
    mixed = seen + [one for one in seen if random.random() < 0.5]
    random.shuffle(mixed)
    assert figures(book(*mixed)) == figures(book(*seen))
    total = book(*mixed).total
    assert total.paid >= total.returned >= 0
    assert total.held >= 0


@settings(deadline=None, max_examples=100)
@given(sightings, sightings, sightings)
def test_settling_is_a_lattice(one: OrderLine, two: OrderLine, three: OrderLine) -> None:
    assert later(one, one) == one
    assert later(one, two) == later(two, one)
    assert later(later(one, two), three) == later(one, later(two, three))


@settings(deadline=None, max_examples=50)
@given(st.lists(lines, max_size=20))
def test_older_ledgers_stay_as_they_were(seen: list[OrderLine]) -> None:
    ledgers = [Ledger()]
    for one in seen:
        ledgers.append(counted(ledgers[-1], "shop", "p", one, 0))
    fresh = Ledger()
    for one, ledger in zip(seen, ledgers[1:], strict=True):
        fresh = counted(fresh, "shop", "p", one, 0)
        assert fresh == ledger


def test_what_a_buyer_writes_stands_as_long_as_somebody_waits_for_the_goods() -> None:
    first, second = line("a", "created", note="Blue lid please"), line("b", "paid", note="Gift", buyer="Lin")
    ledger = book(first, second, line("c"))
    assert [(note.text, note.status, note.quantity, note.buyer) for note in ledger.notes] == [
        ("Blue lid please", "created", 2, ""),
        ("Gift", "paid", 2, "Lin"),
    ]
    ledger = counted(ledger, "shop", "product-s", line("a", "paid", note="Blue lid please"), 0)
    assert [(note.text, note.status) for note in ledger.notes] == [("Blue lid please", "paid"), ("Gift", "paid")]
    ledger = counted(ledger, "shop", "product-s", line("b", "refunded", note="Gift", buyer="Lin"), 0)
    assert [note.text for note in ledger.notes] == ["Blue lid please"]


def test_only_the_latest_notes_stand() -> None:
    ledger = book(*(line(f"o{number}", note=f"note {number}") for number in range(80)))
    assert [note.text for note in ledger.notes] == [f"note {number}" for number in range(30, 80)]
    assert ledger.noted == 80
    ledger = counted(ledger, "shop", "product-s", line("o3", "refunded", note="note 3"), 0)
    ledger = counted(ledger, "shop", "product-s", line("o70", "refunded", note="note 70"), 0)
    assert (ledger.noted, len(ledger.notes)) == (78, 49)


def test_nobody_packs_what_was_taken_back_whole() -> None:
    ledger = book(line("a", "paid", note="Blue lid please"))
    ledger = counted(ledger, "shop", "product-s", line("a", "paid", quantity=0, at_ms=9, note="Blue lid please"), 0)
    assert (ledger.notes, ledger.noted) == ((), 0)
