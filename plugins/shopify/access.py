"""Which shop it is and who asks there: the settings and the secrets of a connection, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import httpx

from shopify import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import is_this_computer
from studio.plugin_api.kept_secret import secret_or_file
from studio.plugin_api.order_webhooks import Relay

VERSION = "2026-10"  # of the Admin API; Shopify keeps one for a year and then answers with the oldest that it has
_SHOPS = ".myshopify.com"  # every shop has an address there, and the Admin API no other
_HANDLE = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\Z")


@dataclass(frozen=True)
class Access:
    """A shop, the token of an app of its own, and where it sells: `location` ("": its own) and `channel`, by name."""

    shop: str
    token: str = field(default="", repr=False)
    location: str = ""
    channel: str = "online_store"
    relay: Relay | None = None

    def address(self) -> httpx.URL:
        """Where the Admin API is asked. `my-shop` is short for `my-shop.myshopify.com`; of a page's address the host counts.

        The token goes to Shopify alone, whatever was mistyped; to this computer too, where somebody tries something out.

        Raises:
            AbilityError: it is none, there is no token, or the token would be sent in the clear.
        """
        text = self.shop.strip().lower()
        if _HANDLE.match(text):
            text += _SHOPS
        try:
            parsed = httpx.URL(text if "://" in text else f"https://{text}")
        except httpx.InvalidURL:
            parsed = httpx.URL()
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise AbilityError("refused", says.no_address(shop=repr(self.shop)))
        if not is_this_computer(parsed.host):
            if not parsed.host.endswith(_SHOPS):
                raise AbilityError("refused", says.no_address(shop=repr(self.shop)))
            if parsed.scheme == "http":
                raise AbilityError("refused", says.in_the_clear(place=parsed.host))
        if not self.token or not self.token.isascii() or not self.token.isprintable():
            raise AbilityError("refused", says.who_asks())
        path = f"/admin/api/{VERSION}/graphql.json"
        return httpx.URL(scheme=parsed.scheme, host=parsed.host, port=parsed.port, path=path)


def access(context: Context) -> Access:
    """As settings and keyring have it now; the token from the keyring, else from its file."""

    def text(name: str) -> str:
        return str(context.settings.get(name) or "").strip()

    return Access(
        shop=text("shop"),
        token=secret_or_file(context, "token", "token_file"),
        location=text("location"),
        channel=text("channel") or "online_store",
        relay=Relay.of(context),
    )
