"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from woocommerce.access import Access
from woocommerce.api import Api
from woocommerce.rules import Rules

Answer = httpx.Response | Exception | dict[str, Any] | list[Any]
MakeApi = Callable[..., Api]
ROOT = "https://shop.example/wp-json/wc/v3/"
KEY, SECRET = "ck_anna", "cs_s3cr3t"
CNY = Rules(currency="CNY")


def options(**values: object) -> list[dict[str, Any]]:
    """Settings as the API lists them."""
    return [{"id": f"woocommerce_{name}", "value": value, "label": name} for name, value in values.items()]


def product(number: int, sku: str = "", price: str = "99.00", units: int | None = 10, **more: Any) -> dict[str, Any]:
    """A product by itself, as the API gives it."""
    money = {"price": price, "regular_price": price, "sale_price": ""}
    stock = {"manage_stock": units is not None, "stock_quantity": units, "stock_status": "instock"}
    return {"id": number, "name": f"Soap {number}", "type": "simple", "sku": sku, "status": "publish"} | money | stock | more


class Server:
    """Answers each path below the root with the next of its `answers` (the last one again and again), else with 404."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {
            "settings/general": [options(currency="CNY", price_num_decimals="2", calc_taxes="no")],
            "settings/tax": [options(prices_include_tax="no", tax_display_shop="excl")],
            "settings/products": [options(hold_stock_minutes="60")],
            "orders": [[]],
        }
        self.asked: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        there = self.answers.get(str(request.url).partition("?")[0].removeprefix(ROOT))
        if not there:
            return said(404, "rest_no_route")
        answer = there.pop(0) if len(there) > 1 else there[0]
        if isinstance(answer, Exception):
            raise answer
        made = answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)
        made.headers.setdefault("date", "Mon, 30 Nov 2026 04:00:00 GMT")
        return made

    def paths(self) -> list[str]:
        """What was asked, below the root."""
        return [str(request.url).partition("?")[0].removeprefix(ROOT) for request in self.asked]


def said(status: int, code: str, message: str = "No.", **headers: str) -> httpx.Response:
    """How WordPress says no."""
    return httpx.Response(status, json={"code": code, "message": message, "data": {"status": status}}, headers=headers)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[MakeApi]:
    """`api(**access)`: a client of the server, closed at the end."""
    made: list[Api] = []

    def make(**access: Any) -> Api:
        given: dict[str, Any] = {"url": "https://shop.example", "key": KEY, "secret": SECRET, "rate_hz": 200.0} | access
        made.append(Api(Access(**given), httpx.MockTransport(server)))
        return made[-1]

    yield make
    for client in made:
        await client.close()
