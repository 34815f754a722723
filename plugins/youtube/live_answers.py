"""What YouTube answers of broadcasts and streams, as far as the adapter reads it. Whatever else stands there is passed over."""

from __future__ import annotations

from typing import Annotated

import msgspec

from youtube.answers import Id, Word

_Text = Annotated[str, msgspec.Meta(max_length=10_000)]
_UNBEGUN = ("created", "ready")
_FIXED = ("channelId", "liveChatId")


class Snippet(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """What a broadcast says of itself. `channel_id`: whose it is; `live_chat_id`: "" where it has no chat."""

    channel_id: Word = ""
    live_chat_id: Word = ""
    title: _Text = ""
    description: _Text = ""
    scheduled_start_time: Word = ""
    scheduled_end_time: Word = ""
    category_id: Word = ""

    @property
    def changeable(self) -> dict[str, str]:
        """What a change of the title sends back, all of it: what is left out YouTube takes away."""
        fields: dict[str, str] = msgspec.to_builtins(self)
        return {name: value for name, value in fields.items() if name not in _FIXED}


class BroadcastState(msgspec.Struct, frozen=True, rename="camel"):
    """How far it is: created, ready, testStarting, testing, liveStarting, live, complete or revoked."""

    life_cycle_status: Word = ""


class Monitor(msgspec.Struct, frozen=True, rename="camel"):
    """Whether its owner looks at it before viewers do: it is tested then before it is live."""

    enable_monitor_stream: bool = False


class Details(msgspec.Struct, frozen=True, rename="camel"):
    """Which stream it takes, and whether it begins by itself when that comes."""

    bound_stream_id: Word = ""
    enable_auto_start: bool = False
    monitor_stream: Monitor = Monitor()


class LiveBroadcast(msgspec.Struct, frozen=True, rename="camel"):
    """A broadcast of the account; its id is its video's."""

    id: Id
    snippet: Snippet = Snippet()
    status: BroadcastState = BroadcastState()
    content_details: Details = Details()

    @property
    def state(self) -> str:
        """As `BroadcastState` has it."""
        return self.status.life_cycle_status

    @property
    def is_over(self) -> bool:
        """Whether it was broadcast, or taken away."""
        return self.state in ("complete", "revoked")

    @property
    def has_not_begun(self) -> bool:
        """Whether nothing was done with it yet."""
        return self.state in _UNBEGUN


class Ingestion(msgspec.Struct, frozen=True, rename="camel"):
    """Where it is taken; `stream_name` is the key."""

    stream_name: Word = ""
    ingestion_address: Word = ""
    rtmps_ingestion_address: Word = ""

    def __repr__(self) -> str:
        return f"Ingestion(stream_name=********, rtmps_ingestion_address={self.rtmps_ingestion_address!r})"


class Cdn(msgspec.Struct, frozen=True, rename="camel"):
    """How it is taken."""

    ingestion_type: Word = ""
    ingestion_info: Ingestion = Ingestion()


class Issue(msgspec.Struct, frozen=True):
    """What is wrong with what arrives. `severity`: info, warning or error."""

    severity: Word = ""
    reason: _Text = ""
    description: _Text = ""


class Health(msgspec.Struct, frozen=True, rename="camel"):
    """How good what arrives is: good, ok, bad, noData or revoked."""

    status: Word = ""
    configuration_issues: list[Issue] = []


class StreamState(msgspec.Struct, frozen=True, rename="camel"):
    """Whether anything arrives: active."""

    stream_status: Word = ""
    health_status: Health = Health()


class StreamSnippet(msgspec.Struct, frozen=True):
    """What it is called."""

    title: _Text = ""


class StreamDetails(msgspec.Struct, frozen=True, rename="camel"):
    """Whether it is good for more than one broadcast."""

    is_reusable: bool = False


class LiveStream(msgspec.Struct, frozen=True, rename="camel"):
    """A stream of the account: a place with a key, for one broadcast after the other."""

    id: Id
    snippet: StreamSnippet = StreamSnippet()
    cdn: Cdn = Cdn()
    status: StreamState = StreamState()
    content_details: StreamDetails = StreamDetails()

    @property
    def url(self) -> str:
        """Where it is taken, encrypted where it can be."""
        info = self.cdn.ingestion_info
        return info.rtmps_ingestion_address or info.ingestion_address

    @property
    def arrives(self) -> bool:
        """Whether YouTube receives it."""
        return self.status.stream_status == "active"
