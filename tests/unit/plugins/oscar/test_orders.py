"""Orders and their statuses in the port's terms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from oscar.answers import Address, Line, Order, id_of
from oscar.orders import Sold, order_line, placed_ms
from oscar.statuses import Statuses

PLACED = "2026-11-25T17:35:01.509000Z"
LINE = Line("https://x/api/admin/orderlines/7/", 3, "CNY", Decimal("199.99"))


def order(status: str | None = "Paid", address: Address | None = None, placed: str = PLACED) -> Order:
    return Order("https://x/api/admin/orders/5/", "100005", placed, status, address)


def test_a_line_of_an_order() -> None:
    line = order_line(order(address=Address("韩梅梅", "韩", "请快点\n谢谢")), LINE, Sold("3", "RED"), Statuses())
    assert (line.order_id, line.line_id, line.item_id, line.sku) == ("100005", "7", "3", "RED")
    assert (line.quantity, line.unit_price_minor, line.currency) == (3, 6666, "CNY"), "rounded down"
    assert (line.status, line.buyer, line.note, line.at_ms) == ("paid", "韩**", "请快点\n谢谢", 1795628101509)


@pytest.mark.parametrize(
    ("of_order", "of_line", "status"),
    [
        ("new", None, "created"),
        ("PENDING", None, "created"),
        ("", None, "paid"),
        (None, None, "paid"),
        ("Being processed", "anything", "paid"),
        ("Canceled", None, "cancelled"),
        ("Paid", "Cancelled", "cancelled"),
        ("Cancelled", "Refunded", "refunded"),
        ("Refunded", "Returned", "returned"),
        ("new", "new", "created"),
        ("Paid", "new", "paid"),
    ],
)
def test_statuses(of_order: str | None, of_line: str | None, status: str) -> None:
    assert Statuses().meaning(of_order, of_line) == status


def test_words_of_a_shop_s_own() -> None:
    own = Statuses.read("待付款、 Awaiting payment", "已取消", "", "")
    assert own.meaning("awaiting PAYMENT", None) == "created"
    assert own.meaning("已取消", None) == "cancelled"
    assert own.meaning("Refunded", None) == "paid"


def test_times() -> None:
    assert placed_ms(order(placed="2026-11-26T01:35:01.509+08:00")) == 1795628101509
    assert placed_ms(order(placed="2026-11-25T17:35:01.509")) == 1795628101509
    assert placed_ms(order(placed="yesterday")) == 0


def test_ids_at_the_end_of_links() -> None:
    assert [id_of(url) for url in ("http://x/api/products/12/", "/products/3", None, "", "http://x/products/a/")] == [
        12,
        3,
        0,
        0,
        0,
    ]
