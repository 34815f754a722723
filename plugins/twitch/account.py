"""Who is logged in, and in which channel: asked once for each connection."""

from __future__ import annotations

from dataclasses import dataclass

from studio.plugin_api.abilities import AbilityError
from twitch import sentences as says
from twitch.answers import Data, User
from twitch.api import Helix


@dataclass(frozen=True)
class Account:
    """The account `user`, in the channel of `channel`."""

    user: User
    channel: User

    @property
    def owns_channel(self) -> bool:
        """Whether the channel is the account's own."""
        return self.user.id == self.channel.id

    @property
    def as_moderator(self) -> dict[str, str]:
        """How requests name the channel, and who keeps order there."""
        return {"broadcaster_id": self.channel.id, "moderator_id": self.user.id}


async def find(api: Helix, channel: str) -> Account:
    """The account that is logged in, and the channel of that name, "" for its own.

    Raises:
        AbilityError: there is no such channel, or Twitch does not say.
    """
    users = (await api.get("users", Data[User])).data
    if not users:
        raise AbilityError("logged_out", says.no_account())
    if channel in ("", users[0].login):
        return Account(users[0], users[0])
    found = (await api.get("users", Data[User], login=channel)).data
    if not found:
        raise AbilityError("refused", says.no_channel(channel=channel))
    return Account(users[0], found[0])
