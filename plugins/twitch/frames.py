"""The messages of EventSub over a WebSocket, read. Pure; what cannot be read is no message."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

WELCOME, KEEPALIVE, NOTIFICATION = "session_welcome", "session_keepalive", "notification"
RECONNECT, REVOCATION = "session_reconnect", "revocation"

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Metadata(msgspec.Struct, frozen=True):
    """What every message says of itself. The same `message_id` twice is the same message twice."""

    message_id: _Id
    message_type: str
    message_timestamp: Annotated[str, msgspec.Meta(max_length=60)] = ""
    subscription_type: Annotated[str, msgspec.Meta(max_length=100)] = ""


class SessionWords(msgspec.Struct, frozen=True):
    """A connection as Twitch sees it: by `id` it is subscribed for; silence beyond `keepalive_timeout_seconds` is its end."""

    id: _Id
    keepalive_timeout_seconds: float | None = None
    reconnect_url: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None


class SubscriptionWords(msgspec.Struct, frozen=True):
    """A subscription, and in a revocation why it ended."""

    status: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Payload(msgspec.Struct, frozen=True):
    """What a message carries, by its type."""

    session: SessionWords | None = None
    subscription: SubscriptionWords | None = None
    event: dict[str, Any] = msgspec.field(default_factory=dict)


class Frame(msgspec.Struct, frozen=True):
    """One message."""

    metadata: Metadata
    payload: Payload = msgspec.field(default_factory=Payload)

    @property
    def kind(self) -> str:
        """Which of the five it is; another one is to be passed over."""
        return self.metadata.message_type


def read(text: str | bytes) -> Frame | None:
    """The message; None: it is none."""
    try:
        return msgspec.json.decode(text, type=Frame)
    except (msgspec.DecodeError, RecursionError):
        return None
