"""How much of Facebook's limits is used, as its answers say, and whether anything may be asked now.

Facebook counts calls, time and processor time of an application (`X-App-Usage`) and of a page (`X-Business-Use-Case-Usage`), each
in percent of what it allows: https://developers.facebook.com/docs/graph-api/overview/rate-limiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Annotated, TypeVar

import msgspec

from facebook import sentences as says
from studio.plugin_api.abilities import AbilityError

APP, BUSINESS = "x-app-usage", "x-business-use-case-usage"
_USUAL_S = 60.0  # after a refusal that names no time
_LONGEST_S = 3_600.0
_PACES_S = ((75.0, 5.0), (90.0, 15.0))  # below so many percent, seconds between two looks at the comments
_SLOWEST_S = 60.0
_HEADER = 20_000  # characters
_Count = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]

T = TypeVar("T")


class _Usage(msgspec.Struct, frozen=True):
    """Percent; and minutes until something is allowed again."""

    call_count: _Count = 0
    total_time: _Count = 0
    total_cputime: _Count = 0
    estimated_time_to_regain_access: _Count = 0

    @property
    def percent(self) -> float:
        return max(self.call_count, self.total_time, self.total_cputime)


class Limits:
    """Of one token's requests. `now_s`: monotonic. One event loop."""

    def __init__(self, now_s: Callable[[], float] | None = None) -> None:
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._shut_until_s = 0.0
        self._regain_s = 0.0
        self._used: dict[str, float] = {}

    @property
    def used(self) -> float:
        """Percent of what is allowed, as far as Facebook has said."""
        return max(self._used.values(), default=0.0)

    def pace_s(self) -> float:
        """Seconds from one look at the comments to the next: the more is used, the more."""
        return next((pace_s for percent, pace_s in _PACES_S if self.used < percent), _SLOWEST_S)

    def rest_s(self, usual_s: float) -> float:
        """Seconds until what is usually asked every `usual_s` is asked again."""
        return max(usual_s, self.pace_s())

    def begin(self) -> None:
        """A request is about to be made. Raises: AbilityError: Facebook takes none now."""
        if (wait_s := self._shut_until_s - self._now_s()) > 0:
            raise self._too_much(wait_s)

    def note(self, headers: Mapping[str, str]) -> None:
        """What an answer says beside itself; what cannot be read says nothing."""
        if (app := _read(headers, APP, _Usage)) is not None:
            self._used[APP] = app.percent
        if (business := _read(headers, BUSINESS, dict[str, list[_Usage]])) is not None:
            usages = [usage for found in business.values() for usage in found]
            self._used[BUSINESS] = max((usage.percent for usage in usages), default=0.0)
            self._regain_s = 60.0 * max((usage.estimated_time_to_regain_access for usage in usages), default=0.0)

    def refused(self) -> AbilityError:
        """Facebook says that too much was asked: nothing is for as long as it has said, or a minute."""
        pause_s = min(self._regain_s or _USUAL_S, _LONGEST_S)
        self._shut_until_s = self._now_s() + pause_s
        return self._too_much(pause_s)

    def _too_much(self, wait_s: float) -> AbilityError:
        if wait_s < 120:
            return AbilityError("limited", says.limited(seconds=max(1, round(wait_s))), wait_s)
        return AbilityError("limited", says.limited_long(minutes=round(wait_s / 60)), wait_s)


def _read(headers: Mapping[str, str], name: str, shape: type[T]) -> T | None:
    said = headers.get(name, "")
    if not said or len(said) > _HEADER:
        return None
    try:
        return msgspec.json.decode(said, type=shape)
    except (msgspec.DecodeError, RecursionError):
        return None
