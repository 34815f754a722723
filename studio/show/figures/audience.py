"""Who watched: what connections tell of their viewers, and what that means for a part of the show.

A platform tells its counts as they are now, and some of them only. Online falls and rises. Viewers, views and followers are
running counts of the platform: of these a part of the show has the difference between its end and its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

import msgspec

_ANEW = 2  # a running count that falls below this part of what it was began anew; what falls less was corrected


Count = Annotated[int, msgspec.Meta(ge=0, le=10**12)]  # nobody has more; checked where it is read from a file


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What one connection told at one moment. None: it does not tell that. `followers`: all that its channel has."""

    online: Count = 0
    viewers: Count | None = None
    views: Count | None = None
    followers: Count | None = None


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Who was there in one part of the show. None: not known. `online`: as it ended, or now."""

    online: int | None = None
    peak: int | None = None
    viewers: int | None = None
    views: int | None = None
    new_followers: int | None = None


class Running:
    """A count that a platform keeps: it rises, is corrected, and begins anew with a platform's new broadcast.

    A count that falls and is back with the next telling was told wrongly in between, and has not begun anew.
    """

    def __init__(self) -> None:
        self._before = 0  # of counts that ended
        self._latest: int | None = None
        self._ended: int | None = None  # the one that ended with the latest telling

    @property
    def total(self) -> int | None:
        """How many there were in all; None before it was told."""
        return None if self._latest is None else self._before + self._latest

    def take(self, count: int | None) -> None:
        """The platform says so many; None: nothing."""
        if count is None:
            return
        ended, self._ended = self._ended, None
        if ended is not None and count >= ended:
            self._before -= ended
        elif self._latest is not None and count * _ANEW < self._latest:
            self._before += self._latest
            self._ended = self._latest
        self._latest = count

    def begin(self) -> None:
        """The show begins: counts that ended were of others."""
        self._before, self._ended = 0, None


class Gauge:
    """What one connection has told so far."""

    def __init__(self) -> None:
        self.online = 0
        self._viewers, self._views = Running(), Running()
        self._followers: tuple[int, int] | None = None  # when it first told, and now

    def take(self, counts: Counts) -> None:
        """It tells its counts as they are now."""
        self.online = counts.online
        self._viewers.take(counts.viewers)
        self._views.take(counts.views)
        if counts.followers is not None:
            self._followers = (self._followers[0] if self._followers else counts.followers, counts.followers)

    def begin(self) -> None:
        """The show begins: broadcasts that ended, and followers that were won before, are none of it."""
        self._viewers.begin()
        self._views.begin()
        if self._followers is not None:
            self._followers = (self._followers[1], self._followers[1])

    def leave(self) -> None:
        """Nobody watches there any more; who did is remembered."""
        self.online = 0

    def now(self) -> Counts:
        """Its counts as they come to now; of followers those that it won."""
        won = None if self._followers is None else self._followers[1] - self._followers[0]
        return Counts(self.online, self._viewers.total, self._views.total, won)


Standing = Mapping[str, Counts]  # by connection, as `Gauge.now` has it at one moment


def reach(began: Counts | None, ended: Counts, peak: int) -> Reach:
    """What one connection reached between two moments; `began` None: from the beginning of the show on."""
    if began is None:
        return Reach(online=ended.online, peak=peak, viewers=ended.viewers, views=ended.views, new_followers=ended.followers)
    came = _gain(began.viewers, ended.viewers)
    return Reach(
        online=ended.online,
        peak=peak,
        viewers=None if came is None else began.online + max(0, came),
        views=_floor(_gain(began.views, ended.views)),
        new_followers=_gain(began.followers, ended.followers),
    )


def together(reached: Iterable[Reach], peak: int) -> Reach:
    """What several connections reached; a count that one of them does not tell is not known of all.

    `peak`: the most who were there at one moment, which is no sum of peaks.
    """
    several = list(reached)
    if not several:
        return Reach()
    return Reach(
        online=_sum(part.online for part in several),
        peak=peak,
        viewers=_sum(part.viewers for part in several),
        views=_sum(part.views for part in several),
        new_followers=_sum(part.new_followers for part in several),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    found = 0
    for count in counts:
        if count is None:
            return None
        found += count
    return found


def _gain(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before


def _floor(count: int | None) -> int | None:
    return None if count is None else max(0, count)
