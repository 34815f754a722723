"""Where the channel takes a stream, and how many watch it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError, IngestPoint, RoomStats
from twitch import sentences as says
from twitch.account import Account
from twitch.addresses import Addresses
from twitch.answers import Data, Ingest, Ingests, Stream
from twitch.api import Helix

_KNOWN_FOR_S = 600.0  # the nearest ingest seldom changes
_KEY = "/{stream_key}"


class Stage:
    """One channel's stream. One event loop."""

    def __init__(self, api: Helix, addresses: Addresses, now_s: Callable[[], float] | None = None) -> None:
        self._api, self._addresses = api, addresses
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._known: tuple[float, Account, IngestPoint] | None = None

    async def audience(self, account: Account) -> RoomStats:
        """How many watch; nobody while the channel is not live. Raises: AbilityError."""
        streams = (await self._api.get("streams", Data[Stream], user_id=account.channel.id)).data
        return RoomStats(online=streams[0].viewer_count if streams else 0)

    async def ingest(self, account: Account) -> IngestPoint:
        """Where the stream of the account's own channel is taken, without the key; of another one only its page is known.

        Raises:
            AbilityError: Twitch tells no place.
        """
        page = self._addresses.page_of(account.channel.login)
        if not account.owns_channel:
            return IngestPoint(url="", page_url=page)
        if self._known is not None and self._known[0] > self._now_s() and self._known[1] == account:
            return self._known[2]
        ingests = (await self._api.public(self._addresses.ingests, Ingests)).ingests
        url = _nearest(ingests)
        if not url:
            raise AbilityError("unreachable", says.no_ingest())
        point = IngestPoint(url=url, page_url=page)
        self._known = (self._now_s() + _KNOWN_FOR_S, account, point)
        return point


def _nearest(ingests: list[Ingest]) -> str:
    """The address of the place that Twitch puts first, encrypted where it has that; "" when there is none."""
    for ingest in sorted(ingests, key=lambda ingest: (ingest.priority, not ingest.default)):
        for template in (ingest.url_template_secure, ingest.url_template):
            if template.startswith(("rtmps://", "rtmp://")) and template.endswith(_KEY):
                return template.removesuffix(_KEY)
    return ""
