"""Logins: the page where the operator agrees, codes with a proof key (RFC 7636), tokens that expire and are refreshed."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from aiohttp import BasicAuth, web

from tests.parts.youtube.people import People, Person


@dataclass
class Login:
    """A token and whose it is."""

    person: Person
    scopes: tuple[str, ...]
    access: str
    refresh: str
    valid: bool = True


@dataclass(frozen=True)
class Code:
    """What was asked for on the page, and who agreed."""

    person: Person
    scopes: tuple[str, ...]
    redirect: str
    challenge: str
    method: str


class Identity:
    """What `accounts.google.com` and `oauth2.googleapis.com` do. `operator`: who agrees on the page; "": nobody, it is denied."""

    def __init__(self, people: People, client_id: str, client_secret: str) -> None:
        self._people, self._client_id, self._client_secret = people, client_id, client_secret
        self.operator = "Shop"
        self.grants_only: tuple[str, ...] | None = None  # the rights that the operator leaves ticked
        self.logins: list[Login] = []
        self.codes: dict[str, Code] = {}
        self.expires_s = 3_599
        self.asked: list[str] = []  # kinds of grant

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/o/oauth2/v2/auth", self._page), web.post("/token", self._token)]

    # ------------------------------------------------------------ by hand

    def hand_out(self, name: str, scopes: tuple[str, ...]) -> Login:
        """A login as it is after the operator has agreed."""
        login = Login(self._people.named(name), scopes, f"ya29.{secrets.token_hex(20)}", f"1//{secrets.token_hex(20)}")
        self.logins.append(login)
        return login

    def expire(self) -> None:
        """All access tokens; they can be refreshed."""
        for login in self.logins:
            login.access = f"gone {login.access}"

    def take_back(self) -> None:
        """The operator takes the application's rights back."""
        for login in self.logins:
            login.valid = False

    def login_of(self, header: str) -> Login | None:
        """Whose token stands in a header `Authorization`."""
        token = header.removeprefix("Bearer ")
        return next((login for login in self.logins if login.valid and login.access == token), None)

    # ------------------------------------------------------------ over HTTP

    async def _page(self, request: web.Request) -> web.Response:
        query = request.query
        redirect = query.get("redirect_uri", "")
        if query.get("client_id") != self._client_id or query.get("response_type") != "code" or not _is_loopback(redirect):
            return web.Response(status=400, text="Error 400: redirect_uri_mismatch")
        if not self.operator:
            raise web.HTTPFound(f"{redirect}?{urlencode({'error': 'access_denied', 'state': query.get('state', '')})}")
        scopes = tuple(query.get("scope", "").split()) if self.grants_only is None else self.grants_only
        code = f"4/{secrets.token_hex(20)}"
        challenge, method = query.get("code_challenge", ""), query.get("code_challenge_method", "plain")
        self.codes[code] = Code(self._people.named(self.operator), scopes, redirect, challenge, method)
        back = {"state": query.get("state", ""), "iss": "https://accounts.google.com", "code": code, "scope": " ".join(scopes)}
        raise web.HTTPFound(f"{redirect}?{urlencode(back)}")

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form.get("grant_type", ""))
        if _application(request, form) != (self._client_id, self._client_secret):
            return refused(401, "invalid_client", "Unauthorized")
        match form.get("grant_type"):
            case "authorization_code":
                return self._of_code(form)
            case "refresh_token":
                return self._refreshed(form.get("refresh_token", ""))
        return refused(400, "unsupported_grant_type", "Invalid grant_type")

    def _of_code(self, form: dict[str, str]) -> web.Response:
        code = self.codes.pop(form.get("code", ""), None)  # good for one use
        if code is None or form.get("redirect_uri") != code.redirect:
            return refused(400, "invalid_grant", "Bad Request")
        if code.method != "S256" or _challenge(form.get("code_verifier", "")) != code.challenge:
            return refused(400, "invalid_grant", "Invalid code verifier.")
        login = self.hand_out(code.person.name, code.scopes)
        return self._granted(login, refresh_token=login.refresh)

    def _refreshed(self, refresh: str) -> web.Response:
        for login in self.logins:
            if login.valid and login.refresh == refresh:
                login.access = f"ya29.{secrets.token_hex(20)}"
                return self._granted(login)
        return refused(400, "invalid_grant", "Token has been expired or revoked.")

    def _granted(self, login: Login, **more: str) -> web.Response:
        answer = {"access_token": login.access, "expires_in": self.expires_s, "token_type": "Bearer"}
        return web.json_response({**answer, "scope": " ".join(login.scopes), **more})


def _application(request: web.Request, form: dict[str, str]) -> tuple[str, str]:
    """Who says it is (RFC 6749, section 2.3.1): in the form, or as the name of a login by HTTP."""
    if header := request.headers.get("Authorization", ""):
        given = BasicAuth.decode(header)
        return given.login, given.password
    return form.get("client_id", ""), form.get("client_secret", "")


def refused(status: int, error: str, words: str) -> web.Response:
    """As Google refuses."""
    return web.json_response({"error": error, "error_description": words}, status=status)


def _is_loopback(redirect: str) -> bool:
    parts = urlsplit(redirect)
    return parts.scheme == "http" and parts.hostname == "127.0.0.1" and bool(parts.port)


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
