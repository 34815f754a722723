"""All of it on one port of this computer."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

import msgspec
from aiohttp import web

from tests.parts.whatnot import published
from tests.parts.whatnot.store import Store
from tests.parts.whatnot.webhooks import Webhooks

TOKEN = "wn_pat_tk_" + "1" * 32
_ROOT = "/seller-api/rest/v2"
_MOST = 50


class Whatnot:
    """`failures`: what the next requests meet (a status; "none"; "slow": no answer within five seconds; "lost": it is done,
    and the answer breaks off). `asked`: what was asked, in order. `scopes`: the token's. `troubles`: what was asked, or answered,
    in another shape than is published; a test that provokes none finds it empty. Entered in the event loop that it serves in."""

    def __init__(self) -> None:
        self.webhooks = Webhooks()
        self.store = Store(self.webhooks.tell)
        self.failures: list[int | str] = []
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.scopes = {"read:inventory", "write:inventory", "read:orders", "read:customers"}
        self.may_write_inventory = True
        self.oldest_first = False
        self.troubles: list[str] = []
        self.before_write: Callable[[], object] = lambda: None  # what happens between a reading and the next writing
        self.url = ""

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[self._guarded])
        product, order = "/products/{id}", "/orders/{id}"
        application.add_routes(
            [
                web.get(f"{_ROOT}/products", self._products),
                web.get(_ROOT + product, self._product),
                web.get(f"{_ROOT}{product}/variants", self._variants),
                web.get(f"{_ROOT}/merchandising{product}", self._merchandising),
                web.post(_ROOT + "/inventory/set", self._set),
                web.post(_ROOT + "/inventory/adjust", self._adjust),
                web.get(f"{_ROOT}/orders", self._orders),
                web.get(_ROOT + order, self._order),
                web.get(f"{_ROOT}{order}/items", self._items),
            ]
        )
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}{_ROOT}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.webhooks.close()
        await self._runner.cleanup()

    # ------------------------------------------------------------ the door

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        self.asked.append((request.method, request.path.removeprefix(f"{_ROOT}/"), dict(request.query)))
        failure = self.failures.pop(0) if self.failures else None
        if failure == "slow":
            await asyncio.sleep(5.0)
        response = said(failure) if isinstance(failure, int) else self._refusal(request)
        if response is None:
            try:
                response = await handler(request)
            except KeyError:
                response = said(404, "not-found", "There is no such thing.")
            except web.HTTPNotFound:
                response = said(404, "not-found", "Not Found")
            except msgspec.ValidationError as error:
                self.troubles.append(f"{request.method} {request.path}: {error}")
                response = said(422, "invalid-parameter", str(error))
        response.headers["Date"] = email.utils.formatdate(self.store.now_s(), usegmt=True)
        response.headers.update({"RateLimit-Limit": "10, 10;w=1", "RateLimit-Remaining": "7", "RateLimit-Reset": "1"})
        if failure == "lost" and request.transport is not None:
            request.transport.close()
        return response

    def _refusal(self, request: web.Request) -> web.Response | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return said(401, "unauthorized", "The token is not valid.")
        writes = request.method != "GET"
        wanted = "read:orders" if "/orders" in request.path else "write:inventory" if writes else "read:inventory"
        if wanted not in self.scopes:
            return said(403, "missing-scope", "The token lacks a scope.", required_scopes=[wanted])
        if writes and not self.may_write_inventory:
            return said(403, "forbidden", "Inventory writes are not enabled for this seller.")
        return None

    # ------------------------------------------------------------ what is asked

    async def _products(self, request: web.Request) -> web.Response:
        return page(request, list(reversed(self.store.products.values())), published.Product)

    async def _product(self, request: web.Request) -> web.Response:
        return answer(self.store.products[request.match_info["id"]], published.Product)

    async def _variants(self, request: web.Request) -> web.Response:
        return page(request, self.store.variants[request.match_info["id"]], published.Variant)

    async def _merchandising(self, request: web.Request) -> web.Response:
        return answer(self.store.merchandising[request.match_info["id"]], published.ProductMerchandising)

    async def _set(self, request: web.Request) -> web.Response:
        asked = published.read(await request.read(), published.SetInventoryLevelsRequest)
        self.before_write()
        change = self.store.change_stock
        return written([change(one.variant_id, one.idempotency_key, quantity=one.quantity) for one in asked.items])

    async def _adjust(self, request: web.Request) -> web.Response:
        asked = published.read(await request.read(), published.AdjustInventoryLevelsRequest)
        self.before_write()
        change = self.store.change_stock
        return written([change(one.variant_id, one.idempotency_key, delta=one.delta) for one in asked.items])

    async def _orders(self, request: web.Request) -> web.Response:
        rows = [self._seen(order) for order in self.store.orders.values()]
        return page(request, rows if self.oldest_first else rows[::-1], published.Order)

    async def _order(self, request: web.Request) -> web.Response:
        return answer(self._seen(self.store.orders[request.match_info["id"]]), published.Order)

    async def _items(self, request: web.Request) -> web.Response:
        return page(request, self.store.items[request.match_info["id"]], published.OrderItem)

    def _seen(self, order: dict[str, Any]) -> dict[str, Any]:
        """The order as the token's scopes let it be seen."""
        return order if "read:customers" in self.scopes else order | {"buyer": None}


def answer(row: dict[str, Any], shape: type[Any]) -> web.Response:
    return web.json_response(published.checked(row, shape))


def written(results: list[dict[str, Any]]) -> web.Response:
    return web.json_response(published.checked({"results": results}, published.InventoryResults))


def page(request: web.Request, rows: list[dict[str, Any]], shape: type[Any]) -> web.Response:
    """A part of a list. That it is so named and parted is inferred."""
    first, size = int(request.query.get("cursor", "0")), min(_MOST, int(request.query.get("limit", "20")))
    some = [published.checked(row, shape) for row in rows[first : first + size]]
    following = str(first + size) if first + size < len(rows) else None
    return web.json_response({"data": some, "next_cursor": following})


def said(status: int, kind: str = "failed", detail: str = "It failed.", **more: Any) -> web.Response:
    """How Whatnot says no."""
    problem = {"type": kind, "title": kind.replace("-", " ").capitalize(), "status": status, "detail": detail} | more
    headers = {"Retry-After": "1"} if status == 429 else {}
    body = published.checked(problem, published.Problem)
    return web.json_response(body, status=status, headers=headers, content_type="application/problem+json")
