"""Which app asks for which shop: the settings and the app's secret of a connection, checked. The login is looked up apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_secret import secret_or_file
from studio.plugin_api.order_webhooks import Relay
from tiktok_shop import sentences as says


@dataclass(frozen=True)
class Access:
    """An app of Partner Center. `shop`: one of those that the login reaches, by id, code or name; "": the only one.
    `relay`: where its webhooks are kept; None: the shop is only asked."""

    app_key: str
    app_secret: str = field(default="", repr=False)
    shop: str = ""
    rate_hz: float = 10.0
    relay: Relay | None = None

    def check(self) -> None:
        """Raises: AbilityError: `refused`, it is unknown which app asks."""
        if not all(part and part.isascii() and part.isprintable() for part in (self.app_key, self.app_secret)):
            raise AbilityError("refused", says.who_asks())


def access(context: Context) -> Access:
    """As settings and keyring have it now; the app's secret from the keyring, else from its file."""
    settings = context.settings
    return Access(
        app_key=str(settings.get("app_key") or "").strip(),
        app_secret=secret_or_file(context, "app_secret", "secret_file").strip(),
        shop=str(settings.get("shop") or "").strip(),
        rate_hz=float(settings.get("requests_per_second") or 10),
        relay=Relay.of(context),
    )
