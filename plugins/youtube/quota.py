"""How much may be asked of YouTube today, and how fast it may be read so that the rest lasts the show. Pure.

A project has so many units a day, 10,000 unless Google gives it more, and each request costs some
(https://developers.google.com/youtube/v3/determine_quota_cost). The day begins at midnight Pacific time.
"""

from __future__ import annotations

from youtube import pacific_time

LOOK, READ, WRITE, BAN = 1, 5, 20, 50  # units: of a list, a page or a stream of chat, a message sent or deleted, a ban or its end
CHANGE = 50  # of a broadcast or stream made or changed
_KEPT = 0.2  # of a day's units for writing, moderation and figures
QUICKEST_S, SLOWEST_S = 1.0, 300.0  # from one reading to the next
_LEAST_S = 1_800.0  # a show that lasts longer than it was to is good for so long, again and again


class Quota:
    """Counts what was asked. `now_ms`: the wall clock."""

    def __init__(self, units_per_day: int, show_s: float) -> None:
        self._units, self._show_s = units_per_day, show_s
        self._spent = 0
        self._day = -1
        self._gone_until_ms = 0
        self._began_ms: int | None = None

    def spend(self, units: int, now_ms: int) -> None:
        """A request costs so many."""
        self._turn(now_ms)
        self._spent += units

    def gone(self, now_ms: int) -> None:
        """YouTube says that nothing is left of the day, whoever has spent it."""
        self._turn(now_ms)
        self._spent = max(self._spent, self._units)
        self._gone_until_ms = pacific_time.begin_ms(self._day + 1)

    def back(self) -> None:
        """YouTube answers all the same: there is more than was known."""
        self._gone_until_ms = 0

    def pause_s(self, now_ms: int) -> float:
        """Return the seconds until the next day begins; 0 while something is left."""
        return max(0.0, (self._gone_until_ms - now_ms) / 1000)

    def left(self, now_ms: int) -> int:
        """Units that are left, as far as is known here."""
        self._turn(now_ms)
        return max(0, self._units - self._spent)

    def pace_s(self, now_ms: int) -> float:
        """Return the seconds from one reading to the next that the units bear until the show is over; the show began with the
        first call."""
        if self._began_ms is None:
            self._began_ms = now_ms
        rest_s = max(_LEAST_S, self._show_s - (now_ms - self._began_ms) / 1000)
        readings = (self.left(now_ms) - _KEPT * self._units) / READ
        if readings < 1:
            return SLOWEST_S
        return min(SLOWEST_S, max(QUICKEST_S, rest_s / readings))

    def _turn(self, now_ms: int) -> None:
        """Begin another day, if it is one."""
        day = pacific_time.day(now_ms)
        if day != self._day:
            self._day, self._spent = day, 0
