"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from oscar.access import Access
from oscar.api import Api

Answer = httpx.Response | Exception | dict[str, Any] | list[Any]
ROOT = "https://shop.example/api/"


def stock_record(number: int, sku: str, price: object = "99.00", stock: int = 10, allocated: int | None = 0) -> dict[str, Any]:
    units = {"num_in_stock": stock, "num_allocated": allocated}
    return {"url": f"{ROOT}admin/stockrecords/{number}/", "partner_sku": sku, "price_currency": "CNY", "price": price} | units


def product(number: int, *records: dict[str, Any], **more: Any) -> dict[str, Any]:
    about = {"id": number, "structure": "standalone", "title": f"Soap {number}", "product_class": "goods", "parent": None}
    return about | {"is_public": True, "children": [], "stockrecords": list(records), "something": "else"} | more


class Server:
    """Answers each path below the root with the next of its `answers` (the last one again and again), else with 404."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {"admin/productclasses/goods/": [{"track_stock": True}]}
        self.asked: list[httpx.Request] = []
        self.changes: list[bytes] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if request.method == "PATCH":
            self.changes.append(request.content)
        there = self.answers.get(str(request.url).partition("?")[0].removeprefix(ROOT))
        if not there:
            return httpx.Response(404, json={"detail": "Not found."})
        answer = there.pop(0) if len(there) > 1 else there[0]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    def paths(self) -> list[str]:
        """What was asked, below the root."""
        return [str(request.url).removeprefix(ROOT) for request in self.asked]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Callable[..., Api]]:
    """`api(**access)`: a client of the server, closed at the end."""
    made: list[Api] = []

    def make(**access: Any) -> Api:
        given: dict[str, Any] = {"url": "https://shop.example", "user": "anna", "secret": "s3cr3t", "rate_hz": 200.0} | access
        made.append(Api(Access(**given), httpx.MockTransport(server)))
        return made[-1]

    yield make
    for client in made:
        await client.close()
