"""What Twitch answers, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

import msgspec

D = TypeVar("D")
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Data(msgspec.Struct, Generic[D], frozen=True):
    """What nearly all answers of the API are wrapped in."""

    data: list[D] = []


class User(msgspec.Struct, frozen=True):
    """An account; `login` is its name in addresses."""

    id: Id
    login: Annotated[str, msgspec.Meta(max_length=100)] = ""


class DropReason(msgspec.Struct, frozen=True):
    """Why a message is not shown."""

    code: str = ""
    message: str = ""


class Sent(msgspec.Struct, frozen=True):
    """What became of a message."""

    message_id: Annotated[str, msgspec.Meta(max_length=100)] = ""
    is_sent: bool = False
    drop_reason: DropReason | None = None


class Stream(msgspec.Struct, frozen=True):
    """A channel that is live."""

    viewer_count: Count = 0


class ChannelInformation(msgspec.Struct, frozen=True):
    """What a channel says of itself, live or not."""

    title: Annotated[str, msgspec.Meta(max_length=1_000)] = ""


class StreamKey(msgspec.Struct, frozen=True):
    """What opens a channel to a stream."""

    stream_key: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]

    def __repr__(self) -> str:
        return "StreamKey(********)"


class Pin(msgspec.Struct, frozen=True):
    """The message that stands above a chat."""

    message_id: Id


class Ingest(msgspec.Struct, frozen=True):
    """A place that takes streams; the templates end in `/{stream_key}`. The lower the `priority` the nearer."""

    url_template: Annotated[str, msgspec.Meta(max_length=500)] = ""
    url_template_secure: Annotated[str, msgspec.Meta(max_length=500)] = ""
    priority: int = 1_000_000
    default: bool = False


class Ingests(msgspec.Struct, frozen=True):
    """The list of them."""

    ingests: list[Ingest] = []


class Nothing(msgspec.Struct, frozen=True):
    """An answer of which nothing is read."""


class Refusal(msgspec.Struct, frozen=True):
    """What Twitch says where it says no."""

    message: str = ""
