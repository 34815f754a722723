"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from vendure.api import Access, Api
from vendure.feed import OrderFeed
from vendure.shop import VendureShop

from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.testing import PluginContext

Answer = httpx.Response | Exception | dict[str, Any]
DATE = "Wed, 25 Nov 2026 17:35:00 GMT"
LOGGED_IN = {"data": {"login": {"__typename": "CurrentUser"}}}


def error(code: str, message: str = "No") -> dict[str, Any]:
    """An answer with a GraphQL error."""
    return {"errors": [{"message": message, "extensions": {"code": code}}], "data": None}


class Server:
    """Answers logins, and everything else with the next of `answers` (the last one again and again)."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.login: Answer = LOGGED_IN
        self.logins = 0
        self.asked: list[dict[str, Any]] = []
        self.headers: list[httpx.Headers] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        if "login(" in body["query"]:
            self.logins += 1
            token = {"vendure-auth-token": f"token-{self.logins}"}
            return self._respond(self.login, request, token)
        self.asked.append(body)
        self.headers.append(request.headers)
        return self._respond(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0], request, {})

    @staticmethod
    def _respond(answer: Answer, request: httpx.Request, headers: dict[str, str]) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json=answer, headers={"date": DATE} | headers, request=request)


def rules(prices_include_tax: bool = True, precision: int = 2) -> dict[str, Any]:
    config = {"moneyStrategyPrecision": precision}
    return {
        "globalSettings": {"trackInventory": True, "outOfStockThreshold": 0, "serverConfig": config},
        "activeChannel": {"pricesIncludeTax": prices_include_tax, "defaultCurrencyCode": "CNY"},
    }


def product(price: int = 9900, tax: float = 0, item_id: str = "3", currency: str = "CNY") -> dict[str, Any]:
    variant = {
        "id": "31",
        "sku": "RED",
        "enabled": True,
        "priceWithTax": price,
        "currencyCode": currency,
        "trackInventory": "TRUE",
        "outOfStockThreshold": 0,
        "useGlobalOutOfStockThreshold": True,
        "taxRateApplied": {"value": tax},
        "stockLevels": [{"stockLocationId": "1", "stockOnHand": 10, "stockAllocated": 0}],
    }
    return {"id": item_id, "name": "Lipstick", "enabled": True, "variants": [variant]}


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Callable[..., Api]]:
    """`api(**access)`: a client of the server, closed at the end."""
    made: list[Api] = []

    def make(**access: Any) -> Api:
        given: dict[str, Any] = {"url": "http://shop.example", "user": "anna", "secret": "s3cr3t", "rate_hz": 200.0} | access
        made.append(Api(Access(**given), httpx.MockTransport(server)))
        return made[-1]

    yield make
    for one in made:
        await one.close()


@pytest.fixture
def shop(api: Callable[..., Api], tmp_path: Path) -> VendureShop:
    one = api()
    return VendureShop(one, OrderFeed(one, Bookmark(PluginContext(tmp_path, tmp_path))))
