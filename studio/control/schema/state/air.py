"""Whether the show is on air, since when, and how the last one went."""

from __future__ import annotations

from typing import Literal

from studio.control.schema.state.part import Part


class Summary(Part, frozen=True, kw_only=True):
    """What became of a show that ended: seconds on air, and what was counted meanwhile."""

    ended_ns: int = 0
    seconds: int = 0
    lagged: int = 0
    skipped: int = 0
    dropped: int = 0
    reconnects: int = 0
    orders: int = 0
    units: int = 0


class Air(Part, frozen=True, kw_only=True):
    """`since_ns`: monotonic, 0 while off; `last`: the show that ended last."""

    state: Literal["off", "starting", "on", "stopping"] = "off"
    since_ns: int = 0
    seconds: int = 0
    last: Summary | None = None
