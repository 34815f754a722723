"""What Owncast answers and tells, as far as the adapter reads it: the answers of its handlers, and the events of its chat.

Whatever else stands there is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

CHAT, SYSTEM, WELCOME = "CHAT", "SYSTEM", "CONNECTED_USER_INFO"
NEEDS_REGISTRATION, USER_DISABLED = "ERROR_NEEDS_REGISTRATION", "ERROR_USER_DISABLED"
TOO_MANY, CHAT_DISABLED = "ERROR_MAX_CONNECTIONS_EXCEEDED", "CHAT_DISABLED"
MODERATOR = "MODERATOR"  # a scope of a chat user

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Name = Annotated[str, msgspec.Meta(max_length=200)]


class Registered(msgspec.Struct, frozen=True, rename="camel"):
    """A new user of the chat (`POST /api/chat/register`); who has the token is that user."""

    id: Id
    access_token: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class Status(msgspec.Struct, frozen=True, rename="camel"):
    """What everybody may know (`GET /api/status`). A server that hides how many watch leaves `viewer_count` out, and so does one
    that nobody watches."""

    online: bool = False
    stream_title: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    viewer_count: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0


class Done(msgspec.Struct, frozen=True):
    """What it says to whatever is to be done. `error` in place of both, where it could not even be read."""

    success: bool = True
    message: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    error: Annotated[str, msgspec.Meta(max_length=10_000)] = ""


class User(msgspec.Struct, frozen=True, rename="camel"):
    """A user of the chat; an integration is one too, a bot. The server itself has no `id`."""

    id: Annotated[str, msgspec.Meta(max_length=100)] = ""
    display_name: _Name = ""
    is_bot: bool = False
    scopes: Annotated[list[Annotated[str, msgspec.Meta(max_length=80)]], msgspec.Meta(max_length=20)] | None = None

    @property
    def is_moderator(self) -> bool:
        """Whether they keep order."""
        return MODERATOR in (self.scopes or ())


class Event(msgspec.Struct, frozen=True):
    """One thing that the chat tells; a message of somebody where `type` is `CHAT`, of the server itself where it is `SYSTEM`.
    `body` is HTML."""

    type: Annotated[str, msgspec.Meta(max_length=80)]
    id: Annotated[str, msgspec.Meta(max_length=100)] = ""
    timestamp: Annotated[str, msgspec.Meta(max_length=60)] = ""
    body: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    user: User | None = None
    visible: bool = True


_EVENTS = 1_000  # of one frame, or of what was told before


def events(frame: str | bytes) -> list[Event]:
    """The events of a frame, one on each line; what cannot be read is none."""
    return _read((frame.encode() if isinstance(frame, str) else frame).split(b"\n", _EVENTS)[:_EVENTS])


def history(told: list[msgspec.Raw]) -> list[Event]:
    """The latest of what was told before, oldest first; what cannot be read is none."""
    return _read(told[-_EVENTS:])


def _read(texts: Sequence[bytes]) -> list[Event]:
    found = []
    for text in texts:
        try:
            found.append(msgspec.json.decode(text, type=Event))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
    return found
