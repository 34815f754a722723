"""Which chats Restream is connected to, as it says, and what the operator is to know of those that it does not hear. Pure."""

from __future__ import annotations

from restream import sentences as says
from restream.actions import ConnectionClosed, ConnectionInfo
from restream.platforms import platform_name
from studio.values.plain_text import plain
from studio.values.sentences import Sentence, Template, together

_BOUND = 200  # chats
_SAID = 3  # of those that are not heard; the rest is counted
_WORDS = 80  # characters of Restream's own, quoted
_MEANINGS: dict[str, Template] = {
    "restream_channel_connection_expired": says.expired,
    "discord_invalid_refresh_token": says.expired,
    "youtube_livechat_ended": says.not_live,
    "youtube_broadcast_completed": says.not_live,
    "facebook_event_not_live": says.not_live,
    "event_not_started": says.not_live,
    "channel_added_manually": says.added_by_key,
}


class Connections:
    """The chats that were told of since the connection began, each as it was told of last."""

    def __init__(self) -> None:
        self._chats: dict[str, ConnectionInfo] = {}

    def take(self, info: ConnectionInfo) -> None:
        """A chat is told of; the same again changes nothing."""
        if info.connection_identifier in self._chats or len(self._chats) < _BOUND:
            self._chats[info.connection_identifier] = info

    def close(self, closed: ConnectionClosed) -> None:
        """A connection has ended: its chat goes, unless another connection to it has been told of since."""
        for identifier, info in list(self._chats.items()):
            if info.connection_uuid == closed.connection_uuid:
                del self._chats[identifier]

    @property
    def notice(self) -> str:
        """Why which chats are not heard; "" when all are."""
        broken = [info for info in self._chats.values() if info.status == "error"]
        said = [_trouble(info) for info in broken[:_SAID]]
        if len(broken) > _SAID:
            said.append(says.more_failed(count=len(broken) - _SAID))
        return together(*said)


def _trouble(info: ConnectionInfo) -> Sentence:
    platform, meaning = platform_name(info.event_source_id), _MEANINGS.get(info.reason or "")
    if meaning is not None:
        return meaning(platform=platform)
    return says.platform_failed(platform=platform, reason=plain(info.reason or "?", _WORDS))
