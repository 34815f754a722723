"""The broadcasts of the account, as YouTube lists them."""

from __future__ import annotations

from typing import Literal

from youtube.answers import Items
from youtube.api import YouTube
from youtube.live_answers import LiveBroadcast
from youtube.quota import LOOK

PART = "id,snippet,contentDetails,status"


async def listed(api: YouTube, status: Literal["active", "upcoming"]) -> list[LiveBroadcast]:
    """Those that are on, or that have not begun. Raises: AbilityError: YouTube does not say."""
    query = {"part": PART, "broadcastStatus": status, "broadcastType": "all", "maxResults": "50"}
    return (await api.get("liveBroadcasts", Items[LiveBroadcast], LOOK, **query)).items
