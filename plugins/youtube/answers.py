"""What YouTube answers, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

import msgspec

R = TypeVar("R")
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Word = Annotated[str, msgspec.Meta(max_length=300)]
Token = Annotated[str, msgspec.Meta(max_length=2_000)]


class Items(msgspec.Struct, Generic[R], frozen=True):
    """A list of resources."""

    items: list[R] = []


class Resource(msgspec.Struct, frozen=True):
    """Something with an id: a channel, a message that was sent, a ban."""

    id: Id


class LiveDetails(msgspec.Struct, frozen=True, rename="camel"):
    """A live video. YouTube writes numbers of 64 bits as text; none is there when nobody watches, or nobody is told."""

    active_live_chat_id: Word = ""
    concurrent_viewers: Word = ""


class Video(msgspec.Struct, frozen=True, rename="camel"):
    """A video, live or not."""

    id: Id
    live_streaming_details: LiveDetails = LiveDetails()


class Broken(msgspec.Struct, frozen=True):
    """In a stream that has begun: why it goes no further. `code`: the status that the answer would have had."""

    code: int = 0


class Page(msgspec.Struct, frozen=True, rename="camel"):
    """Messages of a chat, oldest first, and where the next ones begin."""

    items: list[msgspec.Raw] = []
    next_page_token: Token = ""
    polling_interval_millis: Annotated[int, msgspec.Meta(ge=0, le=3_600_000)] = 0
    error: Broken | None = None


class Nothing(msgspec.Struct, frozen=True):
    """An answer of which nothing is read."""


class Reason(msgspec.Struct, frozen=True):
    """Why YouTube says no, in one of its words."""

    reason: str = ""


class Error(msgspec.Struct, frozen=True):
    """What YouTube says where it says no."""

    message: str = ""
    errors: list[Reason] = []


class Refusal(msgspec.Struct, frozen=True):
    """The answer that has it."""

    error: Error = Error()

    @property
    def reason(self) -> str:
        """YouTube's word for it; "" where there is none."""
        return self.error.errors[0].reason if self.error.errors else ""
