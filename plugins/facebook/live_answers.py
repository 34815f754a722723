"""What Facebook answers of live videos, as far as the adapter reads it: the references LiveVideo and LiveVideoInputStream."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from facebook.answers import Node, Number, Word
from studio.values.broadcasts import BroadcastStage

FIELDS = (
    "id,status,title,secure_stream_url,permalink_url,planned_start_time,creation_time,is_manual_mode,video{id},"
    "ingest_streams{stream_health}"
)
OPEN = ("LIVE", "SCHEDULED_LIVE", "SCHEDULED_UNPUBLISHED", "UNPUBLISHED")  # as lists of live videos are asked for them
_ON_AIR = ("LIVE", "LIVE_NOW")  # in lists, and in what a live video says of itself
_SPLIT = "/rtmp/"  # between a server's address and the key
_STAGES: dict[str, BroadcastStage] = {
    "UNPUBLISHED": "planned",
    "SCHEDULED_UNPUBLISHED": "planned",
    "SCHEDULED_LIVE": "starting",
}


class InputStream(msgspec.Struct, frozen=True):
    """One of the streams that a live video takes. `stream_health`: measures of what arrives,
    whichever those are: the reference names none."""

    stream_health: dict[str, Any] | None = None

    @property
    def arrives(self) -> bool:
        """Whether an encoder sends it: whether anything of it can be measured."""
        measures = (self.stream_health or {}).values()
        return any(isinstance(measure, int | float) and measure > 0 for measure in measures)


class LiveVideo(msgspec.Struct, frozen=True):
    """A broadcast of the page. Its stream's address has the key in it, and is good for this one alone. `video`: what
    viewers see of it, which is what they comment on."""

    id: Number
    status: Word = ""
    title: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    secure_stream_url: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    permalink_url: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    planned_start_time: Word = ""
    creation_time: Word = ""
    is_manual_mode: bool = False
    video: Node | None = None
    ingest_streams: list[InputStream] = []

    def __repr__(self) -> str:
        return f"LiveVideo(id={self.id!r}, status={self.status!r}, title={self.title!r}, secure_stream_url=********)"

    @property
    def arrives(self) -> bool | None:
        """Whether Facebook receives its stream; None: it does not say."""
        return any(stream.arrives for stream in self.ingest_streams) if self.ingest_streams else None

    @property
    def is_live(self) -> bool:
        """Whether viewers see it, or will as soon as its stream comes."""
        return self.status in _ON_AIR

    @property
    def has_not_begun(self) -> bool:
        """Whether it is in preparation."""
        return self.status in _STAGES

    @property
    def is_over(self) -> bool:
        """Whether it was broadcast, or is no more to be."""
        return not self.is_live and not self.has_not_begun

    @property
    def stage(self) -> BroadcastStage:
        """How far it is; what is in preparation can be looked at once its stream comes."""
        if self.is_over:
            return "ended"
        if self.status == "LIVE_NOW" and not self.arrives:
            return "starting"
        if self.is_live:
            return "live"
        found = _STAGES[self.status]
        return "preview" if found == "planned" and self.arrives else found

    @property
    def starts_itself(self) -> bool:
        """Whether viewers see it without anybody's asking."""
        return self.is_live or (self.status.startswith("SCHEDULED") and not self.is_manual_mode)

    @property
    def server(self) -> str:
        """Where its stream is taken, without the key; "" where Facebook names no such place."""
        server, split, _key = self.secure_stream_url.partition(_SPLIT)
        return f"{server}{_SPLIT.rstrip('/')}" if split and server.startswith("rtmps://") else ""

    @property
    def key(self) -> str:
        """What opens it."""
        return self.secure_stream_url.partition(_SPLIT)[2] if self.server else ""


class Audience(msgspec.Struct, frozen=True):
    """How many watch a live video now; not told while nobody does."""

    live_views: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)] = 0
