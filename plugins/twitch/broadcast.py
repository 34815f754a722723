"""What becomes of a stream at Twitch: whether the channel is live, its title, and the key that opens it.

Twitch goes live when a stream comes and ends when it stops: there is nothing to begin or end by asking. Of how good a stream is
its interface tells nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError, BroadcastStatus, IngestPoint
from studio.values.plain_text import plain
from twitch import sentences as says
from twitch.account import Account
from twitch.answers import ChannelInformation, Data, Nothing, Stream, StreamKey
from twitch.api import Helix
from twitch.stage import Stage

TITLE_BOUND = 140  # characters
_SHOWN = 200  # of a title
_KNOWN_FOR_S = 10.0


class TwitchBroadcast:
    """One channel's broadcast. One event loop; nothing of a key stays here."""

    def __init__(self, api: Helix, stage: Stage, now_s: Callable[[], float] | None = None) -> None:
        self._api, self._stage = api, stage
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._known: tuple[float, Account, BroadcastStatus] | None = None

    async def status(self, account: Account) -> BroadcastStatus:
        """How it is, as of the last ten seconds. Raises: AbilityError."""
        if self._known is not None and self._known[0] > self._now_s() and self._known[1] == account:
            return self._known[2]
        channel = account.channel.id
        streams, found = await asyncio.gather(
            self._api.get("streams", Data[Stream], user_id=channel),
            self._api.get("channels", Data[ChannelInformation], broadcaster_id=channel),
        )
        status = BroadcastStatus(
            stage="live" if streams.data else "planned",
            title=plain(found.data[0].title, _SHOWN) if found.data else "",
            receiving=True if streams.data else None,
        )
        self._known = (self._now_s() + _KNOWN_FOR_S, account, status)
        return status

    async def set_title(self, account: Account, title: str) -> None:
        """Change the title of the account's own channel. Raises: AbilityError."""
        _own(account)
        query, body = {"broadcaster_id": account.channel.id}, {"title": plain(title, TITLE_BOUND)}
        await self._api.ask("PATCH", "channels", Nothing, query, body)
        self._known = None

    async def stream_key(self, account: Account) -> IngestPoint:
        """The nearest place that takes the stream of the account's own channel, and its key. Raises: AbilityError."""
        _own(account)
        point = await self._stage.ingest(account)
        keys = (await self._api.get("streams/key", Data[StreamKey], broadcaster_id=account.channel.id)).data
        if not keys:
            raise AbilityError("refused", says.no_key())
        return IngestPoint(url=point.url, key=keys[0].stream_key, page_url=point.page_url)


def _own(account: Account) -> None:
    if not account.owns_channel:
        raise AbilityError("refused", says.not_own(channel=account.channel.login))
