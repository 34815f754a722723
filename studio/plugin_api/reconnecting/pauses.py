"""How long to wait after a failure before it is tried again: one rule for each kind, the same for every platform. Pure."""

from __future__ import annotations

from studio.plugin_api.abilities import AbilityError
from studio.values.backoff import REFUSED_S, Backoff

__all__ = ["pause_s"]

_PASSING = ("unreachable", "limited", "conflict")


def pause_s(error: AbilityError, backoff: Backoff) -> float:
    """Seconds until it is worth another try.

    What passes by itself is tried again soon, and later each time: the platform is away (`unreachable`), too much was asked
    (`limited`), somebody else is there still (`conflict`). What somebody has to see to, a login that is over (`logged_out`) and
    whatever else was rejected, is tried again seldom, in case somebody has. Where the failure says how long it lasts
    (`AbilityError.pause_s`), it is not tried before.
    """
    if error.code in _PASSING:
        return max(error.pause_s, backoff.wait_s())
    return error.pause_s or REFUSED_S
