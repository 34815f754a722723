"""How broadcasts are at the platforms that the show is connected with."""

from __future__ import annotations

from typing import Literal, get_args

from studio.control.schema.state.part import Part
from studio.values.broadcasts import BroadcastPart, BroadcastStage, HealthLevel
from studio.values.sentences import Worded

DeedKind = Literal["titled", "went_live", "ended", "planned", "chosen"]
BROADCAST_NOTES = frozenset({*(f"broadcast_{kind}" for kind in get_args(DeedKind)), "key_taken"})  # in the journal


class BroadcastHealth(Part, frozen=True, kw_only=True):
    """How good the stream is that the platform receives, and since when (UTC, ms since 1970; 0: before the studio
    heard of it); its reasons, as it words them."""

    level: HealthLevel = "no_data"
    reasons: tuple[str, ...] = ()
    since_ms: int = 0


class BroadcastDeed(Part, frozen=True, kw_only=True):
    """What was done to it last from here, by which client, and when (UTC, ms since 1970)."""

    kind: DeedKind
    by: str = ""
    at_ms: int = 0


class Broadcast(Part, Worded, frozen=True, kw_only=True):
    """The broadcast of one connection. `parts`: what can be done with it from here; the rest is done at the platform.

    `stage`: none (the platform has no broadcast to which a stream would go), planned, starting, preview (its owner sees it),
    live or ended, since `since_ms` (UTC, ms since 1970; 0: it was so when the studio first heard of it); null where the
    platform does not tell, or not now: `text` says why. `title_bound`: characters a title may have. `ingest_url`: where a
    stream is taken, "" where that is not known; its key is in no state. `bound`: whether a stream is tied to it, null where
    there is no such thing. `starts_itself`: it is live as soon as a stream comes; else `broadcast.go_live` is needed.
    `receiving`: whether a stream comes, null where that is not told. `health`: null where the platform tells of none.
    `behind_ms`: how long after the platform's server its viewers see a picture, as they measure it; null where nobody does.
    """

    parts: tuple[BroadcastPart, ...] = ()
    stage: BroadcastStage | None = None
    since_ms: int = 0
    text: str = ""
    title: str = ""
    title_bound: int = 0
    ingest_url: str = ""
    bound: bool | None = None
    starts_itself: bool = True
    receiving: bool | None = None
    health: BroadcastHealth | None = None
    behind_ms: int | None = None
    last: BroadcastDeed | None = None
