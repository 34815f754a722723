"""How much may be done: so much at once, then so much a second. Pure; time is an argument, seconds of any one clock."""

from __future__ import annotations


class TokenBucket:
    """Holds up to `burst` tokens, full at first, and gains `rate_per_s` of them a second.

    So within any time at most `burst` and what that time brings are given out. More than `burst` at once is never given.
    """

    def __init__(self, rate_per_s: float, burst: float) -> None:
        self._rate_per_s = rate_per_s
        self._burst = burst
        self._tokens = burst
        self._filled_s: float | None = None

    def take(self, now_s: float, tokens: float = 1.0, keep: float = 0.0) -> bool:
        """Take so many tokens and return True, or none and False if fewer are there beside those to `keep` for others."""
        self._fill(now_s)
        if self._tokens - keep < tokens:
            return False
        self._tokens -= tokens
        return True

    def wait_s(self, now_s: float, tokens: float = 1.0, keep: float = 0.0) -> float:
        """Return the seconds until `take` can succeed; 0 when it can now."""
        self._fill(now_s)
        return max(0.0, (tokens + keep - self._tokens) / self._rate_per_s)

    def _fill(self, now_s: float) -> None:
        if self._filled_s is not None:
            self._tokens = min(self._burst, self._tokens + (now_s - self._filled_s) * self._rate_per_s)
        self._filled_s = now_s
