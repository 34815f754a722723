"""Whether YouTube takes a request now, by the quota and by what it has said, and what its refusals mean for the next ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says
from youtube.quota import Quota
from youtube.refusals import QUOTA_GONE, TOO_FAST, reason_of, refusal

_PAUSE_S = 10.0  # after `rateLimitExceeded`; YouTube names no time
_LOOK_AGAIN_S = 1_800.0  # at an empty quota, which Google may have raised


class Limits:
    """Of one account's requests. `now_ms`: the wall clock of the quota. One event loop."""

    def __init__(self, quota: Quota, now_ms: Callable[[], int]) -> None:
        self._quota, self._now_ms = quota, now_ms
        self._shut_until_s = 0.0  # YouTube has said that it takes nothing before

    @property
    def shut_s(self) -> float:
        """Seconds for which nothing is asked; 0: it can be asked now."""
        return max(0.0, self._shut_until_s - asyncio.get_running_loop().time())

    def pace_s(self) -> float:
        """Seconds between two readings of the chat that the quota bears."""
        return self._quota.pace_s(self._now_ms())

    def begin(self, cost: int) -> None:
        """A request is about to be made. Raises: AbilityError: YouTube takes none now."""
        if (shut_s := self.shut_s) > 0:
            raise self._too_much(shut_s)
        self._quota.spend(cost, self._now_ms())

    def answered(self) -> None:
        """A request was answered with what it asked for."""
        if not self.shut_s:  # else it was made before YouTube took no more
            self._quota.back()

    def refused(self, status: int, content: bytes) -> AbilityError:
        """A request was refused; the failure that it is."""
        reason = reason_of(content)
        if reason in QUOTA_GONE:
            self._quota.gone(self._now_ms())
            return self._shut(min(_LOOK_AGAIN_S, self._quota.pause_s(self._now_ms())))
        if reason in TOO_FAST or status == 429:
            return self._shut(_PAUSE_S)
        return refusal(status, content)

    def _shut(self, seconds: float) -> AbilityError:
        self._shut_until_s = max(self._shut_until_s, asyncio.get_running_loop().time() + seconds)
        return self._too_much(seconds)

    def _too_much(self, shut_s: float) -> AbilityError:
        if pause_s := self._quota.pause_s(self._now_ms()):
            hours, minutes = divmod(round(pause_s / 60), 60)
            return AbilityError("limited", says.quota_gone(hours=hours, minutes=minutes), shut_s)
        return AbilityError("limited", says.limited(seconds=max(1, round(shut_s))), shut_s)
