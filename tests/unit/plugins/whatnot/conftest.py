"""A server of the test's own making behind a real HTTP client: what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from whatnot.access import ADDRESS, Access
from whatnot.api import Api
from whatnot.limits import Limits

Answer = httpx.Response | Exception | dict[str, Any]
TOKEN = "wn_pat_tk_s3cr3t"
NOW_MS = 1_796_011_200_000  # of the server's answers


def dollars(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


def variant(
    number: str, sku: str | None, price: str | None = "99.00", units: int | None = 10, currency: str = "USD"
) -> dict[str, Any]:
    return {
        "id": number,
        "sku": sku,
        "pricing": {"buy_it_now": {"price": {"amount": price, "currency": currency} if price is not None else None}},
        "inventory": {"available_quantity": units} if units is not None else None,
    }


def order(number: str, status: str = "pending_fulfillment", at: str = "2026-11-30T03:59:30Z", **more: Any) -> dict[str, Any]:
    """An order of one minute ago; `at`: when it last changed."""
    amounts = {"subtotal": dollars("198"), "applied_discount": None}
    times = {"created_at": "2026-11-30T03:59:00Z", "updated_at": at}
    return {"id": number, "status": status, "amounts": amounts, "buyer": None} | times | more


def said(status: int, kind: str = "failed", detail: str = "No.", **more: Any) -> httpx.Response:
    """How Whatnot says no."""
    headers = {"retry-after": "7"} if status == 429 else {}
    return httpx.Response(
        status, json={"type": kind, "title": "Failed", "status": status, "detail": detail} | more, headers=headers
    )


class Server:
    """Answers each path below the root with the next of its `answers` (the last one again and again), else with 404."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {"orders": [{"data": [], "next_cursor": None}]}
        self.asked: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        there = self.answers.get(request.url.path.removeprefix("/seller-api/rest/v2/"))
        if not there:
            return said(404, "not-found")
        answer = there.pop(0) if len(there) > 1 else there[0]
        if isinstance(answer, Exception):
            raise answer
        made = answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)
        made.headers.setdefault("date", "Mon, 30 Nov 2026 04:00:00 GMT")
        return made

    def paths(self) -> list[str]:
        """What was asked, below the root."""
        return [request.url.path.removeprefix("/seller-api/rest/v2/") for request in self.asked]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Api]:
    made = Api(Access(token=TOKEN), httpx.MockTransport(server), Limits(500.0, 50.0))
    assert str(Access(token=TOKEN).root()) == ADDRESS
    yield made
    await made.close()
