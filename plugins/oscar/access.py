"""Where the shop is and who asks there: the settings and the secret of a connection, checked."""

from __future__ import annotations

import base64

import httpx
import msgspec

from oscar import sentences as says
from oscar.statuses import Statuses
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import is_this_computer
from studio.plugin_api.kept_secret import secret_or_file

SECRET = "password"


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """A server and a user of it. Without a `user` the secret is a token of Django REST framework."""

    url: str
    user: str = ""
    secret: str = ""
    statuses: Statuses = Statuses()
    rate_hz: float = 20.0

    def __repr__(self) -> str:
        return f"Access(url={self.url!r}, user={self.user!r}, secret=********)"

    def root(self) -> httpx.URL:
        """The address of the API, without a slash at its end. A server's address alone gets the usual path.

        Raises:
            AbilityError: it is none, names nobody who asks, or would have the secret sent in the clear.
        """
        try:
            parsed = httpx.URL(self.url.strip().rstrip("/"))
        except httpx.InvalidURL:
            parsed = httpx.URL()
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise AbilityError("refused", says.no_address(url=repr(self.url)))
        if parsed.scheme == "http" and not is_this_computer(parsed.host):
            raise AbilityError("refused", says.in_the_clear(place=parsed.host))
        if not self.secret.isprintable() or not self.secret:
            raise AbilityError("refused", says.who_asks())
        bare = parsed.copy_with(query=None, fragment=None, username=None, password=None)
        return bare if bare.path.strip("/") else bare.copy_with(path="/api")

    @property
    def authorization(self) -> bytes:
        """The header's value: Basic (RFC 7617), or a token as Django REST framework has them."""
        if self.user:
            return b"Basic " + base64.b64encode(f"{self.user}:{self.secret}".encode())
        return f"Token {self.secret}".encode()


def access(context: Context) -> Access:
    """As settings and keyring have it now; the secret from the keyring, else from its file."""
    settings = context.settings

    def text(name: str) -> str:
        return str(settings.get(name) or "").strip()

    return Access(
        url=text("url"),
        user=text("user"),
        secret=secret_or_file(context, SECRET, "password_file"),
        statuses=Statuses.read(text("unpaid"), text("cancelled"), text("refunded"), text("returned")),
        rate_hz=float(settings.get("requests_per_second") or 20),
    )
