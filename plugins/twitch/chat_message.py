"""What a chat message of EventSub (`channel.chat.message`, version 1) says, as the studio has it. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec

from studio.plugin_api.abilities import ChatMessage
from twitch.viewers import Viewers

TYPE, VERSION = "channel.chat.message", "1"
_BADGES = 8
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Name = Annotated[str, msgspec.Meta(max_length=200)]


class _Badge(msgspec.Struct, frozen=True):
    set_id: Annotated[str, msgspec.Meta(max_length=80)]


class _Text(msgspec.Struct, frozen=True):
    text: Annotated[str, msgspec.Meta(max_length=10_000)] = ""


class Said(msgspec.Struct, frozen=True):
    """The event, as far as it is read. `source_broadcaster_user_id`: in which of the channels that share the chat."""

    message_id: _Id
    chatter_user_id: _Id
    message: _Text
    broadcaster_user_id: _Id
    chatter_user_login: _Name = ""
    chatter_user_name: _Name = ""
    badges: list[_Badge] = []
    source_broadcaster_user_id: _Id | None = None

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether it was written in another channel's chat, where it cannot be moderated from here."""
        return self.source_broadcaster_user_id not in (None, self.broadcaster_user_id)

    @property
    def is_moderator(self) -> bool:
        """Whether who wrote it keeps order in the channel, or owns it."""
        return any(badge.set_id in ("moderator", "broadcaster", "lead_moderator") for badge in self.badges)


def read(event: dict[str, Any]) -> Said | None:
    """The event; None: it is none."""
    try:
        return msgspec.convert(event, Said)
    except msgspec.ValidationError:
        return None


def row(said: Said, viewers: Viewers, sent_at: str) -> ChatMessage:
    """The message for the chat panel. `sent_at`: Twitch's clock (RFC 3339) where it says it, else ours counts."""
    return ChatMessage(
        id=said.message_id,
        buyer_key=viewers.key(said.chatter_user_id),
        name=said.chatter_user_name or said.chatter_user_login,
        text=said.message.text,
        badges=tuple(badge.set_id for badge in said.badges[:_BADGES]),
        at_ms=_ms(sent_at),
    )


def _ms(text: str) -> int:
    now_ms = round(datetime.now(UTC).timestamp() * 1000)
    try:
        said = datetime.fromisoformat(text)  # of nanoseconds the last three digits are left out
    except ValueError:
        return now_ms
    at_ms = round((said if said.tzinfo is not None else said.replace(tzinfo=UTC)).timestamp() * 1000)
    return at_ms if at_ms > 0 else now_ms
