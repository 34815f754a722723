"""Which application of the operator's: the settings of a connection and its secret, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from restream import sentences as says
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError

CLIENT_SECRET = "client_secret"
USUAL_PORT = 8_917
_CLIENT_ID = re.compile(r"[0-9A-Za-z_-]{4,100}")
_CLIENT_SECRET = re.compile(r"[!-~]{4,200}")


@dataclass(frozen=True)
class Access:
    """`client_id` and `client_secret` name the operator's application, `redirect_port` is that of its redirect URI."""

    client_id: str
    client_secret: str = field(default="", repr=False)
    redirect_port: int = USUAL_PORT

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be. What is secret stands in no error."""
        if not self.client_id:
            raise AbilityError("refused", says.no_client_id(port=self.redirect_port))
        if not _CLIENT_ID.fullmatch(self.client_id):
            raise AbilityError("refused", says.strange_client_id(client_id=self.client_id[:64]))
        if not self.client_secret:
            raise AbilityError("refused", says.no_client_secret())
        if not _CLIENT_SECRET.fullmatch(self.client_secret):
            raise AbilityError("refused", says.strange_client_secret())


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    return Access(
        client_id=str(context.settings.get("client_id") or "").strip(),
        client_secret=(context.secret(CLIENT_SECRET) or "").strip(),
        redirect_port=int(context.settings.get("redirect_port") or USUAL_PORT),
    )
