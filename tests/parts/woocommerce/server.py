"""All of it on one port of this computer."""

from __future__ import annotations

import asyncio
import base64
import email.utils
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.woocommerce import goods
from tests.parts.woocommerce.listing import BadParameterError, chosen, only, page
from tests.parts.woocommerce.store import Store
from tests.parts.woocommerce.webhooks import Webhooks

KEY, SECRET = "ck_" + "1" * 40, "cs_" + "2" * 40
_ROOT = "/wp-json/wc/v3"


class WooCommerce:
    """A shop that takes itself for one behind https. `failures`: what the next requests are answered with (a status; "slow": not
    at all, within five seconds). `asked`: what was asked, in order. `may_write`: the key's right. Entered in the event loop that
    it serves in."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.webhooks = Webhooks()
        self.store = Store(self.webhooks.tell)
        self.failures: list[int | str] = []
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.may_write = True
        self.drops_headers = False
        self.before_write: Callable[[], None] = lambda: None  # what happens between a reading and the next writing
        self.url = ""

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[self._guarded])
        one, child = r"/products/{id:\d+}", r"/products/{id:\d+}/variations"
        application.add_routes(
            [
                web.get(f"{_ROOT}/products", self._products),
                web.get(_ROOT + one, self._product),
                web.put(_ROOT + one, self._product),
                web.get(_ROOT + child, self._variations),
                web.put(_ROOT + child + r"/{child:\d+}", self._variation),
                web.get(f"{_ROOT}/orders", self._orders),
                web.get(_ROOT + r"/orders/{id:\d+}/refunds", self._refunds),
                web.get(_ROOT + r"/settings/{group}", self._settings),
                web.get(f"{_ROOT}/webhooks", self._list_webhooks),
                web.post(f"{_ROOT}/webhooks", self._add_webhook),
            ]
        )
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls).start()
        self.url = f"http{'s' if self._tls else ''}://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.webhooks.close()
        await self._runner.cleanup()

    # ------------------------------------------------------------ the door

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        query = {name: value for name, value in request.query.items() if not name.startswith("consumer_")}
        self.asked.append((request.method, request.path.removeprefix(_ROOT + "/"), query))
        response = await self._failure() or self._refusal(request)
        if response is None:
            try:
                response = await handler(request)
            except web.HTTPNotFound:
                text = "No route was found matching the URL and request method"
                response = said(404, "rest_no_route", text) if request.path.startswith("/wp-json/") else web.Response(status=404)
            except BadParameterError as error:
                response = said(400, "rest_invalid_param", str(error))
        response.headers["Date"] = email.utils.formatdate(self.store.now_s(), usegmt=True)
        return response

    async def _failure(self) -> web.StreamResponse | None:
        if not self.failures:
            return None
        failure = self.failures.pop(0)
        if isinstance(failure, str):
            await asyncio.sleep(5.0)
            return None
        headers = {"Retry-After": "0"} if failure in (429, 503) else {}
        return web.Response(status=failure, text="<html>Briefly unavailable for scheduled maintenance.</html>", headers=headers)

    def _refusal(self, request: web.Request) -> web.Response | None:
        """Who has no key is nobody, and may see nothing; so is who has a wrong one."""
        shown = request.query.get("consumer_key", ""), request.query.get("consumer_secret", "")
        header = "" if self.drops_headers else request.headers.get("Authorization", "")
        if not all(shown) and header.startswith("Basic "):
            key, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
            shown = key, secret
        if shown[0] != KEY:
            return said(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
        if shown[1] != SECRET:
            return said(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.")
        if request.method != "GET" and not self.may_write:
            text = "The API key provided does not have write permissions."
            return said(401, "woocommerce_rest_authentication_error", text)
        return None

    # ------------------------------------------------------------ what is asked

    async def _products(self, request: web.Request) -> web.Response:
        return page(list(reversed(self.store.products.values())), request.query)

    async def _product(self, request: web.Request) -> web.Response:
        number = int(request.match_info["id"])
        if number not in self.store.products:
            return said(404 if request.method == "GET" else 400, "woocommerce_rest_product_invalid_id", "Invalid ID.")
        row = self.store.products[number]
        return await self._written(request, row, row) if request.method == "PUT" else web.json_response(only(row, request.query))

    async def _variations(self, request: web.Request) -> web.Response:
        number = int(request.match_info["id"])
        product = self.store.products.get(number)
        if product is None:
            return said(404, "woocommerce_rest_product_invalid_id", "Invalid ID.")
        rows = self.store.variations.get(number, {}).values()
        return page([self.store.shown(product, row) for row in rows], request.query)

    async def _variation(self, request: web.Request) -> web.Response:
        product = self.store.products[int(request.match_info["id"])]
        return await self._written(request, product, self.store.variations[product["id"]][int(request.match_info["child"])])

    async def _written(self, request: web.Request, product: dict[str, Any], row: dict[str, Any]) -> web.Response:
        fields = await request.json()
        self.before_write()
        if trouble := goods.write(row, fields):
            return said(400, "rest_invalid_param", trouble)
        goods.settle(row, self.store.now())
        return web.json_response(self.store.shown(product, row))

    async def _orders(self, request: web.Request) -> web.Response:
        return page(chosen(self.store.orders.values(), request.query), request.query)

    async def _refunds(self, request: web.Request) -> web.Response:
        return page(self.store.refunds.get(int(request.match_info["id"]), []), request.query)

    async def _settings(self, request: web.Request) -> web.Response:
        group = request.match_info["group"]
        if group not in self.store.settings:
            return said(404, "rest_setting_setting_group_invalid", "Invalid setting group.")
        return web.json_response(list(self.store.options(group)))

    async def _list_webhooks(self, request: web.Request) -> web.Response:
        return page(list(reversed(self.webhooks.rows.values())), request.query)

    async def _add_webhook(self, request: web.Request) -> web.Response:
        fields = await request.json()
        made = self.webhooks.add(
            fields["topic"], fields["delivery_url"], fields.get("secret", ""), self.store.now(), fields.get("name", "")
        )
        return web.json_response(made, status=201)


def said(status: int, code: str, message: str) -> web.Response:
    """How WordPress says no."""
    return web.json_response({"code": code, "message": message, "data": {"status": status}}, status=status)
