"""What went wrong while the show ran: every alarm since the studio began, when it came and when it was over. Bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any

from studio.control.schema.state.machine import Alarm
from studio.desk.journal.records import wall_ms
from studio.values.sentences import carried

_KEPT = 500


class Incidents:
    """Looks at the alarms that stand whenever they change. One event loop."""

    def __init__(self) -> None:
        self._standing: dict[str, dict[str, Any]] = {}
        self._all: deque[dict[str, Any]] = deque(maxlen=_KEPT)

    def look(self, standing: Iterable[Alarm]) -> None:
        """Note what is new, and what is over. An alarm in other words is the same incident, with the latest words."""
        now = {alarm.id: alarm for alarm in standing if alarm.level != "info"}
        for name in self._standing.keys() - now.keys():
            self._standing.pop(name)["ended_ms"] = wall_ms()
        for name, alarm in now.items():
            if name not in self._standing:
                began = {"began_ms": wall_ms(), "ended_ms": None}
                self._standing[name] = began
                self._all.append(began)
            self._standing[name] |= {"level": alarm.level, "text": alarm.text}

    def told(self) -> list[dict[str, Any]]:
        """All of them, the oldest first: `began_ms`, `ended_ms` (None: it stands), `level`, `text`, `said` (of `Worded`)."""
        return [carried(incident) for incident in self._all]
