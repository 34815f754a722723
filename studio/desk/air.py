"""What is on air: which destinations ought to be live, and what that amounts to. Pure: worker states in, one word out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

from studio.control.schema.state import air as state
from studio.control.schema.state.air import Summary
from studio.document import model

AirState = Literal["off", "starting", "on", "stopping"]
LIVE = ("live", "running")
ENDED_BADLY = ("failed", "ended")


def viewed(show: model.Show, active: Collection[str]) -> set[str]:
    """Destinations among `active` at which somebody may watch: no recordings."""
    return {
        destination.id for destination in show.destinations if destination.id in active and destination.target.facts.has_viewers
    }


class Air:
    """`active` are the destinations that ought to be live. Once on, it stays on until the last one is stopped."""

    def __init__(self) -> None:
        self.active: set[str] = set()
        self.state: AirState = "off"
        self.since_ns = 0

    def start(self, destinations: Iterable[str]) -> None:
        self.active |= set(destinations)
        if self.state in ("off", "stopping") and self.active:
            self.state = "starting"

    def stop(self, destinations: Iterable[str] | None = None) -> None:
        """End these, or all."""
        self.active -= set(self.active if destinations is None else destinations)
        if not self.active and self.state != "off":
            self.state = "stopping"

    def observe(self, sinks: Mapping[str, str], now_ns: int) -> None:
        """Take note of the sink workers there are: state by destination."""
        if self.state == "starting" and any(sinks.get(destination) in LIVE for destination in self.active):
            self.state, self.since_ns = "on", now_ns
        elif self.state == "stopping" and not sinks:
            self.state, self.since_ns = "off", 0

    def settled(self, sinks: Mapping[str, str]) -> bool:
        """True when every active destination is live or has given up."""
        return all(sinks.get(destination) in (*LIVE, *ENDED_BADLY) for destination in self.active)

    def as_state(self, now_ns: int, last: Summary | None = None) -> state.Air:
        seconds = (now_ns - self.since_ns) // 1_000_000_000 if self.since_ns else 0
        return state.Air(state=self.state, since_ns=self.since_ns, seconds=seconds, last=last)

    def as_memory(self) -> dict[str, Any]:
        return {"active": sorted(self.active), "state": self.state, "since_ns": self.since_ns}

    def recall(self, memory: Mapping[str, Any]) -> None:
        """Be what the desk before us said."""
        self.active, self.state, self.since_ns = set(memory["active"]), memory["state"], memory["since_ns"]
