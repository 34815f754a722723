"""The actions that Restream tells of, read as far as they are used. Pure; what cannot be read is no action.

Shapes: developers.restream.io, "Actions" and "Connections". Actions and fields may be added to them, and are passed over.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

HEARTBEAT, EVENT = "heartbeat", "event"
CONNECTION_INFO, CONNECTION_CLOSED = "connection_info", "connection_closed"

Id = Annotated[str, Meta(max_length=500)]
_Word = Annotated[str, Meta(max_length=200)]
_Number = Annotated[int, Meta(ge=0, lt=1 << 31)]  # of a platform, or of a kind of event

T = TypeVar("T")


class Action(msgspec.Struct, frozen=True):
    """One message of the connection. `timestamp`: when Restream sent it, seconds since 1970."""

    action: _Word
    payload: msgspec.Raw = msgspec.Raw(b"{}")
    timestamp: float = 0.0


class ConnectionInfo(msgspec.Struct, frozen=True, rename="camel"):
    """How Restream stands to one chat. `connection_identifier` names the chat; `connection_uuid` this connection to it.
    `status`: connecting, connected, or error for a `reason`."""

    connection_identifier: Id
    connection_uuid: Id = ""
    event_source_id: _Number = 0
    status: _Word = ""
    reason: _Word | None = None


class ConnectionClosed(msgspec.Struct, frozen=True, rename="camel"):
    """A connection is no more; another one may have taken its place before."""

    connection_uuid: Id


class Event(msgspec.Struct, frozen=True, rename="camel"):
    """Something that was written or given in one of the chats; what, depends on `event_type_id`."""

    connection_identifier: Id
    event_identifier: Id = ""
    event_source_id: _Number = 0
    event_type_id: _Number = 0
    event_payload: msgspec.Raw = msgspec.Raw(b"{}")


def read(frame: str | bytes) -> Action | None:
    """The action in a frame; None: there is none."""
    try:
        return msgspec.json.decode(frame, type=Action)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def payload_of(action: Action, shape: type[T]) -> T | None:
    """What an action carries; None: it has another shape."""
    try:
        return msgspec.json.decode(action.payload, type=shape)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
