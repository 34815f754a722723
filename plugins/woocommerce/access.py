"""Where the shop is and who asks there: the settings and secrets of a connection, checked."""

from __future__ import annotations

import base64

import httpx
import msgspec

from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import is_this_computer
from studio.plugin_api.kept_secret import secret_or_file
from studio.plugin_api.order_webhooks import Relay
from woocommerce import sentences as says

SECRET = "consumer_secret"
_API = "/wp-json/wc/v3"


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """A shop, and a key of its REST API. `relay`: where its webhooks are kept; None: it is only asked."""

    url: str
    key: str = ""
    secret: str = ""
    key_in_address: bool = False
    rate_hz: float = 10.0
    relay: Relay | None = None

    def __repr__(self) -> str:
        return f"Access(url={self.url!r}, key={self.key[:7]!r}…, secret=********)"

    def root(self) -> httpx.URL:
        """The address of the API, without a slash at its end. The shop's address is that of its WordPress, with its folder.

        Raises:
            AbilityError: it is none, names nobody who asks, or would have the secret sent in the clear.
        """
        try:
            parsed = httpx.URL(self.url.strip())
        except httpx.InvalidURL:
            parsed = httpx.URL()
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise AbilityError("refused", says.no_address(url=repr(self.url)))
        if parsed.scheme == "http" and not is_this_computer(parsed.host):
            raise AbilityError("refused", says.in_the_clear(place=parsed.host))
        if not all(part and part.isascii() and part.isprintable() for part in (self.key, self.secret)):
            raise AbilityError("refused", says.who_asks())
        folder = parsed.path.partition("/wp-json")[0].rstrip("/")
        return parsed.copy_with(path=folder + _API, query=None, fragment=None, username=None, password=None)

    @property
    def headers(self) -> dict[bytes, bytes]:
        """What tells who asks: Basic (RFC 7617), as WooCommerce takes a key over https."""
        if self.key_in_address:
            return {}
        return {b"Authorization": b"Basic " + base64.b64encode(f"{self.key}:{self.secret}".encode())}

    @property
    def query(self) -> dict[str, str]:
        """The same in the address, where the operator wants it there: it then stands in the logs of the shop's server."""
        return {"consumer_key": self.key, "consumer_secret": self.secret} if self.key_in_address else {}


def access(context: Context) -> Access:
    """As settings and keyring have it now; the secret from the keyring, else from its file."""
    settings = context.settings
    return Access(
        url=str(settings.get("url") or "").strip(),
        key=str(settings.get("consumer_key") or "").strip(),
        secret=secret_or_file(context, SECRET, "secret_file"),
        key_in_address=bool(settings.get("key_in_address")),
        rate_hz=float(settings.get("requests_per_second") or 10),
        relay=Relay.of(context),
    )
