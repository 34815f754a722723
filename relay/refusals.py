"""What was refused, for the log: at once when it begins, then how often, once a minute. Nothing of what strangers sent."""

from __future__ import annotations

import logging

__all__ = ["Refusals"]

log = logging.getLogger(__name__)

_EVERY_S = 60.0
_MOST = 1000  # kinds of them; connections are those of the settings


class Refusals:
    """Counts refusals by connection and answer."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], tuple[int, float]] = {}  # since it was last said, and when that was

    def note(self, connection: str, status: int, why: str, now_s: float) -> None:
        """Count one, and say it where it is time. `connection` may be empty; seconds of any one clock."""
        key = (connection, status)
        count, said_s = self._counts.get(key, (0, now_s - _EVERY_S))
        if now_s - said_s < _EVERY_S:
            self._counts[key] = (count + 1, said_s)
            return
        if key in self._counts or len(self._counts) < _MOST:
            self._counts[key] = (0, now_s)
        log.info("%s: refused with %d: %s%s", connection or "a call", status, why, f" ({count} more before)" if count else "")
