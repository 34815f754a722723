"""All of it on one port of this computer."""

from __future__ import annotations

import asyncio
import email.utils
import json
import re
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.tiktok_shop import changes, door
from tests.parts.tiktok_shop.listing import BadParameterError, orders_page, products_page
from tests.parts.tiktok_shop.store import Store
from tests.parts.tiktok_shop.tokens import Tokens
from tests.parts.tiktok_shop.webhooks import Webhooks

APP_KEY, APP_SECRET = "6a6b7c8d9e0f", "f0e9d8c7b6a5948372615043" + "0" * 16
SHOP = {"id": "7495785205308492700", "name": "Maomao", "code": "USLCTXQHN6", "cipher": "TTP_rg43SgAAAAAV8MA1WpxVEE8pacn+/="}
_PRODUCT = re.compile(r"/product/202309/products/(\d+)(/prices/update|/inventory/update)?")
Answer = tuple[int, int, str, Any]  # HTTP status, code, message, data


class TikTok:
    """`failures`: what the next requests of the API are answered with (a status, or a code of TikTok's; "slow": not at all,
    within five seconds). `asked`: paths, in order. `before_write` runs between a reading and the next writing; `taxes`, in per
    cent, come to a price that is written. Entered in the event loop that it serves in."""

    def __init__(self) -> None:
        self.webhooks = Webhooks(APP_KEY, APP_SECRET, SHOP["id"])
        self.store = Store(self.webhooks.tell)
        self.tokens = Tokens(APP_KEY, APP_SECRET, self.store.now_s)
        self.shops = [dict(SHOP)]
        self.failures: list[int | str] = []
        self.asked: list[str] = []
        self.before_write: Callable[[], None] = lambda: None
        self.taxes = 0
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_get("/api/v2/token/{page}", self.tokens.answer)
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.webhooks.close()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.asked.append(request.path)
        status, code, message, data = await self._failure() or self._checked(request, body)
        headers = {"Date": email.utils.formatdate(self.store.now_s(), usegmt=True)}
        if code < 0:
            return web.Response(status=status, text="<html>busy</html>", headers=headers | {"Retry-After": "0"})
        content = {"code": code, "message": message, "request_id": "202203070749000101890810281E8C70B7", "data": data}
        return web.json_response(content, status=status, headers=headers)

    async def _failure(self) -> Answer | None:
        if not self.failures:
            return None
        failure = self.failures.pop(0)
        if isinstance(failure, str):
            await asyncio.sleep(5.0)
            return None
        return (failure, -1, "", None) if failure < 1000 else (200, failure, "It did not go well.", None)

    def _checked(self, request: web.Request, body: bytes) -> Answer:
        if found := door.trouble(request, body, APP_KEY, APP_SECRET, self.store.now_s()):
            return *found, None
        token = request.headers.get("x-tts-access-token", "")
        if found := self.tokens.trouble(token):
            return *found, None
        query = {name: value for name, value in request.query.items() if name not in ("app_key", "sign", "timestamp")}
        if request.path == "/authorization/202309/shops":
            if query:
                return (
                    400,
                    36009004,
                    "Unexpected identifier. The `shop_cipher` query parameter is not required for this request.",
                    None,
                )
            return 200, 0, "Success", {"shops": self.shops}
        if query.pop("shop_cipher", "") != SHOP["cipher"]:
            return (
                400,
                106013,
                "Missing identifier. The `shop_cipher` query parameter is required to identify the target shop.",
                None,
            )
        try:
            return self._asked(request.method, request.path, query, json.loads(body) if body else None)
        except BadParameterError as error:
            return 400, 36009004, f"invalid param error: {error}", None

    def _asked(self, method: str, path: str, query: dict[str, str], fields: Any) -> Answer:
        match method, path:
            case "POST", "/product/202502/products/search":
                return 200, 0, "Success", products_page(self.store, query, fields)
            case "POST", "/order/202309/orders/search":
                return 200, 0, "Success", orders_page(self.store, query, fields)
            case "GET", "/order/202507/orders":
                ids = query.get("ids", "").split(",")
                if not 1 <= len(ids) <= 50 or query.keys() != {"ids"}:
                    raise BadParameterError("ids")
                if missing := [one for one in ids if one not in self.store.orders]:
                    return 200, 21008111, f"The order or package does not belong to the current seller. {missing[0]}", None
                return 200, 0, "Success", {"orders": [self.store.orders[one] for one in ids]}
        found = _PRODUCT.fullmatch(path)
        if found is None or (method == "POST") != bool(found[2]):
            return 404, 36009009, "Invalid path. The specified path does not match any available endpoint.", None
        product = self.store.products.get(found[1])
        if product is None:
            return 200, 12019150, "The product ID does not exist.", None
        if query:
            raise BadParameterError(", ".join(query))
        if not found[2]:
            return 200, 0, "Success", product
        self.before_write()
        return changes.made(product, found[2], fields, self.taxes)
