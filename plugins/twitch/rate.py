"""How many messages Twitch takes: so many in any thirty seconds. Pure; time is an argument, seconds of any one clock."""

from __future__ import annotations

from collections import deque

PERIOD_S = 30.0
OF_VIEWERS, OF_MODERATORS = 20, 100  # messages in a period


class Rate:
    """Counts what was sent. `bound` may grow while it counts: the account turned out to be a moderator's."""

    def __init__(self, bound: int = OF_VIEWERS) -> None:
        self.bound = bound
        self._sent: deque[float] = deque()

    def wait_s(self, now_s: float) -> float:
        """Return the seconds until one more may go; 0 when it may now."""
        while self._sent and self._sent[0] <= now_s - PERIOD_S:
            self._sent.popleft()
        if len(self._sent) < self.bound:
            return 0.0
        return self._sent[len(self._sent) - self.bound] + PERIOD_S - now_s

    def sent(self, now_s: float) -> None:
        """One more has gone."""
        self._sent.append(now_s)
