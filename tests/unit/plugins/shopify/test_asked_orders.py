"""Orders that are asked for, within bounds, and which order a webhook is about."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from shopify.access import Access
from shopify.api import Api
from shopify.asked_orders import MOST_LINES, AskedOrders, order_of

from studio.plugin_api.webhooks import Call
from tests.parts.http_answers import answer

DATE = "Mon, 30 Nov 2026 20:30:00 GMT"
MONEY = {"shopMoney": {"amount": "1.00", "currencyCode": "EUR"}}
LINE = {"sku": "RED", "quantity": 1, "currentQuantity": 1, "discountedUnitPriceAfterAllDiscountsSet": MONEY}
ORDER = {
    "id": "gid://shopify/Order/1",
    "name": "#1001",
    "createdAt": "2026-11-30T20:30:00Z",
    "updatedAt": "2026-11-30T20:30:00Z",
    "cancelledAt": None,
    "displayFinancialStatus": "PAID",
    "returnStatus": "NO_RETURN",
    "note": None,
    "customer": None,
}


class Endless:
    """A server that always has one page more, each of so many rows."""

    def __init__(self, rows: int) -> None:
        self.rows, self.pages = rows, 0

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.pages += 1
        assert self.pages < 1000, "it is asked for ever"
        more = {"hasNextPage": True, "endCursor": f"c{self.pages}"}
        question = msgspec.json.decode(request.content)["query"]
        if "orders(" in question:
            marks = [{"id": f"gid://shopify/Order/{n}", "updatedAt": DATE} for n in range(self.rows)]
            return answer(200, {"data": {"orders": {"nodes": marks, "pageInfo": more}}}, date=DATE)
        lines: Any = {
            "nodes": [LINE | {"id": f"gid://shopify/LineItem/{n}", "variant": None, "product": None} for n in range(self.rows)],
            "pageInfo": more,
        }
        order = ORDER | {"lineItems": lines}
        return answer(200, {"data": {"nodes": [order], "order": {"lineItems": lines}}}, date=DATE)


@pytest.fixture
def server() -> Endless:
    return Endless(0)


@pytest.fixture
async def orders(server: Endless) -> AsyncIterator[AskedOrders]:
    api = Api(Access("my-shop", "shpat_a-secret-for-tests"), httpx.MockTransport(server))
    yield AskedOrders(api)
    await api.close()


@pytest.mark.parametrize(("rows", "told"), [(0, 0), (100, MOST_LINES)])
async def test_a_basket_without_end_is_cut(server: Endless, orders: AskedOrders, rows: int, told: int) -> None:
    server.rows = rows
    (order,) = await orders.read(["1"])
    assert len(order.lines) == told


async def test_pages_with_nothing_on_them_end(orders: AskedOrders) -> None:
    assert [page async for page in orders.changed(0, 0)] == [[]]


@pytest.mark.parametrize(
    ("topic", "body", "order"),
    [
        ("orders/create", b'{"id": 820982911946154508, "name": "#9999"}', "820982911946154508"),
        ("orders/cancelled", b'{"id": 5}', "5"),
        ("refunds/create", b'{"id": 890088186047892319, "order_id": 820982911946154508}', "820982911946154508"),
        ("order_transactions/create", b'{"id": 1, "order_id": 7}', "7"),
        ("products/update", b'{"id": 788032119674292922}', ""),
        ("draft_orders/create", b'{"id": 1, "order_id": null}', ""),
        ("orders/create", b'{"id": "gid://shopify/Order/1"}', ""),
        ("orders/create", b'{"id": -5}', ""),
        ("orders/create", b'{"id": 1e300}', ""),
        ("orders/create", b"[]", ""),
        ("orders/create", b"", ""),
        ("orders/create", b"[" * 50_000, ""),
    ],
)
def test_a_call_names_its_order(topic: str, body: bytes, order: str) -> None:
    assert order_of(Call(id="1", received_ms=1, headers={"x-shopify-topic": topic}, body=body)) == order


def test_a_call_without_a_topic_names_none() -> None:
    assert order_of(Call(id="1", received_ms=1, body=b'{"id": 5}')) == ""
