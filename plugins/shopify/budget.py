"""What the shop lets be asked: a bucket of points that fills up again. Each question costs some; each answer says what is left.

Shopify takes a question when as many points are there as it might cost (`requestedQueryCost`), and gives back afterwards what it
did not cost. So a question waits here, rather than being refused there. Pure; times are seconds of any one clock.
"""

from __future__ import annotations

from collections.abc import Hashable

from shopify.questions import Cost

_UNKNOWN = 100.0  # points of a question that was never asked
_FIRST = 2_000.0  # points and, a second, points back of the smallest plan: until the shop has said its own
_FIRST_RATE = 100.0
_REMEMBERED = 500  # questions


class Budget:
    """One app's points at one shop. A question is known by anything that is another one where it may cost something else."""

    def __init__(self) -> None:
        self._most, self._rate_per_s, self._left, self._at_s = _FIRST, _FIRST_RATE, _FIRST, 0.0
        self._costs: dict[Hashable, float] = {}

    def wait_s(self, question: Hashable, now_s: float, patient: bool = False) -> float:
        """Seconds until it may be asked, 0: now. `patient`: a quarter of the bucket is left to what cannot wait."""
        cost = min(self._most, self._costs.get(question, _UNKNOWN))
        wanted = min(self._most, cost + (self._most / 4 if patient else 0.0))
        return max(0.0, (wanted - self._there(now_s)) / self._rate_per_s)

    def asked(self, question: Hashable, now_s: float) -> None:
        """It is asked now."""
        self._left, self._at_s = self._there(now_s) - self._costs.get(question, _UNKNOWN), now_s

    def answered(self, question: Hashable, cost: Cost, now_s: float) -> None:
        """What the answer said. Numbers that cannot be are passed over."""
        status = cost.throttle_status
        if status.restore_rate > 0 and status.maximum_available > 0:
            self._most, self._rate_per_s = status.maximum_available, status.restore_rate
            self._left, self._at_s = status.currently_available, now_s
        if cost.requested_query_cost > 0:
            if len(self._costs) >= _REMEMBERED:
                self._costs.clear()
            self._costs[question] = cost.requested_query_cost

    def _there(self, now_s: float) -> float:
        return min(self._most, self._left + max(0.0, now_s - self._at_s) * self._rate_per_s)
