"""When a process that died is started again, and when that has become pointless. Pure: time is an argument."""

from __future__ import annotations

from collections import deque

_SECOND = 1_000_000_000
LIMIT, WINDOW_NS = 5, 60 * _SECOND
_BACKOFF_NS = (0, _SECOND // 10, _SECOND // 2, _SECOND, 2 * _SECOND)


class CrashPolicy:
    """One process's crashes. The first restart comes at once, later ones after 0.1, 0.5, 1 and 2 s."""

    def __init__(self) -> None:
        self._crashes: deque[int] = deque()

    def crashed(self, now_ns: int) -> int | None:
        """Note a crash. Returns when to start again (ns), or None when this was the fifth in a minute."""
        while self._crashes and now_ns - self._crashes[0] > WINDOW_NS:
            self._crashes.popleft()
        self._crashes.append(now_ns)
        if len(self._crashes) >= LIMIT:
            return None
        return now_ns + _BACKOFF_NS[len(self._crashes) - 1]
