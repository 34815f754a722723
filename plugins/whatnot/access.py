"""Who asks Whatnot, and where: the settings and the secrets of a connection, checked."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import is_this_computer
from studio.plugin_api.kept_secret import secret_or_file
from studio.plugin_api.order_webhooks import Relay
from whatnot import sentences as says

ADDRESS = "https://api.whatnot.com/seller-api/rest/v2"
_MAKERS = ".whatnot.com"


@dataclass(frozen=True)
class Access:
    """A seller's token. `url`: where the Seller API is, "" for Whatnot's own; `relay`: where its webhooks are kept."""

    token: str = field(default="", repr=False)
    url: str = ""
    relay: Relay | None = None

    def root(self) -> httpx.URL:
        """The address of the API, without a slash at its end.

        The token goes to Whatnot alone, whatever was mistyped; to this computer too, where somebody tries something out.

        Raises:
            AbilityError: `refused`: it is none, there is no token, or the token would be sent in the clear. What stands in the
                field is not repeated: it may be the token itself, or have a password.
        """
        try:
            parsed = httpx.URL(self.url or ADDRESS)
        except httpx.InvalidURL:
            parsed = httpx.URL()
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise AbilityError("refused", says.no_address())
        if not is_this_computer(parsed.host):
            if not parsed.host.endswith(_MAKERS):
                raise AbilityError("refused", says.no_address())
            if parsed.scheme == "http":
                raise AbilityError("refused", says.in_the_clear(place=parsed.host))
        if not self.token or not self.token.isascii() or not self.token.isprintable():
            raise AbilityError("refused", says.who_asks())
        return parsed.copy_with(path=parsed.path.rstrip("/"), query=None, fragment=None, username=None, password=None)


def access(context: Context) -> Access:
    """As settings and keyring have it now; the token from the keyring, else from its file."""
    return Access(
        token=secret_or_file(context, "token", "token_file"),
        url=str(context.settings.get("url") or "").strip(),
        relay=Relay.of(context),
    )
