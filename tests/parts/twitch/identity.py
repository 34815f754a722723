"""Logins: device codes (RFC 8628, as Twitch has it for public clients), tokens that expire, refresh tokens good for one use."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from aiohttp import web

from tests.parts.twitch.people import People, Person

GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Login:
    """A token and whose it is."""

    person: Person
    scopes: tuple[str, ...]
    access: str
    refresh: str
    valid: bool = True


@dataclass
class Code:
    """A device code: `person` is who agreed; `denied`, `late`: what else became of it."""

    user_code: str
    scopes: tuple[str, ...]
    person: Person | None = None
    late: bool = False


class Identity:
    """What `id.twitch.tv` does. `agree(name)` is the operator on Twitch's page."""

    def __init__(self, people: People, client_id: str) -> None:
        self._people, self._client_id = people, client_id
        self.logins: list[Login] = []
        self.codes: dict[str, Code] = {}
        self.expires_s = 14_400
        self.interval_s = 1
        self.asked: list[str] = []  # kinds of grant

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/oauth2/device", self._device),
            web.post("/oauth2/token", self._token),
            web.get("/oauth2/validate", self._validate),
        ]

    # ------------------------------------------------------------ by hand

    def hand_out(self, name: str, scopes: tuple[str, ...]) -> Login:
        """A login as it is after the operator has agreed."""
        login = Login(self._people.named(name), scopes, secrets.token_hex(15), secrets.token_hex(25))
        self.logins.append(login)
        return login

    def agree(self, name: str) -> None:
        """On the page of the latest code."""
        list(self.codes.values())[-1].person = self._people.named(name)

    def expire(self) -> None:
        """All access tokens; they can be refreshed."""
        for login in self.logins:
            login.access = f"gone {login.access}"

    def take_back(self) -> None:
        """The operator disconnects the application from the account."""
        for login in self.logins:
            login.valid = False

    def login_of(self, header: str) -> Login | None:
        """Whose token stands in a header `Authorization`."""
        token = header.partition(" ")[2]
        return next((login for login in self.logins if login.valid and login.access == token), None)

    # ------------------------------------------------------------ over HTTP

    async def _device(self, request: web.Request) -> web.Response:
        form = await _form(request)
        if form.get("client_id") != self._client_id:
            return refused(400, "invalid client")
        code, user_code = secrets.token_hex(20), secrets.token_hex(4).upper()
        self.codes[code] = Code(user_code, _words(form.get("scopes", "")))
        return web.json_response(
            {
                "device_code": code,
                "expires_in": 1800,
                "interval": self.interval_s,
                "user_code": user_code,
                "verification_uri": f"https://www.twitch.tv/activate?public=true&device-code={user_code}",
            }
        )

    async def _token(self, request: web.Request) -> web.Response:
        form = await _form(request)
        self.asked.append(form.get("grant_type", ""))
        if form.get("client_id") != self._client_id:
            return refused(400, "invalid client")
        match form.get("grant_type"):
            case "refresh_token":
                return self._refreshed(form.get("refresh_token", ""))
            case kind if kind == GRANT:
                return self._of_code(form.get("device_code", ""))
        return refused(400, "missing or unsupported grant type")

    def _of_code(self, code: str) -> web.Response:
        found = self.codes.get(code)
        if found is None or found.late:
            return refused(400, "invalid device code")
        if found.person is None:
            return refused(400, "authorization_pending")
        del self.codes[code]
        return self._granted(self.hand_out(found.person.name, found.scopes))

    def _refreshed(self, refresh: str) -> web.Response:
        for login in self.logins:
            if login.valid and login.refresh == refresh:
                login.access, login.refresh = secrets.token_hex(15), secrets.token_hex(25)
                return self._granted(login)
        return refused(400, "Invalid refresh token")

    def _granted(self, login: Login) -> web.Response:
        return web.json_response(
            {
                "access_token": login.access,
                "refresh_token": login.refresh,
                "expires_in": self.expires_s,
                "scope": list(login.scopes),
                "token_type": "bearer",
            }
        )

    async def _validate(self, request: web.Request) -> web.Response:
        login = self.login_of(request.headers.get("Authorization", ""))
        if login is None:
            return refused(401, "invalid access token")
        return web.json_response(
            {
                "client_id": self._client_id,
                "login": login.person.login,
                "scopes": list(login.scopes),
                "user_id": login.person.id,
                "expires_in": self.expires_s,
            }
        )


def refused(status: int, message: str) -> web.Response:
    """As Twitch refuses."""
    return web.json_response({"status": status, "message": message}, status=status)


async def _form(request: web.Request) -> dict[str, str]:
    """Twitch takes a form in the body as well as in the address."""
    return {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}


def _words(said: str) -> tuple[str, ...]:
    return tuple(said.replace("+", " ").split())
