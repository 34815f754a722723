"""Which broadcast, and the chat that belongs to it: looked for until one is live."""

from __future__ import annotations

from dataclasses import dataclass

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.answers import Items, Resource, Video
from youtube.api import YouTube
from youtube.listing import listed
from youtube.quota import LOOK
from youtube.refusals import CHAT_GONE, YouTubeRefusalError

NOT_LIVE_S = 30.0  # between two looks for a broadcast


@dataclass(frozen=True)
class Live:
    """A broadcast that is live. `chat_id`: its chat; `video_id`: its video; `own_id`: the channel of the account."""

    chat_id: str
    video_id: str
    own_id: str


class NotLiveError(AbilityError):
    """There is nothing to enter yet."""

    def __init__(self, text: str) -> None:
        super().__init__("not_found", text, NOT_LIVE_S)


def is_over(error: AbilityError) -> bool:
    """Whether a failure means that there is no chat to hear, and another one may be soon."""
    return isinstance(error, NotLiveError) or (isinstance(error, YouTubeRefusalError) and error.reason in CHAT_GONE)


async def find(api: YouTube, video_id: str) -> Live:
    """The broadcast with that id, "" for the one of the account that is live.

    Raises:
        NotLiveError: none is, or it has no chat.
        AbilityError: YouTube does not say.
    """
    return await (_named(api, video_id) if video_id else _own(api))


async def _own(api: YouTube) -> Live:
    found = await listed(api, "active")
    if not found:
        raise NotLiveError(says.not_live())
    for broadcast in found:
        if broadcast.snippet.live_chat_id:
            return Live(broadcast.snippet.live_chat_id, broadcast.id, broadcast.snippet.channel_id)
    raise NotLiveError(says.no_chat())


async def _named(api: YouTube, video_id: str) -> Live:
    videos = (await api.get("videos", Items[Video], LOOK, part="id,liveStreamingDetails", id=video_id)).items
    if not videos:
        raise AbilityError("refused", says.no_broadcast(broadcast=video_id))
    chat_id = videos[0].live_streaming_details.active_live_chat_id
    if not chat_id:
        raise NotLiveError(says.no_chat())
    channels = (await api.get("channels", Items[Resource], LOOK, part="id", mine="true")).items
    if not channels:
        raise AbilityError("refused", says.no_channel())
    return Live(chat_id, video_id, channels[0].id)
