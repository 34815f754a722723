"""Tokens, after "Authorization overview" of the documentation: a code once, then refresh tokens, each good for a new pair."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from aiohttp import web

LIVES_S = 7 * 86_400


class Tokens:
    """`codes`: those that somebody agreed to and nobody used. `access`: when each token expires, seconds since 1970."""

    def __init__(self, key: str, secret: str, now_s: Callable[[], int]) -> None:
        self._app, self._now_s = {"app_key": key, "app_secret": secret}, now_s
        self._numbers = count(1)
        self.codes = {"ROW_a-code"}
        self.refresh = {"ROW_first-refresh"}
        self.access: dict[str, int] = {}
        self.given = 0

    def trouble(self, token: str) -> tuple[int, int, str] | None:
        """HTTP status, code and words for what is wrong with an access token."""
        if token not in self.access:
            return 401, 36009004, "Invalid credentials. The `x-tts-access-token` header is invalid."
        if self.access[token] <= self._now_s():
            return 401, 105002, "Expired credentials. The `access_token` or `x-tts-access-token` header has expired."
        return None

    async def answer(self, request: web.Request) -> web.Response:
        """Give the next tokens."""
        query, page = dict(request.query), request.match_info["page"]
        if {name: query.pop(name, "") for name in self._app} != self._app:
            return _said(36004003, "Invalid app_key or app_secret.")
        if page == "get":
            if query != {"grant_type": "authorized_code", "auth_code": query.get("auth_code", "")}:
                return _said(36004001, "invalid param")
            if query["auth_code"] not in self.codes:
                return _said(36004004, "Invalid auth code.")
            self.codes.discard(query["auth_code"])
        else:
            if query != {"grant_type": "refresh_token", "refresh_token": query.get("refresh_token", "")}:
                return _said(36004001, "invalid param")
            if query["refresh_token"] not in self.refresh:
                return _said(36004005, "Invalid refresh token.")
            self.refresh.discard(query["refresh_token"])
        self.given += 1
        number, expires_s = next(self._numbers), self._now_s() + LIVES_S
        self.access[f"ROW_access-{number}"] = expires_s
        self.refresh.add(f"ROW_refresh-{number}")
        data = {
            "access_token": f"ROW_access-{number}",
            "access_token_expire_in": expires_s,
            "refresh_token": f"ROW_refresh-{number}",
            "refresh_token_expire_in": expires_s + 365 * 86_400,
            "open_id": "7010736057180325637",
            "seller_name": "Maomao",
            "seller_base_region": "US",
            "user_type": 0,
            "granted_scopes": ["seller.product.basic", "seller.order.info"],
        }
        return web.json_response({"code": 0, "message": "success", "request_id": "1", "data": data})


def _said(code: int, message: str) -> web.Response:
    return web.json_response({"code": code, "message": message, "request_id": "1"})
