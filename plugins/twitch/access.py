"""Which application and which channel: the settings of a connection, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from twitch import sentences as says

_CLIENT_ID = re.compile(r"[a-z0-9]{8,64}")
_CHANNEL = re.compile(r"[a-z0-9_]{1,25}")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?twitch\.tv/")


@dataclass(frozen=True)
class Access:
    """`client_id` is public: it names the operator's application. `channel`: a channel's name, "" for the account's own."""

    client_id: str
    channel: str = ""

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be."""
        if not self.client_id:
            raise AbilityError("refused", says.no_client_id())
        if not _CLIENT_ID.fullmatch(self.client_id):
            raise AbilityError("refused", says.strange_client_id(client_id=self.client_id[:64]))
        if self.channel and not _CHANNEL.fullmatch(self.channel):
            raise AbilityError("refused", says.strange_channel(channel=self.channel[:64]))


def access(context: Context) -> Access:
    """What the settings say; the address of a channel's page will do for its name."""
    client_id, channel = (str(context.settings.get(name) or "").strip() for name in ("client_id", "channel"))
    return Access(client_id=client_id, channel=_ADDRESS.sub("", channel.lower()).strip("/@"))
