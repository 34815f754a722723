"""Logins: the page where the operator agrees, codes, and pairs of tokens that are good until they are refreshed."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import BasicAuth, web

from tests.parts.restream.contract import Contract

ACCESS_S, REFRESH_S = 3_600, 365 * 86_400


@dataclass
class Login:
    """A pair of tokens."""

    access: str
    refresh: str
    scopes: str
    valid: bool = True


class Identity:
    """`redirects`: what the application's page lists. `agrees`: whether the operator does; `scopes`: those of the application."""

    def __init__(self, contract: Contract, client_id: str, client_secret: str) -> None:
        self._contract, self._client = contract, (client_id, client_secret)
        self.redirects: list[str] = []
        self.agrees = True
        self.scopes = "profile.read chat.read"
        self.logins: list[Login] = []
        self.codes: dict[str, str] = {}
        self.grants: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/login", self._page), web.post("/oauth/token", self._token)]

    def hand_out(self, scopes: str = "") -> Login:
        """A login as it is after the operator has agreed."""
        login = Login(secrets.token_hex(20), secrets.token_hex(20), scopes or self.scopes)
        self.logins.append(login)
        return login

    def expire(self) -> None:
        """All access tokens; they can be refreshed."""
        for login in self.logins:
            login.access = f"gone{login.access}"

    def take_back(self) -> None:
        """The operator takes the application's rights back."""
        for login in self.logins:
            login.valid = False

    def knows(self, token: str) -> bool:
        """Whether a token opens the chat."""
        return any(login.valid and login.access == token and "chat.read" in login.scopes.split() for login in self.logins)

    async def _page(self, request: web.Request) -> web.Response:
        query = request.query
        self._contract.login(set(query))
        redirect = query.get("redirect_uri", "")
        if query.get("client_id") != self._client[0] or redirect not in self.redirects:
            return web.Response(status=400, text="Invalid client or redirect URI")
        if not self.agrees:
            raise web.HTTPFound(redirect)  # with no parameters, as is published
        code = secrets.token_hex(20)
        self.codes[code] = redirect
        raise web.HTTPFound(f"{redirect}?{urlencode({'code': code, 'state': query.get('state', ''), 'scope': self.scopes})}")

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        if header := request.headers.get("Authorization", ""):
            given = BasicAuth.decode(header)
            form |= {"client_id": given.login, "client_secret": given.password}
        kind = form.get("grant_type", "")
        self.grants.append(kind)
        self._contract.grant(kind, set(form))
        if (form.get("client_id"), form.get("client_secret")) != self._client:
            return _refused(401, "invalid_client")
        if kind == "authorization_code":
            if self.codes.pop(form.get("code", ""), None) != form.get("redirect_uri"):  # a code is good for one use
                return _refused(400, "invalid_grant")
            return _granted(self.hand_out())
        for login in self.logins:
            if kind == "refresh_token" and login.valid and login.refresh == form.get("refresh_token"):
                login.access, login.refresh = secrets.token_hex(20), secrets.token_hex(20)  # the pair before is invalid
                return _granted(login)
        return _refused(400, "invalid_grant")


def _granted(login: Login) -> web.Response:
    """With all the fields that are published, which say much of it twice."""
    now_s = int(time.time())
    fields: dict[str, Any] = {
        "access_token": login.access,
        "expires": now_s + ACCESS_S,
        "expires_in": ACCESS_S,
        "refresh_token": login.refresh,
        "scope": login.scopes,
        "token_type": "Bearer",
        "accessToken": login.access,
        "accessTokenExpiresIn": ACCESS_S,
        "accessTokenExpiresAt": datetime.fromtimestamp(now_s + ACCESS_S, UTC).isoformat(),
        "accessTokenExpiresEpoch": now_s + ACCESS_S,
        "refreshToken": login.refresh,
        "refreshTokenExpiresIn": REFRESH_S,
    }
    return web.json_response(fields)


def _refused(status: int, name: str) -> web.Response:
    """Not published: so clients of others read it (Cal.com's tests have it)."""
    return web.json_response({"error": {"message": f"{name}: as asked for", "name": name}}, status=status)
