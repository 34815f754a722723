"""Which server, and as whom: the settings of a connection and its token to write, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from owncast import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain

_THIS_COMPUTER = ("127.0.0.1", "::1", "localhost")
_NAME = 30  # characters, as Owncast has it
_TOKEN = re.compile(r"[!-~]{1,500}")


@dataclass(frozen=True)
class Access:
    """`server` is an address without a last stroke; `access_token` is that of an integration, "" for none. `as_server`: what is
    written is the server's own, and not the integration's."""

    server: str
    name: str = "Studio"
    as_server: bool = False
    access_token: str = field(default="", repr=False)

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be."""
        if not self.server:
            raise AbilityError("refused", says.no_server())
        try:
            parts = urlsplit(self.server)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise AbilityError("refused", says.strange_server(server=self.server[:100])) from error
        if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.query or parts.fragment:
            raise AbilityError("refused", says.strange_server(server=self.server[:100]))
        if parts.scheme == "http" and host not in _THIS_COMPUTER:
            raise AbilityError("refused", says.in_the_clear(server=self.server[:100]))
        if not self.name or plain(self.name, _NAME) != self.name:
            raise AbilityError("refused", says.strange_name(count=_NAME))
        if self.access_token and not _TOKEN.fullmatch(self.access_token):
            raise AbilityError("logged_out", says.strange_token())

    @property
    def chat(self) -> str:
        """Where its chat is heard."""
        return f"ws{self.server.removeprefix('http')}/ws"


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    server, name = (str(context.settings.get(key) or "").strip() for key in ("server", "name"))
    return Access(
        server=server.rstrip("/"),
        name=name or "Studio",
        as_server=bool(context.settings.get("as_server")),
        access_token=(context.secret("access_token") or "").strip(),
    )
