"""The ability `broadcast`: where the platform takes a stream, where viewers see it, and what becomes of it there.

`Broadcast` is what every provider of it has. The other protocols are its parts: a provider has the methods of those that its
platform has, `PARTS` names them, and what is missing is never asked for; the window then says that it is done at the platform.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec

from studio.values.broadcasts import BroadcastPart, BroadcastStage, HealthLevel, Privacy

__all__ = [
    "PARTS",
    "Broadcast",
    "BroadcastStatus",
    "BroadcastTeller",
    "IngestPoint",
    "KeyGiver",
    "LiveSwitch",
    "PlannedBroadcast",
    "Planner",
    "StreamHealth",
    "TitleSetter",
]


class IngestPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stream is taken: `url` with the protocol that it speaks (`rtmp://`), the `key` that opens it, and the `page_url`
    on which viewers see it. Empty: there is none (yet)."""

    url: str
    key: str = ""
    page_url: str = ""

    def __repr__(self) -> str:
        return f"IngestPoint(url={self.url!r}, key={'********' if self.key else ''!r}, page_url={self.page_url!r})"


class StreamHealth(msgspec.Struct, frozen=True, kw_only=True):
    """How good the stream is that the platform receives, and why, in the platform's own words: plain text, a sentence each."""

    level: HealthLevel
    reasons: tuple[str, ...] = ()


class BroadcastStatus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the broadcast is to which a stream would go now.

    `title`: as viewers read it. `bound`: whether a stream is tied to the broadcast; None: the platform has no such thing.
    `starts_itself`: viewers see it as soon as a stream comes; False: `LiveSwitch.go_live` has to be asked for. `receiving`:
    whether a stream comes; None: the platform does not say. `health`: None where the platform tells of none.
    """

    stage: BroadcastStage
    title: str = ""
    bound: bool | None = None
    starts_itself: bool = True
    receiving: bool | None = None
    health: StreamHealth | None = None


class PlannedBroadcast(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A broadcast that is planned. `begins_at_ms`: by the wall clock, since 1970; None: nobody has said when. `chosen`: a stream
    would go to this one now."""

    id: str
    title: str = ""
    begins_at_ms: int | None = None
    chosen: bool = False


@runtime_checkable
class Broadcast(Protocol):
    """One channel to which a show can be sent."""

    async def ingest(self) -> IngestPoint:
        """Where a stream is taken now. Asked at the start and every few seconds: answer from memory where you can."""


@runtime_checkable
class KeyGiver(Protocol):
    """The part `key`."""

    async def stream_key(self) -> IngestPoint:
        """Where a stream is taken, with its key; what has to be there first (a stream of the account's) is made. Asked for only
        when the operator wants a destination to have it: the desk keeps it in the keyring and shows it to nobody."""


@runtime_checkable
class BroadcastTeller(Protocol):
    """The part `status`."""

    async def broadcast_status(self) -> BroadcastStatus:
        """How the broadcast is now. Asked every few seconds, and after each deed: answer from memory where asking costs. What it
        raises is said beside the broadcast, and is no trouble of the connection."""


@runtime_checkable
class TitleSetter(Protocol):
    """The part `title`. `title_bound`: characters a title may have."""

    title_bound: int

    async def set_title(self, title: str, /) -> None:
        """Give the broadcast this title, plain text on one line, from 1 to `title_bound` characters."""


@runtime_checkable
class Planner(Protocol):
    """The part `plan`: broadcasts are made beforehand, and a stream goes to the one that was chosen."""

    async def planned_broadcasts(self) -> list[PlannedBroadcast]:
        """Those that have not begun, the next one first, at most 50."""

    async def plan_broadcast(self, title: str, privacy: Privacy, /) -> str:
        """Make one that begins now, and choose it; its id."""

    async def choose_broadcast(self, broadcast_id: str, /) -> None:
        """Have the stream go to this one. `not_found` where there is none of the id."""


@runtime_checkable
class LiveSwitch(Protocol):
    """The part `live`: a broadcast is begun and ended by asking. Both succeed where it is so already."""

    async def go_live(self) -> None:
        """Have viewers see the stream, as soon as the platform can. `refused` while none arrives."""

    async def end_broadcast(self) -> None:
        """End the broadcast for its viewers; it cannot be begun again."""


PARTS: dict[BroadcastPart, type] = {
    "key": KeyGiver,
    "status": BroadcastTeller,
    "title": TitleSetter,
    "plan": Planner,
    "live": LiveSwitch,
}
