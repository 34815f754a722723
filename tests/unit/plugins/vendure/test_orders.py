"""Vendure's orders become order lines, in every state."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from vendure.orders import iso_time, order_lines, placed_ms
from vendure.questions import (
    Customer,
    Fulfillment,
    FulfillmentLine,
    Line,
    MoneySettings,
    Order,
    Payment,
    ProductRef,
    Refund,
    RefundLine,
    ServerConfig,
    VariantRef,
)

from studio.plugin_api.abilities import OrderLine

TWO_DECIMALS = MoneySettings(ServerConfig(2))
SETTLED = Payment(amount=20300, state="Settled", refunds=[])


def refunded(total: int, lines: list[RefundLine] | None = None, state: str = "Settled") -> Payment:
    return Payment(amount=20300, state="Settled", refunds=[Refund(total=total, state=state, lines=lines or [])])


def line(left: int = 2, sent: str = "") -> Line:
    """Of 2 units so many are left; `sent`: the state of their fulfilment."""
    parts = [FulfillmentLine(2, Fulfillment(sent))] if sent else []
    return Line("7", left, 2, 9900, VariantRef("RED", ProductRef("3")), parts)


def order(state: str, one: Line, *payments: Payment, customer: Customer | None = None) -> Order:
    return Order("ABC", state, "2026-11-25T17:35:01.509Z", "CNY", customer, [one], list(payments))


def test_a_whole_line() -> None:
    assert order_lines(order("PaymentSettled", line(), SETTLED, customer=Customer("雷", "李")), TWO_DECIMALS) == [
        OrderLine(
            order_id="ABC",
            line_id="7",
            sku="RED",
            item_id="3",
            status="paid",
            quantity=2,
            unit_price_minor=9900,
            currency="CNY",
            buyer="雷**",
            at_ms=1795628101509,
        )
    ]


@pytest.mark.parametrize(
    ("state", "one", "payments", "status", "quantity"),
    [
        ("PaymentAuthorized", line(), [Payment(20300, "Authorized", [])], "created", 2),
        ("SomeStateOfTheShopsOwn", line(), [], "created", 2),
        ("Shipped", line(sent="Shipped"), [SETTLED], "paid", 2),
        ("Delivered", line(sent="Delivered"), [SETTLED], "paid", 2),
        ("Modifying", line(), [SETTLED], "paid", 2),
        ("PaymentSettled", line(left=1), [SETTLED], "paid", 1),
        ("PaymentSettled", line(left=0), [SETTLED], "cancelled", 2),
        ("Cancelled", line(left=0), [], "cancelled", 2),
        ("Cancelled", line(left=0, sent="Pending"), [SETTLED], "cancelled", 2),
        ("Cancelled", line(left=0), [refunded(20300)], "refunded", 2),
        ("PaymentSettled", line(), [refunded(20300, state="Pending")], "refunded", 2),
        ("PaymentSettled", line(), [refunded(20300, state="Failed")], "paid", 2),
        ("PaymentSettled", line(), [refunded(500)], "paid", 2),
        ("PaymentSettled", line(), [refunded(19800, [RefundLine("7", 2)])], "refunded", 2),
        ("PaymentSettled", line(), [refunded(9900, [RefundLine("7", 1)])], "paid", 2),
        ("PaymentSettled", line(), [refunded(9900, [RefundLine("8", 2)])], "paid", 2),
        ("Cancelled", line(left=0, sent="Shipped"), [refunded(20300)], "returned", 2),
        ("Cancelled", line(left=0, sent="Delivered"), [SETTLED], "returned", 2),
    ],
)
def test_states(state: str, one: Line, payments: list[Payment], status: str, quantity: int) -> None:
    (said,) = order_lines(order(state, one, *payments), TWO_DECIMALS)
    assert (said.status, said.quantity) == (status, quantity)


@pytest.mark.parametrize(
    ("customer", "buyer"), [(None, ""), (Customer("", "李"), "李**"), (Customer(" ", ""), ""), (Customer("Ann", "B"), "A**")]
)
def test_a_buyer_s_name_is_cut_for_the_air(customer: Customer | None, buyer: str) -> None:
    assert order_lines(order("PaymentSettled", line(), customer=customer), TWO_DECIMALS)[0].buyer == buyer


def test_times_go_there_and_back() -> None:
    one = order("PaymentSettled", line())
    assert iso_time(placed_ms(one)) == one.order_placed_at


@pytest.mark.parametrize(
    ("stored", "precision", "minor"), [(135_000, 2, 1350), (1350, 0, 1350), (134_910, 2, 1349), (13_500_000, 4, 1350)]
)
def test_yen_are_counted_as_the_server_counts_them(stored: int, precision: int, minor: int) -> None:
    one = replace(order("PaymentSettled", replace(line(), prorated_unit_price_with_tax=stored)), currency_code="JPY")
    assert order_lines(one, MoneySettings(ServerConfig(precision)))[0].unit_price_minor == minor
