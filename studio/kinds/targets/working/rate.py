"""Bytes and seconds on air of one destination, over all its connections. No I/O."""

from __future__ import annotations

from studio.ipc.clock import NS

_WINDOW_NS = 2 * NS


class Rate:
    """Counts what the server's system has confirmed."""

    def __init__(self) -> None:
        self.bps = 0
        self._before = 0  # bytes of connections that have ended
        self._now = 0
        self._live_ns = 0
        self._last_ns = -1
        self._mark = (0, 0)  # (bytes, ns) at the start of the window that `bps` is measured over

    @property
    def total(self) -> int:
        return self._before + self._now

    @property
    def live_s(self) -> float:
        """Seconds live, to a tenth."""
        return round(self._live_ns / NS, 1)

    def gone(self, written: int) -> None:
        """The connection has ended after `written` bytes."""
        self._before += written
        self._now = 0

    def count(self, sent: int, live: bool, now_ns: int) -> None:
        """`sent` bytes of the current connection have arrived by now."""
        self._now = max(self._now, sent)
        if self._last_ns >= 0 and live:
            self._live_ns += now_ns - self._last_ns
        self._last_ns = now_ns
        total, since_ns = self._mark
        if not live:
            self.bps = 0
            self._mark = (self.total, now_ns)
        elif now_ns - since_ns >= _WINDOW_NS:
            self.bps = (self.total - total) * 8 * NS // (now_ns - since_ns)
            self._mark = (self.total, now_ns)
